package front_test

import (
	"fmt"

	"allies/parse/front"
	"allies/parse/text"
)

func ExampleReadYAML() {
	src := "name: Dana Okafor\ngoals: [open data, a book]\nmastodon: @dana\n"
	d := text.NewDocument("dana.md", []byte(src), nil)
	for _, p := range front.ReadYAML(d, text.Region{Start: 0, End: len(src)}) {
		p.Value.Each(func(n *front.Node) {
			fmt.Println(p.Key.Text, "is", n.Text, "in line", d.LineAt(n.At.Start))
		})
	}
	fmt.Println(d.Problems[0].Code)
	// Output:
	// name is Dana Okafor in line 1
	// goals is open data in line 2
	// goals is a book in line 2
	// mastodon is @dana in line 3
	// front-matter
}

func ExampleReadFlat() {
	pairs, ok := front.ReadFlat("reach: outside # of the company\n", 0)
	fmt.Println(pairs[0].Key.Text, pairs[0].Value.Text, ok)
	_, ok = front.ReadFlat("bio: |\n  a block of text\n", 0)
	fmt.Println(ok)
	// Output:
	// reach outside true
	// false
}

func ExampleInline() {
	n := front.Inline("[[Ravi Patel]], [[Ines]]", 0)
	fmt.Println(n.Items[0].Text, n.Items[1].Text)
	// Output:
	// [[Ravi Patel]] [[Ines]]
}

func ExampleQuoted() {
	fmt.Println(front.Quoted("head of platform: Lagos"), front.Quoted(`the "lead"`))
	// Output:
	// "head of platform: Lagos" 'the "lead"'
}

func ExampleBracketed() {
	fmt.Println(front.Bracketed("[a, [b]] c"), front.Bracketed("[a"))
	// Output:
	// 8 0
}

func ExampleQuotedLength() {
	fmt.Println(front.QuotedLength(`"a \" b" c`), front.QuotedLength(`"a`))
	// Output:
	// 8 0
}

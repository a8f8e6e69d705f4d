package markdown_test

import (
	"fmt"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

func ExampleBlocks() {
	src := "# Dana\n\nMet at a meetup.\n\n- gave time: x\n- got gift: y\n"
	d := text.NewDocument("dana.md", []byte(src), nil)
	top := markdown.Blocks(d, text.Region{Start: 0, End: len(src)}).Document()
	for b := top.First(); b.Exists(); b = b.Next() {
		fmt.Println(d.LineAt(b.Start()), b.Kind() == markdown.HeadingBlock, b.Kind() == markdown.ListBlock)
	}
	// Output:
	// 1 true false
	// 3 false false
	// 5 false true
}

func ExampleProseOf() {
	src := "A paragraph\nof two lines.\n"
	d := text.NewDocument("dana.md", []byte(src), nil)
	p, _ := markdown.ProseOf(d, markdown.Blocks(d, text.Region{Start: 0, End: len(src)}).Document().First())
	fmt.Println(p.Text)
	fmt.Println(d.LineAt(p.Offset(len("A paragraph "))))
	// Output:
	// A paragraph of two lines.
	// 2
}

func ExampleReadLinks() {
	place := func(start, end int) ledger.Pos { return ledger.Pos{Start: int32(start), End: int32(end)} }
	for _, l := range markdown.ReadLinks("with [[Ravi Patel|Ravi]] and [Ines](people/Ines.md)", place) {
		fmt.Println(l.Target, l.Shown)
	}
	// Output:
	// Ravi Patel Ravi
	// people/Ines.md Ines
}

func ExampleReadTags() {
	fmt.Println(markdown.ReadTags("lunch #talks, room #12 (#work/team)"))
	// Output:
	// [talks work/team]
}

func ExampleOutsideCode() {
	fmt.Printf("%q\n", markdown.OutsideCode("see `[[this]]` %%and that%%"))
	// Output:
	// "see            %%        %%"
}

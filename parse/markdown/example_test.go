package markdown_test

import (
	"fmt"
	"strings"

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

func ExampleMaskComments() {
	d := text.NewDocument("dana.md", []byte("%%\n# not seen\n%%\nseen\n"), nil)
	markdown.MaskComments(d, text.Region{Start: 0, End: 22})
	b := markdown.Blocks(d, text.Region{Start: 0, End: 22}).Document().First()
	p, _ := markdown.ProseOf(d, b)
	fmt.Println(p.Text)
	// Output:
	// seen
}

func ExampleTakeDefinitions() {
	src := "[d]: people/Dana.md\n\nwith [her][d]\n"
	d := text.NewDocument("x.md", []byte(src), nil)
	markdown.TakeDefinitions(d, markdown.Blocks(d, text.Region{Start: 0, End: len(src)}).Document())
	b := markdown.Blocks(d, text.Region{Start: 0, End: len(src)}).Document().First()
	p, _ := markdown.ProseOf(d, b)
	fmt.Println(p.Text)
	// Output:
	// with [her][d]
}

func ExampleTrackFence() {
	open := markdown.TrackFence("```go", "")
	fmt.Println(open, markdown.TrackFence("```", open) == "")
	// Output:
	// ``` true
}

func ExampleTrackFences() {
	fmt.Println(markdown.TrackFences("~~~\ncode\n", ""))
	// Output:
	// ~~~
}

func ExampleFenceMark() {
	fmt.Println(markdown.FenceMark("````go"))
	// Output:
	// ````
}

func ExamplePlainText() {
	fmt.Println(markdown.PlainText("**Dana** met [[Ravi Patel|Ravi]] at [the fair](https://fair.example)"))
	// Output:
	// Dana met Ravi at the fair
}

func ExampleInline() {
	for _, s := range markdown.Inline("see *this*") {
		fmt.Printf("%q\n", s.Text)
	}
	// Output:
	// "see this"
}

func ExampleReadLink() {
	place := func(start, end int) ledger.Pos { return ledger.Pos{Start: int32(start), End: int32(end)} }
	link, end := markdown.ReadLink("[Ines](people/Ines.md), too", 0, place)
	fmt.Println(link.Target, end)
	// Output:
	// people/Ines.md 22
}

func ExampleReadWiki() {
	place := func(start, end int) ledger.Pos { return ledger.Pos{Start: int32(start), End: int32(end)} }
	link, end := markdown.ReadWiki("[[Ines]], too", 0, place)
	fmt.Println(link.Target, end)
	// Output:
	// Ines 8
}

func ExampleClosingParen() {
	fmt.Println(markdown.ClosingParen("a(b)c) d"))
	// Output:
	// 5
}

func ExampleMaskNesting() {
	d := text.NewDocument("x.md", []byte(strings.Repeat("> ", 500)+"deep\n"), nil)
	markdown.MaskNesting(d)
	fmt.Println(len(d.Problems))
	// Output:
	// 1
}

func ExampleMarkerAt() {
	fmt.Println(markdown.MarkerAt("12. x"), markdown.MarkerAt("x"))
	// Output:
	// 3 0
}

func ExampleIsItem() {
	fmt.Println(markdown.IsItem("  - x"), markdown.IsItem("> x"))
	// Output:
	// true false
}

func ExampleHeadingLevel() {
	fmt.Println(markdown.HeadingLevel("## Log"), markdown.HeadingLevel("#tag"))
	// Output:
	// 2 0
}

func ExampleIsRule() {
	fmt.Println(markdown.IsRule("- - -"), markdown.IsRule("- -"))
	// Output:
	// true false
}

func ExampleEscape() {
	fmt.Println(markdown.Escape("1. a *b*"), markdown.Escape("-5 <c>"), markdown.Escape("- d"))
	// Output:
	// 1\. a \*b\* -5 \<c\> \- d
}

func ExampleIsUnderline() {
	fmt.Println(markdown.IsUnderline("---"), markdown.IsUnderline("- -"))
	// Output:
	// true false
}

func ExampleDistinct() {
	fmt.Println(markdown.Distinct([]string{"a", "b", "a"}))
	// Output:
	// [a b]
}

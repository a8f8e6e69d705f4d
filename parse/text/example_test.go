package text_test

import (
	"fmt"

	"allies/ledger"
	"allies/parse/text"
)

func ExampleDocument() {
	d := text.NewDocument("dana.md", []byte("# Dána\n\n- gave tíme: x\n"), nil)
	at := d.Pos(17, 18)
	fmt.Println(at.Line, at.Column, d.Line(3))
	d.Warnf(ledger.CodeKind, text.Region{Start: 15, End: 20}, "did you mean time?", "%s is no kind", "tíme").Cure(text.Region{Start: 15, End: 20}, "time")
	p := d.Problems[0]
	fmt.Println(p.Line, p.Column, p.EndColumn, p.Message, p.Fix)
	// Output:
	// 3 9 - gave tíme: x
	// 3 7 11 tíme is no kind [{15 20  tím time}]
}

func ExampleEdits() {
	edits := text.EditsOf([]byte("- [ ] send it\n"))
	edits.Insert(13, " done 2026-03-20")
	edits.Replace(3, " ", "x")
	after, err := edits.Apply()
	fmt.Printf("%s%v\n", after, err)
	edits.Replace(3, "y", "z")
	_, err = edits.Apply()
	fmt.Println(err)
	// Output:
	// - [x] send it done 2026-03-20
	// <nil>
	// cannot edit bytes 3 to 4: another edit changes the same bytes
}

func ExampleSkipBlanks() {
	fmt.Println(text.SkipBlanks("  x", 0))
	// Output:
	// 2
}

func ExampleCountDigits() {
	fmt.Println(text.CountDigits("2026-11"))
	// Output:
	// 4
}

func ExampleFirstWord() {
	fmt.Println(text.FirstWord("gave 2h feedback"))
	// Output:
	// gave
}

func ExampleIndentOf() {
	fmt.Println(text.IndentOf("\t- x"))
	// Output:
	// 1
}

func ExampleIsBlankLine() {
	fmt.Println(text.IsBlankLine(" \t"))
	// Output:
	// true
}

func ExampleGarbles() {
	fmt.Println(text.Garbles('\u202e'), text.Garbles('é'))
	// Output:
	// true false
}

func ExampleIsInvisible() {
	fmt.Println(text.IsInvisible('\u200b'), text.IsInvisible(' '))
	// Output:
	// true false
}

func ExampleBrief() {
	fmt.Println(text.Brief("a short line"))
	// Output:
	// a short line
}

func ExampleNewDocument() {
	d := text.NewDocument("dana.md", []byte("one\r\ntwo\n"), nil)
	fmt.Println(d.LineAt(5))
	// Output:
	// 2
}

func ExampleEditsOf() {
	edits := text.EditsOf([]byte("Dana\n"))
	edits.Replace(0, "Dana", "Ravi")
	after, err := edits.Apply()
	fmt.Printf("%q %v\n", after, err)
	// Output:
	// "Ravi\n" <nil>
}

func ExampleShellWord() {
	fmt.Println(text.ShellWord("people/Dana's.md"))
	// Output:
	// 'people/Dana'\''s.md'
}

func ExampleHoldsWord() {
	fmt.Println(text.HoldsWord("the call log", "log"), text.HoldsWord("a catalogue, logs", "log"))
	// Output: true false
}

package markdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

// outline writes a tree, a block a line, with the text of each.
func outline(d *text.Document, b Block, depth int) string {
	var out strings.Builder
	for c := b.First(); c.Exists(); c = c.Next() {
		p, _ := ProseOf(d, c)
		if p == nil {
			p = &Prose{}
		}
		fmt.Fprintf(&out, "%s%d %d @%d %q\n", strings.Repeat(" ", depth), c.Kind(), c.Level(), c.Start(), p.Text)
		out.WriteString(outline(d, c, depth+1))
	}
	return out.String()
}

// checkScan holds the scan against the block parser wherever it accepts a
// text, and reports whether it does.
func checkScan(t *testing.T, src string) bool {
	t.Helper()
	d := text.NewDocument("dana.md", []byte(src), ledger.DefaultConfig())
	body := text.Region{Start: 0, End: len(src)}
	tree, ok := scanBlocks(d, body)
	if !ok {
		return false
	}
	if got, want := outline(d, tree.Document(), 0), outline(d, parseBlocks(d, body).Document(), 0); got != want {
		t.Errorf("of\n%q\nthe scan makes\n%s\nthe parser\n%s", src, got, want)
	}
	return true
}

func TestScanAgreesWithTheBlockParser(t *testing.T) {
	accepted := 0
	sources := samples.CommonMark(t)
	for _, c := range samples.Bodies {
		sources = append(sources, c.Src)
	}
	for _, src := range sources {
		if checkScan(t, src) {
			accepted++
		}
	}
	if accepted < len(sources)/4 {
		t.Errorf("only %d of %d texts are scanned", accepted, len(sources))
	}
	if !checkScan(t, samples.Bodies[0].Src) {
		t.Error("the guide's example is not scanned")
	}
}

// Lines put together from parts reach what bytes at random rarely do: lists in
// lists, lazy lines, blanks that are none.
func TestScanAgreesOnPartsPutTogether(t *testing.T) {
	indents := []string{"", "", "", " ", "  ", "   ", "    ", "      ", "        "}
	markers := []string{"", "", "- ", "- ", "* ", "1. ", "2. ", "10) ", "-", "-  ", "-     ", "1234567890. ", "# ", "####### ", "> ", "- - "}
	texts := []string{"a", "gave: x", "2026-03-14 x", "#tag", "[x]: y", "x ##", "---", "===", "-", "1.", "<a", "a  ", "+2 x", "\u00a0x", "\u2003", "", "* * *"}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	accepted := 0
	for range 40_000 {
		src := ""
		for range 1 + r.IntN(6) {
			src += pick(indents) + pick(markers) + pick(texts) + pick([]string{"\n", "\n", "\r\n", "\n\n"})
		}
		if checkScan(t, src) {
			accepted++
		}
		if t.Failed() {
			return
		}
	}
	if accepted < 2000 {
		t.Errorf("only %d texts are scanned", accepted)
	}
}

func FuzzScan(f *testing.F) {
	for _, c := range samples.Bodies {
		f.Add(c.Src)
	}
	for _, example := range samples.CommonMark(f) {
		f.Add(example)
	}
	f.Add("- a\n  - b\n\n    c\n- d\n1. e\n2. f\n\ng\n  h\n     i\n")
	f.Fuzz(func(t *testing.T, src string) {
		if utf8.ValidString(src) {
			checkScan(t, src)
		}
	})
}

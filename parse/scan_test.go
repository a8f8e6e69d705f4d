package parse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
)

// outline writes a tree, a block a line, with the text of each.
func outline(d *document, b block, depth int) string {
	var out strings.Builder
	for c := b.first(); c.exists(); c = c.next() {
		p, _ := d.proseOf(c)
		fmt.Fprintf(&out, "%s%d %d @%d %q\n", strings.Repeat(" ", depth), c.kind(), c.level(), c.start(), p.text)
		out.WriteString(outline(d, c, depth+1))
	}
	return out.String()
}

// checkScan holds the scan against the block parser wherever it accepts a
// text, and reports whether it does.
func checkScan(t *testing.T, src string) bool {
	t.Helper()
	d := newDocument("dana.md", []byte(src), ledger.DefaultConfig())
	body := region{0, len(src)}
	tree, ok := d.scanBlocks(body)
	if !ok {
		return false
	}
	if got, want := outline(d, tree.document(), 0), outline(d, d.parseBlocks(body).document(), 0); got != want {
		t.Errorf("of\n%q\nthe scan makes\n%s\nthe parser\n%s", src, got, want)
	}
	return true
}

func TestScanAgreesWithTheBlockParser(t *testing.T) {
	accepted := 0
	sources := commonMarkExamples(t)
	for _, c := range bodyCases {
		sources = append(sources, c.src)
	}
	for _, src := range sources {
		if checkScan(t, src) {
			accepted++
		}
	}
	if accepted < len(sources)/4 {
		t.Errorf("only %d of %d texts are scanned", accepted, len(sources))
	}
	if !checkScan(t, guideExample) {
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
	for _, c := range bodyCases {
		f.Add(c.src)
	}
	for _, example := range commonMarkExamples(f) {
		f.Add(example)
	}
	f.Add("- a\n  - b\n\n    c\n- d\n1. e\n2. f\n\ng\n  h\n     i\n")
	f.Fuzz(func(t *testing.T, src string) {
		if utf8.ValidString(src) {
			checkScan(t, src)
		}
	})
}

package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/growth"
)

// TestProblemOfALongLine: of a long line a problem keeps the part around its
// place, in whole characters.
func TestProblemOfALongLine(t *testing.T) {
	const words = "é📅a̱ "
	line := strings.Repeat(words, 2000)
	for at := 0; at < len(line); at += 7 * len(words) {
		d := NewDocument("dana.md", []byte("first\n"+line+"\nlast\n"), nil)
		d.Warnf(ledger.CodeLink, Region{len("first\n") + at, len("first\n") + at + len("é")}, "hint", "message")
		p := d.Problems[0]
		shown, column := []rune(p.Source), p.Column-1-p.Cut
		if whole := []rune(line); !utf8.ValidString(p.Source) || string(whole[p.Cut:p.Cut+len(shown)]) != p.Source || string(shown[column:p.EndColumn-1-p.Cut]) != "é" {
			t.Fatalf("the place at %d is character %d of a part that begins after %d", at, column, p.Cut)
		}
		if len(p.Source) > 2*longestSource || p.Cut == 0 && !strings.HasPrefix(line, p.Source) {
			t.Fatalf("%d bytes are kept, from character %d on", len(p.Source), p.Cut)
		}
	}
}

// BenchmarkProblems notes problems that all stand in one line.
func BenchmarkProblems(b *testing.B) {
	growth.Doubling(b, 2000, func(n int) func() {
		src := []byte(strings.Repeat("[[a]] ", n))
		return func() {
			d := NewDocument("dana.md", src, nil)
			for i := range n {
				d.Warnf(ledger.CodeLink, Region{6 * i, 6*i + 5}, "hint", "message")
			}
		}
	})
}

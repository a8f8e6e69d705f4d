package merge

import (
	"fmt"
	"strings"
	"testing"
)

// large is a file of about a megabyte, of notes and of a log.
func large() string {
	var b strings.Builder
	b.WriteString("---\nname: Dana\ngoals: [one, two]\n---\n\n# Dana\n")
	for i := 0; b.Len() < 700_000; i++ {
		fmt.Fprintf(&b, "\n## 20%02d-%02d-%02d Talk %d\n\nProse on %d.\n\n- gave 2h feedback: on %d\n- got introduction: to %d\n- [ ] send %d by 2026-03-21\n",
			10+i/336, 1+i/28%12, 1+i%28, i, i, i, i, i)
	}
	b.WriteString("\n## Log\n\n")
	for i := 0; b.Len() < 1_000_000; i++ {
		fmt.Fprintf(&b, "- 20%02d-%02d-%02d gave feedback: below %d\n", 10+i/336%16, 1+i/28%12, 1+i%28, i)
	}
	return b.String()
}

func BenchmarkLarge(b *testing.B) {
	base := large()
	for _, bench := range []struct {
		name string
		edit func(side string) string
	}{
		{"apart", func(side string) string { return strings.Replace(base, "Prose on "+side+"00.", "Prose of "+side, 1) }},
		{"end", func(side string) string { return base + "\n## 2027-01-01 By " + side + "\n\n- win: of " + side + "\n" }},
		{"everywhere", func(side string) string {
			return strings.ReplaceAll(base, "\n- got introduction", "\n- win: of "+side+"\n- got introduction")
		}},
		{"every line", func(side string) string {
			return strings.ReplaceAll(base, " gave feedback", " gave "+side+"h feedback")
		}},
	} {
		ours, theirs := bench.edit("1"), bench.edit("2")
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(base)))
			for b.Loop() {
				merged(base, ours, theirs)
			}
		})
	}
}

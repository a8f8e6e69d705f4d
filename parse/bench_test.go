package parse

import (
	"strconv"
	"strings"
	"testing"

	"allies/ledger/growth"
)

// repeat joins what write makes of the numbers below n.
func repeat(n int, write func(i string) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(write(strconv.Itoa(i)))
	}
	return b.String()
}

// BenchmarkGrowth reads a note that holds ever more of one thing.
func BenchmarkGrowth(b *testing.B) {
	const head = "# Dana\n\n## 2026-11-20 Tea"
	for _, c := range []struct {
		name  string
		least int
		note  func(n int) string
	}{
		{"tags of one line", 500, func(n int) string {
			return "\n\n" + repeat(n, func(i string) string { return "#t" + i + " " })
		}},
		{"tags of many lines", 500, func(n int) string {
			return "\n\n" + repeat(n, func(i string) string { return "- a #t" + i + "\n" })
		}},
		{"tags of the heading", 500, func(n int) string {
			return repeat(n, func(i string) string { return " #t" + i }) + "\n\n" + strings.Repeat("- gave 1h: a\n- [ ] b\n", n)
		}},
		{"links of one line", 500, func(n int) string {
			return "\n\n" + repeat(n, func(i string) string { return "[[P" + i + "]] " })
		}},
		{"runs of backticks", 8000, func(n int) string { // of all lengths, n in all
			var b strings.Builder
			for i := 1; b.Len() < n; i++ {
				b.WriteString(strings.Repeat("`", i) + "x")
			}
			return "\n\n- " + b.String() + "\n"
		}},
		{"verbs of one line", 500, func(n int) string { return "\n\n- " + strings.Repeat("word gave 2h: by ", n) + "\n" }},
		{"opening brackets", 2000, func(n int) string { return "\n\n" + strings.Repeat("[", n) + "\n" }},
		{"conflict markers of all lengths", 40_000, func(n int) string { // none of which closes
			var b strings.Builder
			for i := conflictMark; b.Len() < n; i++ {
				b.WriteString("\n" + strings.Repeat("<", i) + " x\n" + strings.Repeat("=", i))
			}
			return b.String() + "\n"
		}},
		{"problems", 500, func(n int) string { return "\n\n" + strings.Repeat("- gave 1.2.3h: a\n", n) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			growth.Doubling(b, c.least, func(n int) func() {
				src := head + c.note(n)
				return func() { read(src) }
			})
		})
	}
}

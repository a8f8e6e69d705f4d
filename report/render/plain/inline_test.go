package plain

import (
	"strings"
	"testing"

	"allies/ledger/growth"
)

// BenchmarkInline reads ever more of one kind of markup.
func BenchmarkInline(b *testing.B) {
	for name, write := range map[string]func(i int) string{
		"runs of backticks": func(i int) string { return strings.Repeat("`", i) + "x" },
		"runs of stars":     func(i int) string { return strings.Repeat("*", i) + "x" },
		"runs of tildes":    func(i int) string { return strings.Repeat("~", i) + " x" },
		"brackets":          func(int) string { return "[" },
		"pairs of brackets": func(int) string { return "[a](" },
		"wiki links":        func(int) string { return "[[" },
		"pictures":          func(int) string { return "![" },
		"angles":            func(int) string { return "<a" },
		"ampersands":        func(int) string { return "&a" },
		"fields":            func(int) string { return "(a::" },
	} {
		b.Run(name, func(b *testing.B) {
			growth.Doubling(b, 8000, func(n int) func() {
				var s strings.Builder
				for i := 1; s.Len() < n; i++ {
					s.WriteString(write(i))
				}
				return func() { Inline(s.String()) }
			})
		})
	}
}

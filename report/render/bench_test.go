package render

import (
	"allies/ledger"
	"allies/ledger/growth"
	document "allies/parse/text"
	"io"
	"strings"
	"testing"
)

// A register of 20,000 entries, as a thousand allies with twenty notes have.
func BenchmarkRegister(b *testing.B) {
	r := register()
	for len(r.Rows) < 20_000 {
		r.Rows = append(r.Rows, r.Rows[:4]...)
	}
	for b.Loop() {
		if err := Register(r).Text(io.Discard, Options{Today: today, Unicode: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck shows problems that all stand in one line.
func BenchmarkCheck(b *testing.B) {
	growth.Doubling(b, 500, func(n int) func() {
		d := document.NewDocument("dana.md", []byte(strings.Repeat("[[é]] ", n)), nil)
		for i := range n {
			d.Warnf(ledger.CodeLink, document.Region{Start: 7 * i, End: 7*i + 6}, "hint", "message")
		}
		return func() {
			if err := Check(io.Discard, d.Problems, Checked{}, Options{Unicode: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

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
				return func() { inline(s.String()) }
			})
		})
	}
}

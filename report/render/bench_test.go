package render

import (
	"io"
	"strings"
	"testing"

	"allies/ledger"
	"allies/ledger/growth"
	document "allies/parse/text"
	"allies/report/render/format"
)

// A register of 20,000 entries, as a thousand allies with twenty notes have.
func BenchmarkRegister(b *testing.B) {
	r := register()
	for len(r.Rows) < 20_000 {
		r.Rows = append(r.Rows, r.Rows[:4]...)
	}
	for b.Loop() {
		if err := Register(r).Text(io.Discard, Options{Today: today, Screen: format.Screen{Unicode: true}}); err != nil {
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
			if err := Check(io.Discard, d.Problems, Checked{}, format.Screen{Unicode: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

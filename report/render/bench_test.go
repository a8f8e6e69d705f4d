package render

import (
	"io"
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

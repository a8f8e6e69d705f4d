package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"allies/ledger/growth"
)

// BenchmarkLogLines logs many lines at once, and says what each was read as.
func BenchmarkLogLines(b *testing.B) {
	for name, line := range map[string]string{"entries": "gave 1h: k%d\n", "prose": "k%d\n", "days": "2026-11-20: gave 1h: k%d\n"} {
		b.Run(name, func(b *testing.B) {
			growth.Doubling(b, 1000, func(n int) func() {
				dir := inLedger(b, map[string]string{"dana.md": "# Dana\n"})
				var lines strings.Builder
				for i := range n {
					fmt.Fprintf(&lines, line, i)
				}
				return func() {
					status := run(world{
						ctx: context.Background(), args: []string{"log", "dana", "-", "--dry-run", "-C", dir, "--today", "2026-11-22"},
						stdin: strings.NewReader(lines.String()), stdout: io.Discard, stderr: io.Discard, now: time.Now,
						env: func(string) string { return "" },
					})
					if status != statusDone {
						b.Fatal(status)
					}
				}
			})
		})
	}
}

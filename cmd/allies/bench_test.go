package main

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
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
				return func() { runQuietly(b, dir, lines.String(), "log", "dana", "-", "--dry-run") }
			})
		})
	}
}

// BenchmarkCommands runs whole commands on a ledger of 20,000 notes. The profile
// that the compiler reads, default.pgo, is taken from it: see CONTRIBUTING.md.
func BenchmarkCommands(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "ledger")
	if said, err := exec.Command("bash", "../../.ci/make-ledger", dir, "400", "50").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, said)
	}
	for _, name := range []string{"balance", "report", "list", "next", "check", "stats"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				runQuietly(b, dir, "", name)
			}
		})
	}
}

// runQuietly runs a command in a ledger and throws away what it prints.
func runQuietly(b *testing.B, dir, stdin string, args ...string) {
	status := run(world{
		ctx: context.Background(), args: append(args, "-C", dir, "--today", "2026-11-22"),
		stdin: strings.NewReader(stdin), stdout: io.Discard, stderr: io.Discard, now: time.Now,
		env: func(string) string { return "" },
	})
	if status != statusDone {
		b.Fatal(args, status)
	}
}

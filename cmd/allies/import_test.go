package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"allies/ledger/growth"
)

// On a terminal a long file tells how far it is read, on one line that goes away.
func TestImportProgress(t *testing.T) {
	for _, c := range []struct {
		asides int
		size   int64
		want   []string
	}{
		{0, 10 << 20, nil}, {80, 10 << 20, []string{"reading x: 40 %", "reading x: 80 %"}}, {80, 0, []string{"reading x: 4 MiB", "reading x: 8 MiB"}},
	} {
		var said bytes.Buffer
		terminal := &terminal{err: &said, asides: c.asides}
		p := &progress{t: terminal, in: strings.NewReader(strings.Repeat("x", 10<<20)), what: "reading x", whole: c.size, step: 4 << 20}
		if n, err := io.Copy(io.Discard, struct{ io.Reader }{p}); n != 10<<20 || err != nil {
			t.Fatal(n, err)
		}
		p.end()
		var told []string
		for _, part := range strings.Split(said.String(), "\r") {
			if part = strings.TrimSpace(part); part != "" {
				told = append(told, part)
			}
		}
		if fmt.Sprint(told) != fmt.Sprint(c.want) || c.want != nil && !strings.HasSuffix(said.String(), " \r") {
			t.Errorf("%+v: %q", c, told)
		}
	}
}

// BenchmarkImport: twice the cards cost twice the time, whether they are new or
// here already.
func BenchmarkImport(b *testing.B) {
	for _, again := range []string{"new", "here"} {
		b.Run(again, func(b *testing.B) {
			growth.Doubling(b, 100, func(n int) func() {
				dir, home := b.TempDir(), b.TempDir()
				var cards strings.Builder
				for i := range n {
					fmt.Fprintf(&cards, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person %d\r\nNICKNAME:Mike\r\nEMAIL:p%d@example.org\r\nNOTE:Met - there\\n* #%d\r\nUID:u%d\r\nEND:VCARD\r\n", i, i, i, i)
				}
				file := filepath.Join(home, "cards.vcf")
				if err := os.WriteFile(file, []byte(cards.String()), 0o600); err != nil {
					b.Fatal(err)
				}
				imports := func(args ...string) {
					var said bytes.Buffer
					status := run(world{
						ctx: b.Context(), args: append([]string{"-C", dir, "import", "vcard", file}, args...), stdin: strings.NewReader(""), stdout: io.Discard, stderr: &said,
						env: func(name string) string { return map[string]string{"HOME": home}[name] }, now: time.Now,
					})
					if status != 0 {
						b.Fatal(said.String())
					}
				}
				if again == "here" {
					imports()
				}
				return func() { imports("--dry-run") }
			})
		})
	}
}

package edit

import (
	"fmt"
	"testing"

	"allies/ledger"
	"allies/ledger/growth"
)

// BenchmarkLog checks, writes and verifies a log of many lines.
func BenchmarkLog(b *testing.B) {
	const src = "# Dana\n\n## 2026-11-20 Tea\n\n- hello\n"
	c := ledger.DefaultConfig()
	for name, line := range map[string]string{"entries": "gave 2h feedback: t%d", "tags": "hello #t%d", "links": "met [[P%d]]", "promises": "[ ] call P%d"} {
		b.Run(name, func(b *testing.B) {
			growth.Doubling(b, 200, func(n int) func() {
				log := Log{Day: ledger.Date(20_000)}
				for i := range n {
					log.Lines = append(log.Lines, fmt.Sprintf(line, i))
				}
				return func() {
					s, _ := ReadSource("dana.md", []byte(src), c)
					checked, _ := log.Check(s.Ally(), c)
					after, err := s.After(AddLog(s, checked))
					if err != nil {
						b.Fatal(err)
					}
					if err := VerifyLog(s, after, checked); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

package folder

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
)

// benchLedger makes a ledger in memory: so many allies with so many notes, each
// with one thing given, one received and one kept promise.
func benchLedger(allies, notes int) (fsys fstest.MapFS, size int64) {
	fsys = fstest.MapFS{"allies.yaml": {}}
	first, _ := ledger.NewDate(2024, 1, 1)
	for i := range allies {
		var b strings.Builder
		fmt.Fprintf(&b, "---\norg: Org %d\nreach: outside\ncadence: 6w\ngoals: [open data, mentoring]\ntags: [work]\n---\n\n# Person %d\n\nPrefers calls to mail.\n", i%50, i)
		for j := range notes {
			day := first.AddDays(9*j + i%30)
			fmt.Fprintf(&b, "\n## %s Coffee number %d #talks\n\nWe spoke about the platform.\n\n- gave 30min feedback: reviewed the proposal\n- got introduction: to [[Person %d]]\n- [x] send the draft by %s\n", day, j, (i+j)%allies, day)
		}
		fsys[fmt.Sprintf("Person %d.md", i)] = &fstest.MapFile{Data: []byte(b.String())}
		size += int64(b.Len())
	}
	return fsys, size
}

// BenchmarkDir reads whole ledgers: the cost of a note must not grow with
// their number.
func BenchmarkDir(b *testing.B) {
	for _, size := range []struct{ allies, notes int }{{100, 20}, {1000, 20}, {100, 200}, {10, 2000}} {
		b.Run(fmt.Sprintf("%dx%d", size.allies, size.notes), func(b *testing.B) {
			fsys, bytes := benchLedger(size.allies, size.notes)
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				if l, err := Dir(fsys, Options{}); err != nil || len(l.Allies) != size.allies {
					b.Fatalf("%d allies, %v", len(l.Allies), err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size.allies*size.notes), "ns/note")
		})
	}
}

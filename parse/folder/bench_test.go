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

// benchPages makes a ledger of so many meetings: each in a page, or all in the
// allies' files, with so many in one.
func benchPages(meetings, perFile int, inPages bool) fstest.MapFS {
	fsys := fstest.MapFS{".obsidian/app.json": {}}
	first, _ := ledger.NewDate(2020, 1, 1)
	own := make([]strings.Builder, meetings/perFile)
	for i := range meetings {
		day := first.AddDays(i / 10)
		text := fmt.Sprintf("We spoke about the platform.\n\n- gave 30min feedback: reviewed draft %d\n- got introduction: to the mill\n- [x] send the draft by %s\n", i, day)
		if inPages {
			fsys[fmt.Sprintf("Meetings/%s Coffee %d.md", day, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nattendees: [Person %d]\n---\n\n%s", i%len(own), text)}
		} else {
			fmt.Fprintf(&own[i%len(own)], "\n## %s Coffee %d\n\n%s", day, i, text)
		}
	}
	for i := range own {
		fsys[fmt.Sprintf("People/Person %d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ncadence: 6w\n---\n%s", own[i].String())}
	}
	return fsys
}

// BenchmarkPages reads meetings from pages, and the same notes from allies'
// files: as many files with one in each ("times"), and fewer. What a page costs
// does not grow with their number.
func BenchmarkPages(b *testing.B) {
	for _, n := range []int{2500, 10000} {
		var perFile float64
		for _, c := range []struct {
			name   string
			notes  int // in an ally's file
			inPage bool
		}{{"one in a file", 1, false}, {"50 in a file", 50, false}, {"pages", 50, true}} {
			b.Run(fmt.Sprintf("%d/%s", n, c.name), func(b *testing.B) {
				fsys := benchPages(n, c.notes, c.inPage)
				b.ReportAllocs()
				for b.Loop() {
					if l, err := Dir(fsys, Options{}); err != nil || c.inPage != (len(l.Pages) == n) {
						b.Fatalf("%d pages, %v", len(l.Pages), err)
					}
				}
				ns := float64(b.Elapsed().Nanoseconds()) / float64(b.N*n)
				b.ReportMetric(ns, "ns/meeting")
				switch {
				case c.notes == 1:
					perFile = ns
				case c.inPage && perFile > 0:
					b.ReportMetric(ns/perFile, "times")
				}
			})
		}
	}
}

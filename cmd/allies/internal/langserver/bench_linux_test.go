package langserver

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
)

// benchLedger is a ledger of so many allies and pages on a disk.
type benchLedger struct {
	b   *testing.B
	dir string
	s   *server
	at  map[string]int // where the next letter is typed, by file
	old map[string]string
}

func newBenchLedger(b *testing.B, allies, pages int) *benchLedger {
	l := &benchLedger{b: b, dir: b.TempDir(), at: map[string]int{}, old: map[string]string{}}
	first, _ := ledger.NewDate(2024, 1, 1)
	l.write("allies.yaml", "unit: h\n")
	l.write("me.md", "---\ngoals: [rest]\n---\n\nMe.\n")
	for i := range allies {
		var text strings.Builder
		fmt.Fprintf(&text, "---\norg: Org %d\ncadence: 6w\ntags: [work]\n---\n\n# Person %d\n", i%50, i)
		for n := range 20 {
			day := first.AddDays(9*n + i%30)
			fmt.Fprintf(&text, "\n## %s Coffee number %d #talks\n\nWe spoke about the platform.\n\n- gave 30min feedback: reviewed the proposal\n- got introduction: to [[Person %d]]\n- [x] send the draft by %s\n", day, n, (i+n)%1000, day)
		}
		l.write(fmt.Sprintf("people/Person %d.md", i), text.String())
	}
	for i := range pages {
		day := first.AddDays(i % 700)
		l.write(fmt.Sprintf("meetings/%s Sync %d.md", day, i), fmt.Sprintf("---\nattendees: [\"[[Person %d]]\", \"[[Person %d]]\"]\n---\n\n# Sync %d\n\nWe spoke about the platform.\n\n- gave [[Person %d]] 30min feedback: the plan\n- [ ] Person %d to send the draft\n", i%1000, (i+7)%1000, i, i%1000, (i+7)%1000))
	}
	day, _ := ledger.NewDate(2026, 11, 22)
	l.s = newServer(strings.NewReader(""), io.Discard, Host{
		Say: func(string) {}, Today: func() (ledger.Date, error) { return day, nil },
	})
	begin := lsp.Initialize{Folders: []lsp.Folder{{URI: lsp.FileURI(l.dir)}}}
	begin.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration = true // nobody watches
	if _, err := l.s.initialize(begin); err != nil {
		b.Fatal(err)
	}
	return l
}

func (l *benchLedger) write(name, text string) {
	path := filepath.Join(l.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		l.b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		l.b.Fatal(err)
	}
}

func (l *benchLedger) uri(name string) lsp.URI {
	return lsp.FileURI(filepath.Join(l.dir, filepath.FromSlash(name)))
}

// open opens a file as it is on the disk.
func (l *benchLedger) open(name string) {
	text, err := os.ReadFile(filepath.Join(l.dir, filepath.FromSlash(name)))
	if err != nil {
		l.b.Fatal(err)
	}
	var o lsp.Opened
	o.Document.URI, o.Document.Text = l.uri(name), string(text)
	l.s.didOpen(o)
	l.at[name], l.old[name] = len(text), string(text)
}

// typed is what is typed at the end of a file, until it begins anew.
const typed = "\n- gave 2h feedback: a walk with [[Person 9"

// key types the n-th letter at the end of an open file.
func (l *benchLedger) key(name string, n int) {
	text := l.s.documents[l.uri(name)].text
	place := text.Position(l.at[name])
	change := lsp.ContentChange{Range: &lsp.Range{Start: place, End: place}, Text: typed[n%len(typed) : n%len(typed)+1]}
	if l.at[name]++; n%len(typed) == len(typed)-1 {
		change.Range.Start = text.Position(len(l.old[name])) // all of it is deleted
		change.Text, l.at[name] = "", len(l.old[name])
	}
	l.s.didChange(lsp.Changed{Document: lsp.Document{URI: l.uri(name)}, Changes: []lsp.ContentChange{change}})
	l.s.idle()
}

// types measures keys in a file: each with the problems of that file and a
// completion.
func (l *benchLedger) types(name string) {
	l.open(name)
	l.s.idle()
	var spent []time.Duration
	for n := 0; l.b.Loop(); n++ {
		begun := processorTime()
		l.key(name, n)
		d := l.s.open(l.uri(name))
		if _, err := l.s.complete(d, lsp.At{Position: d.text.Position(l.at[name])}); err != nil {
			l.b.Fatal(err)
		}
		spent = append(spent, processorTime()-begun)
	}
	l.report(spent)
}

// report says what was spent at the median and at the 99th per cent, and how much
// memory is held.
func (l *benchLedger) report(spent []time.Duration) {
	slices.Sort(spent)
	l.b.ReportMetric(float64(spent[len(spent)/2].Microseconds())/1000, "cpu-ms/key")
	l.b.ReportMetric(float64(spent[len(spent)*99/100].Microseconds())/1000, "cpu-ms/99%")
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	l.b.ReportMetric(float64(memory.HeapAlloc)/(1<<20), "MB")
	runtime.KeepAlive(l.s)
}

// BenchmarkKeystroke types into one file of a ledger of 1,000 allies, and of one
// with 2,000 pages beside them.
func BenchmarkKeystroke(b *testing.B) {
	for _, c := range []struct {
		name, file string
		pages      int
	}{
		{"ally", "people/Person 5.md", 0}, {"ally beside pages", "people/Person 5.md", 2000}, {"page", "meetings/2024-01-06 Sync 5.md", 2000},
		{"me.md", "me.md", 2000}, {"allies.yaml", "allies.yaml", 2000},
	} {
		b.Run(c.name, func(b *testing.B) { newBenchLedger(b, 1000, c.pages).types(c.file) })
	}
}

// BenchmarkOpen opens 3,000 files of a ledger, and says what it costs to read that
// and then to open them.
func BenchmarkOpen(b *testing.B) {
	l := newBenchLedger(b, 3000, 0)
	for b.Loop() {
		begun := processorTime()
		l.s.ledgers[0].forget([]string{"."})
		l.s.idle()
		read := processorTime()
		for i := range 3000 {
			l.open(fmt.Sprintf("people/Person %d.md", i))
			l.s.idle()
		}
		b.ReportMetric(float64((read - begun).Milliseconds()), "cpu-ms/read")
		b.ReportMetric(float64((processorTime() - read).Milliseconds()), "cpu-ms/open")
		for uri := range l.s.documents {
			l.s.didClose(lsp.At{Document: lsp.Document{URI: uri}})
		}
	}
}

// BenchmarkManyEdits types 100,000 letters into a file of a ledger of 1,000 allies,
// and says what the first and the last thousand cost, and the memory that the
// process has from the system after each. It wants -benchtime 1x.
func BenchmarkManyEdits(b *testing.B) {
	const all, some = 100_000, 1000
	for b.Loop() {
		l := newBenchLedger(b, 1000, 0)
		l.open("people/Person 5.md")
		l.s.idle()
		for n := 0; n < all; {
			begun := processorTime()
			for range some {
				l.key("people/Person 5.md", n)
				n++
			}
			if n == some || n == all {
				b.ReportMetric(float64((processorTime()-begun).Microseconds())/1000/some, fmt.Sprintf("cpu-ms/key-at-%d", n))
				b.ReportMetric(residentMB(b), fmt.Sprintf("MB-at-%d", n))
			}
		}
	}
}

// residentMB is how much memory the process has.
func residentMB(b *testing.B) float64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		b.Fatal(err)
	}
	var size, resident int
	if _, err := fmt.Sscan(string(text), &size, &resident); err != nil {
		b.Fatal(err)
	}
	return float64(resident*os.Getpagesize()) / (1 << 20)
}

// processorTime is how long the processor has worked for this process.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

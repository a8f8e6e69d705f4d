package main

import (
	"context"
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

// BenchmarkKeystroke types into one file of a ledger of 1,000 allies: after each
// letter the problems of that file and a completion. It says what that costs of
// the processor at the median and at the 99th per cent, and how much memory the
// server holds at the end.
func BenchmarkKeystroke(b *testing.B) {
	dir := b.TempDir()
	first, _ := ledger.NewDate(2024, 1, 1)
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	write("allies.yaml", "")
	for i := range 1000 {
		var text strings.Builder
		fmt.Fprintf(&text, "---\norg: Org %d\ncadence: 6w\ntags: [work]\n---\n\n# Person %d\n", i%50, i)
		for n := range 20 {
			day := first.AddDays(9*n + i%30)
			fmt.Fprintf(&text, "\n## %s Coffee number %d #talks\n\nWe spoke about the platform.\n\n- gave 30min feedback: reviewed the proposal\n- got introduction: to [[Person %d]]\n- [x] send the draft by %s\n", day, n, (i+n)%1000, day)
		}
		write(fmt.Sprintf("Person %d.md", i), text.String())
	}
	s := newLanguageServer(call{session: newSession(world{
		ctx: context.Background(), env: func(string) string { return "" }, stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard,
		now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
	})})
	begin := lsp.Initialize{Folders: []lsp.Folder{{URI: lsp.FileURI(dir)}}}
	begin.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration = true // nobody watches
	if _, err := s.initialize(begin); err != nil {
		b.Fatal(err)
	}
	opened := processorTime()
	var o lsp.Opened
	o.Document.URI = lsp.FileURI(filepath.Join(dir, "Person 5.md"))
	text, err := os.ReadFile(filepath.Join(dir, "Person 5.md"))
	if err != nil {
		b.Fatal(err)
	}
	o.Document.Text = string(text)
	s.didOpen(o)
	s.idle()
	b.Logf("opened in %v of the processor", processorTime()-opened)

	at, typed := len(text), "\n- gave 2h feedback: a walk with [[Person 9"
	var spent []time.Duration
	for n := 0; b.Loop(); n++ {
		begun := processorTime()
		place := s.documents[o.Document.URI].text.Position(at)
		change := lsp.ContentChange{Range: &lsp.Range{Start: place, End: place}, Text: typed[n%len(typed) : n%len(typed)+1]}
		if at++; n%len(typed) == len(typed)-1 {
			at, change = len(text), lsp.ContentChange{Text: string(text)}
		}
		s.didChange(lsp.Changed{Document: lsp.Document{URI: o.Document.URI}, Changes: []lsp.ContentChange{change}})
		s.idle()
		if _, err := s.complete(lsp.At{Document: lsp.Document{URI: o.Document.URI}, Position: s.documents[o.Document.URI].text.Position(at)}); err != nil {
			b.Fatal(err)
		}
		spent = append(spent, processorTime()-begun)
	}
	slices.Sort(spent)
	b.ReportMetric(float64(spent[len(spent)/2].Microseconds())/1000, "cpu-ms/key")
	b.ReportMetric(float64(spent[len(spent)*99/100].Microseconds())/1000, "cpu-ms/99%")
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(memory.HeapAlloc)/(1<<20), "MB")
	runtime.KeepAlive(s)
}

// processorTime is how long the processor has worked for this process.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

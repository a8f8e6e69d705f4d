package langserver

import (
	"context"
	"path/filepath"
	"sync"

	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/report"
)

type document struct {
	uri     lsp.URI
	version int
	text    *lsp.Text
	ledger  *workLedger // nil for a file of none
	file    string      // its path from the ledger's root
}

// workLedger is a ledger that an editor works in. Of a file that changes only
// that one is read again, wherever no other rests on it.
type workLedger struct {
	kept.Folder
	stale  bool // more than one file has to be looked at
	fresh  bool // all files may have other problems than were told
	open   map[string]*document
	told   map[string]toldProblems
	untold map[string]bool    // files that may have other problems than were told
	stop   context.CancelFunc // of watching, nil where nobody watches

	mutex   sync.Mutex // several files are read at once
	sources map[string]*parse.Source
}

func (l *workLedger) options() folder.Options { return folder.Options{Strict: true, Hold: l.hold} }

func (l *workLedger) close() {
	if l.stop != nil {
		l.stop()
	}
	l.Folder.Close()
}

// forget has files looked at again.
func (l *workLedger) forget(paths []string) {
	l.Folder.Forget(paths)
	l.stale = true
}

func (l *workLedger) hold(s *parse.Source) (kept bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if kept = l.open[s.File] != nil && !l.Files.IsSaved(s.File); kept {
		l.sources[s.File] = s
	}
	return kept
}

// source is the reading of an ally's file that is open, nil for another file.
func (l *workLedger) source(file string) *parse.Source {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if in := l.sources[file]; in != nil && l.open[file] != nil && in.Text == l.open[file].text.Content {
		return in
	}
	return nil
}

// refresh reads the ledger, if more than one file may have changed.
func (l *workLedger) refresh() error {
	if !l.stale {
		return nil
	}
	if _, err := l.Read(l.options()); err != nil {
		return err
	}
	l.stale, l.fresh = false, true
	return nil
}

func (l *workLedger) changed(d *document) {
	l.Files.Set(d.file, d.text.Content)
	l.untold[d.file] = true
	if l.stale || !l.Update(d.file) {
		l.stale = true
	}
}

// isSilent reports whether nobody called the folder a ledger and nothing in it looks like one.
func (l *workLedger) isSilent() bool {
	return l.Ledger == nil || !l.Root.HasConfig && l.Ledger.NoPeople
}

func (l *workLedger) reckon(today ledger.Date) *report.Reckoner {
	return report.New(l.Ledger, report.Options{Today: today, Figures: &l.Figures})
}

func (l *workLedger) uri(file string) lsp.URI {
	if d := l.open[file]; d != nil {
		return d.uri
	}
	return lsp.FileURI(filepath.Join(l.Root.Dir, filepath.FromSlash(file)))
}

// toldProblems are those that the editor knows of a version of a file; −1 where it is not open.
type toldProblems struct {
	problems []ledger.Problem
	version  int
}

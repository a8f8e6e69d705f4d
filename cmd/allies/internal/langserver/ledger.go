package langserver

import (
	"context"
	"path/filepath"
	"slices"
	"sync"

	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/lsp"
	"allies/cmd/allies/internal/watch"
	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/report"
)

// document is a text that an editor has open.
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
	stale    bool // more than one file has to be looked at
	fresh    bool // all files may have other problems than were told
	open     map[string]*document
	reckoner *report.Reckoner // nil until it is asked for
	today    ledger.Date      // of the reckoner
	told     map[string]toldProblems
	untold   map[string]bool    // files that may have other problems than were told
	stop     context.CancelFunc // of watching, nil where nobody watches

	mutex   sync.Mutex // several files are read at once
	sources map[string]*parse.Source
}

// openFolders opens the ledgers of the folders that an editor works in. -C and
// ALLIES_DIR say by themselves which it is; without any folder the current one
// does.
func (s *server) openFolders(folders []lsp.Folder) {
	if len(folders) == 0 || s.RootIsNamed {
		root, err := s.Root()
		if err != nil {
			s.tell(err)
			return
		}
		s.openLedger(root)
		return
	}
	for _, f := range folders {
		dir, isFile := f.URI.Path()
		if !isFile {
			continue
		}
		root, err := folder.FindRoot(folder.Start{Folder: dir, Home: s.Home})
		if err != nil {
			s.tell(err)
			continue
		}
		s.openLedger(root)
	}
}

// openLedger opens a ledger, once. One that cannot be opened is none.
func (s *server) openLedger(root folder.Root) *workLedger {
	for _, l := range s.ledgers {
		if l.Root.Dir == root.Dir {
			return l
		}
	}
	l := &workLedger{
		Folder: kept.Folder{Root: root}, stale: true,
		open: map[string]*document{}, told: map[string]toldProblems{}, untold: map[string]bool{}, sources: map[string]*parse.Source{},
	}
	if err := l.Begin(l.options()); err != nil {
		s.tell(err)
		return nil
	}
	s.ledgers = append(s.ledgers, l)
	return l
}

// options are how the ledger is read.
func (l *workLedger) options() folder.Options { return folder.Options{Strict: true, Hold: l.hold} }

func (l *workLedger) close() {
	if l.stop != nil {
		l.stop()
	}
	l.Folder.Close()
}

// watch has the system tell of files that change.
func (l *workLedger) watch(s *server) {
	if l.stop != nil {
		return
	}
	ctx, stop := context.WithCancel(s.ctx)
	changes, err := watch.Dir(ctx, l.Root.Dir, watch.Settle)
	if err != nil {
		stop()
		s.tell(err)
		return
	}
	l.stop = stop
	go func() {
		for change := range changes {
			s.conn.Do(func() { l.forget(change.Paths) })
		}
	}()
}

// forget has files looked at again.
func (l *workLedger) forget(paths []string) {
	l.Folder.Forget(paths)
	l.stale = true
}

// hold keeps the readings of the files that are open.
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
	l.stale, l.fresh, l.reckoner = false, true, nil
	return nil
}

// changed takes another text of an open file.
func (l *workLedger) changed(d *document) {
	l.Files.Set(d.file, d.text.Content)
	l.reckoner, l.untold[d.file] = nil, true
	if l.stale || !l.Update(d.file) {
		l.stale = true
	}
}

// isSilent reports whether the folder is no ledger to speak of: nobody said that
// it is one, and nothing in it looks like a person.
func (l *workLedger) isSilent() bool {
	return l.Ledger == nil || !l.Root.HasConfig && l.Ledger.NoPeople
}

// reckon is the reckoning of the ledger as it is now.
func (l *workLedger) reckon(today ledger.Date) *report.Reckoner {
	if l.reckoner == nil || l.today != today {
		l.reckoner, l.today = report.New(l.Ledger, report.Options{Today: today}), today
	}
	return l.reckoner
}

// uri names a file of the ledger, as the editor does where it has it open.
func (l *workLedger) uri(file string) lsp.URI {
	if d := l.open[file]; d != nil {
		return d.uri
	}
	return lsp.FileURI(filepath.Join(l.Root.Dir, filepath.FromSlash(file)))
}

// text is what a file holds; the zero Text where it cannot be read.
func (s *server) text(l *workLedger, file string) *lsp.Text {
	if d := l.open[file]; d != nil {
		return d.text
	}
	src, err := folder.ReadRegular(&l.Files, file)
	if err != nil {
		src = nil
	}
	return lsp.NewText(string(src), s.encoding)
}

// ledgerOf finds the ledger that a file belongs to, and its path from the root:
// of several the innermost, also one that the editor did not open; nil for none.
func (s *server) ledgerOf(uri lsp.URI) (found *workLedger, file string) {
	path, isFile := uri.Path()
	if !isFile {
		return nil, ""
	}
	for _, l := range s.ledgers {
		if inside := pathInside(l.Root.Dir, path); inside != "" && (found == nil || len(l.Root.Dir) > len(found.Root.Dir)) {
			found, file = l, inside
		}
	}
	if s.RootIsNamed {
		return found, file
	}
	above, err := folder.FindRoot(folder.Start{Folder: filepath.Dir(path), Home: s.Home})
	if err != nil || !above.HasConfig || found != nil && len(above.Dir) <= len(found.Root.Dir) {
		return found, file
	}
	return s.openLedger(above), pathInside(above.Dir, path)
}

// pathInside is a path from a folder on, with /; "" where it does not lie there,
// links on the way aside.
func pathInside(dir, path string) string {
	inside, err := filepath.Rel(dir, path)
	if err == nil && filepath.IsLocal(inside) && inside != "." {
		return filepath.ToSlash(inside)
	}
	real, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return ""
	}
	realDir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return ""
	}
	inside, err = filepath.Rel(realDir, filepath.Join(real, filepath.Base(path)))
	if err != nil || !filepath.IsLocal(inside) || inside == "." {
		return ""
	}
	return filepath.ToSlash(inside)
}

func (s *server) didOpen(p lsp.Opened) {
	d := &document{uri: p.Document.URI, version: p.Document.Version, text: lsp.NewText(p.Document.Text, s.encoding)}
	s.documents[d.uri] = d
	s.place(d)
}

// place finds the ledger of a document.
func (s *server) place(d *document) {
	if d.ledger, d.file = s.ledgerOf(d.uri); d.ledger == nil {
		return
	}
	if s.state == works && !s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		d.ledger.watch(s)
	}
	d.ledger.open[d.file] = d
	if saved := d.ledger.Files.OpenBuffer(d.file, d.text.Content); saved && (d.ledger.stale || d.ledger.Holds(d.file)) {
		d.ledger.untold[d.file] = true
		return
	}
	d.ledger.changed(d)
}

func (s *server) didChange(p lsp.Changed) {
	d := s.documents[p.Document.URI]
	if d == nil {
		return
	}
	for _, c := range p.Changes {
		d.text.Change(c)
	}
	if p.Document.Version != nil {
		d.version = *p.Document.Version
	}
	if d.ledger != nil {
		d.ledger.changed(d)
	}
}

func (s *server) didSave(p lsp.At) {
	if d := s.documents[p.Document.URI]; d != nil && d.ledger != nil {
		d.ledger.stale = true
	}
}

func (s *server) didClose(p lsp.At) {
	d := s.documents[p.Document.URI]
	if d == nil {
		return
	}
	delete(s.documents, d.uri)
	s.leave(d)
}

// leave has the disk count again for a file that is no longer open.
func (s *server) leave(d *document) {
	l := d.ledger
	if l == nil || l.open[d.file] != d {
		return
	}
	saved := l.Files.IsSaved(d.file)
	delete(l.open, d.file)
	l.Files.Drop(d.file)
	l.mutex.Lock()
	delete(l.sources, d.file)
	l.mutex.Unlock()
	if l.untold[d.file] = true; !saved {
		l.forget([]string{d.file})
	}
}

func (s *server) didChangeFiles(p lsp.FileEvents) {
	for _, change := range p.Changes {
		if l, file := s.ledgerOf(change.URI); l != nil {
			l.forget([]string{file})
		}
	}
}

// didChangeFolders opens and closes ledgers, and finds anew where each document
// belongs.
func (s *server) didChangeFolders(p lsp.FoldersChanged) {
	for _, f := range p.Event.Removed {
		dir, _ := f.URI.Path()
		s.ledgers = slices.DeleteFunc(s.ledgers, func(l *workLedger) bool {
			if l.Root.Dir != dir {
				return false
			}
			for file := range l.told {
				s.clear(l, file)
			}
			l.close()
			return true
		})
	}
	if len(p.Event.Added) > 0 {
		s.openFolders(p.Event.Added)
	}
	for _, d := range s.documents {
		if l, file := s.ledgerOf(d.uri); l != d.ledger || file != d.file {
			s.leave(d)
			s.place(d)
		}
	}
	if !s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		for _, l := range s.ledgers {
			l.watch(s)
		}
	}
}

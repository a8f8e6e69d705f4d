package langserver

import (
	"context"
	"path/filepath"
	"slices"

	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/lsp"
	"allies/cmd/allies/internal/watch"
	"allies/parse"
	"allies/parse/edit"
	"allies/parse/folder"
)

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

// watch has the system tell of changes, where the editor cannot.
func (l *workLedger) watch(s *server) {
	if l.stop != nil || s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
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
	inside := func(dir, path string) string {
		rel, err := filepath.Rel(dir, path)
		if err != nil || !filepath.IsLocal(rel) || rel == "." {
			return ""
		}
		return filepath.ToSlash(rel)
	}
	if found := inside(dir, path); found != "" {
		return found
	}
	real, err := filepath.EvalSymlinks(filepath.Dir(path))
	realDir, dirErr := filepath.EvalSymlinks(dir)
	if err != nil || dirErr != nil {
		return ""
	}
	return inside(realDir, filepath.Join(real, filepath.Base(path)))
}

func (s *server) didOpen(p lsp.Opened) {
	d := &document{uri: p.Document.URI, version: p.Document.Version, text: lsp.NewText(p.Document.Text, s.encoding)}
	s.documents[d.uri] = d
	s.place(d)
}

func (s *server) place(d *document) {
	if d.ledger, d.file = s.ledgerOf(d.uri); d.ledger == nil {
		return
	}
	if s.state == works {
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

// didChangeFolders opens and closes ledgers, and finds anew where each document belongs.
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
	for _, l := range s.ledgers {
		l.watch(s)
	}
}

func (s *server) clear(l *workLedger, file string) {
	s.tell(s.conn.Notify("textDocument/publishDiagnostics", lsp.Diagnostics{URI: l.uri(file), Diagnostics: []lsp.Diagnostic{}}))
}

func (s *server) editable(l *workLedger, file string) (*edit.Source, error) {
	if in := l.source(file); in != nil && l.Ledger.Page(file) == nil {
		return edit.Read(in), nil
	}
	return s.Read(l.Ledger, file, []byte(s.text(l, file).Content))
}

package langserver

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/edit"
	"allies/parse/markdown"
	"allies/parse/text"
)

const (
	quickFix = "quickfix"
	rewrite  = "refactor.rewrite"
	fixAll   = "source.fixAll"
)

// asEdits keeps what is inserted in one place in order.
func asEdits(t *lsp.Text, edits text.Edits) []lsp.TextEdit {
	return lists.Of(edits.All(), func(e text.Edit) lsp.TextEdit { return lsp.TextEdit{Range: t.Range(e.Start, e.End), NewText: e.New} })
}

type workspaceEdit struct {
	s    *server
	l    *workLedger
	edit lsp.WorkspaceEdit
}

func (s *server) can(operation string) bool {
	return slices.Contains(s.client.Workspace.WorkspaceEdit.ResourceOperations, operation)
}

// takesChanges reports whether the editor takes changes in order: one that does
// something with files does, whether it says so or not.
func (s *server) takesChanges() bool {
	edits := s.client.Workspace.WorkspaceEdit
	return edits.DocumentChanges || len(edits.ResourceOperations) > 0
}

func (w *workspaceEdit) add(file string, edits []lsp.TextEdit) {
	uri := w.l.uri(file)
	if !w.s.takesChanges() {
		if w.edit.Changes == nil {
			w.edit.Changes = map[lsp.URI][]lsp.TextEdit{}
		}
		w.edit.Changes[uri] = append(w.edit.Changes[uri], edits...)
		return
	}
	change := lsp.DocumentEdit{Document: lsp.Document{URI: uri}, Edits: edits}
	if d := w.l.open[file]; d != nil {
		change.Document.Version = &d.version
	}
	w.edit.DocumentChanges = append(w.edit.DocumentChanges, change)
}

func (w *workspaceEdit) do(operation lsp.FileOperation) {
	w.edit.DocumentChanges = append(w.edit.DocumentChanges, operation)
}

func (s *server) format(d *document, _ lsp.At) (any, error) {
	if d.ledger.Ledger.Ally(d.file) == nil {
		return nil, nil
	}
	if err := s.MayRewrite(d.ledger.Root); err != nil {
		return nil, s.refused(err)
	}
	source, err := s.editable(d.ledger, d.file)
	if err != nil {
		return nil, s.refused(err)
	}
	made, err := edit.Forming().CarryOut(source)
	if err != nil {
		return nil, s.refused(err)
	}
	return asEdits(d.text, made.Edits), nil
}

func (s *server) prepareRename(d *document, n named) (any, error) {
	return map[string]any{"range": spanOf(d.text, n.at), "placeholder": n.ally.Name}, nil
}

// rename gives the ally whom a place names another name: in their file, for
// their file where the editor can, and in each link.
func (s *server) rename(d *document, p lsp.At) (any, error) {
	n := s.nameAt(d, d.text.Offset(p.Position))
	if n.ally == nil {
		return nil, s.refused(errors.New("no ally is named here"))
	}
	changes, err := s.planRename(d.ledger, n.ally, strings.Join(strings.Fields(p.NewName), " "))
	if err != nil {
		return nil, s.refused(err)
	}
	w := workspaceEdit{s: s, l: d.ledger}
	for _, c := range changes {
		if c.Edits.Len() > 0 {
			w.add(c.Path, asEdits(lsp.NewText(string(c.Before), s.encoding), c.Edits))
		}
	}
	for _, c := range changes {
		if c.To != "" {
			w.do(lsp.FileOperation{Kind: "rename", OldURI: d.ledger.uri(c.Path), NewURI: d.ledger.uri(c.To)})
		}
	}
	return w.edit, nil
}

func (s *server) planRename(l *workLedger, a *ledger.Ally, to string) ([]*edit.FileChange, error) {
	if err := cmp.Or(s.MayRewrite(l.Root), s.MayBeName(to), s.MayTake(l.Ledger, to, a)); err != nil {
		return nil, err
	}
	if s.can("rename") {
		return edit.PlanRename(&l.Files, l.Ledger, a, to)
	}
	return edit.PlanRenameInPlace(&l.Files, l.Ledger, a, to)
}

// actions are the changes that are offered in a range: the cure of each
// problem, a file for whom a link leads to, a tick for a promise, thanks for a
// favour.
func (s *server) actions(d *document, p lsp.At) (any, error) {
	if s.client.TextDocument.CodeAction.LiteralSupport == nil {
		return nil, nil
	}
	o := &offer{s: s, d: d, at: p.Range, only: p.Context.Only, actions: []lsp.CodeAction{}}
	source, err := s.editable(d.ledger, d.file)
	if err != nil {
		return o.actions, nil // what cannot be read cannot be edited
	}
	o.source = source
	if o.today, err = s.Today(); err != nil {
		return nil, err
	}
	o.cures()
	o.promises()
	o.favours()
	return o.actions, nil
}

type offer struct {
	s       *server
	d       *document
	source  *edit.Source
	at      lsp.Range
	only    []string
	today   ledger.Date
	actions []lsp.CodeAction
}

func (o *offer) wants(kind string) bool {
	return len(o.only) == 0 || slices.ContainsFunc(o.only, func(only string) bool { return kind == only || strings.HasPrefix(kind, only+".") })
}

func (o *offer) edits(action lsp.CodeAction, file string, edits []lsp.TextEdit) {
	w := workspaceEdit{s: o.s, l: o.d.ledger}
	w.add(file, edits)
	action.Edit = &w.edit
	o.actions = append(o.actions, action)
}

func (o *offer) cures() {
	for i := range o.d.ledger.Ledger.Problems {
		p := &o.d.ledger.Ledger.Problems[i]
		if p.File != o.d.file || !o.wants(quickFix) {
			continue
		}
		told := diagnostic(o.d.text, p)
		if !told.Range.Overlaps(o.at) {
			continue
		}
		if p.Code == ledger.CodeLink {
			o.newAlly(told)
		}
		edits := text.EditsOf(o.source.Text())
		edits.Add(p.Fix...)
		if _, err := edits.Apply(); err == nil && edits.Len() > 0 {
			o.edits(lsp.CodeAction{Title: "cure " + string(p.Code) + ": " + p.Hint, Kind: quickFix, Diagnostics: []lsp.Diagnostic{told}, Preferred: true},
				o.d.file, asEdits(o.d.text, edits))
		}
	}
	if !o.wants(fixAll) {
		return
	}
	if edits, cured := o.source.Cure(func(*ledger.Problem) bool { return true }); len(cured) > 0 {
		o.edits(lsp.CodeAction{Title: "cure all that is certain", Kind: fixAll}, o.d.file, asEdits(o.d.text, edits))
	}
}

func (o *offer) newAlly(told lsp.Diagnostic) {
	l := o.d.ledger
	for _, n := range l.mentions(o.d.file) {
		if n.ally != nil || n.target == "" || spanOf(o.d.text, n.at) != told.Range || o.s.MayBeName(n.target) != nil {
			continue
		}
		made, err := edit.New(&l.Files, l.Ledger, n.target, nil)
		if err != nil || len(made.Problems) > 0 {
			return
		}
		w := workspaceEdit{s: o.s, l: l}
		if o.s.can("create") {
			w.do(lsp.FileOperation{Kind: "create", URI: l.uri(made.Path)})
		}
		w.add(made.Path, []lsp.TextEdit{{NewText: string(made.Text)}})
		o.actions = append(o.actions, lsp.CodeAction{Title: "make a file for " + n.target, Kind: quickFix, Diagnostics: []lsp.Diagnostic{told}, Edit: &w.edit})
		return
	}
}

func (o *offer) promises() {
	if !o.wants(rewrite) {
		return
	}
	for _, p := range o.source.Promises() {
		if !spanOf(o.d.text, p.Pos).Overlaps(o.at) {
			continue
		}
		if p.Mark != ledger.Open {
			o.tick(p, ledger.Open, "open it again")
			continue
		}
		o.tick(p, ledger.Ticked, "kept today")
		o.tick(p, ledger.Dropped, "drop it")
	}
}

func (o *offer) tick(p ledger.Promise, mark ledger.Mark, title string) {
	made, err := edit.Ticking(p, o.today, mark).CarryOut(o.source)
	if err == nil && made.Edits.Len() > 0 {
		o.edits(lsp.CodeAction{Title: title + ": " + markdown.PlainText(p.Text), Kind: rewrite}, o.d.file, asEdits(o.d.text, made.Edits))
	}
}

func (o *offer) favours() {
	if !o.wants(rewrite) {
		return
	}
	for _, owner := range o.d.ledger.owners(o.d.file) {
		for n := range owner.AllNotes() {
			if n.File != o.d.file || n.Date > o.today || thankedSince(owner, n.Date, o.today) {
				continue
			}
			for i := range n.Entries {
				e := &n.Entries[i]
				if e.Dir == ledger.Got && spanOf(o.d.text, e.Pos).Overlaps(o.at) {
					o.thank(owner, wordsForThanks(e))
				}
			}
		}
	}
}

// wordsForThanks says what an ally is thanked for: "how to say no", or "the feedback
// on my talk" where the text begins as only the end of a phrase does.
func wordsForThanks(e *ledger.Entry) string {
	text, kind := markdown.PlainText(e.Text), string(e.Kind)
	first, _, _ := strings.Cut(text, " ")
	switch {
	case kind == "":
		return cmp.Or(text, "it")
	case text == "":
		return "the " + kind
	case slices.Contains([]string{"about", "at", "for", "from", "in", "of", "on", "to", "with"}, strings.ToLower(first)):
		return "the " + kind + " " + text
	}
	return text
}

func thankedSince(a *ledger.Ally, day, today ledger.Date) bool {
	return a.SomeNote(func(n *ledger.Note) bool { return len(n.Thanks) > 0 && day <= n.Date && n.Date <= today })
}

func (o *offer) thank(a *ledger.Ally, what string) {
	source, err := o.s.editable(o.d.ledger, a.File)
	if err != nil {
		return
	}
	made, err := edit.Logging(edit.Log{Day: o.today, Lines: []string{"thanked: for " + what}}).CarryOut(source)
	if err == nil && made.Edits.Len() > 0 {
		o.edits(lsp.CodeAction{Title: "thanked today for " + what, Kind: rewrite}, a.File, asEdits(o.s.text(o.d.ledger, a.File), made.Edits))
	}
}

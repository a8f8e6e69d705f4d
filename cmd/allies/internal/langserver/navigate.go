package langserver

import (
	"slices"
	"strings"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/render"
	"allies/report/render/plain"
)

func (s *server) definition(d *document, n named) (any, error) {
	return s.homeOf(d.ledger, n.ally), nil
}

func (s *server) homeOf(l *workLedger, a *ledger.Ally) lsp.Location {
	home := lsp.Location{URI: l.uri(a.File)}
	if a.NamePos.End > 0 {
		home.Range = spanOf(s.text(l, a.File), a.NamePos)
	}
	return home
}

func (s *server) references(d *document, named named) (any, error) {
	found := []lsp.Location{}
	for _, file := range d.ledger.readFiles() {
		var text *lsp.Text
		for _, n := range d.ledger.mentions(file) {
			if n.ally != named.ally || n.at.End == 0 {
				continue
			}
			if text == nil {
				text = s.text(d.ledger, file)
			}
			found = append(found, lsp.Location{URI: d.ledger.uri(file), Range: spanOf(text, n.at)})
		}
	}
	return found, nil
}

func (l *workLedger) readFiles() []string {
	files := lists.Of(l.Ledger.Allies, func(a *ledger.Ally) string { return a.File })
	pages := lists.Only(l.Ledger.Pages, (*ledger.Page).IsRead)
	return append(append(files, lists.Of(pages, func(p *ledger.Page) string { return p.File })...), l.Ledger.Me.File)
}

func (s *server) links(d *document, _ lsp.At) (any, error) {
	found := []lsp.Link{}
	for _, n := range d.ledger.mentions(d.file) {
		file := ""
		switch {
		case n.own:
		case n.ally != nil:
			file = n.ally.File
		case n.target != "":
			if page := d.ledger.Ledger.PageNamed(n.target); page != nil {
				file = page.File
			}
		}
		if file != "" {
			found = append(found, lsp.Link{Range: spanOf(d.text, n.at), Target: d.ledger.uri(file)})
		}
	}
	return found, nil
}

func (s *server) symbols(d *document, _ lsp.At) (any, error) {
	all := []lsp.DocumentSymbol{}
	for _, a := range d.ledger.owners(d.file) {
		for n := range a.AllNotes() {
			if n.File == d.file {
				all = append(all, d.noteSymbol(a, n))
			}
		}
	}
	if s.client.TextDocument.DocumentSymbol.Hierarchical {
		return all, nil
	}
	flat := []lsp.Symbol{}
	for _, note := range all {
		for _, sym := range append([]lsp.DocumentSymbol{note}, note.Children...) {
			flat = append(flat, lsp.Symbol{Name: sym.Name, Kind: sym.Kind, Location: lsp.Location{URI: d.uri, Range: sym.Selection}})
		}
	}
	return flat, nil
}

func (d *document) noteSymbol(a *ledger.Ally, n *ledger.Note) lsp.DocumentSymbol {
	name := strings.TrimSpace(n.Date.String() + " " + n.Called())
	if d.ledger.Ledger.Ally(d.file) == nil {
		name = a.Name + ": " + name
	}
	note := d.symbol(name, lsp.SymbolEvent, n.Pos)
	note.Selection = spanOf(d.text, n.Head)
	if n.Head.End == 0 || !note.Range.Holds(note.Selection) {
		note.Selection = note.Range
	}
	add := func(at ledger.Pos) {
		text := strings.TrimSpace(d.text.Content[at.Start:at.End])
		first, _, _ := strings.Cut(text, "\n")
		note.Children = append(note.Children, d.symbol(first, lsp.SymbolField, at))
	}
	for i := range n.Entries {
		add(n.Entries[i].Pos)
	}
	for i := range n.Thanks {
		add(n.Thanks[i].Pos)
	}
	for i := range n.Events {
		add(n.Events[i].Pos)
	}
	for i := range n.Promises {
		add(n.Promises[i].Pos)
	}
	return note
}

func (d *document) symbol(name string, kind lsp.SymbolKind, at ledger.Pos) lsp.DocumentSymbol {
	r := spanOf(d.text, at)
	return lsp.DocumentSymbol{Name: plain.Visible(name), Kind: kind, Range: r, Selection: r}
}

const mostSymbols = 200

func (s *server) findSymbols(p lsp.Query) (any, error) {
	found := []lsp.Symbol{}
	key := ledger.Fold(p.Query)
	for _, l := range s.ledgers {
		if l.refresh() != nil || l.isSilent() {
			continue
		}
		for _, a := range l.Ledger.Allies {
			called := ledger.Fold(strings.Join(append([]string{a.Name, a.Stem}, a.Aliases...), "\n"))
			if strings.Contains(called, key) && len(found) < mostSymbols {
				found = append(found, lsp.Symbol{Name: plain.Visible(a.Name), Kind: lsp.SymbolObject, Location: s.homeOf(l, a), Container: a.Org})
			}
		}
	}
	return found, nil
}

func (s *server) folds(d *document, _ lsp.At) (any, error) {
	found := []lsp.Fold{}
	add := func(start, end int) {
		from, to := d.text.Position(start).Line, d.text.Position(start+len(strings.TrimRight(d.text.Content[start:end], " \t\r\n"))).Line
		fold := lsp.Fold{Start: from, End: to, Kind: "region"}
		if to > from && !slices.Contains(found, fold) { // a page is a note with each who was there
			found = append(found, fold)
		}
	}
	for _, a := range d.ledger.owners(d.file) {
		if a.File == d.file && a.Front.End > 0 {
			add(int(a.Front.Start), int(a.Front.End))
		}
		for n := range a.AllNotes() {
			if n.File == d.file && n.Pos.End > 0 {
				add(int(n.Pos.Start), int(n.Pos.End))
			}
		}
	}
	return found, nil
}

func (s *server) summary(d *document) (line string, at lsp.Position, ok bool) {
	a := d.ledger.Ledger.Ally(d.file)
	today, err := s.Today()
	if a == nil || err != nil {
		return "", at, false
	}
	row := d.ledger.reckon(today).Ally(a)
	line = plain.Visible(render.Line(&row, today))
	return line, d.text.Position(int(a.NamePos.End)), line != ""
}

func (s *server) hints(d *document, p lsp.At) (any, error) {
	found := []lsp.Hint{}
	if line, at, ok := s.summary(d); ok && p.Range.Overlaps(lsp.Range{Start: at, End: at}) {
		found = append(found, lsp.Hint{Position: at, Label: line, PaddingLeft: true})
	}
	return found, nil
}

func (s *server) lenses(d *document, _ lsp.At) (any, error) {
	found := []lsp.Lens{}
	if line, at, ok := s.summary(d); ok {
		found = append(found, lsp.Lens{Range: lsp.Range{Start: lsp.Position{Line: at.Line}, End: at}, Command: lsp.Command{Title: line}})
	}
	return found, nil
}

package langserver

import (
	"slices"
	"strings"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
	"allies/report/render"
	"allies/report/render/plain"
)

// hover says of the place of a name or a link who that is and where the tie
// stands, of an entry what it is worth, and of a key what it means.
func (s *server) hover(d *document, p lsp.At) (any, error) {
	at := int32(d.text.Offset(p.Position))
	lines, where, err := s.said(d, at)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	return lsp.Hover{
		Contents: lsp.MarkupContent{Kind: "plaintext", Value: strings.Join(lists.Of(lines, plain.Visible), "\n")},
		Range:    spanOf(d.text, where),
	}, nil
}

func (s *server) said(d *document, at int32) (lines []string, where ledger.Pos, err error) {
	today, err := s.Today()
	if err != nil {
		return nil, where, err
	}
	reckoner := d.ledger.reckon(today)
	if n := s.nameAt(d, int(at)); n.ally != nil {
		row := reckoner.Ally(n.ally)
		row.LastTitle = markdown.PlainText(row.LastTitle)
		return render.Card(&row, today), n.at, nil
	}
	own := d.ledger.Ledger.Ally(d.file)
	if own == nil {
		own = d.ledger.Ledger.Me
	}
	if own.File == d.file {
		for _, f := range own.Fields {
			if holds(f.KeyPos, at) {
				return keyMeaning(f), f.KeyPos, nil
			}
		}
	}
	for _, owner := range d.ledger.owners(d.file) {
		for n := range owner.AllNotes() {
			for i := range n.Entries {
				if e := &n.Entries[i]; n.File == d.file && holds(e.Pos, at) {
					step := reckoner.ExplainEntry(owner, n, e)
					return []string{step.Text}, e.Pos, nil
				}
			}
		}
	}
	return nil, where, nil
}

func (l *workLedger) owners(file string) []*ledger.Ally {
	if a := l.Ledger.Ally(file); a != nil {
		return []*ledger.Ally{a}
	}
	if p := l.Ledger.Page(file); p != nil {
		all := slices.Clone(p.Allies)
		for i := range p.Items {
			if owner := p.Items[i].Owner; owner != nil {
				all = lists.Once(all, owner)
			}
		}
		return all
	}
	return nil
}

func keyMeaning(f ledger.Field) []string {
	name, known := ledger.Key(f.Key)
	if !known {
		return []string{f.Key + ": a key of your own, which allies keeps and does not read", "a query finds it: " + f.Key + ":VALUE"}
	}
	about, _ := ledger.MeaningOf(name)
	lines := []string{name + ": " + about.Takes, about.Means}
	if ledger.FoldKey(f.Key) != ledger.FoldKey(name) {
		lines = append(lines, f.Key+" is read as "+name)
	}
	return lines
}

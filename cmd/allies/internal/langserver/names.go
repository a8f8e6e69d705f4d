package langserver

import (
	"slices"
	"strings"

	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
)

// named is an ally whom a place of a document names.
type named struct {
	ally *ledger.Ally // nil where the place names nobody
	at   ledger.Pos   // the whole link or name
	own  bool         // it is what the ally's own file is called by

	target string // of a link
}

// mentions lists every place in a file of the ledger that names an ally, or
// would: links, the names in the front matter, who was there on a page, and
// what gives the ally's own name. Of a link that leads nowhere the ally is nil.
func (l *workLedger) mentions(file string) []named {
	var all []named
	add := func(a *ledger.Ally, at ledger.Pos) {
		if at.End > at.Start && !slices.ContainsFunc(all, func(n named) bool { return n.at.Start <= at.Start && at.End <= n.at.End }) {
			all = append(all, named{ally: a, at: at})
		}
	}
	linked := func(links []ledger.Link) {
		for _, link := range links {
			a, _ := l.Ledger.Target(link.Target, file)
			all = append(all, named{ally: a, at: link.Pos, target: link.Target})
		}
	}
	own := l.Ledger.Ally(file)
	if own != nil {
		all = append(all, named{ally: own, at: own.NamePos, own: true})
	} else if l.Ledger.Me.File == file {
		own = l.Ledger.Me
	}
	if own != nil {
		linked(own.Links)
		for _, key := range []string{"introduced_by", "members", "groups"} {
			f, _ := own.Field(key)
			for i, value := range f.Values {
				a, _ := l.Ledger.Target(value, file)
				add(a, f.At[i])
			}
		}
	}
	if p := l.Ledger.Page(file); p != nil {
		linked(p.Links)
		for _, m := range p.There {
			if !p.ByName && m.Who != nil {
				add(m.Who, m.Pos)
			}
		}
	}
	return all
}

// nameAt is whom a place in a document names: also by the heading that says the
// name of the ally whose file it is, where the front matter gives that.
func (s *server) nameAt(d *document, offset int) named {
	at := int32(offset)
	for _, n := range d.ledger.mentions(d.file) {
		if holds(n.at, at) && n.ally != nil {
			return n
		}
	}
	own := d.ledger.Ledger.Ally(d.file)
	if own == nil || !strings.HasPrefix(d.text.Line(d.text.Position(offset).Line), "#") {
		return named{}
	}
	source, err := s.editable(d.ledger, d.file)
	if err != nil {
		return named{}
	}
	heading, ok := source.NameHeading()
	if pos := (ledger.Pos{Start: int32(heading.Start), End: int32(heading.End)}); ok && holds(pos, at) {
		return named{ally: own, at: pos, own: true}
	}
	return named{}
}

func spanOf(t *lsp.Text, at ledger.Pos) lsp.Range { return t.Range(int(at.Start), int(at.End)) }

// holds reports whether an offset lies in a place, its end included.
func holds(p ledger.Pos, at int32) bool { return p.Start <= at && at <= p.End && p.End > p.Start }

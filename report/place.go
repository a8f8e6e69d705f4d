package report

import (
	"slices"

	"allies/ledger"
)

// place is the line of an ally's file that a row comes from.
func place(a *ledger.Ally, p ledger.Pos) Place {
	return Place{File: a.File, Line: int(p.Line), Column: int(p.Column)}
}

// noted is the line of a note that a row comes from, in the ally's own file or on
// a page.
func noted(n *ledger.Note, p ledger.Pos) Place {
	return Place{File: n.File, Line: int(p.Line), Column: int(p.Column)}
}

// distinctTags joins the tags of a heading and of an item, each once.
func distinctTags(head, own []string) []string {
	tags := make([]string, 0, len(head)+len(own))
	seen := make(map[string]bool, cap(tags))
	for _, list := range [][]string{head, own} {
		for _, tag := range list {
			if key := ledger.Fold(tag); !seen[key] {
				seen[key] = true
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// holds reports whether a tag itself, and not only a child of it, is among
// tags.
func holds(tags []string, tag string) bool {
	key := ledger.Fold(tag)
	return slices.ContainsFunc(tags, func(t string) bool { return ledger.Fold(t) == key })
}

// privateNote reports whether a note as a whole is private: #private stands in
// its heading, or in it but in none of its items.
func privateNote(n *ledger.Note) bool {
	if !ledger.IsPrivate(n.Tags) {
		return false
	}
	return ledger.IsPrivate(n.HeadTags) || len(privateItems(n)) == 0
}

// traits are what a note's tags say of it.
type traits struct{ private, contact bool }

// traits are asked for with each item of a note, and found once.
func (r *Reckoner) traits(n *ledger.Note) traits {
	t, known := r.noteTraits[n]
	if !known {
		t = traits{privateNote(n), n.IsContact(r.l.Config, r.o.Today)}
		r.noteTraits[n] = t
	}
	return t
}

// privateItems returns the places of a note's items that are private by
// themselves.
func privateItems(n *ledger.Note) []ledger.Pos {
	var found []ledger.Pos
	see := func(tags []string, at ledger.Pos) {
		if ledger.IsPrivate(tags) {
			found = append(found, at)
		}
	}
	for i := range n.Entries {
		see(n.Entries[i].Tags, n.Entries[i].Pos)
	}
	for i := range n.Thanks {
		see(n.Thanks[i].Tags, n.Thanks[i].Pos)
	}
	for i := range n.Events {
		see(n.Events[i].Tags, n.Events[i].Pos)
	}
	for i := range n.Promises {
		see(n.Promises[i].Tags, n.Promises[i].Pos)
	}
	return found
}

// entry returns a favour as a row.
func (r *Reckoner) entry(f favour) Entry {
	e := Entry{
		Date: f.date(), Dir: f.entry.Dir, Kind: Optional(f.entry.Kind), Unit: Optional(f.entry.Unit),
		Text: f.entry.Text, Tags: distinctTags(f.note.HeadTags, f.entry.Tags), Place: noted(f.note, f.entry.Pos),
	}
	if f.entry.HasAmount {
		e.Amount = &Exact{f.entry.Amount}
	}
	if value, priced := points(r.l.Config, f.entry); priced {
		e.Points = &value
	}
	e.Private = ledger.IsPrivate(e.Tags) || r.traits(f.note).private
	return e
}

package report

import "allies/ledger"

// place is the line of an ally's file that a row comes from.
func place(a *ledger.Ally, p ledger.Pos) Place {
	return Place{File: a.File, Line: int(p.Line), Column: int(p.Column)}
}

// distinctTags joins the tags of a heading and of an item, each once.
func distinctTags(head, own []string) []string {
	tags := make([]string, 0, len(head)+len(own))
	for _, list := range [][]string{head, own} {
		for _, tag := range list {
			if !ledger.HasTag(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// privateNote reports whether a note as a whole is private: #private stands in
// its heading, or in it but in none of its items.
func privateNote(n *ledger.Note) bool {
	if !ledger.IsPrivate(n.Tags) {
		return false
	}
	return ledger.IsPrivate(n.HeadTags) || !privateItem(n)
}

func privateItem(n *ledger.Note) bool {
	for i := range n.Entries {
		if ledger.IsPrivate(n.Entries[i].Tags) {
			return true
		}
	}
	for i := range n.Thanks {
		if ledger.IsPrivate(n.Thanks[i].Tags) {
			return true
		}
	}
	for i := range n.Events {
		if ledger.IsPrivate(n.Events[i].Tags) {
			return true
		}
	}
	for i := range n.Promises {
		if ledger.IsPrivate(n.Promises[i].Tags) {
			return true
		}
	}
	return false
}

// entry returns a favour as a row.
func (r *Reckoner) entry(a *ledger.Ally, f favour) Entry {
	e := Entry{
		Date: f.date(), Dir: f.entry.Dir, Kind: Optional(f.entry.Kind), Unit: Optional(f.entry.Unit),
		Text: f.entry.Text, Tags: distinctTags(f.note.HeadTags, f.entry.Tags), Place: place(a, f.entry.Pos),
	}
	if f.entry.HasAmount {
		e.Amount = &Exact{f.entry.Amount}
	}
	if value, priced := points(r.l.Config, f.entry); priced {
		e.Points = &value
	}
	e.Private = ledger.IsPrivate(e.Tags) || privateNote(f.note)
	return e
}

package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// meeting is a contact with an ally, and the note that tells of it.
type meeting struct {
	ally    *ledger.Ally
	note    *ledger.Note
	place   Place
	private bool
}

func (m *meeting) step() Step {
	text := m.note.Date.String() + " " + m.ally.Name + about(m.note.Title)
	return Step{Text: text, Place: m.place, Private: m.private}
}

// meetings returns the contacts of a period up to today whose notes the query
// chooses, in order of date, then of the ally's name.
func (r *Reckoner) meetings(p ledger.Period) []meeting {
	var all []meeting
	for _, a := range r.matching() {
		for _, m := range r.met(a) {
			if p.Contains(m.note.Date) {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y meeting) int { return cmp.Compare(x.note.Date, y.note.Date) })
	return all
}

// met returns the contacts with an ally whose notes the query chooses, in
// order of file and line: notes of their own, notes of others whose headings
// link to them, and last_contact, which is as a note without words.
func (r *Reckoner) met(a *ledger.Ally) []meeting {
	var all []meeting
	see := func(owner *ledger.Ally, n *ledger.Note, at ledger.Pos, private bool) {
		if n.IsContact(r.l.Config, r.o.Today) && r.o.Query.Note(a, n) {
			all = append(all, meeting{a, n, place(owner, at), private})
		}
	}
	for i := range a.Notes {
		n := &a.Notes[i]
		see(a, n, n.Head, privateNote(n))
	}
	for _, shared := range r.l.SharedWith(a) {
		see(shared.Owner, shared.Note, shared.Note.Head, privateNote(shared.Note))
	}
	if a.LastContact != 0 {
		field, _ := a.Field("last_contact")
		see(a, &ledger.Note{Date: a.LastContact, Title: "last_contact"}, field.KeyPos, a.IsPrivate("last_contact"))
	}
	slices.SortStableFunc(all, func(x, y meeting) int {
		return cmp.Or(
			cmp.Compare(x.note.Date, y.note.Date),
			cmp.Compare(x.place.File, y.place.File), cmp.Compare(x.place.Line, y.place.Line),
		)
	})
	return all
}

// distinctMeetings keeps one meeting a day and ally of those that are in
// order.
func distinctMeetings(all []meeting) []meeting {
	return slices.CompactFunc(slices.Clone(all), func(x, y meeting) bool { return x.note.Date == y.note.Date && x.ally == y.ally })
}

package report

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
)

// meeting is a contact with an ally, and the line that tells of it.
type meeting struct {
	ally *ledger.Ally
	date ledger.Date
	Step
}

// meetings returns the contacts of a period up to today whose notes the query
// chooses, in order of date, then of the ally's name.
func (r *Reckoner) meetings(p ledger.Period) []meeting {
	var all []meeting
	allies := slices.Clone(r.l.Allies)
	sortAllies(allies)
	for _, a := range allies {
		if !r.matches(a) {
			continue
		}
		for _, m := range r.met(a) {
			if p.Contains(m.date) {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y meeting) int { return cmp.Compare(x.date, y.date) })
	return all
}

// met returns the contacts with an ally whose notes the query chooses, in
// order of file and line: notes of their own, notes of others whose headings
// link to them, and last_contact, which is as a note without words.
func (r *Reckoner) met(a *ledger.Ally) []meeting {
	var all []meeting
	see := func(owner *ledger.Ally, n *ledger.Note, at ledger.Pos) {
		if n.IsContact(r.l.Config, r.o.Today) && r.o.Query.Note(a, n) {
			text := strings.TrimSpace(n.Date.String() + " " + a.Name + ": " + n.Title)
			all = append(all, meeting{a, n.Date, Step{Text: text, Place: place(owner, at), Private: privateNote(n)}})
		}
	}
	for i := range a.Notes {
		see(a, &a.Notes[i], a.Notes[i].Head)
	}
	for _, shared := range r.l.SharedWith(a) {
		see(shared.Owner, shared.Note, shared.Note.Head)
	}
	if a.LastContact != 0 {
		field, _ := a.Field("last_contact")
		see(a, &ledger.Note{Date: a.LastContact, Title: "last_contact"}, field.KeyPos)
	}
	slices.SortStableFunc(all, func(x, y meeting) int {
		return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
	return all
}

// distinctMeetings keeps one meeting a day and ally of those that are in
// order.
func distinctMeetings(all []meeting) []meeting {
	return slices.CompactFunc(slices.Clone(all), func(x, y meeting) bool { return x.date == y.date && x.ally == y.ally })
}

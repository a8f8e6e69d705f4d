package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// meeting is a contact, and with whom it was.
type meeting struct {
	ally *ledger.Ally
	contact
}

func (m *meeting) step() Step {
	text := m.date().String() + " " + m.ally.Name
	if called := m.note.Called(); called != "" {
		text += ": " + called
	}
	return Step{Text: text, Place: m.place(), Private: m.private()}
}

// meetings returns the contacts of a period up to today whose notes the query
// chooses, in order of date, then of the ally's name.
func (r *Reckoner) meetings(p ledger.Period) []meeting {
	var all []meeting
	for _, a := range r.matching() {
		for _, m := range r.met(a) {
			if p.Contains(m.date()) {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y meeting) int { return cmp.Compare(x.date(), y.date()) })
	return all
}

// met returns the contacts with an ally whose notes the query chooses, in
// order of date, then of file and line.
func (r *Reckoner) met(a *ledger.Ally) []meeting {
	var all []meeting
	for _, c := range r.rhythm(a).contacts {
		if r.o.Query.Note(a, c.note) {
			all = append(all, meeting{a, c})
		}
	}
	slices.SortStableFunc(all, func(x, y meeting) int {
		return cmp.Or(
			cmp.Compare(x.date(), y.date()),
			cmp.Compare(x.place().File, y.place().File), cmp.Compare(x.place().Line, y.place().Line),
		)
	})
	return all
}

// distinctMeetings keeps one meeting a day and ally of those that are in
// order.
func distinctMeetings(all []meeting) []meeting {
	return slices.CompactFunc(slices.Clone(all), func(x, y meeting) bool { return x.date() == y.date() && x.ally == y.ally })
}

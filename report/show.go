package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// Show is everything about one ally: the page to open before a meeting. Of its
// Ally, promises and events are all there are, not the open ones alone.
type Show struct {
	AsOf ledger.Date `json:"as_of"`
	Ally
	Profile
	LearnedDays  *int        `json:"learned"`       // the rhythm that the notes show; nil when too few tell
	AtOdds       bool        `json:"at_odds"`       // the stated rhythm and the learned one differ by 2× or more
	FirstContact ledger.Date `json:"first_contact"` // 0 without any
	Weeks        []Week      `json:"weeks"`         // the last 52, ending today
	Known        []Known     `json:"known"`         // whom you both know
	Plans        []Note      `json:"plans"`         // notes that have not happened, in order of date
	Notes        []Note      `json:"notes"`         // the newest first, those of others with this ally too

	Period     ledger.Period `json:"-"` // the span the sums are narrowed to
	ThanksUsed bool          `json:"-"` // some note says `thanked:`
	Noted      int           `json:"-"` // how many notes of the period there are in all
}

// Week is seven days and the contact days in them.
type Week struct {
	Begin    ledger.Date `json:"begin"`
	Contacts int         `json:"contacts"`
}

const (
	shownWeeks = 52
	shownNotes = 5
)

// Show reckons the page of one ally.
func (r *Reckoner) Show(a *ledger.Ally) Show {
	h := r.rhythm(a)
	s := Show{
		AsOf: r.o.Today, Period: r.o.Period, ThanksUsed: r.thanksUsed(), Profile: r.profile(a),
		LearnedDays: some(h.learned), AtOdds: a.Status == ledger.Active && r.followup(a).atOdds(h),
		Weeks: r.weeks(h), Known: r.known(a), Plans: []Note{}, Notes: []Note{},
	}
	s.Ally, _ = r.ally(a)
	s.Ally.Promises, s.Ally.Events = r.promises(a), r.events(a)
	if len(h.days) > 0 {
		s.FirstContact = h.days[0]
	}
	for _, n := range r.allNotes(a) {
		switch {
		case n.Plan:
			s.Plans = append(s.Plans, n)
		case r.o.Period.Contains(n.Date):
			s.Notes = append(s.Notes, n)
		}
	}
	slices.Reverse(s.Notes)
	s.Noted = len(s.Notes)
	s.Notes = s.Notes[:min(shownNotes, s.Noted)]
	return s
}

// weeks counts the contact days of the last weeks, the last one ending today.
func (r *Reckoner) weeks(h *rhythm) []Week {
	begin := r.o.Today + 1 - shownWeeks*daysInWeek
	all := make([]Week, shownWeeks)
	for i := range all {
		all[i].Begin = begin.AddDays(i * daysInWeek)
	}
	for _, d := range h.days {
		if d >= begin {
			all[(d-begin)/daysInWeek].Contacts++
		}
	}
	return all
}

// allNotes returns the notes of an ally and those of others whose headings link
// there, in order of date.
func (r *Reckoner) allNotes(a *ledger.Ally) []Note {
	var all []Note
	for n := range a.AllNotes() {
		if !n.Aside {
			all = append(all, r.note(a, n))
		}
	}
	for _, shared := range r.l.SharedWith(a) {
		all = append(all, r.note(shared.Owner, shared.Note))
	}
	slices.SortStableFunc(all, func(x, y Note) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
	return all
}

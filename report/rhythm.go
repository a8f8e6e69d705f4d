package report

import (
	"slices"

	"allies/ledger"
)

// rhythm is when contact was, and when it is planned.
type rhythm struct {
	days    []ledger.Date // contact days up to today, in order, each once
	plans   []ledger.Date // days after today with a planned contact, in order
	title   string        // of the newest contact's note
	place   Place         // of the newest contact: its note, or last_contact
	private bool          // that note is private
	noted   ledger.Date   // the newest contact day that a note tells of, 0 for none
	learned int           // days between contacts, 0 when too few to tell
}

// last returns the newest contact day, 0 for none.
func (h *rhythm) last() ledger.Date {
	if len(h.days) == 0 {
		return 0
	}
	return h.days[len(h.days)-1]
}

// firstFrom returns the first of the ordered days that is not before d, 0 for
// none.
func firstFrom(days []ledger.Date, d ledger.Date) ledger.Date {
	i, _ := slices.BinarySearch(days, d)
	if i == len(days) {
		return 0
	}
	return days[i]
}

// rhythm returns the contact days of an ally: notes of their own file, notes
// of others whose headings link to them, and last_contact.
func (r *Reckoner) rhythm(a *ledger.Ally) *rhythm {
	f := r.of(a)
	if f.rhythm != nil {
		return f.rhythm
	}
	h := &rhythm{days: make([]ledger.Date, 0, len(a.Notes)+1)}
	f.rhythm = h
	for i := range a.Notes {
		r.see(h, a, &a.Notes[i])
	}
	for _, shared := range r.l.SharedWith(a) {
		r.see(h, shared.Owner, shared.Note)
	}
	if a.LastContact != 0 && a.LastContact <= r.o.Today {
		h.days = append(h.days, a.LastContact)
	}
	h.days, h.plans = distinct(h.days), distinct(h.plans)
	if h.last() != h.noted { // last_contact is newer, and has no note
		field, _ := a.Field("last_contact")
		h.title, h.private, h.place = "", false, place(a, field.Pos)
	}
	h.learned = learn(h.days, r.windowStart())
	return h
}

// windowStart returns the first day that a rhythm is learned from.
func (r *Reckoner) windowStart() ledger.Date {
	return r.o.Today.AddDays(-min(r.l.Config.Window, int(r.o.Today)))
}

// see puts a note of the owner's file where it belongs.
func (r *Reckoner) see(h *rhythm, owner *ledger.Ally, n *ledger.Note) {
	switch {
	case r.l.Config.HidesContact(n.Tags):
		return
	case n.Date > r.o.Today:
		h.plans = append(h.plans, n.Date)
		return
	case n.IsPlan(r.o.Today):
		return
	}
	h.days = append(h.days, n.Date)
	if n.Date > h.noted || n.Date == h.noted && h.title == "" {
		h.title, h.private, h.place = n.Title, privateNote(n), place(owner, n.Head)
	}
	h.noted = max(h.noted, n.Date)
}

// distinct sorts days and keeps each once.
func distinct(days []ledger.Date) []ledger.Date {
	if !slices.IsSorted(days) {
		slices.Sort(days)
	}
	return slices.Compact(days)
}

const (
	thinnedDays = 7   // contacts closer than this are one beat of the rhythm
	fewestGaps  = 3   // fewer tell no rhythm
	longestBeat = 365 // days
)

// learn returns the median gap of the contact days since a day, half up, in
// days; 0 where there are too few. The days are thinned first, so that a
// conference is no rhythm. The reckoning, section 3.
func learn(days []ledger.Date, since ledger.Date) int {
	var gaps []int
	var kept ledger.Date
	for _, d := range days {
		switch {
		case d < since:
		case kept == 0:
			kept = d
		case d-kept >= thinnedDays:
			gaps = append(gaps, int(d-kept))
			kept = d
		}
	}
	if len(gaps) < fewestGaps {
		return 0
	}
	slices.Sort(gaps)
	low, high := gaps[(len(gaps)-1)/2], gaps[len(gaps)/2]
	return min((low+high+1)/2, longestBeat)
}

package report

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
)

func (c *contact) date() ledger.Date { return c.note.Date }
func (c *contact) place() Place      { return placeIn(c.note.File, c.note.Head) }

func (c *contact) private() bool {
	if c.stored {
		return c.owner.IsPrivate("last_contact")
	}
	return c.note.IsPrivate()
}

func (c *contact) title() string {
	if c.stored {
		return ""
	}
	return c.note.Called()
}

func (c *contact) step() Step {
	text := strings.TrimSpace(c.date().String() + " " + c.note.Called())
	if c.stored {
		field, _ := c.owner.Field("last_contact")
		text = c.note.Title + ": " + strings.Join(field.Values, ", ")
	}
	return Step{Text: text, Place: c.place(), Private: c.private()}
}

func (h *rhythm) last() ledger.Date {
	if len(h.days) == 0 {
		return 0
	}
	return h.days[len(h.days)-1]
}

// firstFrom is the first of the ordered days from d on, 0 for none.
func firstFrom(days []ledger.Date, d ledger.Date) ledger.Date {
	i, _ := slices.BinarySearch(days, d)
	if i == len(days) {
		return 0
	}
	return days[i]
}

// newest returns the newest contact, nil for none: the first of its day with a
// title, and a note before last_contact.
func (h *rhythm) newest() *contact {
	var found *contact
	for i := range h.contacts {
		c := &h.contacts[i]
		if c.date() == h.last() && (found == nil || found.note.Called() == "" && !c.stored) {
			found = c
		}
	}
	return found
}

func (h *rhythm) nextPlan() ledger.Date {
	if len(h.planned) == 0 {
		return 0
	}
	return h.planned[0].date()
}

// rhythm is made of an ally's notes, those of others that link there, last_contact.
func (r *Reckoner) rhythm(a *ledger.Ally) *rhythm {
	f := r.of(a)
	if f.rhythm != nil {
		return f.rhythm
	}
	h := &rhythm{contacts: make([]contact, 0, len(a.Notes)+1)}
	f.rhythm = h
	for n := range a.AllNotes() {
		r.see(h, contact{owner: a, note: n})
	}
	for _, shared := range r.l.SharedWith(a) {
		r.see(h, contact{owner: shared.Owner, note: shared.Note})
	}
	if day, ok := a.StoredContact(r.o.Today); ok {
		h.contacts = append(h.contacts, stored(a, day))
	}
	byDate := func(x, y contact) int { return cmp.Compare(x.date(), y.date()) }
	slices.SortStableFunc(h.contacts, byDate)
	slices.SortStableFunc(h.planned, byDate)
	h.days = append(make([]ledger.Date, 0, len(h.contacts)+len(summed(a).Days)), summed(a).Days...)
	for i := range h.contacts {
		h.days = append(h.days, h.contacts[i].date())
	}
	slices.Sort(h.days)
	h.days = slices.Compact(h.days)
	h.learned, h.thinned = learn(h.days, r.o.Today.AddDays(-min(r.l.Config.Window, int(r.o.Today))))
	return h
}

func stored(a *ledger.Ally, day ledger.Date) contact {
	field, _ := a.Field("last_contact")
	return contact{a, &ledger.Note{Date: day, File: a.File, Title: "last_contact", Head: field.KeyPos}, true}
}

func (r *Reckoner) see(h *rhythm, c contact) {
	switch {
	case c.note.IsContact(r.l.Config, r.o.Today):
		h.contacts = append(h.contacts, c)
	case c.date() > r.o.Today && !c.note.IsNews(r.l.Config):
		h.planned = append(h.planned, c)
	}
}

const (
	leastGap   = 7   // days: contacts that are closer count as one
	fewestGaps = 3   // fewer tell no rhythm
	longestGap = 365 // days
)

// learn returns the median gap of the contact days since a day, half up, in
// days, and the days that it is taken from; 0 where there are too few. The days
// are thinned first, so that a conference is no rhythm. The reckoning, section
// 3.
func learn(days []ledger.Date, since ledger.Date) (median int, thinned []ledger.Date) {
	var gaps []int
	for _, d := range days {
		last := len(thinned) - 1
		switch {
		case d < since:
		case last < 0:
			thinned = append(thinned, d)
		case d-thinned[last] >= leastGap:
			gaps = append(gaps, int(d-thinned[last]))
			thinned = append(thinned, d)
		}
	}
	if len(gaps) < fewestGaps {
		return 0, nil
	}
	slices.Sort(gaps)
	low, high := gaps[(len(gaps)-1)/2], gaps[len(gaps)/2]
	return min((low+high+1)/2, longestGap), thinned
}

package report

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

// Days for which an event waits for an answer.
const (
	winDays     = 7
	setbackDays = 14
	yearlyDays  = 7 // before and after
)

// events returns an ally's wins, setbacks and yearly dates in order of date.
// Of a yearly date it is the return that is near, else the last one.
func (r *Reckoner) events(a *ledger.Ally) []Event {
	f := r.of(a)
	if f.events != nil {
		return f.events
	}
	f.events = []Event{}
	for n := range a.AllNotes() {
		if len(n.Events) > 0 && !n.IsPlan(r.o.Today) {
			f.events = append(f.events, lists.Of(lists.Pointers(n.Events), func(e *ledger.Event) Event { return r.told(a, n, e) })...)
		}
	}
	for _, y := range a.Yearly {
		if e, ok := r.yearly(a, &y); ok {
			f.events = append(f.events, e)
		}
	}
	slices.SortStableFunc(f.events, func(x, y Event) int { return cmp.Or(cmp.Compare(x.Date, y.Date), x.compare(y.Place)) })
	return f.events
}

// told returns a win or a setback: answered by what was given on or after its
// day, or by a contact on a later day; a win told in a contact, by that one. The
// reckoning, section 4.
func (r *Reckoner) told(a *ledger.Ally, n *ledger.Note, e *ledger.Event) Event {
	event := Event{
		Date: n.Date, Type: setback, Text: e.Text, Place: placeIn(n.File, e.Pos),
		Private: ledger.IsPrivate(e.Tags) || r.traits(n).private,
	}
	limit, contactFrom := setbackDays, n.Date+1
	if e.Win {
		event.Type, limit = win, winDays
		if r.traits(n).contact {
			contactFrom = n.Date
		}
	}
	event.Answered = earliest(firstFrom(r.gaveDays(a), n.Date), firstFrom(r.rhythm(a).days, contactFrom))
	event.State = answer(event.Answered, r.age(n.Date), limit)
	return event
}

func (r *Reckoner) gaveDays(a *ledger.Ally) []ledger.Date {
	f := r.of(a)
	if f.gaveDays == nil {
		f.gaveDays = []ledger.Date{}
		for _, given := range r.favours(a) {
			if given.worth.Dir == ledger.Gave {
				f.gaveDays = append(f.gaveDays, given.date)
			}
		}
	}
	return f.gaveDays
}

// yearly returns the return of a yearly date that is near, else the last one;
// false before the year it began.
func (r *Reckoner) yearly(a *ledger.Ally, y *ledger.YearlyDate) (Event, bool) {
	year, _, _ := r.o.Today.Civil()
	for _, candidate := range []int{year + 1, year, year - 1} {
		d, ok := ledger.InYear(candidate, y.Month, y.Day)
		if !ok || candidate < y.Year || r.age(d) < -yearlyDays {
			continue
		}
		event := Event{
			Date: d, Type: y.Label, Place: placeIn(a.File, y.Pos),
			Answered: firstFrom(r.rhythm(a).days, d),
			Yearly:   true, Private: a.IsPrivateDay(y.Label),
		}
		event.State = answer(event.Answered, r.age(d), yearlyDays)
		return event, true
	}
	return Event{}, false
}

// answer tells where an event stands: age and limit are in days.
func answer(answered ledger.Date, age, limit int) Answer {
	switch {
	case answered != 0:
		return EventAnswered
	case age <= limit:
		return EventOpen
	}
	return EventLapsed
}

// earliest returns the first of two dates, where 0 is no date.
func earliest(a, b ledger.Date) ledger.Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// openEvents are those that wait for an answer; none of an archived ally.
func (r *Reckoner) openEvents(a *ledger.Ally) []Event {
	return lists.Only(r.events(a), func(e Event) bool { return e.State == EventOpen && a.Status != ledger.Archived })
}

func (r *Reckoner) explainEvent(a *ledger.Ally, e Event) Explanation {
	why := english.DaysAgo(r.age(e.Date)) + ", and no contact on a later day and nothing given since"
	switch {
	case e.Yearly && e.Date > r.o.Today:
		why = "in " + english.Count(-r.age(e.Date), "day")
	case e.Yearly:
		why = english.DaysAgo(r.age(e.Date)) + ", and no contact on it or later"
	}
	return ofOne(a.Name+": "+e.Type, string(e.State)+": "+why, PartEvents,
		Step{strings.TrimSpace(e.Date.String() + " " + e.Text), e.Place, e.Private})
}

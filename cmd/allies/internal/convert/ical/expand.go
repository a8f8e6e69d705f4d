package ical

import (
	"cmp"
	"slices"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

// expandAll makes notes of the events, each of those that return as often as it
// was. A time that was moved or called off is an event of its own, with the
// same UID.
func (r *reader) expandAll() {
	moved := map[string][]*event{}
	for _, e := range r.events {
		if e.recurrence.day != 0 && e.uid != "" {
			moved[e.uid] = append(moved[e.uid], e)
		}
	}
	total := 0
	for _, e := range r.events {
		if total > mostOccurrences || r.walked > mostWalked {
			r.file.Fail(e.line, e.summary, "more events than anybody has: from here on they are not read")
			break
		}
		switch {
		case e.cancelled:
			r.file.Pass("cancelled")
		case e.declined:
			r.file.Pass("declined by you")
		default:
			total += r.expand(e, moved[e.uid])
		}
	}
	slices.SortStableFunc(r.file.Notes, func(a, b record.Note) int { return cmp.Compare(a.Day, b.Day) })
}

// expand makes notes of one event, and returns how many.
func (r *reader) expand(e *event, moved []*event) int {
	day := func(m moment) ledger.Date {
		if !m.timed {
			return m.day
		}
		return ledger.DateOf(r.zone(m).at(m.day, m.seconds).In(r.Local))
	}
	if e.start.timed && day(e.start) > r.Until || e.start.day > r.Until+1 {
		r.file.Pass("to come")
		return 0
	}
	if e.rule != "" && !e.start.timed && len(e.who) == 0 && returnsYearly(e.rule) {
		r.file.Pass("of every year")
		return 0
	}
	out := r.exceptions(e, moved)
	taken := map[ledger.Date]bool{}
	note := func(m moment) {
		if d := day(m); d <= r.Until && d > 0 && !taken[d] && !out.has(r, m) {
			taken[d] = true
			r.file.Notes = append(r.file.Notes, e.note(d))
		}
	}
	r.times(e, note)
	for _, m := range e.more {
		note(m)
	}
	return len(taken)
}

// times visits the times of an event by its rule, up to the day after the last.
func (r *reader) times(e *event, visit func(moment)) {
	if e.rule == "" || e.recurrence.day != 0 {
		visit(e.start)
		return
	}
	rule, err := readRule(e.rule)
	if err != nil {
		r.file.Fail(e.line, e.summary, "only its first day is read: %v", err)
		visit(e.start)
		return
	}
	until, err := readMoment(rule.until)
	limited := err == nil && rule.until != ""
	if !until.utc {
		until.zone = e.start.zone
	}
	r.walked += rule.days(e.start.day, r.Until+1, func(day ledger.Date) bool {
		m := e.start
		m.day = day
		if limited && r.isAfter(m, until) {
			return false
		}
		visit(m)
		return true
	})
}

func (r *reader) isAfter(a, b moment) bool {
	if !a.timed || !b.timed {
		return a.day > b.day
	}
	return r.instant(a) > r.instant(b)
}

// instant is a time of day as seconds.
func (r *reader) instant(m moment) int64 { return r.zone(m).at(m.day, m.seconds).Unix() }

// exceptions are the times of an event that were left out, or moved.
type exceptions struct {
	times map[int64]bool
	whole map[ledger.Date]bool // days, whatever the time
	days  map[ledger.Date]bool // and days of a time
}

func (r *reader) exceptions(e *event, moved []*event) exceptions {
	out := exceptions{map[int64]bool{}, map[ledger.Date]bool{}, map[ledger.Date]bool{}}
	add := func(m moment) {
		if out.days[m.day] = true; m.timed {
			out.times[r.instant(m)] = true
		} else {
			out.whole[m.day] = true
		}
	}
	for _, m := range e.except {
		add(m)
	}
	if e.recurrence.day == 0 {
		for _, o := range moved {
			add(o.recurrence)
		}
	}
	return out
}

func (out exceptions) has(r *reader, m moment) bool {
	if !m.timed {
		return out.days[m.day]
	}
	return out.whole[m.day] || len(out.times) > 0 && out.times[r.instant(m)]
}

func returnsYearly(value string) bool {
	rule, err := readRule(value)
	return err == nil && rule.freq == "YEARLY"
}

// note is an event on one of its days.
func (e *event) note(day ledger.Date) record.Note {
	n := record.Note{Line: e.line, Day: day, Title: record.Plain(cmp.Or(e.summary, "Meeting")), With: e.who, Apart: true, ByTitle: true}
	if e.private {
		n.Tags = []string{"private"}
	}
	return n
}

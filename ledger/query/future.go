package query

import (
	"slices"

	"allies/ledger"
)

// ParseFuture reads the day that a promise or a snooze means: any phrase of
// ParseDay, and, as it looks ahead, 2w or 3 weeks (from today), a weekday (the
// first after today), a day or month without a year (the first from today on),
// and `end of` a week, month, quarter or year. by, until, till, due and on may
// stand before it. A phrase that leads into the past is refused, a date with
// its year is not. Every error is an *Error.
func ParseFuture(s string, today ledger.Date) (ledger.Date, error) {
	r := newPhrase(s, today, "a day to come", hintFuture)
	words := phraseWords(s)
	for len(words) > 1 && slices.Contains([]string{"by", "until", "till", "due", "on", "in", "before"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return 0, r.noWords()
	}
	if _, _, ranged := bounds(words); ranged {
		return 0, r.notOneDay()
	}
	day, ok := r.ahead(words)
	switch {
	case !ok && r.impossible != nil:
		return 0, r.impossible
	case !ok:
		return 0, r.unreadable(words)
	case day < today && !slices.ContainsFunc(words, startsWithYear):
		return 0, r.isPast(day)
	}
	return day, nil
}

func (r *phrase) ahead(words []string) (ledger.Date, bool) {
	if words[0] == "end" && len(words) > 1 {
		return r.endOf(words[1:])
	}
	if p, ok := r.counted(words, +1); ok {
		return p.Begin, true
	}
	if p, ok := r.first(words); ok {
		return p.Begin, true
	}
	p, ok := r.span(words)
	return p.Begin, ok
}

// endOf returns the last day of a span: `end of month` is this month's.
func (r *phrase) endOf(words []string) (ledger.Date, bool) {
	if u, ok := unitWords[words[0]]; ok && len(words) == 1 {
		p, ok := u.around(r.today, 0)
		return p.End - 1, ok
	}
	if p, ok := r.first(words); ok {
		return p.End - 1, true
	}
	p, ok := r.span(words)
	return p.End - 1, ok
}

// nextLeap is the longest time from one 29 February to the next, in years.
const nextLeap = 8

// first reads a weekday, a month or a day of a month as the first one to come.
func (r *phrase) first(words []string) (ledger.Period, bool) {
	if len(words) == 1 {
		if w, ok := weekdayNamed(words[0]); ok {
			return r.weekday(w, 1)
		}
		if m, ok := monthNamed(words[0]); ok {
			return r.month(m, +1)
		}
	}
	if len(words) != 2 {
		return ledger.Period{}, false
	}
	year, _, _ := r.today.Civil()
	for y := year; y <= year+nextLeap; y++ {
		p, ok := r.dayOf(words[0], words[1], y)
		if !ok {
			p, ok = r.dayOf(words[1], words[0], y)
		}
		if ok && p.Begin >= r.today {
			r.impossible = nil
			return p, true
		}
	}
	return ledger.Period{}, false
}

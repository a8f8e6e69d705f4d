package query

import (
	"slices"

	"allies/ledger"
)

// ParsePeriod reads a span of days. The end is exclusive, a missing end is
// open, and every phrase is counted from today:
//
//	2026  2026-03  2026-03-14  2026Q1  2026-W12  march 2026  14 march 2026
//	today  yesterday  tomorrow  friday  last friday  next friday
//	this week  last month  next quarter  last year
//	last 90 days         the 90 days that end with today
//	last 3 months        from the day after today's date 3 months ago to today
//	next 2 weeks         the 14 days that begin with today
//	90 days ago          that one day, as are 2 weeks ago, 3 months ago, in 3 days
//	from X to Y  X to Y  X..Y  since X  until X  X..  ..Y
//	2026-01 2026-06      two dates, the second being the end
//
// In a range X and Y may be any of the others: their first day counts,
// so that `from 2026-01 to 2026-06` ends before June. A week begins on Monday.
// A month or quarter without a year is this year's; a weekday alone is the
// newest one, today included. Every error is an *Error.
func ParsePeriod(s string, today ledger.Date) (ledger.Period, error) {
	p, err := parsePeriod(s, today)
	if err != nil {
		return ledger.Period{}, err
	}
	return p, nil
}

func parsePeriod(s string, today ledger.Date) (ledger.Period, *Error) {
	r := newPhrase(s, today, "a period", hintPeriod)
	words := phraseWords(s)
	if len(words) == 0 {
		return ledger.Period{}, r.noWords()
	}
	begin, end, ranged := bounds(words)
	if !ranged {
		if p, ok := r.span(words); ok {
			return p, nil
		}
		return ledger.Period{}, r.mistake(words)
	}
	var p ledger.Period
	for _, side := range []struct {
		words []string
		day   *ledger.Date
	}{{begin, &p.Begin}, {end, &p.End}} {
		if side.words == nil {
			continue
		}
		span, ok := r.span(side.words)
		if !ok {
			return ledger.Period{}, r.mistake(side.words)
		}
		*side.day = span.Begin
	}
	if p.Begin != 0 && p.End != 0 && p.End < p.Begin {
		return ledger.Period{}, r.backwards(p)
	}
	return p, nil
}

// ParseDay reads one day: any phrase of ParsePeriod but a range, of which the
// first day counts. Every error is an *Error.
func ParseDay(s string, today ledger.Date) (ledger.Date, error) {
	r := newPhrase(s, today, "a day", hintDay)
	words := phraseWords(s)
	if len(words) == 0 {
		return 0, r.noWords()
	}
	if _, _, ranged := bounds(words); ranged {
		return 0, r.notOneDay()
	}
	if p, ok := r.span(words); ok {
		return p.Begin, nil
	}
	return 0, r.mistake(words)
}

var (
	beginWords = []string{"from", "since"}
	endWords   = []string{"to", "until", "till", "before", "..", "-", "–", "—"}
)

// bounds cuts a range into the words of its first day and of its end; nil
// where that side is open. It returns false for what is no range.
func bounds(words []string) (begin, end []string, ranged bool) {
	if slices.Contains(beginWords, words[0]) {
		words, ranged = words[1:], true
	}
	i := slices.IndexFunc(words, func(w string) bool { return slices.Contains(endWords, w) })
	switch {
	case i < 0 && len(words) == 2 && startsWithYear(words[0]) && startsWithYear(words[1]):
		return words[:1], words[1:], true
	case i < 0:
		return words, nil, ranged
	case i == len(words)-1 && i > 0 && words[i] == "..":
		return words[:i], nil, true
	case i == 0 && !ranged:
		return nil, words[1:], true
	}
	return words[:i], words[i+1:], true
}

// Span writes a period as ParsePeriod reads it: 2026-01-01..2026-06-01, with
// nothing on an open side; "" for all time.
func Span(p ledger.Period) string {
	if p == (ledger.Period{}) {
		return ""
	}
	return p.Begin.String() + ".." + p.End.String()
}

// Words says which days a period covers: 2026-01-01..2026-06-01 (its last day
// is 2026-05-31).
func Words(p ledger.Period) string {
	switch {
	case p == ledger.Period{}:
		return "all time"
	case p.End == 0:
		return Span(p) + " (" + p.Begin.String() + " and later)"
	case p.Begin == 0:
		return Span(p) + " (up to " + (p.End - 1).String() + ")"
	case p.End <= p.Begin:
		return Span(p) + " (no day)"
	case p.End == p.Begin+1:
		return Span(p) + " (that one day)"
	}
	return Span(p) + " (its last day is " + (p.End - 1).String() + ")"
}

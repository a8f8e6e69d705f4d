package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"allies/ledger"
)

// One constructor for each mistake that a period or day can hold.

const (
	hintPeriod = "write 2026, 2026-03, 2026Q1, 2026-03-14, last month, last 90 days or 2026-01..2026-06"
	hintDay    = "write 2026-03-14, yesterday, 90 days ago, last monday or 2026-03 for its first day"
	hintFuture = "write 2026-03-21, tomorrow, friday, next monday, 21 march, in 3 weeks or 2w"
)

// fail makes the error for the place that the phrase last looked at.
func (r *phrase) fail(hint, format string, args ...any) *Error {
	return fault(r.source, r.where, hint, format, args...)
}

func (r *phrase) noWords() *Error {
	return r.fail(r.hint, "%s is asked for, and none is given", r.wanted)
}

func (r *phrase) noSide() *Error {
	r.where = r.whole()
	return r.fail(r.hint, "one side of the period is missing: %s", quote(r.source))
}

func (r *phrase) notOneDay() *Error {
	return r.fail(r.hint, "%s is a range, and one day is asked for", quote(r.source))
}

func (r *phrase) isPast(day ledger.Date) *Error {
	return r.fail(r.hint, "%s was %s, and a day to come is asked for", quote(r.source), day)
}

func (r *phrase) backwards(p ledger.Period) *Error {
	r.where = r.whole()
	return r.fail("did you mean "+Span(ledger.Period{Begin: p.End, End: p.Begin})+"?",
		"the period ends on %s, before it begins on %s", p.End, p.Begin)
}

func (r *phrase) noYear() *Error {
	return r.fail("years are 0001 to 9999", "there is no year 0")
}

func (r *phrase) noMonth(year, month int) *Error {
	return r.fail(fmt.Sprintf("the month stands behind the year: %04d-01 to %04d-12", year, year), "there is no month %d", month)
}

func (r *phrase) noDay(year, month, day int) *Error {
	last := ledger.DaysIn(year, month)
	return r.fail(fmt.Sprintf("the last day of that month is %04d-%02d-%02d", year, month, last),
		"there is no %04d-%02d-%02d: %s %d has %d days", year, month, day, time.Month(month), year, last)
}

func (r *phrase) noQuarter(year, quarter int) *Error {
	return r.fail(fmt.Sprintf("quarters are %04dQ1 to %04dQ4", year, year), "there is no quarter %d", quarter)
}

func (r *phrase) noWeek(year, week int) *Error {
	return r.fail("weeks are counted as ISO 8601 does: 1 to 52, and 53 in some years", "there is no week %d in %d", week, year)
}

func (r *phrase) outOfCalendar() *Error {
	return r.fail("years are 0001 to 9999", "%s leads out of the calendar", quote(r.source))
}

// mistake says what is wrong with words that no reading fits.
func (r *phrase) mistake(words []string) *Error {
	switch {
	case r.impossible != nil:
		return r.impossible
	case len(words) == 0:
		return r.noSide()
	}
	if iso := yearLast(r.source); iso != "" {
		return r.fail("write the year first: "+iso, "%s may be read in two ways", quote(r.source))
	}
	if _, _, ok := count(words); ok {
		length := strings.Join(words, " ")
		return r.fail(fmt.Sprintf("did you mean %q or %q?", "last "+length, length+" ago"), "%s is a length without a place", quote(r.source))
	}
	if slices.ContainsFunc(words, isInterval) {
		return r.fail("for sums by month write balance --by month", "%s is no span of days", quote(r.source))
	}
	return r.unreadable(words)
}

// isInterval reports whether the word cuts a report in columns elsewhere.
func isInterval(word string) bool {
	return slices.Contains([]string{"every", "daily", "weekly", "monthly", "quarterly", "yearly"}, word)
}

// unreadable marks the first word that no phrase has, and suggests the nearest.
func (r *phrase) unreadable(words []string) *Error {
	hint := r.hint
	known := vocabulary()
	for i, word := range words {
		if len(word) < shortest || strings.ContainsAny(word, "0123456789") || slices.Contains(known, word) {
			continue
		}
		r.where = r.place(word)
		if near := ledger.Nearest(word, known); near != "" {
			fixed := slices.Clone(words)
			fixed[i] = near
			hint = fmt.Sprintf("did you mean %q?", strings.Join(fixed, " "))
		}
		break
	}
	return r.fail(hint, "cannot read %s as %s", quote(r.source), r.wanted)
}

// vocabulary is every word that a phrase may have, where it is long enough to
// be mistyped.
func vocabulary() []string {
	words := []string{"today", "yesterday", "tomorrow", "last", "this", "next", "ago", "from", "since", "until", "now", "end"}
	for word := range unitWords {
		if len(word) >= shortest {
			words = append(words, word)
		}
	}
	for m := time.January; m <= time.December; m++ {
		words = append(words, strings.ToLower(m.String()), strings.ToLower(m.String())[:shortest])
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		words = append(words, strings.ToLower(w.String()), strings.ToLower(w.String())[:shortest])
	}
	return words
}

// yearLast returns the ISO form of 14.03.2026 or 3/14/2026, "" for other text.
// Where day and month could change places, the day is taken to stand first.
func yearLast(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '/' || r == '-' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return ""
	}
	var n [3]int
	for i, part := range parts {
		n[i], _ = strconv.Atoi(part)
	}
	day, month := n[0], n[1]
	if month > yearMonths {
		day, month = month, day
	}
	if d, ok := ledger.NewDate(n[2], month, day); ok {
		return d.String()
	}
	return ""
}

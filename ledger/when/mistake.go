package when

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
)

// Error is a phrase, or a query, that cannot be read: a mistake in the command
// line.
type Error struct {
	Message  string // one line, lower case
	Hint     string // what to type instead
	Source   string // what was read, as typed
	From, To int    // the bytes of the place in it
}

func (e *Error) Error() string { return e.Message }

// One constructor for each mistake that a phrase can hold.

const (
	hintPeriod = "write 2026, 2026-03, 2026Q1, 2026-03-14, last month, last 90 days or 2026-01..2026-06"
	hintDay    = "write 2026-03-14, yesterday, 90 days ago, next monday, 21 march, in 3 weeks or 2w"
)

func quote(typed string) string { return `"` + strings.ReplaceAll(typed, "\n", `\n`) + `"` }

func (t *typed) fail(from, to int, hint, format string, args ...any) *Error {
	return &Error{fmt.Sprintf(format, args...), hint, t.text, from, to}
}

// fail makes the error for some of the words.
func (r *reader) fail(from, next int, hint, format string, args ...any) *Error {
	return &Error{fmt.Sprintf(format, args...), hint, r.text, r.words[from].from, r.words[next-1].to}
}

func (r *reader) noYear(from, next int) *Error {
	return r.fail(from, next, "years are 0001 to 9999", "there is no year 0")
}

func (r *reader) noMonth(year, month, from, next int) *Error {
	return r.fail(from, next, fmt.Sprintf("the month stands after the year: %04d-01 to %04d-12", year, year), "there is no month %d", month)
}

func (r *reader) noDay(year, month, day, from, next int) *Error {
	last := ledger.DaysIn(year, month)
	return r.fail(from, next, fmt.Sprintf("the last day of that month is %04d-%02d-%02d", year, month, last),
		"there is no %04d-%02d-%02d: %s %d has %d days", year, month, day, MonthName(month), year, last)
}

func (r *reader) noQuarter(year, n, from, next int) *Error {
	return r.fail(from, next, fmt.Sprintf("quarters are %04dQ1 to %04dQ4", year, year), "there is no quarter %d", n)
}

func (r *reader) noWeek(year, n, from, next int) *Error {
	return r.fail(from, next, "weeks are counted as ISO 8601 does: 1 to 52, and 53 in some years", "there is no week %d in %d", n, year)
}

// twoWays is a date whose day and month could change places.
func (r *reader) twoWays(from, next int) *Error {
	typed := r.text[r.words[from].from:r.words[next-1].to]
	return r.fail(from, next, "write it as YYYY-MM-DD, the year first", "%s may be read in two ways", quote(typed))
}

// inCalendar keeps a phrase whose days the calendar has.
func (r *reader) inCalendar(ok bool) bool {
	if !ok {
		r.impossible = r.fail(0, len(r.words), "years are 0001 to 9999", "%s leads out of the calendar", quote(r.text))
	}
	return ok
}

func (t *typed) noSide() *Error {
	return t.fail(0, len(t.text), t.hint, "one side of the period is missing: %s", quote(t.text))
}

func (t *typed) backwards(p ledger.Period) *Error {
	return t.fail(0, len(t.text), "did you mean "+Span(ledger.Period{Begin: p.End, End: p.Begin})+"?",
		"the period ends on %s, before it begins on %s", p.End, p.Begin)
}

func (t *typed) lengthOnly(from, to int) *Error {
	length := strings.TrimSpace(t.text[from:to])
	return t.fail(from, to, fmt.Sprintf("did you mean %q or %q?", "last "+length, length+" ago"), "%s is a length without a place", quote(length))
}

// unreadable marks the first word that no phrase has, and suggests the nearest.
func (t *typed) unreadable(words []word, from, to int) *Error {
	hint := t.hint
	if slices.ContainsFunc(words, func(w word) bool { return w.text == "every" || w.text == "daily" || !rhythms[w.text].IsZero() }) {
		return t.fail(0, len(t.text), "for sums by month write balance -M, for those of a year balance -M -p 2026; -W, -Q and -Y are by week, quarter and year", "%s is no span of days", quote(t.text))
	}
	for _, w := range words {
		if w.number >= 0 || len(w.text) < abbreviated || w.meaning().class != noClass {
			continue
		}
		if near := ledger.Nearest(w.text, vocabulary()); near != "" && (len(words) > 1 || standsAlone(near)) {
			hint = fmt.Sprintf("did you mean %q?", t.text[:w.from]+near+t.text[w.to:])
		}
		from, to = w.from, w.to
		break
	}
	return t.fail(from, to, hint, "cannot read %s as %s", quote(t.text), t.wanted)
}

// standsAlone reports whether a word of the table may be a whole phrase.
func standsAlone(word string) bool {
	switch lexicon()[word].class {
	case aMonth, aWeekday, aDay, anEnd:
		return true
	}
	return false
}

// vocabulary is every word of the table that is long enough to be mistyped.
func vocabulary() []string {
	var words []string
	for word := range lexicon() {
		if len(word) >= abbreviated {
			words = append(words, word)
		}
	}
	return words
}

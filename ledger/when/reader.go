package when

import (
	"fmt"
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

func quote(typed string) string { return `"` + strings.ReplaceAll(typed, "\n", `\n`) + `"` }

type reader struct {
	text   string
	words  []word
	today  ledger.Date
	last   bool // the last day of a span is meant
	prose  bool // the text goes on after the phrase, and may mean something else
	abroad bool // its words were of other languages: none is a name

	impossible *Error // of what has the form of a date, and is none
}

// shape is the form of a phrase; prose asks, since there some need more proof.
type shape uint8

const (
	otherShape shape = iota
	wholeDate        // with day, month and year
	yearless         // with day and month
	bareMonth
	bareWeekday
	bareHoliday
	bareLength  // 2 weeks, without in or ago
	bareYear    // 2026, and 202603
	bareOrdinal // the 21st
	ofToday     // said from today: tomorrow, next week, in 3 days
)

type span struct {
	period ledger.Period // zero where it is not clear which day is meant
	next   int           // the word after it
	to     int           // where it ends in the text
	shape  shape
	fixed  bool // it means the same on each day
}

func (r *reader) word(i int) *word {
	if i >= len(r.words) {
		return &word{number: -1}
	}
	return &r.words[i]
}

// follow returns the next word of a phrase, from a word on: of and the are
// passed over. It is after the last where something else stands between.
func (r *reader) follow(i int) int {
	for i < len(r.words) && r.words[i].joined() {
		if r.words[i].meaning().class != aFiller {
			return i
		}
		i++
	}
	return len(r.words)
}

func (r *reader) reads(p ledger.Period, next int, s shape) span {
	return span{period: p, next: next, to: r.words[next-1].to, shape: s}
}

// longest takes the way that reads the most words from the i-th on, the first of several.
func longest(i int, ways ...func(int) (span, bool)) (best span, found bool) {
	for _, read := range ways {
		if s, ok := read(i); ok && (!found || s.next > best.next) {
			best, found = s, true
		}
	}
	return best, found
}

// One constructor for each mistake that a phrase can hold.

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

package query

import (
	"strconv"
	"strings"
	"time"

	"allies/ledger"
)

// phrase reads the words of one span or day.
type phrase struct {
	source string
	today  ledger.Date
	wanted string // "a period" or "a day"
	hint   string // what can be written instead

	where      span   // the part of the source being read
	impossible *Error // found where a date or count has the right shape only
}

func newPhrase(source string, today ledger.Date, wanted, hint string) *phrase {
	return &phrase{source: source, today: today, wanted: wanted, hint: hint, where: span{0, len(source)}}
}

func (r *phrase) whole() span { return span{0, len(r.source)} }

// place finds a word of the phrase in the source, as far as folding let it be.
func (r *phrase) place(word string) span {
	for at := range r.source {
		if end := at + len(word); end <= len(r.source) && strings.EqualFold(r.source[at:end], word) {
			return span{at, end}
		}
	}
	return r.whole()
}

// span reads the words of one span; "in", "on", "for" or "during" may stand
// before them.
func (r *phrase) span(words []string) (ledger.Period, bool) {
	ahead := false
	for len(words) > 1 && isFiller(words[0]) {
		ahead = ahead || words[0] == "in"
		words = words[1:]
	}
	switch len(words) {
	case 1:
		return r.one(words[0])
	case 2:
		if ahead {
			if p, ok := r.counted(words, +1); ok {
				return p, true
			}
		}
		return r.two(words[0], words[1])
	case 3:
		return r.three(words)
	case 4:
		if words[2] == "from" && words[3] == "now" {
			return r.counted(words[:2], +1)
		}
	}
	return ledger.Period{}, false
}

func isFiller(word string) bool {
	return word == "in" || word == "on" || word == "for" || word == "during"
}

func (r *phrase) one(word string) (ledger.Period, bool) {
	switch word {
	case "today":
		return days.around(r.today, 0)
	case "yesterday":
		return days.around(r.today, -1)
	case "tomorrow":
		return days.around(r.today, +1)
	}
	if p, ok := r.numeric(word); ok {
		return p, true
	}
	year, _, _ := r.today.Civil()
	if p, ok := r.quarter(year, word); ok {
		return p, true
	}
	if m, ok := monthNamed(word); ok {
		return months.around(ledger.Date(1), (year-1)*yearMonths+m-1)
	}
	if w, ok := weekdayNamed(word); ok {
		return r.weekday(w, -weekDays+1)
	}
	return ledger.Period{}, false
}

// weekday returns the only day of that name among seven: those that begin so
// many days from today.
func (r *phrase) weekday(w time.Weekday, from int) (ledger.Period, bool) {
	first := r.today.AddDays(from)
	ahead := (int(w) - int(first.Weekday()) + weekDays) % weekDays
	return daySpan(int(first)+ahead, 1)
}

func (r *phrase) two(a, b string) (ledger.Period, bool) {
	if n, ok := relative(a); ok {
		return r.named(n, b)
	}
	if p, ok := r.yearPart(a, b); ok {
		return p, true
	}
	if p, ok := r.yearPart(b, a); ok {
		return p, true
	}
	year, _, _ := r.today.Civil()
	if p, ok := r.dayOf(a, b, year); ok {
		return p, true
	}
	return r.dayOf(b, a, year)
}

func (r *phrase) three(words []string) (ledger.Period, bool) {
	if words[2] == "ago" {
		return r.counted(words[:2], -1)
	}
	if n, ok := relative(words[0]); ok && n != 0 {
		return r.rolling(n, words[1:])
	}
	for _, at := range [][3]int{{0, 1, 2}, {1, 0, 2}, {2, 1, 0}, {1, 2, 0}} {
		day, month, year := words[at[0]], words[at[1]], words[at[2]]
		if len(year) == 4 && allDigits(year) {
			y, _ := strconv.Atoi(year)
			if p, ok := r.dayOf(day, month, y); ok {
				return p, true
			}
		}
	}
	return ledger.Period{}, false
}

// counted reads so many units back or ahead: one day.
func (r *phrase) counted(words []string, sign int) (ledger.Period, bool) {
	n, u, ok := count(words)
	if !ok {
		return ledger.Period{}, false
	}
	d, fits := u.shift(r.today, sign*n)
	return r.inCalendar(ledger.Period{Begin: d, End: d + 1}, fits)
}

// rolling reads the last so many units, which end with today, or the next,
// which begin with it.
func (r *phrase) rolling(sign int, words []string) (ledger.Period, bool) {
	n, u, ok := count(words)
	if !ok {
		return ledger.Period{}, false
	}
	far, fits := u.shift(r.today, sign*n)
	if sign < 0 {
		return r.inCalendar(ledger.Period{Begin: far + 1, End: r.today + 1}, fits)
	}
	return r.inCalendar(ledger.Period{Begin: r.today, End: far}, fits)
}

// inCalendar keeps a span that the calendar has, and remembers one it has not.
func (r *phrase) inCalendar(p ledger.Period, ok bool) (ledger.Period, bool) {
	if !ok {
		r.impossible = r.outOfCalendar()
	}
	return p, ok
}

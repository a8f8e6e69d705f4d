package when

import (
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger"
)

// date reads a phrase that begins with a number and names its days by the
// calendar.
func (r *reader) date(i int) (span, bool) { return longest(i, r.numeric, r.dayMonth, r.yearFirst) }

// dateSeparators stand between the numbers of a date; programs that mend typing make
// other dashes of a hyphen.
const dateSeparators = "./-‐‑–—−"

// separator is what joins the number at i to the one before it, "" for nothing.
func (r *reader) separator(i int) string {
	w := r.word(i)
	if w.number < 0 || utf8.RuneCountInString(w.gap) != 1 || !strings.Contains(dateSeparators, w.gap) {
		return ""
	}
	return w.gap
}

// numeric reads 2026-03-14, 2026/3/14, 20260314, 14.03.2026, 3/14/2026, 24.12.,
// 12/24, 2026-03, 202603 and 2026.
func (r *reader) numeric(i int) (span, bool) {
	w := &r.words[i]
	separator := r.separator(i + 1)
	third := 0
	if separator != "" && r.separator(i+2) == separator {
		third = r.words[i+2].digits()
	}
	switch first := w.digits(); {
	case separator == "":
		return r.unbroken(i)
	case r.words[i+1].digits() > 2 || third > 0 && r.separator(i+3) == separator:
		return span{}, false // a phone number, an address of the net
	case first == 4 && (third == 1 || third == 2):
		return r.civil(w.number, i+1, i+2, i, i+3)
	case first == 4 && third == 0:
		p, ok := r.civilMonth(w.number, r.words[i+1].number, i, i+2)
		return r.fixed(p, i+2, otherShape), ok
	case first <= 2 && third == 4:
		return r.shuffled(i, r.words[i+2].number, separator)
	case first == 2 && third == 2:
		return r.shortYear(i, separator)
	case first <= 2 && third == 0:
		return r.shortDate(i, separator)
	}
	return span{}, false
}

func (r *reader) unbroken(i int) (span, bool) {
	w := &r.words[i]
	n := w.number
	switch w.digits() {
	case 8:
		p, ok := r.civilDay(n/10000, n/100%100, n%100, i, i+1)
		glued := i+1 < len(r.words) && r.words[i+1].gap == ""
		return r.fixed(p, i+1, wholeDate), ok && p.Begin != 0 && !(r.prose && (glued || n < 1000_00_00 || n >= 3000_00_00))
	case 6:
		p, ok := r.civilMonth(n/100, n%100, i, i+1)
		return r.fixed(p, i+1, bareYear), ok
	case 4:
		p, ok := r.civilYear(n, i, i+1)
		return r.fixed(p, i+1, bareYear), ok
	}
	return span{}, false
}

// civil reads the day whose month and day stand at two words, year first.
func (r *reader) civil(year, month, day, from, next int) (span, bool) {
	m, d := r.words[month].number, r.words[day].number
	if r.prose && r.words[day].gap == "." && (m > yearMonths || d > 31) {
		return span{}, false // the version of a program
	}
	p, ok := r.civilDay(year, m, d, from, next)
	return r.fixed(p, next, wholeDate), ok
}

// shuffled reads a date whose first two numbers may be a day and a month in
// either order.
func (r *reader) shuffled(i, year int, separator string) (span, bool) {
	a, b := r.words[i].number, r.words[i+1].number
	if r.prose && (a == 0 || b == 0) {
		return span{}, false
	}
	day, month, clear := dayFirst(a, b, separator)
	if !clear {
		r.impossible = r.twoWays(i, i+3)
		return r.fixed(ledger.Period{}, i+3, wholeDate), true
	}
	p, ok := r.civilDay(year, month, day, i, i+3)
	return r.fixed(p, i+3, wholeDate), ok
}

// dayFirst tells which of two numbers is the day and which the month: a point puts
// the day first, and of others only an unmistakable pair is clear.
func dayFirst(a, b int, separator string) (day, month int, clear bool) {
	if separator == "." || a > yearMonths {
		return a, b, true
	}
	return b, a, b > yearMonths || a == b
}

// shortYear reads 14.03.26. With dashes the year may stand first.
func (r *reader) shortYear(i int, separator string) (span, bool) {
	a, b, c := r.words[i].number, r.words[i+1].number, r.words[i+2].number
	glued := i+3 < len(r.words) && r.words[i+3].gap == ""
	switch {
	case a == 0 || b == 0 || glued:
		return span{}, false
	case separator != "." && separator != "/" && exists(2000+a, b, c):
		r.impossible = r.twoWays(i, i+3)
		return r.fixed(ledger.Period{}, i+3, wholeDate), true
	case exists(2000+c, a, b) || exists(2000+c, b, a):
		return r.shuffled(i, 2000+c, separator)
	}
	return span{}, false
}

// shortDate reads 12/24 and 24.12., a day and a month without a year.
func (r *reader) shortDate(i int, separator string) (span, bool) {
	d, m, clear := dayFirst(r.words[i].number, r.words[i+1].number, separator)
	end := r.words[i+1].to
	after := r.word(i + 2)
	switch {
	case separator == "." && strings.HasPrefix(r.text[end:], ".") && !(i+2 < len(r.words) && after.number >= 0 && after.gap == "."):
		end++
	case r.prose && separator != "." && separator != "/" && r.words[i].digits() == 2 && r.words[i+1].digits() == 2 && i+2 == len(r.words):
		d, m, clear = r.words[i+1].number, r.words[i].number, true
	case separator == "/" && !strings.HasPrefix(r.text[end:], "/"):
		if i+2 < len(r.words) && r.prose && after.joined() && !slices.Contains(afterFraction, after.text) {
			return span{}, false // 2/3 majority
		}
	default:
		return span{}, false
	}
	if d < 1 || d > 31 || m < 1 || m > yearMonths || i+2 < len(r.words) && after.gap == "" {
		return span{}, false
	}
	s := r.reads(ledger.Period{}, i+2, yearless)
	s.to = end
	if !clear {
		r.impossible = r.twoWays(i, i+2)
		return s, true
	}
	return r.inComingYear(s, m, d, i)
}

// afterFraction are words that go on after a day as they do not after a
// fraction.
var afterFraction = []string{"at", "or", "and", "if", "please", "noon", "latest", "done", "due", "made"}

// dayMonth reads `14 march 2026`, `14th of march`, and `the 21st` alone.
func (r *reader) dayMonth(i int) (span, bool) {
	d, next, ordinal, ok := r.dayAt(i)
	if !ok {
		return span{}, false
	}
	at := r.follow(next)
	m := r.word(at).meaning()
	switch {
	case m.class == aMonth:
	case ordinal:
		p, ok := r.nextDayOfMonth(d)
		return r.reads(p, next, bareOrdinal), ok
	default:
		return span{}, false
	}
	if y, after, ok := r.yearAt(r.follow(at+1), true); ok {
		p, ok := r.civilDay(y, m.n, d, i, after)
		return r.fixed(p, after, wholeDate), ok
	}
	return r.inComingYear(r.reads(ledger.Period{}, at+1, yearless), m.n, d, i)
}

// month reads `march`, `march 2026`, `march 14` and `march 14, 2026`.
func (r *reader) month(i int) (span, bool) {
	m := r.words[i].meaning().n
	at := r.follow(i + 1)
	if y, after, ok := r.yearAt(at, false); ok {
		p, ok := r.civilMonth(y, m, i, after)
		return r.fixed(p, after, otherShape), ok
	}
	if d, next, _, ok := r.dayAt(at); ok && r.words[at].gap[:min(1, len(r.words[at].gap))] != "," {
		if y, after, ok := r.yearAt(r.follow(next), false); ok {
			p, ok := r.civilDay(y, m, d, i, after)
			return r.fixed(p, after, wholeDate), ok
		}
		if m != 5 || !r.prose || next == len(r.words) || r.words[next].gap != " " { // May 5 people join?
			return r.inComingYear(r.reads(ledger.Period{}, next, yearless), m, d, i)
		}
		return span{}, false
	}
	p, ok := r.coming(func(y int) (ledger.Period, bool) { return r.civilMonth(y, m, i, i+1) })
	return r.reads(p, i+1, bareMonth), ok
}

// yearFirst reads `2026 march`, `2026-mar-14`, `2026Q1` and `2026-W12`.
func (r *reader) yearFirst(i int) (span, bool) {
	y := r.words[i].number
	at := r.follow(i + 1)
	if r.words[i].digits() != 4 || at == len(r.words) {
		return span{}, false
	}
	if m := r.words[at].meaning(); m.class == aMonth {
		if d, next, _, ok := r.dayAt(r.follow(at + 1)); ok {
			p, ok := r.civilDay(y, m.n, d, i, next)
			return r.fixed(p, next, wholeDate), ok
		}
		p, ok := r.civilMonth(y, m.n, i, at+1)
		return r.fixed(p, at+1, otherShape), ok
	}
	unit, n, next, ok := r.partAt(at)
	if !ok {
		return span{}, false
	}
	p, ok := r.partOf(y, unit, n, i, next)
	return r.fixed(p, next, otherShape), ok
}

// part reads `q1`, `w12` and `week 12`, also with their year after.
func (r *reader) part(i int) (span, bool) {
	unit, n, next, ok := r.partAt(i)
	if !ok {
		return span{}, false
	}
	if y, after, ok := r.yearAt(r.follow(next), false); ok {
		p, ok := r.partOf(y, unit, n, i, after)
		return r.fixed(p, after, otherShape), ok
	}
	p, ok := r.coming(func(y int) (ledger.Period, bool) { return r.partOf(y, unit, n, i, next) })
	return r.reads(p, next, otherShape), ok
}

func (r *reader) partAt(i int) (unit ledger.Interval, n, next int, ok bool) {
	w, number := r.word(i), r.word(i+1)
	unit = w.meaning().length
	glued := (w.text == "q" || w.text == "w") && number.gap == ""
	spelled := w.text == "week" && number.gap == " "
	return unit, number.number, i + 2, (glued || spelled) && number.number >= 0 && number.digits() <= 2
}

// partOf returns a quarter of a year, or a week, counted as ISO 8601 does: week
// 1 holds 4 January.
func (r *reader) partOf(year int, unit ledger.Interval, n, from, next int) (p ledger.Period, ok bool) {
	if _, ok := r.civilYear(year, from, next); !ok {
		return p, false
	}
	if unit == quarter {
		if n < 1 || n > 4 {
			r.impossible = r.noQuarter(year, n, from, next)
			return p, false
		}
		return monthSpan(year*yearMonths+(n-1)*quarter.Months, quarter.Months)
	}
	first, _ := ledger.NewDate(year, 1, 4)
	p, ok = around(week, first, n-1)
	if y, w := p.Begin.Time().ISOWeek(); !ok || n < 1 || y != year || w != n {
		r.impossible = r.noWeek(year, n, from, next)
		return p, false
	}
	return p, true
}

func (r *reader) dayAt(i int) (day, next int, ordinal, ok bool) {
	w := r.word(i)
	if w.digits() < 1 || w.digits() > 2 || r.prose && w.number > 31 {
		return 0, 0, false, false
	}
	glued := i+1 < len(r.words) && r.words[i+1].gap == ""
	if glued && slices.Contains(ordinals, r.words[i+1].text) {
		return w.number, i + 2, true, true
	}
	return w.number, i + 1, false, !glued
}

var ordinals = []string{"st", "nd", "rd", "th"}

// yearAt reads a year: 2026, '26, and 26 right after a day and its month.
func (r *reader) yearAt(i int, afterDay bool) (year, next int, ok bool) {
	w := r.word(i)
	after := r.word(i + 1).gap
	if i+1 < len(r.words) && (after == "" || after == ":" || r.separator(i+1) != "") {
		return 0, 0, false // a clock time, an ISO date, a number of things
	}
	switch w.digits() {
	case 4:
		return w.number, i + 1, true
	case 2:
		return 2000 + w.number, i + 1, w.shortYear() || afterDay && len(w.gap) == 1
	}
	return 0, 0, false
}

func (r *reader) fixed(p ledger.Period, next int, s shape) span {
	read := r.reads(p, next, s)
	read.fixed = true
	return read
}

// inComingYear gives a day of a month its year: the first such day from today
// on.
func (r *reader) inComingYear(s span, m, d, from int) (span, bool) {
	p, ok := r.coming(func(y int) (ledger.Period, bool) {
		p, ok := r.civilDay(y, m, d, from, s.next)
		return p, ok && p.Begin != 0
	})
	s.period = p
	return s, ok || r.prose && d > 0
}

// nextDayOfMonth is the first day of that number from today on.
func (r *reader) nextDayOfMonth(number int) (ledger.Period, bool) {
	year, m, d := r.today.Civil()
	at := year*yearMonths + m - 1
	if number < d {
		at++
	}
	for range 2 {
		if found, ok := ledger.NewDate(at/yearMonths, at%yearMonths+1, number); ok {
			return ledger.Period{Begin: found, End: found + 1}, true
		}
		at++
	}
	return ledger.Period{}, false
}

func exists(year, month, day int) bool {
	_, ok := ledger.NewDate(year, month, day)
	return ok
}

func (r *reader) civilYear(year, from, next int) (ledger.Period, bool) {
	if year < firstYear || year > lastYear {
		r.impossible = r.noYear(from, next)
		return ledger.Period{}, false
	}
	return monthSpan(year*yearMonths, yearMonths)
}

func (r *reader) civilMonth(year, month, from, next int) (ledger.Period, bool) {
	if _, ok := r.civilYear(year, from, next); !ok {
		return ledger.Period{}, false
	}
	if month < 1 || month > yearMonths {
		r.impossible = r.noMonth(year, month, from, next)
		return ledger.Period{}, false
	}
	return monthSpan(year*yearMonths+month-1, 1)
}

// civilDay is one day. In prose one that is not in the calendar is a date too.
func (r *reader) civilDay(year, month, day, from, next int) (ledger.Period, bool) {
	if _, ok := r.civilMonth(year, month, from, next); !ok {
		return ledger.Period{}, r.prose
	}
	d, ok := ledger.NewDate(year, month, day)
	if !ok {
		r.impossible = r.noDay(year, month, day, from, next)
		return ledger.Period{}, r.prose
	}
	return ledger.Period{Begin: d, End: d + 1}, true
}

// coming returns the first of the spans that recur each year whose day is not
// past: its last day for a deadline, else its first.
func (r *reader) coming(inYear func(year int) (ledger.Period, bool)) (ledger.Period, bool) {
	year, _, _ := r.today.Civil()
	var first *Error
	for y := year; y <= year+nextLeap; y++ {
		p, ok := inYear(y)
		if y == year {
			first = r.impossible
		}
		counts := p.Begin
		if r.last {
			counts = p.End - 1
		}
		if ok && counts >= r.today {
			r.impossible = nil
			return p, true
		}
	}
	r.impossible = first
	return ledger.Period{}, false
}

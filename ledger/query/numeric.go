package query

import (
	"strconv"
	"strings"

	"allies/ledger"
)

// numeric reads 2026, 2026-03, 2026-03-14 (also with / or . or nothing between
// the parts), 2026Q1, 2026-Q1 and 2026-W12.
func (r *phrase) numeric(word string) (ledger.Period, bool) {
	if len(word) < 4 || !allDigits(word[:4]) {
		return ledger.Period{}, false
	}
	r.where = r.place(word)
	year, _ := strconv.Atoi(word[:4])
	rest := word[4:]
	if rest == "" {
		return r.civilYear(year)
	}
	if allDigits(rest) && (len(rest) == 2 || len(rest) == 4) {
		rest = "-" + rest[:2] + strings.TrimSuffix("-"+rest[2:], "-")
	}
	if p, ok := r.quarter(year, strings.TrimPrefix(rest, "-")); ok {
		return p, true
	}
	if p, ok := r.week(year, strings.TrimPrefix(rest, "-")); ok {
		return p, true
	}
	parts := strings.Split(rest[1:], rest[:1])
	if !strings.Contains("-/.", rest[:1]) || len(parts) > 2 {
		return ledger.Period{}, false
	}
	var n [2]int
	for i, part := range parts {
		if len(part) < 1 || len(part) > 2 || !allDigits(part) {
			return ledger.Period{}, false
		}
		n[i], _ = strconv.Atoi(part)
	}
	if len(parts) == 1 {
		return r.civilMonth(year, n[0])
	}
	return r.civilDay(year, n[0], n[1])
}

func (r *phrase) civilYear(year int) (ledger.Period, bool) {
	if year < firstYear {
		r.impossible = r.noYear()
		return ledger.Period{}, false
	}
	return years.around(ledger.Date(1), year-1)
}

func (r *phrase) civilMonth(year, month int) (ledger.Period, bool) {
	if _, ok := r.civilYear(year); !ok {
		return ledger.Period{}, false
	}
	if month < 1 || month > yearMonths {
		r.impossible = r.noMonth(year, month)
		return ledger.Period{}, false
	}
	return months.around(ledger.Date(1), (year-1)*yearMonths+month-1)
}

func (r *phrase) civilDay(year, month, day int) (ledger.Period, bool) {
	if _, ok := r.civilMonth(year, month); !ok {
		return ledger.Period{}, false
	}
	d, ok := ledger.NewDate(year, month, day)
	if !ok {
		r.impossible = r.noDay(year, month, day)
		return ledger.Period{}, false
	}
	return ledger.Period{Begin: d, End: d + 1}, true
}

// quarter reads q1 to q4 of a year.
func (r *phrase) quarter(year int, word string) (ledger.Period, bool) {
	digit, ok := strings.CutPrefix(word, "q")
	if !ok || len(digit) != 1 || !allDigits(digit) {
		return ledger.Period{}, false
	}
	if _, ok := r.civilYear(year); !ok {
		return ledger.Period{}, false
	}
	n := int(digit[0] - '0')
	if n < 1 || n > 4 {
		r.impossible = r.noQuarter(year, n)
		return ledger.Period{}, false
	}
	return quarters.around(ledger.Date(1), (year-1)*4+n-1)
}

// week reads w1 to w53 of a year, counted as ISO 8601 does: week 1 holds
// 4 January.
func (r *phrase) week(year int, word string) (ledger.Period, bool) {
	number, ok := strings.CutPrefix(word, "w")
	if !ok || len(number) < 1 || len(number) > 2 || !allDigits(number) {
		return ledger.Period{}, false
	}
	n, _ := strconv.Atoi(number)
	first, ok := ledger.NewDate(year, 1, 4)
	if !ok {
		r.impossible = r.noYear()
		return ledger.Period{}, false
	}
	p, ok := weeks.around(first, n-1)
	if y, w := p.Begin.Time().ISOWeek(); !ok || n < 1 || y != year || w != n {
		r.impossible = r.noWeek(year, n)
		return ledger.Period{}, false
	}
	return p, true
}

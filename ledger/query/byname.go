package query

import (
	"strconv"

	"allies/ledger"
)

// named reads what follows last, this or next: a unit, a weekday or a month.
func (r *phrase) named(n int, word string) (ledger.Period, bool) {
	if u, ok := unitWords[word]; ok {
		return r.inCalendar(u.around(r.today, n))
	}
	if w, ok := weekdayNamed(word); ok {
		from := map[int]int{-1: -weekDays, 0: -r.today.SinceMonday(), +1: 1}
		return r.weekday(w, from[n])
	}
	if m, ok := monthNamed(word); ok {
		return r.month(m, n)
	}
	return ledger.Period{}, false
}

// month returns this year's month of that number, or the newest one before
// this month, or the first one after it.
func (r *phrase) month(m, n int) (ledger.Period, bool) {
	year, now, _ := r.today.Civil()
	if n < 0 && m < now || n > 0 && m > now {
		n = 0
	}
	return months.around(ledger.Date(1), (year+n-1)*yearMonths+m-1)
}

// yearPart reads a month or quarter of a year.
func (r *phrase) yearPart(year, part string) (ledger.Period, bool) {
	if len(year) != 4 || !allDigits(year) {
		return ledger.Period{}, false
	}
	y, _ := strconv.Atoi(year)
	if p, ok := r.quarter(y, part); ok {
		return p, true
	}
	if p, ok := r.week(y, part); ok {
		return p, true
	}
	m, ok := monthNamed(part)
	if !ok {
		return ledger.Period{}, false
	}
	return r.civilMonth(y, m)
}

// dayOf reads a day of a named month.
func (r *phrase) dayOf(day, month string, year int) (ledger.Period, bool) {
	m, ok := monthNamed(month)
	if !ok {
		return ledger.Period{}, false
	}
	d, err := strconv.Atoi(day)
	if err != nil || len(day) > 2 || !allDigits(day) {
		return ledger.Period{}, false
	}
	return r.civilDay(year, m, d)
}

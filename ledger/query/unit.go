package query

import "allies/ledger"

// unit is a length of calendar time.
type unit uint8

// The units.
const (
	days unit = iota
	weeks
	months
	quarters
	years
)

// unitWords are the spellings of the units.
var unitWords = map[string]unit{
	"d": days, "day": days, "days": days,
	"w": weeks, "wk": weeks, "wks": weeks, "week": weeks, "weeks": weeks,
	"m": months, "mo": months, "month": months, "months": months,
	"q": quarters, "quarter": quarters, "quarters": quarters,
	"y": years, "yr": years, "yrs": years, "year": years, "years": years,
}

const (
	firstYear    = 1
	lastYear     = 9999
	yearMonths   = 12
	weekDays     = 7
	quarterMonth = 3
)

// monthStart returns the first day of a month counted from January of year 0.
// The month after the last one there is begins on the day after the last.
func monthStart(index int) (ledger.Date, bool) {
	if index == (lastYear+1)*yearMonths {
		last, _ := ledger.NewDate(lastYear, yearMonths, 31)
		return last + 1, true
	}
	return ledger.NewDate(index/yearMonths, index%yearMonths+1, 1)
}

func monthOf(d ledger.Date) int {
	y, m, _ := d.Civil()
	return y*yearMonths + m - 1
}

// months is the length of a unit that is made of months, else 0.
func (u unit) months() int {
	switch u {
	case months:
		return 1
	case quarters:
		return quarterMonth
	case years:
		return yearMonths
	}
	return 0
}

// around returns the unit's span that holds the day, moved by n of its units:
// weeks begin on Monday.
func (u unit) around(d ledger.Date, n int) (ledger.Period, bool) {
	if size := u.months(); size > 0 {
		first := (monthOf(d)/size + n) * size
		begin, ok := monthStart(first)
		end, fits := monthStart(first + size)
		return ledger.Period{Begin: begin, End: end}, ok && fits
	}
	size := 1
	if u == weeks {
		size = weekDays
		d = d.AddDays(-d.SinceMonday())
	}
	begin := int(d) + n*size
	return daySpan(begin, size)
}

// daySpan returns so many days from a day on, if the calendar has them.
func daySpan(begin, size int) (ledger.Period, bool) {
	p := ledger.Period{Begin: ledger.Date(begin), End: ledger.Date(begin + size)}
	end, _ := monthStart((lastYear + 1) * yearMonths)
	return p, begin >= 1 && begin+size <= int(end)
}

// shift moves the day by n units, clamping to the end of a month.
func (u unit) shift(d ledger.Date, n int) (ledger.Date, bool) {
	if size := u.months(); size > 0 {
		y, _, _ := d.Civil()
		if to := (monthOf(d) + n*size) / yearMonths; to < firstYear || to > lastYear || y < firstYear {
			return 0, false
		}
		return d.AddMonths(n * size), true
	}
	if u == weeks {
		n *= weekDays
	}
	p, ok := daySpan(int(d)+n, 1)
	return p.Begin, ok
}

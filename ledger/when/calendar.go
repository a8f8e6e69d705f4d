package when

import "allies/ledger"

const (
	firstYear  = 1
	lastYear   = 9999
	yearMonths = 12
	weekDays   = 7
	nextLeap   = 8 // the longest time from one 29 February to the next, in years
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

func monthIndex(d ledger.Date) int {
	y, m, _ := d.Civil()
	return y*yearMonths + m - 1
}

func monthSpan(first, size int) (ledger.Period, bool) {
	begin, ok := monthStart(first)
	end, fits := monthStart(first + size)
	return ledger.Period{Begin: begin, End: end}, ok && fits
}

// daySpan returns so many days from a day on, if the calendar has them.
func daySpan(begin, size int) (ledger.Period, bool) {
	p := ledger.Period{Begin: ledger.Date(begin), End: ledger.Date(begin + size)}
	end, _ := monthStart((lastYear + 1) * yearMonths)
	return p, begin >= 1 && begin+size <= int(end)
}

// around returns the unit's span that holds the day, moved by n of its units.
func around(unit ledger.Interval, d ledger.Date, n int) (ledger.Period, bool) {
	if size := unit.Months; size > 0 {
		return monthSpan((monthIndex(d)/size+n)*size, size)
	}
	if unit.Days > 1 {
		d = d.AddDays(-d.SinceMonday())
	}
	return daySpan(int(d)+n*unit.Days, unit.Days)
}

// shift moves the day by n units, clamping to the end of a month.
func shift(unit ledger.Interval, d ledger.Date, n int) (ledger.Date, bool) {
	if unit.Months > 0 {
		if to := (monthIndex(d) + n*unit.Months) / yearMonths; to < firstYear || to > lastYear {
			return 0, false
		}
		return d.AddMonths(n * unit.Months), true
	}
	p, ok := daySpan(int(d)+n*unit.Days, 1)
	return p.Begin, ok
}

// nextWeekday is the first such day from a day on.
func nextWeekday(weekday int, from ledger.Date) ledger.Date {
	return from.AddDays((weekday - int(from.Weekday()) + weekDays) % weekDays)
}

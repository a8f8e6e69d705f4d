package ledger

import "fmt"

// Interval is a length of calendar time: so many days, or so many months
// (a year is twelve). The zero Interval is "no interval".
type Interval struct {
	Months, Days int
}

// After returns the day one interval after d; months clamp to the month's end.
func (iv Interval) After(d Date) Date {
	if iv.Months != 0 {
		d = d.AddMonths(iv.Months)
	}
	return d.AddDays(iv.Days)
}

// DaysFrom returns the length in days when counted from d: one month after
// 2026-01-31 is 28 days.
func (iv Interval) DaysFrom(d Date) int { return int(iv.After(d) - d) }

// Nominal returns the length in days where no day is known to count from:
// 30 days a month, 365 a year.
func (iv Interval) Nominal() int {
	return iv.Months/12*365 + iv.Months%12*30 + iv.Days
}

func (iv Interval) IsZero() bool { return iv == Interval{} }

// String returns the shortest spelling a cadence reads: 6w, 10d, 3m, 1y.
func (iv Interval) String() string {
	switch {
	case iv.Months != 0 && iv.Months%12 == 0 && iv.Days == 0:
		return fmt.Sprintf("%dy", iv.Months/12)
	case iv.Months != 0 && iv.Days == 0:
		return fmt.Sprintf("%dm", iv.Months)
	case iv.Months == 0 && iv.Days%7 == 0 && iv.Days != 0:
		return fmt.Sprintf("%dw", iv.Days/7)
	}
	return fmt.Sprintf("%dd", iv.Nominal())
}

// Cadence is how often to be in touch: an interval, a range of two, or a
// stated "none". The zero Cadence says nothing.
type Cadence struct {
	Every Interval // the interval, or a range's lower end
	Until Interval // a range's upper end, else zero
	None  bool     // "none", "as needed": stated on purpose
}

// Stated reports whether the user said anything about the rhythm.
func (c Cadence) Stated() bool { return c.None || !c.Every.IsZero() }

// Period is a span of days, begin inclusive and end exclusive; a zero bound
// is open.
type Period struct {
	Begin, End Date
}

func (p Period) Contains(d Date) bool {
	return (p.Begin == 0 || d >= p.Begin) && (p.End == 0 || d < p.End)
}

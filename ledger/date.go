package ledger

import (
	"fmt"
	"time"
)

// Date is a civil day, counted from 0001-01-01 = 1. The zero Date is "no
// date". Dates compare with the ordinary operators, and the difference of two
// is the whole calendar days between them.
type Date int32

const (
	isoLength  = len("2006-01-02")
	secondsDay = 24 * 60 * 60
)

// unixDay is the Date of 1970-01-01.
const unixDay Date = 719163

// NewDate returns the day, and false where the calendar has no such day.
func NewDate(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 28 && day > DaysIn(year, month) {
		return 0, false
	}
	if month <= 2 {
		year, month = year-1, month+12 // a leap day is the last of its year
	}
	return Date(365*year + year/4 - year/100 + year/400 + (153*month-457)/5 + day - 306), true
}

// DateOf returns the civil day of t in t's own zone.
func DateOf(t time.Time) Date {
	d, _ := NewDate(t.Year(), int(t.Month()), t.Day())
	return d
}

// ParseDate reads exactly YYYY-MM-DD. It returns false for any other text and
// for a day that does not exist; LooksISO tells the two apart.
func ParseDate(s string) (Date, bool) {
	if !LooksISO(s) {
		return 0, false
	}
	return NewDate(number(s[0], s[1])*100+number(s[2], s[3]), number(s[5], s[6]), number(s[8], s[9]))
}

// LooksISO reports whether s is ten bytes of the shape YYYY-MM-DD.
func LooksISO(s string) bool {
	return len(s) == isoLength && s[4] == '-' && s[7] == '-' &&
		isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && isDigit(s[3]) && isDigit(s[5]) && isDigit(s[6]) && isDigit(s[8]) && isDigit(s[9])
}

func isDigit(c byte) bool { return c-'0' <= 9 }

func number(ten, one byte) int { return int(ten-'0')*10 + int(one-'0') }

func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Unix(int64(d-unixDay)*secondsDay, 0).UTC()
}

func (d Date) Civil() (year, month, day int) {
	y, m, dd := d.Time().Date()
	return y, int(m), dd
}

func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// SinceMonday returns the days since the Monday of its week: 0 to 6.
func (d Date) SinceMonday() int { return (int(d.Weekday()) + 6) % 7 }

func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths moves the date by calendar months, clamping to the month's last
// day: 2026-01-31 plus one month is 2026-02-28.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Civil()
	months := y*12 + m - 1 + n
	y, m = months/12, months%12+1
	moved, ok := NewDate(y, m, min(day, DaysIn(y, m)))
	if !ok {
		return d
	}
	return moved
}

// InYear returns the yearly return of month and day; 29 February falls on
// 28 February in common years.
func InYear(year, month, day int) (Date, bool) {
	if month == 2 && day == 29 {
		day = DaysIn(year, month)
	}
	return NewDate(year, month, day)
}

// String returns YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// MarshalJSON writes the ISO form, or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == 0 {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

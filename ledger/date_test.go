package ledger

import (
	"testing"
	"time"
)

func date(t *testing.T, iso string) Date {
	t.Helper()
	d, ok := ParseDate(iso)
	if !ok {
		t.Fatalf("%s is no date", iso)
	}
	return d
}

// TestParseDate: ten bytes and a day of the calendar.
func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		typed     string
		looks, is bool
	}{
		{"2026-11-22", true, true}, {"0001-01-01", true, true}, {"9999-12-31", true, true}, {"2028-02-29", true, true}, {"2000-02-29", true, true},
		{"2026-02-29", true, false}, {"1900-02-29", true, false}, {"2026-04-31", true, false}, {"2026-06-31", true, false}, {"2026-09-31", true, false},
		{"2026-11-31", true, false}, {"2026-12-32", true, false}, {"2026-13-01", true, false}, {"2026-00-01", true, false}, {"2026-01-00", true, false},
		{"0000-01-01", true, false},
		{"2026-1-2", false, false}, {"2026/11/22", false, false}, {"2026-11/22", false, false}, {"2026-11-2x", false, false}, {"2026-11-2/", false, false},
		{"2026-11-22 ", false, false}, {"20261122--", false, false}, {"", false, false},
	} {
		d, is := ParseDate(c.typed)
		if looks := LooksISO(c.typed); looks != c.looks || is != c.is {
			t.Errorf("%q looks like a date: %v, is one: %v, want %v, %v", c.typed, looks, is, c.looks, c.is)
		}
		if is && d.String() != c.typed {
			t.Errorf("%q is printed as %s", c.typed, d)
		}
	}
}

// TestDaysFollowOneAnother: the calendar has every day once, from the first on.
func TestDaysFollowOneAnother(t *testing.T) {
	if first := date(t, "0001-01-01"); first != 1 {
		t.Errorf("the first day is %d", first)
	}
	at := time.Date(1999, 12, 1, 23, 59, 0, 0, time.FixedZone("", -5*60*60))
	for d := date(t, "1999-12-01"); d < date(t, "2004-03-02"); d++ {
		year, month, day := d.Civil()
		again, ok := NewDate(year, month, day)
		if !ok || again != d || DateOf(at) != d || d.Weekday() != at.Weekday() || d.String() != at.Format(time.DateOnly) {
			t.Fatalf("day %d is %s, a %s; the calendar says %s", d, d, d.Weekday(), at)
		}
		at = at.AddDate(0, 0, 1)
	}
}

// TestMonthsClamp: month and year arithmetic ends on the month's last day, and
// never leaves the calendar.
func TestMonthsClamp(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-10-31", 1, "2026-11-30"},
		{"2026-12-15", 1, "2027-01-15"}, {"2026-01-15", -1, "2025-12-15"}, {"2028-02-29", 12, "2029-02-28"}, {"2026-11-22", 0, "2026-11-22"},
		{"9999-12-01", 1, "9999-12-01"}, {"0001-01-01", -1, "0001-01-01"},
	} {
		if got := date(t, c.from).AddMonths(c.months); got.String() != c.want {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

// TestYearlyDays: 29 February falls on the 28th in other years.
func TestYearlyDays(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             string
	}{
		{2026, 2, 29, "2026-02-28"}, {2028, 2, 29, "2028-02-29"}, {2026, 2, 28, "2026-02-28"}, {2026, 3, 29, "2026-03-29"}, {2026, 2, 30, ""},
	} {
		if got, _ := InYear(c.year, c.month, c.day); got.String() != c.want {
			t.Errorf("%02d-%02d in %d is %q, want %q", c.month, c.day, c.year, got, c.want)
		}
	}
}

// TestIntervals: how an interval is written, and how long it is.
func TestIntervals(t *testing.T) {
	from := date(t, "2026-01-31")
	for _, c := range []struct {
		iv            Interval
		want          string
		days, nominal int
	}{
		{Interval{Days: 10}, "10d", 10, 10}, {Interval{Days: 42}, "6w", 42, 42}, {Interval{}, "0d", 0, 0},
		{Interval{Months: 1}, "1m", 28, 30}, {Interval{Months: 12}, "1y", 365, 365}, {Interval{Months: 24}, "2y", 730, 730}, {Interval{Months: 18}, "18m", 546, 545},
	} {
		if got := c.iv.String(); got != c.want || c.iv.DaysFrom(from) != c.days || c.iv.Nominal() != c.nominal {
			t.Errorf("%+v is %s, %d days from %s, %d days as a rule; want %s, %d, %d", c.iv, got, c.iv.DaysFrom(from), from, c.iv.Nominal(), c.want, c.days, c.nominal)
		}
	}
}

// TestPeriodContains: the begin belongs to it, the end does not, a side left
// out is open.
func TestPeriodContains(t *testing.T) {
	d := date(t, "2026-11-22")
	for _, c := range []struct {
		p    Period
		want bool
	}{
		{Period{}, true}, {Period{Begin: d}, true}, {Period{Begin: d + 1}, false}, {Period{End: d}, false}, {Period{End: d + 1}, true},
		{Period{Begin: d, End: d + 1}, true}, {Period{Begin: d, End: d}, false}, {Period{Begin: d - 2, End: d - 1}, false},
	} {
		if got := c.p.Contains(d); got != c.want {
			t.Errorf("%v contains %s: %v", c.p, d, got)
		}
	}
}

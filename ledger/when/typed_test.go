package when

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// date is a day of a test table, "" for none.
func date(t *testing.T, iso string) ledger.Date {
	t.Helper()
	if iso == "" {
		return 0
	}
	d, ok := ledger.ParseDate(iso)
	if !ok {
		t.Fatalf("%q is no date", iso)
	}
	return d
}

// sunday is the day on which every worked figure is reckoned: a Sunday.
const sunday = "2026-11-22"

// TestPeriod: each way to write a span, and the days it covers; the end
// is exclusive.
func TestPeriod(t *testing.T) {
	for _, c := range []struct{ typed, begin, end string }{
		// ISO dates
		{"2026", "2026-01-01", "2027-01-01"},
		{"2026-03", "2026-03-01", "2026-04-01"},
		{"2026-12", "2026-12-01", "2027-01-01"},
		{"2026-03-14", "2026-03-14", "2026-03-15"},
		{"2028-02-29", "2028-02-29", "2028-03-01"},
		{"2026-12-31", "2026-12-31", "2027-01-01"},
		{"9999-12", "9999-12-01", ""},
		{"0001-01-01", "0001-01-01", "0001-01-02"},
		// as hledger reads them
		{"2026/03/14", "2026-03-14", "2026-03-15"},
		{"2026.3.14", "2026-03-14", "2026-03-15"},
		{"2026-3", "2026-03-01", "2026-04-01"},
		{"20260314", "2026-03-14", "2026-03-15"},
		{"202603", "2026-03-01", "2026-04-01"},
		{"2026/1/1 2026/4/1", "2026-01-01", "2026-04-01"},
		{"from 2026/1/1 2026/4/1", "2026-01-01", "2026-04-01"},
		{"2026/1/1to2026/4/1", "2026-01-01", "2026-04-01"},
		{"2026Q1to2026Q3", "2026-01-01", "2026-07-01"},
		{"2026 2027", "2026-01-01", "2027-01-01"},
		// quarters and weeks
		{"2026Q1", "2026-01-01", "2026-04-01"},
		{"2026-Q1", "2026-01-01", "2026-04-01"},
		{"2026q4", "2026-10-01", "2027-01-01"},
		{"q3 2025", "2025-07-01", "2025-10-01"},
		{"2025 q3", "2025-07-01", "2025-10-01"},
		{"q2", "2027-04-01", "2027-07-01"},
		{"2026-W12", "2026-03-16", "2026-03-23"},
		{"2026W53", "2026-12-28", "2027-01-04"},
		// days near today
		{"today", "2026-11-22", "2026-11-23"},
		{"yesterday", "2026-11-21", "2026-11-22"},
		{"tomorrow", "2026-11-23", "2026-11-24"},
		{"Today", "2026-11-22", "2026-11-23"},
		// this, last and next span of the calendar; a week begins on Monday
		{"this day", "2026-11-22", "2026-11-23"},
		{"this week", "2026-11-16", "2026-11-23"},
		{"last week", "2026-11-09", "2026-11-16"},
		{"next week", "2026-11-23", "2026-11-30"},
		{"this month", "2026-11-01", "2026-12-01"},
		{"last month", "2026-10-01", "2026-11-01"},
		{"next month", "2026-12-01", "2027-01-01"},
		{"this quarter", "2026-10-01", "2027-01-01"},
		{"last quarter", "2026-07-01", "2026-10-01"},
		{"next quarter", "2027-01-01", "2027-04-01"},
		{"this year", "2026-01-01", "2027-01-01"},
		{"last year", "2025-01-01", "2026-01-01"},
		{"next year", "2027-01-01", "2028-01-01"},
		{"previous month", "2026-10-01", "2026-11-01"},
		{"lastmonth", "2026-10-01", "2026-11-01"},
		{"last-month", "2026-10-01", "2026-11-01"},
		{"last_month", "2026-10-01", "2026-11-01"},
		{"  Last   Month ", "2026-10-01", "2026-11-01"},
		// the last so many end with today, which counts
		{"last 90 days", "2026-08-25", "2026-11-23"},
		{"last90days", "2026-08-25", "2026-11-23"},
		{"last-90-days", "2026-08-25", "2026-11-23"},
		{"past 90 days", "2026-08-25", "2026-11-23"},
		{"the last 90 days", "2026-08-25", "2026-11-23"},
		{"last 1 day", "2026-11-22", "2026-11-23"},
		{"last 2 weeks", "2026-11-09", "2026-11-23"},
		{"last 3 months", "2026-08-23", "2026-11-23"},
		{"last three months", "2026-08-23", "2026-11-23"},
		{"last 2 quarters", "2026-05-23", "2026-11-23"},
		{"last 2 years", "2024-11-23", "2026-11-23"},
		// the next so many begin with today
		{"next 2 weeks", "2026-11-22", "2026-12-06"},
		{"next 7 days", "2026-11-22", "2026-11-29"},
		// so long ago, and in so long, are one day
		{"90 days ago", "2026-08-24", "2026-08-25"},
		{"90d ago", "2026-08-24", "2026-08-25"},
		{"2 weeks ago", "2026-11-08", "2026-11-09"},
		{"a month ago", "2026-10-22", "2026-10-23"},
		{"9 months ago", "2026-02-22", "2026-02-23"},
		{"2 years ago", "2024-11-22", "2024-11-23"},
		{"in 3 days", "2026-11-25", "2026-11-26"},
		{"3 weeks from now", "2026-12-13", "2026-12-14"},
		{"a week from monday", "2026-11-30", "2026-12-01"},
		{"2 weeks from monday", "2026-12-07", "2026-12-08"},
		{"a week on friday", "2026-12-04", "2026-12-05"},
		{"a week today", "2026-11-29", "2026-11-30"},
		{"the day after tomorrow", "2026-11-24", "2026-11-25"},
		{"the day before yesterday", "2026-11-20", "2026-11-21"},
		{"day after christmas", "2026-12-26", "2026-12-27"},
		{"in a fortnight", "2026-12-06", "2026-12-07"},
		// ends and beginnings
		{"end of month", "2026-11-30", "2026-12-01"},
		{"end of next month", "2026-12-31", "2027-01-01"},
		{"beginning of next quarter", "2027-01-01", "2027-01-02"},
		{"end of november", "2026-11-30", "2026-12-01"},
		{"end of 2026Q3", "2026-09-30", "2026-10-01"},
		{"eod", "2026-11-22", "2026-11-23"},
		{"eow", "2026-11-22", "2026-11-23"},
		{"cob", "2026-11-22", "2026-11-23"}, {"eom", "2026-11-30", "2026-12-01"}, {"eoq", "2026-12-31", "2027-01-01"},
		{"eoy", "2026-12-31", "2027-01-01"},
		{"weekend", "2026-11-21", "2026-11-23"},
		{"next weekend", "2026-11-28", "2026-11-30"},
		// holidays, with their year or the next one
		{"christmas", "2026-12-25", "2026-12-26"},
		{"xmas 2025", "2025-12-25", "2025-12-26"},
		{"last christmas", "2025-12-25", "2025-12-26"},
		{"new year's eve", "2026-12-31", "2027-01-01"},
		{"new year’s", "2027-01-01", "2027-01-02"},
		{"easter", "2027-03-28", "2027-03-29"},
		{"easter 2026", "2026-04-05", "2026-04-06"},
		{"easter 1954", "1954-04-18", "1954-04-19"},
		{"easter 1981", "1981-04-19", "1981-04-20"},
		{"easter 2049", "2049-04-18", "2049-04-19"},
		{"easter 2285", "2285-03-22", "2285-03-23"},
		{"good friday 2024", "2024-03-29", "2024-03-30"},
		{"easter monday 2000", "2000-04-24", "2000-04-25"},
		{"thanksgiving", "2026-11-26", "2026-11-27"},
		{"thanksgiving 2024", "2024-11-28", "2024-11-29"},
		// dates as other people write them
		{"14.03.2026", "2026-03-14", "2026-03-15"},
		{"14.3.26", "2026-03-14", "2026-03-15"},
		{"3/14/2026", "2026-03-14", "2026-03-15"},
		{"24.12.", "2026-12-24", "2026-12-25"},
		{"12/24", "2026-12-24", "2026-12-25"},
		{"fri 27.11.", "2026-11-27", "2026-11-28"},
		{"Wed, 2 Dec", "2026-12-02", "2026-12-03"},
		{"the 21st", "2026-12-21", "2026-12-22"},
		{"friday the 27th", "2026-11-27", "2026-11-28"},
		{"14 March '27", "2027-03-14", "2027-03-15"},
		{"week 49", "2026-11-30", "2026-12-07"},
		{"w47", "2027-11-22", "2027-11-29"},
		// months and days by name: the next ones
		{"march", "2027-03-01", "2027-04-01"},
		{"december", "2026-12-01", "2027-01-01"},
		{"mar 2025", "2025-03-01", "2025-04-01"},
		{"March 2026", "2026-03-01", "2026-04-01"},
		{"2026 march", "2026-03-01", "2026-04-01"},
		{"sept 2026", "2026-09-01", "2026-10-01"},
		{"14 march", "2027-03-14", "2027-03-15"},
		{"march 14", "2027-03-14", "2027-03-15"},
		{"14 march 2025", "2025-03-14", "2025-03-15"},
		{"March 14, 2025", "2025-03-14", "2025-03-15"},
		{"the 1st of may 2025", "2025-05-01", "2025-05-02"},
		{"may 2nd", "2027-05-02", "2027-05-03"},
		{"14-mar-2025", "2025-03-14", "2025-03-15"},
		{"last march", "2026-03-01", "2026-04-01"},
		{"last november", "2025-11-01", "2025-12-01"},
		{"last december", "2025-12-01", "2026-01-01"},
		{"this december", "2026-12-01", "2027-01-01"},
		{"next december", "2026-12-01", "2027-01-01"},
		{"next november", "2027-11-01", "2027-12-01"},
		// a weekday alone is the next one, never today
		{"sunday", "2026-11-29", "2026-11-30"},
		{"monday", "2026-11-23", "2026-11-24"},
		{"sat", "2026-11-28", "2026-11-29"},
		{"thurs", "2026-11-26", "2026-11-27"},
		{"monday week", "2026-11-30", "2026-12-01"},
		{"friday next week", "2026-11-27", "2026-11-28"},
		{"next week friday", "2026-11-27", "2026-11-28"},
		{"monday last week", "2026-11-09", "2026-11-10"},
		{"last sunday", "2026-11-15", "2026-11-16"},
		{"last friday", "2026-11-20", "2026-11-21"},
		{"this friday", "2026-11-27", "2026-11-28"},
		{"next friday", "2026-11-27", "2026-11-28"},
		{"next sunday", "2026-11-29", "2026-11-30"},
		// a word before a span
		{"in 2026", "2026-01-01", "2027-01-01"},
		{"in march", "2027-03-01", "2027-04-01"},
		{"during last month", "2026-10-01", "2026-11-01"},
		{"on 2026-03-14", "2026-03-14", "2026-03-15"},
		// ranges: the first day of each side
		{"from 2026-01 to 2026-06", "2026-01-01", "2026-06-01"},
		{"2026-01 to 2026-06", "2026-01-01", "2026-06-01"},
		{"2026-01..2026-06", "2026-01-01", "2026-06-01"},
		{"2026-01 .. 2026-06", "2026-01-01", "2026-06-01"},
		{"2026-01 - 2026-06", "2026-01-01", "2026-06-01"},
		{"2026-01–2026-06", "2026-01-01", "2026-06-01"},
		{"2026-01 until 2026-06", "2026-01-01", "2026-06-01"},
		{"since 2026-01 until 2026-06", "2026-01-01", "2026-06-01"},
		{"from 2025 to last month", "2025-01-01", "2026-10-01"},
		{"from 3 months ago to today", "2026-08-22", "2026-11-22"},
		{"from march to june", "2027-03-01", "2027-06-01"},
		{"from friday to monday", "2026-11-27", "2026-11-30"},
		{"october to december", "2027-10-01", "2027-12-01"},
		{"2026–03–14", "2026-03-14", "2026-03-15"},
		{"2026Q1..2026Q3", "2026-01-01", "2026-07-01"},
		{"2026-03-14..2026-03-14", "2026-03-14", "2026-03-14"},
		// open on one side
		{"since 2026-03", "2026-03-01", ""},
		{"from 2026-03", "2026-03-01", ""},
		{"since last month", "2026-10-01", ""},
		{"since 90 days ago", "2026-08-24", ""},
		{"2026-03..", "2026-03-01", ""},
		{"until 2026-03", "", "2026-03-01"},
		{"to 2026-03", "", "2026-03-01"},
		{"before 2026-03", "", "2026-03-01"},
		{"..2026-03", "", "2026-03-01"},
		{"until yesterday", "", "2026-11-21"},
	} {
		p, err := Period(c.typed, date(t, sunday))
		want := ledger.Period{Begin: date(t, c.begin), End: date(t, c.end)}
		if c.typed == "9999-12" {
			want.End = date(t, "9999-12-31") + 1
		}
		if err != nil || p != want {
			t.Errorf("%q = %s, %v, want %s", c.typed, Span(p), err, Span(want))
		}
		if first, err := First(c.typed, date(t, sunday)); err == nil && want.Begin != 0 && first != want.Begin {
			t.Errorf("the first day of %q is %s, want %s", c.typed, first, want.Begin)
		}
	}
}

// TestPeriodOnOtherDays: month arithmetic clamps, and weeks, quarters and
// years turn where the calendar turns them.
func TestPeriodOnOtherDays(t *testing.T) {
	for _, c := range []struct{ today, typed, begin, end string }{
		{"2026-03-31", "1 month ago", "2026-02-28", "2026-03-01"},
		{"2026-03-31", "last 1 month", "2026-03-01", "2026-04-01"},
		{"2028-02-29", "1 year ago", "2027-02-28", "2027-03-01"},
		{"2028-02-29", "in 1 year", "2029-02-28", "2029-03-01"},
		{"2026-01-01", "last month", "2025-12-01", "2026-01-01"},
		{"2026-01-01", "last quarter", "2025-10-01", "2026-01-01"},
		{"2026-01-01", "this week", "2025-12-29", "2026-01-05"},
		{"2026-11-23", "this week", "2026-11-23", "2026-11-30"},
		{"2026-11-23", "last week", "2026-11-16", "2026-11-23"},
		{"2026-11-25", "friday", "2026-11-27", "2026-11-28"},
		{"2026-11-27", "friday", "2026-12-04", "2026-12-05"},
		{"2026-11-27", "this friday", "2026-12-04", "2026-12-05"},
		{"2026-11-27", "last friday", "2026-11-20", "2026-11-21"},
		{"2026-12-25", "christmas", "2026-12-25", "2026-12-26"},
		{"2026-11-25", "this friday", "2026-11-27", "2026-11-28"},
		{"2026-11-25", "next friday", "2026-11-27", "2026-11-28"},
		{"2026-12-31", "tomorrow", "2027-01-01", "2027-01-02"},
		{"0001-01-01", "this week", "0001-01-01", "0001-01-08"},
		{"0001-01-01", "this year", "0001-01-01", "0002-01-01"},
		{"9999-12-30", "today", "9999-12-30", "9999-12-31"},
	} {
		p, err := Period(c.typed, date(t, c.today))
		want := ledger.Period{Begin: date(t, c.begin), End: date(t, c.end)}
		if err != nil || p != want {
			t.Errorf("on %s %q = %s, %v, want %s", c.today, c.typed, Span(p), err, Span(want))
		}
	}
}

// TestTheLastDay: the calendar ends with 9999, and that day is in it.
func TestTheLastDay(t *testing.T) {
	last := date(t, "9999-12-31")
	for _, typed := range []string{"today", "this day", "9999-12-31"} {
		if p, err := Period(typed, last); err != nil || p != (ledger.Period{Begin: last, End: last + 1}) {
			t.Errorf("%q = %s, %v", typed, Span(p), err)
		}
	}
	_, err := Period("next day", last)
	checkMistake(t, "next day", err, "leads out of the calendar", "next day", "0001 to 9999")
}

// TestPeriodMistakes: what is no period says why, marks the place, and hints at
// what to type.
func TestPeriodMistakes(t *testing.T) {
	for _, c := range []struct{ typed, message, marked, hint string }{
		{"", "a period is asked for, and none is given", "", "last 90 days"},
		{"   ", "none is given", "   ", "last 90 days"},
		{"2026-02-30", "there is no 2026-02-30: February 2026 has 28 days", "2026-02-30", "2026-02-28"},
		{"2026-04-31", "April 2026 has 30 days", "2026-04-31", "2026-04-30"},
		{"2026-03-00", "there is no 2026-03-00", "2026-03-00", "2026-03-31"},
		{"from 2026-02-30 to 2026-04", "there is no 2026-02-30", "2026-02-30", "2026-02-28"},
		{"2026-01..2026-13", "there is no month 13", "2026-13", "2026-12"},
		{"2026-13", "there is no month 13", "2026-13", "2026-01 to 2026-12"},
		{"2026-00", "there is no month 0", "2026-00", "2026-01 to 2026-12"},
		{"2026Q5", "there is no quarter 5", "2026Q5", "2026Q1 to 2026Q4"},
		{"2026-q0", "there is no quarter 0", "2026-q0", "2026Q1 to 2026Q4"},
		{"2025-W53", "there is no week 53 in 2025", "2025-W53", "ISO 8601"},
		{"2026-W00", "there is no week 0 in 2026", "2026-W00", "ISO 8601"},
		{"0000", "there is no year 0", "0000", "0001 to 9999"},
		{"0000-01-01", "there is no year 0", "0000-01-01", "0001 to 9999"},
		{"31 february", "there is no 2026-02-31", "31 february", "2026-02-28"},
		{"last mnth", `cannot read "last mnth" as a period`, "mnth", `did you mean "last month"?`},
		{"lsat month", "cannot read", "lsat", `did you mean "last month"?`},
		{"yesterdya", "cannot read", "yesterdya", `did you mean "yesterday"?`},
		{"whenever", "cannot read", "whenever", "write 2026"},
		{"90 days", `"90 days" is a length without a place`, "90 days", `did you mean "last 90 days" or "90 days ago"?`},
		{"2w", "is a length", "2w", `"last 2w"`},
		{"3/4/2026", "may be read in two ways", "3/4/2026", "the year first"},
		{"3/4", "may be read in two ways", "3/4", "the year first"},
		{"monthly", "is no span of days", "monthly", "balance -M"},
		{"from 2026-06 to 2026-01", "ends on 2026-01-01, before it begins on 2026-06-01", "from 2026-06 to 2026-01", "2026-01-01..2026-06-01"},
		{"from", "one side of the period is missing", "from", "last 90 days"},
		{"2026-01 to", "one side of the period is missing", "2026-01 to", "last 90 days"},
		{"..", "one side of the period is missing", "..", "last 90 days"},
		{"3000 years ago", "leads out of the calendar", "3000 years ago", "0001 to 9999"},
		{"last 9999999 days", "leads out of the calendar", "last 9999999 days", "0001 to 9999"},
		{"in 9000 years", "leads out of the calendar", "in 9000 years", "0001 to 9999"},
		{"99999999999999999999 days ago", "cannot read", "99999999999999999999", "write 2026"},
		{"last 0 days", "cannot read", "last 0 days", "write 2026"},
		{"2026-03-14-15", "cannot read", "2026-03-14-15", "write 2026"},
		{"2026-123", "cannot read", "2026-123", "write 2026"},
		{"2 weeks from mnday", "cannot read", "mnday", "2 weeks from monday"},
		{"-2026", "cannot read", "-2026", "write 2026"},
		{"2026-", "cannot read", "2026-", "write 2026"},
		{"2026,", "cannot read", "2026,", "write 2026"},
		{"2026--03", "cannot read", "2026--03", "write 2026"},
		{"last, month!", "cannot read", "last, month!", "write 2026"},
		{"march 123", "cannot read", "march 123", "write 2026"},
		{"march x", "cannot read", "march x", "write 2026"},
	} {
		_, err := Period(c.typed, date(t, sunday))
		checkMistake(t, c.typed, err, c.message, c.marked, c.hint)
	}
}

// checkMistake compares an error with parts of its message and hint, and with
// the text it marks.
func checkMistake(t *testing.T, typed string, err error, message, marked, hint string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%q: got %v, want an error with %q", typed, err, message)
		return
	}
	if !strings.Contains(e.Message, message) {
		t.Errorf("%q: message %q, want %q", typed, e.Message, message)
	}
	if !strings.Contains(e.Hint, hint) {
		t.Errorf("%q: hint %q, want %q", typed, e.Hint, hint)
	}
	if got := e.Source[e.From:e.To]; got != marked {
		t.Errorf("%q: marks %q, want %q", typed, got, marked)
	}
}

// TestFirstAndLast: of a span a beginning is the first day and a deadline the
// last; where the two differ in which span is the next, its day is yet to come.
func TestFirstAndLast(t *testing.T) {
	for _, c := range []struct{ today, typed, first, last string }{
		{sunday, "2026-12-21", "2026-12-21", "2026-12-21"},
		{sunday, "by 2026-12-21", "2026-12-21", "2026-12-21"},
		{sunday, "2026-01-05", "2026-01-05", "2026-01-05"},
		{sunday, "by friday", "2026-11-27", "2026-11-27"},
		{sunday, "until next monday", "2026-11-23", "2026-11-23"},
		{sunday, "3 weeks", "2026-12-13", "2026-12-13"},
		{sunday, "by in 3 days", "2026-11-25", "2026-11-25"},
		{sunday, "two weeks from now", "2026-12-06", "2026-12-06"},
		{sunday, "2w", "2026-12-06", "2026-12-06"},
		{sunday, "10d", "2026-12-02", "2026-12-02"},
		{sunday, "6m", "2027-05-22", "2027-05-22"},
		{sunday, "1y", "2027-11-22", "2027-11-22"},
		{"2026-01-31", "1m", "2026-02-28", "2026-02-28"},
		{sunday, "by the 21st of march", "2027-03-21", "2027-03-21"},
		{sunday, "22 november", "2026-11-22", "2026-11-22"},
		{sunday, "29 february", "2028-02-29", "2028-02-29"},
		{"2096-03-01", "29 february", "2104-02-29", "2104-02-29"},
		{sunday, "march", "2027-03-01", "2027-03-31"},
		{sunday, "november", "2027-11-01", "2026-11-30"},
		{sunday, "december", "2026-12-01", "2026-12-31"},
		{sunday, "q4", "2027-10-01", "2026-12-31"},
		{sunday, "next week", "2026-11-23", "2026-11-29"},
		{sunday, "next month", "2026-12-01", "2026-12-31"},
		{sunday, "weekend", "2026-11-21", "2026-11-22"},
		{sunday, "2027", "2027-01-01", "2027-12-31"},
		{sunday, "2027-03", "2027-03-01", "2027-03-31"},
		{sunday, "end of next month", "2026-12-31", "2026-12-31"},
		{sunday, "end of january", "2027-01-31", "2027-01-31"},
		{sunday, "until end of year", "2026-12-31", "2026-12-31"},
		{sunday, "monday week", "2026-11-30", "2026-11-30"},
		{sunday, "by christmas", "2026-12-25", "2026-12-25"},
	} {
		first, err := First(c.typed, date(t, c.today))
		last, err2 := Last(c.typed, date(t, c.today))
		if err != nil || err2 != nil || first != date(t, c.first) || last != date(t, c.last) {
			t.Errorf("on %s %q = %s to %s, %v, want %s to %s", c.today, c.typed, first, last, err, c.first, c.last)
		}
	}
	for _, c := range []struct{ typed, message, marked, hint string }{
		{"30 february", "there is no", "30 february", "the last day of that month"},
		{"fryday", `cannot read "fryday" as a day`, "fryday", `did you mean "friday"?`},
		{"since friday", "is a range", "since friday", "in 3 weeks"},
		{"2026-01..2026-06", "is a range, and one day is asked for", "2026-01..2026-06", "90 days ago"},
		{"2026-02-30", "there is no 2026-02-30", "2026-02-30", "2026-02-28"},
		{"", "a day is asked for", "", "2026-03-14"},
		{"9999 years", "leads out of the calendar", "9999 years", "0001 to 9999"},
	} {
		_, err := First(c.typed, date(t, sunday))
		checkMistake(t, c.typed, err, c.message, c.marked, c.hint)
	}
}

// phrasesWith are what may be typed with a word of the vocabulary.
func phrasesWith(word string) []string {
	switch m := lexicon()[word]; m.class {
	case aMonth:
		return []string{word, "next " + word, "end of " + word, "14 " + word, word + " 14, 2027", "2027 " + word}
	case aWeekday:
		return []string{word, "next " + word, "last " + word, word + " week", word + " next week", "a week on " + word}
	case aUnit:
		if len(word) == 1 || strings.HasPrefix(word, "q") {
			return []string{"in 3 " + word, "3 " + word + " ago"}
		}
		return []string{"in 3 " + word, "3 " + word + " ago", "next " + word, "end of this " + word, "a " + word + " from today", word + " after tomorrow"}
	case aDay, anEnd:
		return []string{word, "a week from " + word}
	case aTurn:
		return []string{word + " month", word + " friday", word + " march", word + " christmas", word + " weekend"}
	case aNumber:
		return []string{"in " + word + " weeks", word + " day ago"}
	case anEdge:
		return []string{word + " of next month", "the " + word + " of 2027"}
	case aPartDay:
		return []string{"this " + word}
	case aLead:
		return []string{word + " 2027-03", word + " the 21st"}
	case aFiller:
		return []string{"end " + word + " march", "1st " + word + " may"}
	}
	return nil // one side of a period, or a part of a phrase above
}

// TestEachWordMeansTheSameInEachPlace asks each word of the table, and each holiday, in
// each place where days are read.
func TestEachWordMeansTheSameInEachPlace(t *testing.T) {
	today := date(t, sunday)
	phrases := slices.Collect(maps.Keys(holidays))
	for word := range lexicon() {
		phrases = append(phrases, phrasesWith(word)...)
	}
	for _, phrase := range phrases {
		first, err := First(phrase, today)
		last, err2 := Last(phrase, today)
		if err != nil || err2 != nil || last < first && first > today+yearMonths*31 {
			t.Errorf("%q is %s to %s, %v, %v", phrase, first, last, err, err2)
			continue
		}
		span, err := Period(phrase, today)
		since, err2 := Period("since "+phrase, today)
		until, err3 := Period("until "+phrase, today)
		if span.Begin != first || since.Begin != first || until.End != first {
			t.Errorf("%q begins on %s, as a period on %s, since %s, until %s, %v, %v, %v", phrase, first, span.Begin, since.Begin, until.End, err, err2, err3)
		}
		if length, day := DeadlineAt(phrase+".", today); length != len(phrase) || day != last {
			t.Errorf("by %s. is %q, %s, want %s", phrase, phrase[:length], day, last)
		}
		if by, err := Last("by "+phrase, today); by != last {
			t.Errorf("by %s is %s, %v, want %s", phrase, by, err, last)
		}
	}
	for word, m := range lexicon() {
		length, isLength := Length("3 " + word)
		if want := (ledger.Interval{Months: 3 * m.length.Months, Days: 3 * m.length.Days}); m.class == aUnit && length != want || m.class != aUnit && isLength {
			t.Errorf("3 %s is %v, %v", word, length, isLength)
		}
	}
}

// TestWords: a period that was given is printed back as the span it was read
// as.
func TestWords(t *testing.T) {
	for _, c := range []struct{ begin, end, span, words string }{
		{"2026-01-01", "2026-06-01", "2026-01-01..2026-06-01", "2026-01-01..2026-06-01 (its last day is 2026-05-31)"},
		{"2026-03-14", "2026-03-15", "2026-03-14..2026-03-15", "2026-03-14..2026-03-15 (that one day)"},
		{"2026-03-14", "2026-03-14", "2026-03-14..2026-03-14", "2026-03-14..2026-03-14 (no day)"},
		{"2026-03-14", "", "2026-03-14..", "2026-03-14.. (2026-03-14 and later)"},
		{"", "2026-03-14", "..2026-03-14", "..2026-03-14 (up to 2026-03-13)"},
		{"", "", "", "all time"},
	} {
		p := ledger.Period{Begin: date(t, c.begin), End: date(t, c.end)}
		if Span(p) != c.span || Words(p) != c.words {
			t.Errorf("%v: %q, %q, want %q, %q", p, Span(p), Words(p), c.span, c.words)
		}
	}
}

// TestSuggestedDays: what is offered is read, and a day each.
func TestSuggestedDays(t *testing.T) {
	today, _ := ledger.NewDate(2026, 11, 22)
	for _, words := range NoteDays() {
		if day, err := First(words, today); err != nil || day > today {
			t.Errorf("%s: %v, %v", words, day, err)
		}
	}
	for _, words := range Deadlines() {
		if day, err := Last(words, today); err != nil || day < today {
			t.Errorf("%s: %v, %v", words, day, err)
		}
	}
}

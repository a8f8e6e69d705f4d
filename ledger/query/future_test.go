package query

import "testing"

// TestParseFuture: words of a promise or a snooze look ahead.
func TestParseFuture(t *testing.T) {
	for _, c := range []struct{ today, typed, want string }{
		{sunday, "2026-12-21", "2026-12-21"},
		{sunday, "by 2026-12-21", "2026-12-21"},
		{sunday, "2026-01-05", "2026-01-05"},
		{sunday, "today", "2026-11-22"},
		{sunday, "tomorrow", "2026-11-23"},
		{sunday, "friday", "2026-11-27"},
		{sunday, "by friday", "2026-11-27"},
		{sunday, "sunday", "2026-11-29"},
		{sunday, "by next monday", "2026-11-23"},
		{"2026-11-25", "friday", "2026-11-27"},
		{"2026-11-27", "friday", "2026-12-04"},
		{sunday, "in 3 weeks", "2026-12-13"},
		{sunday, "3 weeks", "2026-12-13"},
		{sunday, "in a week", "2026-11-29"},
		{sunday, "two weeks from now", "2026-12-06"},
		{sunday, "2w", "2026-12-06"},
		{sunday, "10d", "2026-12-02"},
		{sunday, "6m", "2027-05-22"},
		{sunday, "1y", "2027-11-22"},
		{"2026-01-31", "1m", "2026-02-28"},
		{sunday, "21 march", "2027-03-21"},
		{sunday, "by the 21st of march", "2027-03-21"},
		{sunday, "march 21", "2027-03-21"},
		{sunday, "22 november", "2026-11-22"},
		{sunday, "24 december", "2026-12-24"},
		{sunday, "29 february", "2028-02-29"},
		{"2096-03-01", "29 february", "2104-02-29"},
		{sunday, "21 march 2026", "2026-03-21"},
		{sunday, "march", "2027-03-01"},
		{sunday, "november", "2027-11-01"},
		{sunday, "december", "2026-12-01"},
		{sunday, "next week", "2026-11-23"},
		{sunday, "next month", "2026-12-01"},
		{sunday, "2027", "2027-01-01"},
		{sunday, "2027-03", "2027-03-01"},
		{sunday, "end of month", "2026-11-30"},
		{sunday, "the end of the week", "2026-11-22"},
		{sunday, "end of next week", "2026-11-29"},
		{sunday, "end of january", "2027-01-31"},
		{sunday, "until end of year", "2026-12-31"},
	} {
		if got, err := ParseFuture(c.typed, day(t, c.today)); err != nil || got != day(t, c.want) {
			t.Errorf("on %s %q = %s, %v, want %s", c.today, c.typed, got, err, c.want)
		}
	}
	for _, c := range []struct{ typed, message, marked, hint string }{
		{"yesterday", `"yesterday" was 2026-11-21`, "yesterday", "tomorrow"},
		{"3 days ago", "a day to come is asked for", "3 days ago", "tomorrow"},
		{"2026-02-30", "there is no 2026-02-30", "2026-02-30", "2026-02-28"},
		{"30 february", "there is no", "30 february", "the last day of that month"},
		{"fryday", `cannot read "fryday" as a day to come`, "fryday", `did you mean "friday"?`},
		{"since friday", "is a range", "since friday", "in 3 weeks"},
		{"", "none is given", "", "in 3 weeks"},
		{"9999 years", "leads out of the calendar", "9999 years", "0001 to 9999"},
	} {
		_, err := ParseFuture(c.typed, day(t, sunday))
		checkMistake(t, c.typed, err, c.message, c.marked, c.hint)
	}
}

package english

import (
	"fmt"
	"testing"

	"allies/ledger"
)

func check(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestDays(t *testing.T) {
	day := func(iso string) ledger.Date { d, _ := ledger.ParseDate(iso); return d }
	now := day("2026-11-22")
	for date, want := range map[string]string{
		"2026-11-12": "12 Nov", "2026-01-01": "1 Jan", "2025-12-31": "31 Dec 2025", "2027-01-01": "1 Jan 2027",
	} {
		check(t, date, Day(day(date), now), want)
	}
	check(t, "no date", Day(0, now), "")
	for days, want := range map[int]string{
		0: "today", 1: "yesterday", -1: "tomorrow", 13: "13 days ago", 14: "2 weeks ago", 60: "8 weeks ago",
		61: "2 months ago", 730: "23 months ago", 731: "2 years ago", -5: "in 5 days",
	} {
		check(t, fmt.Sprint(days), Ago(now.AddDays(-days), now), want)
	}
}

func TestRhythms(t *testing.T) {
	for days, want := range map[int]string{
		1: "every day", 7: "every week", 14: "every 2 weeks", 10: "every 10 days", 30: "every month",
		31: "every month", 42: "every 6 weeks", 365: "every year", 366: "every year",
	} {
		check(t, "a rhythm", Every(days, 0), want)
	}
	for months, want := range map[[2]int]string{
		{1, 0}: "every month", {3, 0}: "every 3 months", {12, 0}: "every year", {24, 0}: "every 2 years",
		{1, 3}: "every 1 to 3 months", {12, 24}: "every 1 to 2 years",
	} {
		check(t, "months", EveryMonths(months[0], months[1]), want)
	}
	check(t, "weeks", Every(28, 42), "every 4 to 6 weeks")
	check(t, "days", Every(10, 15), "every 10 to 15 days")
	check(t, "from a month on", Every(30, 45), "every 30 to 45 days")
}

func TestLists(t *testing.T) {
	check(t, "none", Join("and", nil), "")
	check(t, "one", Join("and", []string{"a"}), "a")
	check(t, "three", Join("and", []string{"a", "b", "c"}), "a, b and c")
	check(t, "one ally", Count(1, "ally"), "1 ally")
	check(t, "allies", Count(2, "ally"), "2 allies")
	check(t, "days", Count(0, "day"), "0 days")
}

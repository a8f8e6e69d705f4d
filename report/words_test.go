package report

import (
	"fmt"
	"testing"

	"allies/ledger"
)

func TestDaysInWords(t *testing.T) {
	now := day(today)
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

func TestRhythmsInWords(t *testing.T) {
	for days, want := range map[int]string{
		1: "every day", 7: "every week", 14: "every 2 weeks", 10: "every 10 days", 30: "every month",
		31: "every month", 42: "every 6 weeks", 365: "every year", 366: "every year",
	} {
		check(t, want, Every(days), want)
		check(t, want, (&Cadence{Days: &days}).Words(), want)
	}
	low, high := 10, 15
	for want, c := range map[string]ledger.Cadence{
		"every month": monthly(1), "every 3 months": monthly(3), "every year": monthly(12), "every 2 years": monthly(24),
		"every 1 to 3 months": {Every: ledger.Interval{Months: 1}, Until: ledger.Interval{Months: 3}},
		"every 1 to 2 years":  {Every: ledger.Interval{Months: 12}, Until: ledger.Interval{Months: 24}},
		"every 6 weeks":       every(42), "every 4 to 6 weeks": between(28, 42),
	} {
		b := ally("A").note("2026-01-31")
		b.Cadence = c
		r, a := one(b)
		check(t, want, r.followup(a).cadence.Words(), want)
	}
	check(t, "range", (&Cadence{Days: &low, Until: &high}).Words(), "every 10 to 15 days")
}

func TestListsInWords(t *testing.T) {
	check(t, "none", Join("and", nil), "")
	check(t, "one", Join("and", []string{"a"}), "a")
	check(t, "three", Join("and", []string{"a", "b", "c"}), "a, b and c")
	check(t, "one ally", Count(1, "ally"), "1 ally")
	check(t, "allies", Count(2, "ally"), "2 allies")
	check(t, "days", Count(0, "day"), "0 days")
}

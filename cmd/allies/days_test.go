package main

import (
	"regexp"
	"strings"
	"testing"
)

// TestDaysMeanTheSameEverywhere asks each word in each place where a day is
// typed, on a Sunday: a beginning takes the first day of a span, an end that is
// not part of it too, and a deadline the last.
func TestDaysMeanTheSameEverywhere(t *testing.T) {
	for _, c := range []struct{ words, first, last string }{
		{"friday", "2026-11-27", "2026-11-27"},
		{"sunday", "2026-11-29", "2026-11-29"},
		{"this friday", "2026-11-27", "2026-11-27"},
		{"last friday", "2026-11-20", "2026-11-20"},
		{"monday week", "2026-11-30", "2026-11-30"},
		{"friday next week", "2026-11-27", "2026-11-27"},
		{"tomorrow", "2026-11-23", "2026-11-23"},
		{"in 3 days", "2026-11-25", "2026-11-25"},
		{"a week from monday", "2026-11-30", "2026-11-30"},
		{"24.12.", "2026-12-24", "2026-12-24"},
		{"14.03.2027", "2027-03-14", "2027-03-14"},
		{"14 March", "2027-03-14", "2027-03-14"},
		{"December", "2026-12-01", "2026-12-31"},
		{"mar 2027", "2027-03-01", "2027-03-31"},
		{"2027-03", "2027-03-01", "2027-03-31"},
		{"Q1", "2027-01-01", "2027-03-31"},
		{"2026-W49", "2026-11-30", "2026-12-06"},
		{"next week", "2026-11-23", "2026-11-29"},
		{"next month", "2026-12-01", "2026-12-31"},
		{"next weekend", "2026-11-28", "2026-11-29"},
		{"end of month", "2026-11-30", "2026-11-30"},
		{"end of next month", "2026-12-31", "2026-12-31"},
		{"eoy", "2026-12-31", "2026-12-31"},
		{"christmas", "2026-12-25", "2026-12-25"},
		{"new year's eve", "2026-12-31", "2026-12-31"},
		{"easter", "2027-03-28", "2027-03-28"},
	} {
		for _, place := range []struct {
			args []string
			says string // a pattern, with the day in it
			day  string
		}{
			{[]string{"balance", "-p", c.words}, `period: DAY\.\.`, c.first},
			{[]string{"balance", "-b", c.words}, `period: DAY\.\.`, c.first},
			{[]string{"balance", "-e", c.words}, `period: \.\.DAY `, c.first},
			{[]string{"balance", "-p", "until " + c.words}, `period: \.\.DAY `, c.first},
			{[]string{"balance", "date:" + c.words}, `date: DAY\.\.`, c.first},
			{[]string{"report", "-O", "json", "--today", c.words}, `"as_of": "DAY"`, c.first},
			{[]string{"log", "dana", "tea", "--on", c.words, "--dry-run"}, `\+## DAY\n`, c.first},
			{[]string{"snooze", "dana", c.words, "--dry-run"}, `(\+snooze: DAY\n|DAY is not ahead)`, c.first},
			{[]string{"log", "dana", "[ ] send it by " + c.words, "--dry-run"}, `\[ \] send it by DAY\n`, c.last},
			{[]string{"log", "dana", "[ ] send it due: " + c.words + ", in ink", "--dry-run"}, `\[ \] send it due: DAY, in ink\n`, c.last},
		} {
			said := runInProcess(t, append([]string{"-C", inLedger(t, map[string]string{"dana.md": "# Dana\n"})}, place.args...))
			if !regexp.MustCompile(strings.ReplaceAll(place.says, "DAY", place.day)).MatchString(said) {
				t.Errorf("%q says, without %s:\n%s", place.args, place.day, said)
			}
		}
		promise := "# Dana\n\n## 2026-11-22\n\n- [ ] send it before " + c.words + "\n"
		hint := runInProcess(t, []string{"-C", inLedger(t, map[string]string{"dana.md": promise}), "check"})
		if !strings.Contains(hint, "hint: before "+c.last+"\n") {
			t.Errorf("before %s is named without %s:\n%s", c.words, c.last, hint)
		}
	}
}

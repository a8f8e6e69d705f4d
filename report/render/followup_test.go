package render

import (
	"testing"

	"allies/ledger"
	"allies/report"
)

func TestFollowupWords(t *testing.T) {
	every := func(from, until int, source report.Source) *report.Cadence {
		c := &report.Cadence{Days: days(from), Source: source}
		if until > 0 {
			c.Until = days(until)
		}
		return c
	}
	for _, c := range []struct {
		state   report.State
		overdue int
		cadence *report.Cadence
		want    string
	}{
		{report.OK, -5, every(42, 0, report.FromFile), "due in 5 days"},
		{report.OK, -1, every(42, 0, report.FromFile), "due tomorrow"},
		{report.Due, 0, every(42, 0, report.FromFile), "due today"},
		{report.Due, 1, every(42, 0, report.FromTag), "1 day late"},
		{report.Due, 22, every(42, 0, report.FromCircle), "3 weeks late"},
		{report.Late, 55, every(28, 0, report.FromFile), "7 weeks late"},
		{report.Late, 55, every(28, 0, report.Learned), "quieter than usual"},
		{report.Due, 0, every(28, 0, report.Learned), "quieter than usual"},
		{report.Due, 4, every(28, 42, report.FromFile), "due by 2 Dec"},
		{report.Late, 14, every(28, 42, report.FromFile), "due today"},
		{report.Late, 28, every(28, 42, report.FromFile), "2 weeks late"},
		{report.Dormant, 300, every(28, 0, report.FromFile), "quiet for 10 months"},
		{report.Dormant, 300, every(28, 0, report.Learned), "quiet for 10 months"},
		{report.Snoozed, -10, every(28, 0, report.FromFile), "snoozed until 2 Dec"},
		{report.Planned, 3, every(28, 0, report.FromFile), "planned for 24 Nov"},
		{report.Untracked, 0, nil, "not tracked"},
		{report.Due, 2, every(14, 0, report.NewTie), "new, a second word soon keeps it"},
		{report.Due, 2, every(60, 0, report.FromDefault), "2 days late"},
	} {
		f := followup{state: c.state, overdue: days(c.overdue), due: today - ledger.Date(c.overdue), cadence: c.cadence, plan: today + 2, today: today}
		if c.state == report.Untracked {
			f.due = 0
		}
		if c.cadence != nil {
			f.last = f.due - ledger.Date(*c.cadence.Days)
		}
		if got := f.words().Words; got != c.want {
			t.Errorf("%s, %d over: %q, want %q", c.state, c.overdue, got, c.want)
		}
	}
}

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
		{report.Due, 1, every(42, 0, report.FromTag), "due yesterday"},
		{report.Due, 22, every(42, 0, report.FromCircle), "due 3 weeks ago"},
		{report.Late, 55, every(28, 0, report.FromFile), "7 weeks late"},
		{report.Late, 55, every(28, 0, report.Learned), "quieter than usual"},
		{report.Due, 0, every(28, 0, report.Learned), "quieter than usual"},
		{report.Due, 4, every(28, 42, report.FromFile), "due by 2 Dec"},
		{report.Late, 14, every(28, 42, report.FromFile), "due by today"},
		{report.Late, 28, every(28, 42, report.FromFile), "2 weeks late"},
		{report.Dormant, 300, every(28, 0, report.FromFile), "quiet for 10 months"},
		{report.Dormant, 300, every(28, 0, report.Learned), "quiet for 10 months"},
		{report.Snoozed, -10, every(28, 0, report.FromFile), "snoozed until 2 Dec"},
		{report.Planned, 3, every(28, 0, report.FromFile), "planned for 24 Nov"},
		{report.Untracked, 0, nil, "not tracked"},
		{report.Due, 2, every(14, 0, report.NewTie), "new, a second word soon keeps it"},
		{report.Due, 2, every(60, 0, report.FromDefault), "due 2 days ago"},
	} {
		f := report.Followup{State: c.state, DaysOverdue: days(c.overdue), Due: today - ledger.Date(c.overdue), Cadence: c.cadence, Plan: today + 2}
		if c.state == report.Untracked {
			f.Due = 0
		}
		if c.cadence != nil {
			f.Last = f.Due - ledger.Date(*c.cadence.Days)
		}
		if got := followupWords(&f, today).Words; got != c.want {
			t.Errorf("%s, %d over: %q, want %q", c.state, c.overdue, got, c.want)
		}
	}
}

// A reason says what it is, how late or soon, and what it is about.
func TestReasonsInWords(t *testing.T) {
	weekly := &report.Cadence{Days: days(7), Source: report.FromFile}
	learned := &report.Cadence{Days: days(28), Source: report.Learned}
	due := func(date, text string, state report.Promised) *report.Promise {
		return &report.Promise{Owner: report.Me, Text: text, Due: on(date), State: state}
	}
	thanked := entry("2026-11-10", ledger.Got, "feedback", "", "", "1", "reviewed my talk", "a.md", 3)
	for _, c := range []struct {
		reason report.Reason
		want   string
	}{
		{report.Reason{Promise: due("2026-11-17", "send the **draft** by 2026-11-17", report.PromiseOverdue), More: 1},
			"promise 5 days overdue: send the **draft**, and 1 other"},
		{report.Reason{Promise: due("2026-03-01", "by 2026-03-01", report.PromiseOverdue)},
			"promise 8 months overdue; still yours? keep it or drop it"},
		{report.Reason{Promise: due("2026-11-22", "call", report.PromiseOpen)}, "promise due today: call"},
		{report.Reason{Favour: &thanked}, "thanks due since 10 Nov: feedback: reviewed my talk"},
		{report.Reason{Event: &report.Event{Date: on("2026-11-19"), Type: "setback", Text: "her flat burnt down"}}, "setback 3 days ago: her flat burnt down"},
		{report.Reason{Event: &report.Event{Date: on("2026-11-25"), Type: "birthday", Yearly: true}}, "birthday in 3 days"},
		{report.Reason{Followup: &report.Followup{State: report.Late, DaysOverdue: days(106), Last: on("2026-08-01"), Cadence: weekly}},
			"3 months late: no contact since 1 Aug, every week"},
		{report.Reason{Followup: &report.Followup{State: report.Late, DaysOverdue: days(55), Last: on("2026-08-31"), Cadence: learned}},
			"quieter than usual: no contact since 31 Aug, usually every 4 weeks"},
		{report.Reason{Followup: &report.Followup{State: report.Dormant, Last: on("2024-05-01"), Cadence: weekly}},
			"quiet for 2 years: no contact since 1 May 2024; a hello is often welcome"},
		{report.Reason{Followup: &report.Followup{State: report.Late, DaysOverdue: days(75), Last: on("2026-09-01"), Cadence: weekly, OnlyMet: true}},
			"2 months late: no contact since you met on 1 Sep, every week"},
		{report.Reason{Standing: report.Receiving, Needs: []string{"advocacy", "time"}},
			"receiving: you received more than you gave lately; needs: advocacy, time"},
		{report.Reason{Standing: report.Balanced}, "balanced: you received a little more than you gave lately"},
	} {
		if got := reasonText(&c.reason, today).Words; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAskText(t *testing.T) {
	feedback := []report.KindCount{{Kind: "feedback", Times: 3}, {Times: 1}}
	for want, row := range map[string]report.AskRow{
		"lately you got feedback 3 times and something; before you ask, you could give time or advocacy": {Got: feedback, Standing: report.Receiving, Needs: []string{"time", "advocacy"}},
		"lately you got feedback 3 times and something; before you ask, you could help with a house":     {Got: feedback, Standing: report.Receiving, Goals: []string{"a house"}},
		"lately you got feedback 3 times and something; before you ask, find out what would help them":   {Got: feedback, Standing: report.Receiving},
		"lately you got feedback 3 times and something; you gave listening twice":                        {Got: feedback, Gave: []report.KindCount{{Kind: "listening", Times: 2}}},
		"lately you gave feedback 3 times and something":                                                 {Gave: feedback, Standing: report.Giving},
		"your notes show nothing that passed between you lately":                                         {},
	} {
		if got := askText(&row); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRhythmInWords(t *testing.T) {
	months := func(every, until int) ledger.Cadence {
		return ledger.Cadence{Every: ledger.Interval{Months: every}, Until: ledger.Interval{Months: until}}
	}
	for want, c := range map[string]*report.Cadence{
		"every 3 months":             {Days: days(90), Typed: months(3, 0), Source: report.FromFile},
		"every 1 to 3 months":        {Days: days(30), Until: days(90), Typed: months(1, 3), Source: report.FromFile},
		"every 4 to 6 weeks":         {Days: days(28), Until: days(42), Source: report.FromFile},
		"every 6 weeks (by tag)":     {Days: days(42), Source: report.FromTag},
		"usually every month":        {Days: days(30), Source: report.Learned},
		"every 2 weeks (by default)": {Days: days(14), Source: report.FromDefault},
		"":                           nil,
	} {
		if got := rhythm(c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

package render

import (
	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
)

// followup is what is to be said of one follow-up.
type followup struct {
	state   report.State
	quieter bool
	due     ledger.Date
	overdue *int
	last    ledger.Date
	cadence *report.Cadence
	plan    ledger.Date
	today   ledger.Date
}

const quieterThanUsual = "quieter than usual"

func (f followup) learned() bool { return f.cadence != nil && f.cadence.Source == report.Learned }

// words says where it stands. A learned rhythm is never late.
func (f followup) words() page.Text {
	if f.quieter {
		return page.SayIn(page.Warm, quieterThanUsual)
	}
	switch f.state {
	case report.OK:
		return page.Say("due " + report.Ago(f.due, f.today))
	case report.Due, report.Late:
		return f.waiting()
	case report.Dormant:
		return page.SayIn(page.Faint, "quiet for "+report.Lapse(int(f.today-f.since())))
	case report.Snoozed:
		return page.SayIn(page.Faint, "snoozed until "+report.Day(f.due, f.today))
	case report.Planned:
		if f.plan != 0 {
			return page.SayIn(page.Good, "planned for "+report.Day(f.plan, f.today))
		}
		return page.SayIn(page.Good, "planned")
	}
	if f.due != 0 {
		return page.SayIn(page.Faint, "snoozed until "+report.Day(f.due, f.today))
	}
	return page.SayIn(page.Faint, "not tracked")
}

func (f followup) waiting() page.Text {
	tone := page.Warm
	if f.state == report.Late {
		tone = page.Alert
	}
	days := orZero(f.overdue) - f.slack()
	switch {
	case f.learned():
		return page.SayIn(page.Warm, quieterThanUsual)
	case f.cadence != nil && f.cadence.Source == report.NewTie:
		return page.SayIn(page.Warm, "new, a second word soon keeps it")
	case days < 0:
		return page.SayIn(tone, "due by "+report.Day(f.today.AddDays(-days), f.today))
	case days == 0:
		return page.SayIn(tone, "due today")
	default:
		return page.SayIn(tone, report.Lapse(days)+" late")
	}
}

// slack is how many days a range leaves after its beginning.
func (f followup) slack() int {
	if f.cadence == nil || f.cadence.Until == nil {
		return 0
	}
	return *f.cadence.Until - orZero(f.cadence.Days)
}

// since is the day that silence is counted from.
func (f followup) since() ledger.Date {
	if f.last != 0 {
		return f.last
	}
	return f.due
}

func orZero(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// rhythm says an interval and where it comes from, "" where there is none.
func rhythm(c *report.Cadence) string {
	if c == nil || c.Days == nil {
		return ""
	}
	said := c.Words()
	switch c.Source {
	case report.FromTag:
		return said + " (by tag)"
	case report.FromCircle:
		return said + " (by circle)"
	case report.Learned:
		return "usually " + said
	case report.NewTie:
		return said + " while it is new"
	case report.FromDefault:
		return said + " (by default)"
	}
	return said
}

package render

import (
	"cmp"
	"fmt"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// A matter is something open between the user and an ally. In words it is what
// it is and how late or soon, and then what it is about.
type matter struct {
	what, about page.Text
}

func who(p *report.Promise) string {
	if p.Owner == report.Them {
		return "they"
	}
	return "you"
}

func promiseWords(p *report.Promise, today ledger.Date) page.Text {
	switch p.State {
	case report.PromiseOverdue:
		return page.SayIn(page.Alert, english.Lapse(int(today-p.Due))+" overdue")
	case report.PromiseKept, report.PromiseLate, report.PromiseDropped:
		said := settled[p.State]
		said.Words = strings.TrimSpace(said.Words + " " + english.Day(p.Done, today))
		return said
	}
	switch days := int(p.Due - today); {
	case p.Due == 0:
		return page.SayIn(page.Faint, "no date")
	case days > report.SoonDays:
		return page.Say("due " + english.Ago(p.Due, today))
	}
	return page.SayIn(page.Warm, "due "+english.Ago(p.Due, today))
}

var settled = map[report.Promised]page.Text{
	report.PromiseKept: page.SayIn(page.Good, "kept"), report.PromiseLate: page.SayIn(page.Good, "kept late"),
	report.PromiseDropped: page.SayIn(page.Faint, "dropped"),
}

func thanksWords(e *report.Entry, today ledger.Date) page.Text {
	return page.SayIn(page.Warm, "since "+english.Day(e.Date, today))
}

// eventWords say what happened when: "win 3 days ago", "birthday tomorrow".
func eventWords(e *report.Event, today ledger.Date) page.Text {
	t := page.Quoted(e.Type + " " + english.Ago(e.Date, today))
	if e.State == report.EventOpen {
		t.Tone = page.Warm
	}
	return t
}

const quieterThanUsual = "quieter than usual"

// followupWords say where a follow-up stands: due from one interval of the
// ally's rhythm on, late from two, quiet when it is dormant. A learned rhythm is
// never late.
func followupWords(f *report.Followup, today ledger.Date) page.Text {
	switch {
	case f.Quieter:
		return page.SayIn(page.Warm, quieterThanUsual)
	case f.State == report.OK && f.Due == 0:
		return page.Say("not due")
	case f.State == report.OK:
		return page.Say("due " + english.Ago(f.Due, today))
	case f.State == report.Due, f.State == report.Late:
		return waitingWords(f, today)
	case f.State == report.Dormant:
		return page.SayIn(page.Faint, "quiet for "+english.Lapse(int(today-cmp.Or(f.Last, f.Due))))
	case f.State == report.Planned && f.Plan != 0:
		return page.SayIn(page.Good, "planned for "+english.Day(f.Plan, today))
	case f.State == report.Planned:
		return page.SayIn(page.Good, "planned")
	case f.Due != 0:
		return page.SayIn(page.Faint, "snoozed until "+english.Day(f.Due, today))
	case f.State == report.Snoozed:
		return page.SayIn(page.Faint, "snoozed")
	}
	return page.SayIn(page.Faint, "not tracked")
}

func waitingWords(f *report.Followup, today ledger.Date) page.Text {
	tone := page.Warm
	if f.State == report.Late {
		tone = page.Alert
	}
	switch c := f.Cadence; {
	case c != nil && c.Source == report.Learned:
		return page.SayIn(tone, quieterThanUsual)
	case c != nil && c.Source == report.NewTie:
		return page.SayIn(tone, "new, a second word soon keeps it")
	case f.State == report.Due && c != nil && c.Until != nil:
		return page.SayIn(tone, "due by "+english.Day(f.Due.AddDays(*c.Until-*c.Days), today))
	case f.State == report.Due:
		return page.SayIn(tone, "due "+english.Ago(f.Due, today))
	}
	late := *f.DaysOverdue
	if days, until := f.Cadence.Interval(); until > 0 {
		late -= until - days
	}
	if late == 0 {
		return page.SayIn(tone, "due by today")
	}
	return page.SayIn(tone, english.Lapse(late)+" late")
}

// rhythm says an interval as it was typed and where it comes from: "every 6
// weeks", "usually every month"; "" where there is none.
func rhythm(c *report.Cadence) string {
	if c == nil || c.Days == nil {
		return ""
	}
	return fmt.Sprintf(cmp.Or(rhythms[c.Source], "%s"), every(c))
}

var rhythms = map[report.Source]string{
	report.FromTag: "%s (by tag)", report.FromCircle: "%s (by circle)", report.FromDefault: "%s (by default)",
	report.Learned: "usually %s", report.NewTie: "%s while it is new",
}

// every says an interval in the unit it was typed in, however many days that is.
func every(c *report.Cadence) string {
	typed, until := c.Typed.Every, c.Typed.Until
	if typed.Months > 0 && typed.Days == 0 && until.Days == 0 && (until.Months > 0) == (c.Until != nil) {
		return english.EveryMonths(typed.Months, until.Months)
	}
	return english.Every(c.Interval())
}

func reasonMatter(r *report.Reason, today ledger.Date) matter {
	switch {
	case r.Promise != nil:
		what := promiseWords(r.Promise, today)
		what.Words = "promise " + what.Words
		return matter{what, page.Written(r.Promise.Undated())}
	case r.Favour != nil:
		what := thanksWords(r.Favour, today)
		what.Words = "thanks due " + what.Words
		return matter{what, page.Written(favour(r.Favour))}
	case r.Event != nil:
		return matter{eventWords(r.Event, today), page.Written(r.Event.Text)}
	case r.Followup != nil:
		return matter{followupWords(r.Followup, today), page.Say(silence(r.Followup, today))}
	}
	m := matter{page.Say(string(r.Standing)), page.Say("you received more than you gave lately")}
	if r.Standing == report.Balanced {
		m.about.Words = "you received a little more than you gave lately"
	}
	if len(r.Needs) > 0 {
		m.about = page.Quoted(m.about.Words + "; needs: " + strings.Join(r.Needs, ", "))
	}
	return m
}

// silence says since when there was no contact, and what the rhythm is, as far as
// the reader may know.
func silence(f *report.Followup, today ledger.Date) string {
	var said []string
	switch last := english.Day(f.Last, today); {
	case f.Last == 0:
	case f.OnlyMet:
		said = append(said, "no contact since you met on "+last)
	default:
		said = append(said, "no contact since "+last)
	}
	if f.State == report.Dormant {
		return strings.Join(append(said, "a hello is often welcome"), "; ")
	}
	if every := rhythm(f.Cadence); every != "" && f.Cadence.Source != report.NewTie {
		said = append(said, every)
	}
	return strings.Join(said, ", ")
}

// reasonText is one line: "promise 5 days overdue: send it, and 1 other".
func reasonText(r *report.Reason, today ledger.Date) page.Text {
	m := reasonMatter(r, today)
	t := page.Written(m.what.Words)
	if about := strings.TrimSpace(m.about.Words); about != "" {
		t.Words += ": " + about
	}
	if r.More > 0 {
		t.Words += ", and " + english.Count(r.More, "other")
	}
	if p := r.Promise; p != nil && int(today-p.Due) > report.OverdueDays {
		t.Words += "; still yours? keep it or drop it"
	}
	return t
}

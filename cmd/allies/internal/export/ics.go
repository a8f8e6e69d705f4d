package export

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/cmd/allies/internal/convert/ical"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
	"allies/report"
)

func (x *Export) ics() (string, error) {
	var events []ical.Event
	for _, s := range x.people() {
		if s.Due != 0 && s.State != report.Planned {
			events = append(events, followUpEvent(s))
		}
		if s.Status != ledger.Archived {
			events = append(events, lists.Of(s.Dates, func(d report.YearlyDate) ical.Event { return yearlyEvent(s, d) })...)
		}
	}
	promises := shown(x, x.reckoner.Promises(report.PromiseOptions{}))
	for _, p := range promises.Rows {
		if p.Due != 0 {
			events = append(events, promiseEvent(p))
		}
	}
	tellApart(events)
	slices.SortStableFunc(events, func(a, b ical.Event) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Summary, b.Summary), cmp.Compare(a.UID, b.UID))
	})
	return ical.Calendar(x.Today, events), nil
}

func followUpEvent(s *report.Show) ical.Event {
	e := ical.Event{
		UID: ical.UID("follow-up", ledger.Fold(s.Name)), Day: s.Due, Sort: "follow-up",
		Summary: "Be in touch with " + s.Name,
	}
	if s.LastContact != 0 {
		e.About = append(e.About, "last contact: "+s.LastContact.String())
	}
	e.About = append(e.About, s.File)
	return e
}

func promiseEvent(p report.PromiseRow) ical.Event {
	e := ical.Event{
		UID: ical.UID("promise", ledger.Fold(p.Ally), p.Owner, withoutDays(p.Text)), Day: p.Due, Sort: "promise",
		Summary: "You promised " + p.Ally + ": " + markdown.PlainText(p.Text),
		About:   []string{fmt.Sprintf("%s:%d", p.File, p.Line)},
	}
	if p.Owner == report.Them {
		e.Summary = p.Ally + " promised: " + markdown.PlainText(p.Text)
	}
	return e
}

var isoDay = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d{4}-\d{2}-\d{2}`) })

// withoutDays is the text of a promise whatever day it is moved to.
func withoutDays(text string) string {
	return ledger.Fold(isoDay().ReplaceAllString(text, ""))
}

// leapYear stands for a year that was not said: it has every day.
const leapYear = "2000-"

func yearlyEvent(s *report.Show, d report.YearlyDate) ical.Event {
	day, known := ledger.ParseDate(d.Date)
	if !known {
		day, _ = ledger.ParseDate(leapYear + d.Date)
	}
	return ical.Event{
		UID: ical.UID("yearly", ledger.Fold(s.Name), ledger.Fold(d.Label)), Day: day, Yearly: true, Sort: d.Label,
		Summary: s.Name + ": " + d.Label, About: []string{s.File},
	}
}

// tellApart gives events that are alike, as two promises in the same words, each
// a UID of its own.
func tellApart(events []ical.Event) {
	seen := map[string]int{}
	for i := range events {
		uid := events[i].UID
		if seen[uid]++; seen[uid] > 1 {
			events[i].UID = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(uid, ical.UIDEnding), seen[uid], ical.UIDEnding)
		}
	}
}

package render

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
)

// overdueSection lists whom to reach out to, and asks after past plans.
func overdueSection(c *context, r *report.Report) page.Section {
	s := page.Section{Title: "Reach out"}
	var waiting, quiet, quieter []report.Ally
	for _, a := range r.Allies {
		switch a.State {
		case report.Due, report.Late:
			waiting = append(waiting, a)
		case report.Dormant:
			quiet = append(quiet, a)
		}
		if a.Quieter {
			quieter = append(quieter, a)
		}
	}
	if len(waiting)+len(quiet)+len(quieter) == 0 && r.NoRhythm == nil {
		s.Add(page.Paragraph("you are in touch with everyone whose rhythm you keep"))
	}
	if len(waiting) > 0 {
		slices.SortStableFunc(waiting, func(a, b report.Ally) int {
			return cmp.Or(cmp.Compare(rankOf(a.State), rankOf(b.State)), cmp.Compare(a.Due, b.Due))
		})
		s.Add(page.Tabled(reachTable(c, "whom to reach out to", waiting)))
	}
	if len(quiet) > 0 {
		if len(waiting) > 0 {
			s.Add(page.Block{Heading: "Quiet for long: an invitation, if you like"})
		}
		s.Add(page.Tabled(reachTable(c, "allies quiet for long", quiet)))
	}
	if len(quieter) > 0 {
		if len(waiting)+len(quiet) > 0 {
			s.Add(page.Block{Heading: "Quieter than usual"})
		}
		s.Add(page.Tabled(reachTable(c, "allies quieter than usual", quieter)))
	}
	s.Add(noRhythm(r.NoRhythm, c.Today)...)
	if asked := pastPlans(c, r); asked != nil {
		s.Add(page.Block{Heading: "Planned for a day that is past: did it happen?"}, page.Tabled(asked))
	}
	return s
}

func rankOf(s report.State) int {
	if s == report.Late {
		return 0
	}
	return 1
}

func reachTable(c *context, what string, allies []report.Ally) *page.Table {
	t := &page.Table{Name: what, Quiet: true, Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("follow-up"), page.WordColumn("last contact"), page.TextColumn("about"), page.PlaceColumn(),
	}}
	for _, a := range allies {
		title := page.Written(c.lastTitle(a.LastTitle, a.LastTitlePrivate, a.LastPlace))
		t.Row(c.ally(a.Name, a.File), followupOf(c, &a).words(), page.Say(lastWords(a.LastContact, c.Today)), title, contactAt(a.LastPlace, a.File))
	}
	return t
}

// followupOf is what an ally's figures say of their follow-up.
func followupOf(c *context, a *report.Ally) followup {
	return followup{a.State, a.Quieter, a.Due, a.DaysOverdue, a.LastContact, a.Cadence, a.Plan, c.Today}
}

// contactAt is where the newest contact is noted, else the ally's file.
func contactAt(p report.Place, file string) page.Text {
	if p.File == "" {
		return line(file, 1)
	}
	return at(p)
}

// lastTitle is the title of the newest contact's note, "" where it may not be
// shown.
func (c *context) lastTitle(title string, private bool, at report.Place) string {
	if title == "" || !c.shows(private, spot(at)) {
		return ""
	}
	return title
}

func lastWords(last, today ledger.Date) string {
	if last == 0 {
		return "no contact yet"
	}
	return "last " + report.Day(last, today)
}

// pastPlans lists the plans whose day is past, nil where there are none.
func pastPlans(c *context, r *report.Report) *page.Table {
	t := &page.Table{Name: "plans whose day is past", Quiet: true, Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("planned for"), page.TextColumn("plan"), page.PlaceColumn(),
	}}
	for _, plan := range r.PastPlans {
		if c.shows(plan.Private, spot(plan.Place)) {
			t.Row(c.ally(plan.Ally, plan.File), page.Say("planned for "+report.Day(plan.Date, c.Today)), page.Written(plan.Title), at(plan.Place))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

package render

import (
	"allies/report"
	"allies/report/render/page"
)

// Due lists follow-ups.
func Due(d *report.DueList) View {
	return View{
		page:  func(c *context) *page.Page { return duePage(c, d) },
		sheet: func(c *context) *page.Sheet { return dueSheet(c, d) },
	}
}

func duePage(c *context, d *report.DueList) *page.Page {
	p := &page.Page{Title: "Follow-ups on " + report.Day(d.AsOf, 0)}
	t := &page.Table{Name: "follow-ups", Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("follow-up"), page.ExtraColumn("due"), page.ExtraColumn("rhythm"),
		page.WordColumn("last"), page.TextColumn("about"), page.PlaceColumn(),
	}}
	for i := range d.Rows {
		row := &d.Rows[i]
		f := followup{row.State, row.Quieter, row.Due, row.DaysOverdue, row.LastContact, row.Cadence, 0, c.Today}
		own := keys{c, row.File, row.Private}
		title := page.Written(c.lastTitle(string(row.LastTitle), row.LastTitlePrivate, row.LastPlace))
		t.Row(page.Name(row.Ally), f.words(), page.Say(report.Day(row.Due, c.Today)), page.Say(own.rhythm(row.Cadence)),
			page.Say(report.Day(row.LastContact, c.Today)), title, contactAt(row.LastPlace, row.File))
	}
	s := page.Section{ID: "due"}
	switch {
	case len(t.Rows) > 0:
		s.Add(page.Tabled(t))
	case d.NoRhythm == nil:
		s.Add(page.Paragraph("no follow-up is due, and none comes soon"))
	}
	s.Add(noRhythm(d.NoRhythm, c.Today)...)
	p.Add(s)
	return p
}

func dueSheet(c *context, d *report.DueList) *page.Sheet {
	s := &page.Sheet{Heads: []string{
		"ally", "state", "due", "days_overdue", "lateness", "last_contact",
		"cadence_days", "cadence_until", "cadence_source", "last_title", "file",
	}}
	for i := range d.Rows {
		row := &d.Rows[i]
		title := c.lastTitle(string(row.LastTitle), row.LastTitlePrivate, row.LastPlace)
		fields := append([]page.Field{page.Content(row.Ally)}, followupFields(row.State, row.Due, row.DaysOverdue, row.Lateness)...)
		fields = append(fields, page.Value(row.LastContact.String()))
		fields = append(fields, cadenceFields(keys{c, row.File, row.Private}, row.Cadence)...)
		s.Row(append(fields, page.Content(title), page.Content(row.File))...)
	}
	return s
}

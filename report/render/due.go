package render

import "allies/report"

// Due lists follow-ups.
func Due(d *report.DueList) View {
	return View{
		page:  func(c *context) *page { return duePage(c, d) },
		sheet: func(c *context) *sheet { return dueSheet(c, d) },
	}
}

func duePage(c *context, d *report.DueList) *page {
	p := &page{title: "Follow-ups on " + report.Day(d.AsOf, 0)}
	t := &table{name: "follow-ups", columns: []column{
		nameColumn("ally"), wordColumn("follow-up"), extraColumn("due"), extraColumn("rhythm"),
		wordColumn("last"), textColumn("about"), placeColumn(),
	}}
	for i := range d.Rows {
		row := &d.Rows[i]
		f := followup{row.State, row.Quieter, row.Due, row.DaysOverdue, row.LastContact, row.Cadence, 0, c.Today}
		own := keys{c, row.File, row.Private}
		title := written(c.lastTitle(string(row.LastTitle), row.LastTitlePrivate, row.LastPlace))
		t.row(name(row.Ally), f.words(), say(report.Day(row.Due, c.Today)), say(own.rhythm(row.Cadence)),
			say(report.Day(row.LastContact, c.Today)), title, contactAt(row.LastPlace, row.File))
	}
	s := section{id: "due"}
	switch {
	case len(t.rows) > 0:
		s.add(tabled(t))
	case d.NoRhythm == nil:
		s.add(paragraph("no follow-up is due, and none comes soon"))
	}
	s.add(noRhythm(d.NoRhythm, c.Today)...)
	p.add(s)
	return p
}

func dueSheet(c *context, d *report.DueList) *sheet {
	s := &sheet{heads: []string{
		"ally", "state", "due", "days_overdue", "lateness", "last_contact",
		"cadence_days", "cadence_until", "cadence_source", "last_title", "file",
	}}
	for i := range d.Rows {
		row := &d.Rows[i]
		title := c.lastTitle(string(row.LastTitle), row.LastTitlePrivate, row.LastPlace)
		fields := append([]field{content(row.Ally)}, followupFields(row.State, row.Due, row.DaysOverdue, row.Lateness)...)
		fields = append(fields, value(row.LastContact.String()))
		fields = append(fields, cadenceFields(keys{c, row.File, row.Private}, row.Cadence)...)
		s.row(append(fields, content(title), content(row.File))...)
	}
	return s
}

package render

import (
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

func Due(d *report.DueList) View { return viewOf(d, duePage, dueSheet) }

func duePage(c *context, d *report.DueList) *page.Page {
	p := &page.Page{Title: "Follow-ups on " + english.Day(d.AsOf, 0)}
	t := &page.Table{Name: "follow-ups", Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("follow-up"), page.ExtraColumn("due"), page.ExtraColumn("rhythm"),
		page.WordColumn("last"), page.TextColumn("about"), page.PlaceColumn(),
	}}
	for _, row := range d.Rows {
		t.Row(page.Name(row.Ally), followupWords(row.Followup(), c.Today), page.Say(english.Day(row.Due, c.Today)), page.Say(rhythm(row.Cadence)),
			page.Say(english.Day(row.LastContact, c.Today)), page.Written(string(row.LastTitle)), contactAt(row.LastPlace, row.File))
	}
	s := page.Section{ID: "due"}
	switch {
	case len(t.Rows) > 0:
		s.Add(page.Tabled(t))
		p.Words = []string{"rhythm"}
	case d.NoRhythm == nil:
		s.Add(page.Paragraph("no follow-up is due, and none comes soon"))
	}
	s.Add(noRhythm(d.NoRhythm, c.Today)...)
	p.Add(s)
	return p
}

func dueSheet(_ *context, d *report.DueList) *page.Sheet {
	return sheetOf("ally state due days_overdue lateness last_contact cadence_days cadence_until cadence_source last_title file", d.Rows,
		func(row report.DueRow) []page.Field {
			return fields(row.Ally, row.State, row.Due, row.DaysOverdue, row.Lateness, row.LastContact, row.Cadence, string(row.LastTitle), row.File)
		})
}

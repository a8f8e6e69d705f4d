package render

import (
	"cmp"
	"slices"
	"strconv"

	"allies/report"
	"allies/report/render/chart"
	"allies/report/render/page"
)

// Activity shows contact over time.
func Activity(a *report.Activity) View {
	return viewOf(a, func(_ *context, a *report.Activity) *page.Page { return alone(activitySection(a)) }, nil)
}

func activitySection(a *report.Activity) page.Section {
	s := page.Section{ID: "activity", Title: "Contact over time"}
	if a.Contacts == 0 {
		s.Add(page.Paragraph(noContact(a)))
		return s
	}
	s.Add(page.Block{Picture: &chart.Heatmap{Days: a.Days}}, page.Block{Picture: &chart.Columns{By: a.By, Rows: a.Rows}})
	t := &page.Table{Name: "contacts by " + string(a.By), Folded: "the figures", Columns: []page.Column{
		page.WordColumn(string(a.By)), page.FigureColumn("contacts"), page.FigureColumn("allies"),
		{Head: "chart", Drawn: true, Extra: true},
	}}
	most := slices.MaxFunc(a.Rows, func(x, y report.Span) int { return cmp.Compare(x.Contacts, y.Contacts) }).Contacts
	for _, row := range a.Rows {
		t.Row(page.Say(row.Key), page.Say(strconv.Itoa(row.Contacts)), page.Say(strconv.Itoa(row.Allies)),
			page.Text{Bar: &chart.Bar{Gave: float64(row.Contacts), Most: float64(most), Single: true}})
	}
	s.Add(page.Tabled(t))
	return s
}

func noContact(a *report.Activity) string {
	if a.End <= a.Begin {
		return "the period holds no day up to today"
	}
	return "your notes show no contact from " + a.Begin.String() + " to " + a.End.AddDays(-1).String()
}

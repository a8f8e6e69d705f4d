package render

import (
	"strconv"

	"allies/report"
)

// Activity shows contact over time.
func Activity(a *report.Activity) View {
	return View{page: func(c *context) *page {
		s := activitySection(a)
		s.title = ""
		return &page{title: "Contact over time", sections: []section{s}}
	}}
}

func activitySection(a *report.Activity) section {
	s := section{id: "activity", title: "Contact over time"}
	if a.Contacts == 0 {
		s.add(paragraph(noContact(a)))
		return s
	}
	s.add(block{picture: &heatmap{a.Days}}, block{picture: &columnChart{a.By, a.Rows}})
	t := &table{name: "contacts by " + string(a.By), folded: true, columns: []column{
		wordColumn(string(a.By)), figureColumn("contacts"), figureColumn("allies"),
		{head: "chart", drawn: true, extra: true},
	}}
	most := 0
	for _, row := range a.Rows {
		most = max(most, row.Contacts)
	}
	for _, row := range a.Rows {
		t.row(say(row.Key), say(strconv.Itoa(row.Contacts)), say(strconv.Itoa(row.Allies)),
			text{bar: &bar{gave: float64(row.Contacts), most: float64(most), single: true}})
	}
	s.add(tabled(t))
	return s
}

// noContact says so of the days that a period has, which end today.
func noContact(a *report.Activity) string {
	if a.End <= a.Begin {
		return "the period holds no day up to today"
	}
	return "your notes show no contact from " + a.Begin.String() + " to " + a.End.AddDays(-1).String()
}

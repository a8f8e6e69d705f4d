package render

import (
	"strings"

	"allies/report"
	"allies/report/render/page"
)

// mostGiven is how many favours ask lists of each ally.
const mostGiven = 3

// Ask lists who can help with a kind of support.
func Ask(a *report.Ask) View {
	return View{page: func(c *context) *page.Page { return askPage(c, a) }}
}

func askPage(c *context, a *report.Ask) *page.Page {
	p := &page.Page{Title: "Who can help with " + a.Kind}
	if len(a.Rows) == 0 {
		p.Closing = []string{
			"your notes show nobody who gave or offers " + a.Kind + " yet",
			"`offers: [" + a.Kind + "]` in an ally's file says that they would; allies coverage shows what others give",
		}
		return p
	}
	s := page.Section{ID: "ask"}
	for i := range a.Rows {
		row := &a.Rows[i]
		s.Add(page.Block{Heading: row.Ally}, page.Block{List: askLines(row)})
		if t := givenTable(c, row); len(t.Rows) > 0 {
			s.Add(page.Tabled(t))
		}
	}
	p.Add(s)
	return p
}

func askLines(row *report.AskRow) []page.Text {
	var known []string
	if row.Proven > 0 {
		known = append(known, "gave it "+times(row.Proven)+" lately")
	}
	if row.Offered {
		known = append(known, "offers it")
	}
	var lines []page.Text
	if row.Text != "" {
		lines = append(lines, page.Written(row.Text))
	}
	return append(lines, page.SayIn(page.Good, strings.Join(known, ", ")))
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return report.Count(n, "time")
}

func givenTable(c *context, row *report.AskRow) *page.Table {
	t := &page.Table{Name: "what " + row.Ally + " gave", Quiet: true, Columns: []page.Column{page.WordColumn("when"), page.TextColumn("what"), page.PlaceColumn()}}
	for i := range row.Given {
		if e := &row.Given[i]; i < mostGiven && c.shows(e.Private, spot(e.Place)) {
			t.Row(page.SayIn(page.Faint, report.Day(e.Date, c.Today)), page.Written(deed(e)), at(e.Place))
		}
	}
	return t
}

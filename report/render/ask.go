package render

import (
	"strings"

	"allies/report"
)

// mostGiven is how many favours ask lists of each ally.
const mostGiven = 3

// Ask lists who can help with a kind of support.
func Ask(a *report.Ask) View {
	return View{page: func(c *context) *page { return askPage(c, a) }}
}

func askPage(c *context, a *report.Ask) *page {
	p := &page{title: "Who can help with " + a.Kind}
	if len(a.Rows) == 0 {
		p.closing = []string{
			"your notes show nobody who gave or offers " + a.Kind + " yet",
			"`offers: [" + a.Kind + "]` in an ally's file says that they would; allies coverage shows what others give",
		}
		return p
	}
	s := section{id: "ask"}
	for i := range a.Rows {
		row := &a.Rows[i]
		s.add(block{heading: row.Ally}, block{list: askLines(row)})
		if t := givenTable(c, row); len(t.rows) > 0 {
			s.add(tabled(t))
		}
	}
	p.add(s)
	return p
}

func askLines(row *report.AskRow) []text {
	var known []string
	if row.Proven > 0 {
		known = append(known, "gave it "+times(row.Proven)+" lately")
	}
	if row.Offered {
		known = append(known, "offers it")
	}
	var lines []text
	if row.Text != "" {
		lines = append(lines, written(row.Text))
	}
	return append(lines, sayIn(good, strings.Join(known, ", ")))
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

func givenTable(c *context, row *report.AskRow) *table {
	t := &table{name: "what " + row.Ally + " gave", quiet: true, columns: []column{wordColumn("when"), textColumn("what"), placeColumn()}}
	for i := range row.Given {
		if e := &row.Given[i]; i < mostGiven && c.shows(e.Private, spot(e.Place)) {
			t.row(sayIn(faint, report.Day(e.Date, c.Today)), written(deed(e)), at(e.Place))
		}
	}
	return t
}

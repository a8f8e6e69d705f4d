package render

import (
	"cmp"
	"strings"

	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

const mostGiven = 3

// Ask lists who can help with a kind of support.
func Ask(a *report.Ask) View { return viewInWords(a, rowsInWords, askPage, nil) }

func rowsInWords(a *report.Ask) {
	for i := range a.Rows {
		a.Rows[i].Text = askText(&a.Rows[i])
	}
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
	for _, row := range a.Rows {
		s.Add(page.Block{Heading: row.Ally}, page.Block{List: askLines(&row)})
		s.Add(listed("", givenTable(c, &row))...)
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
	return english.Count(n, "time")
}

func givenTable(c *context, row *report.AskRow) *page.Table {
	t := page.QuietTable("what "+row.Ally+" gave", page.WordColumn("when"), page.TextColumn("what"), page.PlaceColumn())
	for _, e := range row.Given[:min(mostGiven, len(row.Given))] {
		t.Row(page.SayIn(page.Faint, english.Day(e.Date, c.Today)), page.Written(deed(&e)), placeText(e.Place))
	}
	return t
}

// askText says what passed both ways lately, and what to give first where the
// user is on the receiving side.
func askText(row *report.AskRow) string {
	said := "your notes show nothing that passed between you lately"
	switch got, gave := kindsWords(row.Got), kindsWords(row.Gave); {
	case got != "" && gave != "":
		said = "lately you got " + got + "; you gave " + gave
	case got != "":
		said = "lately you got " + got
	case gave != "":
		said = "lately you gave " + gave
	}
	switch {
	case row.Standing != report.Receiving:
		return said
	case len(row.Needs) > 0:
		return said + "; before you ask, you could give " + strings.Join(row.Needs, " or ")
	case len(row.Goals) > 0:
		return said + "; before you ask, you could help with " + strings.Join(row.Goals, " or ")
	}
	return said + "; before you ask, find out what would help them"
}

// kindsWords name kinds and how often each passed: "feedback twice and time".
func kindsWords(kinds []report.KindCount) string {
	return english.Join("and", lists.Of(kinds, func(k report.KindCount) string {
		if k.Times > 1 {
			return cmp.Or(k.Kind, "something") + " " + times(k.Times)
		}
		return cmp.Or(k.Kind, "something")
	}))
}

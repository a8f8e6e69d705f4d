package render

import (
	"strconv"

	"allies/report"
)

// Promises lists promises, the user's own first.
func Promises(p *report.Promises) View {
	return View{
		page:  func(c *context) *page { return promisesPage(c, p) },
		sheet: func(c *context) *sheet { return promisesSheet(c, p) },
	}
}

func promisesPage(c *context, list *report.Promises) *page {
	p := &page{title: "Promises on " + report.Day(c.Today, 0)}
	s := section{id: "promises", blocks: promiseBlocks(c, list.Rows)}
	if len(list.Rows) == 0 {
		s.add(paragraph("no promise is open here"))
	}
	p.add(s)
	return p
}

func promisesSheet(c *context, list *report.Promises) *sheet {
	s := &sheet{heads: []string{"ally", "owner", "text", "made", "due", "done", "state", "file", "line"}}
	for i := range list.Rows {
		row := &list.Rows[i]
		if c.shows(row.Private, spot(row.Place)) {
			s.row(content(row.Ally), value(row.Owner), content(row.Text), value(row.Made.String()),
				value(row.Due.String()), value(row.Done.String()), value(string(row.State)),
				content(row.File), value(strconv.Itoa(row.Line)))
		}
	}
	return s
}

package render

import (
	"strconv"

	"allies/report"
	"allies/report/render/page"
)

// Promises lists promises, the user's own first.
func Promises(p *report.Promises) View {
	return View{
		page:  func(c *context) *page.Page { return promisesPage(c, p) },
		sheet: func(c *context) *page.Sheet { return promisesSheet(c, p) },
	}
}

func promisesPage(c *context, list *report.Promises) *page.Page {
	p := &page.Page{Title: "Promises on " + report.Day(c.Today, 0)}
	s := page.Section{ID: "promises", Blocks: promiseBlocks(c, list.Rows)}
	if len(list.Rows) == 0 {
		s.Add(page.Paragraph("no promise is open here"))
	}
	p.Add(s)
	return p
}

func promisesSheet(c *context, list *report.Promises) *page.Sheet {
	s := &page.Sheet{Heads: []string{"ally", "owner", "text", "made", "due", "done", "state", "file", "line"}}
	for i := range list.Rows {
		row := &list.Rows[i]
		if c.shows(row.Private, spot(row.Place)) {
			s.Row(page.Content(row.Ally), page.Value(row.Owner), page.Content(row.Text), page.Value(row.Made.String()),
				page.Value(row.Due.String()), page.Value(row.Done.String()), page.Value(string(row.State)),
				page.Content(row.File), page.Value(strconv.Itoa(row.Line)))
		}
	}
	return s
}

package render

import (
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Promises lists promises, the user's own first.
func Promises(p *report.Promises) View { return viewOf(p, promisesPage, promisesSheet) }

func promisesPage(c *context, list *report.Promises) *page.Page {
	p := &page.Page{Title: "Promises on " + english.Day(c.Today, 0)}
	s := page.Section{ID: "promises", Blocks: promiseBlocks(c, list.Rows)}
	if len(list.Rows) == 0 && !c.hidden.Any("PromiseRow") {
		s.Add(page.Paragraph("no promise is open here"))
	}
	p.Add(s)
	return p
}

func promisesSheet(_ *context, list *report.Promises) *page.Sheet {
	return sheetOf("ally owner text made due done state file line", list.Rows, func(row report.PromiseRow) []page.Field {
		return fields(row.Ally, row.Owner, row.Text, row.Made, row.Due, row.Done, row.State, row.File, row.Line)
	})
}

func promiseBlocks(c *context, rows []report.PromiseRow) []page.Block {
	var blocks []page.Block
	for _, side := range []struct{ owner, name, heading string }{
		{report.Me, "your promises", "You promised"}, {report.Them, "promises to you", "They promised"},
	} {
		t := page.QuietTable(side.name, page.NameColumn("ally"), page.WordColumn("when"), page.TextColumn("promise"), page.PlaceColumn())
		for _, p := range rows {
			if p.Owner == side.owner {
				t.Row(c.ally(p.Ally, p.Of), promiseWords(&p.Promise, c.Today), page.Written(p.Words()), placeText(p.Place))
			}
		}
		blocks = append(blocks, listed(side.heading, t)...)
	}
	return blocks
}

package render

import (
	"strconv"

	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Promises lists promises, the user's own first.
func Promises(p *report.Promises) View {
	return viewOf(p, promisesPage, promisesSheet)
}

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
	s := &page.Sheet{Heads: []string{"ally", "owner", "text", "made", "due", "done", "state", "file", "line"}}
	for i := range list.Rows {
		row := &list.Rows[i]
		s.Row(page.Content(row.Ally), page.Value(row.Owner), page.Content(row.Text), page.Value(row.Made.String()),
			page.Value(row.Due.String()), page.Value(row.Done.String()), page.Value(string(row.State)),
			page.Content(row.File), page.Value(strconv.Itoa(row.Line)))
	}
	return s
}

// promiseBlocks are the promises of the user and those to the user, apart.
func promiseBlocks(c *context, rows []report.PromiseRow) []page.Block {
	var blocks []page.Block
	for _, side := range []struct{ owner, name, heading string }{
		{report.Me, "your promises", "You promised"}, {report.Them, "promises to you", "They promised"},
	} {
		t := &page.Table{Name: side.name, Quiet: true, Columns: []page.Column{
			page.NameColumn("ally"), page.WordColumn("when"), page.TextColumn("promise"), page.PlaceColumn(),
		}}
		for _, p := range rows {
			if p.Owner == side.owner {
				t.Row(c.ally(p.Ally, p.Of), promiseWords(&p.Promise, c.Today), page.Written(p.Words()), placeText(p.Place))
			}
		}
		if len(t.Rows) > 0 {
			blocks = append(blocks, page.Block{Heading: side.heading}, page.Tabled(t))
		}
	}
	return blocks
}

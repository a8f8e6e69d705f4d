package render

import (
	"fmt"

	"allies/report"
	"allies/report/render/page"
)

// Next lists whom to turn to now, with the reasons.
func Next(n *report.Next) View {
	return View{page: func(c *context) *page.Page { return nextPage(c, n) }}
}

func nextPage(c *context, n *report.Next) *page.Page {
	p := &page.Page{Title: "Whom to turn to on " + report.Day(n.AsOf, 0)}
	if len(n.Rows) == 0 && n.More == 0 {
		p.Closing = append([]string{"your notes show nothing that waits for you: enjoy the quiet"}, howToThank(n.HowToThank)...)
		return p
	}
	s := page.Section{ID: "next"}
	for i := range n.Rows {
		row := &n.Rows[i]
		t := &page.Table{Name: "why " + row.Ally, Quiet: true, Wrap: true, Bulleted: true, Columns: []page.Column{page.TextColumn("because"), page.PlaceColumn()}}
		for _, reason := range row.Reasons {
			if c.shows(reason.Private, spot(reason.Place)) {
				t.Row(page.Written(reason.Text), contactAt(reason.Place, row.File))
			}
		}
		s.Add(page.Block{Heading: fmt.Sprintf("%d. %s", i+1, row.Ally)}, page.Tabled(t))
	}
	if len(s.Blocks) > 0 {
		p.Add(s)
	}
	if n.More > 0 {
		p.Closing = append(p.Closing, fmt.Sprintf("and %s: allies next -n %d", report.Count(n.More, "other ally"), len(n.Rows)+n.More))
	}
	p.Closing = append(p.Closing, howToThank(n.HowToThank)...)
	return p
}

// thankedHint says how thanks are noted, to those who never did.
const thankedHint = "a line `- thanked: for the introduction` in a note tells allies whom you have thanked"

func howToThank(waiting bool) []string {
	if !waiting {
		return nil
	}
	return []string{thankedHint}
}

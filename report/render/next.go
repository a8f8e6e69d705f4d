package render

import (
	"fmt"

	"allies/report"
)

// Next lists whom to turn to now, with the reasons.
func Next(n *report.Next) View {
	return View{page: func(c *context) *page { return nextPage(c, n) }}
}

func nextPage(c *context, n *report.Next) *page {
	p := &page{title: "Whom to turn to on " + report.Day(n.AsOf, 0)}
	if len(n.Rows) == 0 && n.More == 0 {
		p.closing = append([]string{"your notes show nothing that waits for you: enjoy the quiet"}, howToThank(n.HowToThank)...)
		return p
	}
	s := section{id: "next"}
	for i := range n.Rows {
		row := &n.Rows[i]
		t := &table{name: "why " + row.Ally, quiet: true, wrap: true, bulleted: true, columns: []column{textColumn("because"), placeColumn()}}
		for _, reason := range row.Reasons {
			if c.shows(reason.Private, spot(reason.Place)) {
				t.row(written(reason.Text), contactAt(reason.Place, row.File))
			}
		}
		s.add(block{heading: fmt.Sprintf("%d. %s", i+1, row.Ally)}, tabled(t))
	}
	if len(s.blocks) > 0 {
		p.add(s)
	}
	if n.More > 0 {
		p.closing = append(p.closing, fmt.Sprintf("and %s: allies next -n %d", report.Count(n.More, "other ally"), len(n.Rows)+n.More))
	}
	p.closing = append(p.closing, howToThank(n.HowToThank)...)
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

package render

import (
	"allies/report"
	"allies/report/render/page"
)

// Explained adds to a view how its figures came about: each formula with its
// values put in, and the lines that went into it.
func (v View) Explained(why []report.Explanation) View {
	plain := v.page
	v.page = func(c *context) *page.Page {
		p := plain(c)
		p.Add(explainSection(c, why))
		return p
	}
	return v
}

// explainID marks the section that explains the others.
const explainID = "explain"

func explainSection(c *context, why []report.Explanation) page.Section {
	s := page.Section{ID: explainID, Title: "How the figures come about"}
	for i := range why {
		e := &why[i]
		if !c.shows(e.Private, e.Title) {
			continue
		}
		s.Add(page.Block{Heading: e.Title}, page.Paragraph(e.Formula))
		t := &page.Table{Name: e.Title, Quiet: true, Wrap: true, Columns: []page.Column{page.TextColumn("line"), page.PlaceColumn()}}
		for _, step := range e.Steps {
			if c.shows(step.Private, spot(step.Place)) {
				t.Row(page.Written(step.Text), at(step.Place))
			}
		}
		if len(t.Rows) > 0 {
			s.Add(page.Tabled(t))
		}
	}
	return s
}

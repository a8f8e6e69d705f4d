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
		if shown := *seen(c, &why); len(shown) > 0 {
			p.Add(explainSection(shown))
		}
		return p
	}
	return v
}

func explainSection(why []report.Explanation) page.Section {
	s := page.Section{ID: explainID, Title: "How the figures come about"}
	for _, e := range why {
		s.Add(page.Block{Heading: e.Title}, page.Paragraph(e.Formula))
		t := &page.Table{Name: e.Title, Quiet: true, Places: true, Columns: []page.Column{page.TextColumn("line"), page.PlaceColumn()}}
		for _, step := range e.Steps {
			t.Row(page.Written(step.Text), placeText(step.Place))
		}
		s.Add(listed("", t)...)
	}
	return s
}

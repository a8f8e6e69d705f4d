package render

import "allies/report"

// Explained adds to a view how its figures came about: each formula with its
// values put in, and the lines that went into it.
func (v View) Explained(why []report.Explanation) View {
	plain := v.page
	v.page = func(c *context) *page {
		p := plain(c)
		p.add(explainSection(c, why))
		return p
	}
	return v
}

// explainID marks the section that explains the others.
const explainID = "explain"

func explainSection(c *context, why []report.Explanation) section {
	s := section{id: explainID, title: "How the figures come about"}
	for i := range why {
		e := &why[i]
		if !c.shows(e.Private, e.Title) {
			continue
		}
		s.add(block{heading: e.Title}, paragraph(e.Formula))
		t := &table{name: e.Title, quiet: true, wrap: true, columns: []column{textColumn("line"), placeColumn()}}
		for _, step := range e.Steps {
			if c.shows(step.Private, spot(step.Place)) {
				t.row(written(step.Text), at(step.Place))
			}
		}
		if len(t.rows) > 0 {
			s.add(tabled(t))
		}
	}
	return s
}

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
		p.Add(explainSection(*seen(c, &why)))
		return p
	}
	return v
}

// explainID marks the section that explains the others.
const explainID = "explain"

func explainSection(why []report.Explanation) page.Section {
	s := page.Section{ID: explainID, Title: "How the figures come about"}
	for i := range why {
		e := &why[i]
		s.Add(page.Block{Heading: e.Title}, page.Paragraph(e.Formula))
		t := &page.Table{Name: e.Title, Quiet: true, Places: true, Columns: []page.Column{page.TextColumn("line"), page.PlaceColumn()}}
		for _, step := range e.Steps {
			t.Row(page.Written(step.Text), placeText(step.Place))
		}
		if len(t.Rows) > 0 {
			s.Add(page.Tabled(t))
		}
	}
	return s
}

// Illustrated adds to the html of a report when contact was and who supports
// the user with what; either may be nil. Other formats stay as they are.
func (v View) Illustrated(a *report.Activity, cover *report.Coverage) View {
	plain := v.page
	v.page = func(c *context) *page.Page {
		p := plain(c)
		if !c.html {
			return p
		}
		var added []page.Section
		if a != nil {
			added = append(added, activitySection(a))
		}
		if cover != nil {
			added = append(added, coverageSection(seen(c, cover)))
		}
		p.Sections = append(p.Sections[:parts(p):parts(p)], append(added, p.Sections[parts(p):]...)...)
		return p
	}
	return v
}

// parts is how many sections come before those about one ally.
func parts(p *page.Page) int {
	for i, s := range p.Sections {
		if s.Ally {
			return i
		}
	}
	return len(p.Sections)
}

package render

import (
	"allies/report"
	"allies/report/render/page"
)

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

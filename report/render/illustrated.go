package render

import "allies/report"

// Illustrated adds to the html of a report when contact was and who supports
// the user with what; either may be nil. Other formats stay as they are.
func (v View) Illustrated(a *report.Activity, cover *report.Coverage) View {
	plain := v.page
	v.page = func(c *context) *page {
		p := plain(c)
		if !c.html {
			return p
		}
		var added []section
		if a != nil {
			added = append(added, activitySection(a))
		}
		if cover != nil {
			added = append(added, coverageSection(c, cover))
		}
		p.sections = append(p.sections[:p.parts():p.parts()], append(added, p.sections[p.parts():]...)...)
		return p
	}
	return v
}

// parts is how many sections come before those about one ally.
func (p *page) parts() int {
	for i, s := range p.sections {
		if s.ally {
			return i
		}
	}
	return len(p.sections)
}

package render

import (
	"slices"
	"strconv"
	"strings"

	"allies/report"
	"allies/report/render/page"
)

// Report is the whole picture, or only some parts of it.
func Report(r *report.Report, only ...report.Part) View {
	return View{
		page:  func(c *context) *page.Page { return reportPage(c, r, only) },
		sheet: func(c *context) *page.Sheet { return alliesSheet(c, r.Allies) },
	}
}

// NoPeople says first that a folder seems to be none of people.
const NoPeople = "nothing in this folder looks like a person: no folder of people, no `type: person`, no dated note, " +
	"no key such as cadence:"

// openInPrivate stands where all that is open is left out.
const openInPrivate = "what is open here is private"

func reportPage(c *context, r *report.Report, only []report.Part) *page.Page {
	p := &page.Page{Title: "Your allies on " + report.Day(r.AsOf, 0)}
	if r.NoPeople {
		p.First = []string{NoPeople}
	}
	if len(r.Allies) == 0 {
		p.Closing = []string{"no allies to show"}
		return p
	}
	listed := listedAllies(r)
	if c.html && len(only) == 0 {
		c.ids = anchorsOf(listed)
	}
	parts := map[report.Part]func(*context, *report.Report) page.Section{
		report.PartOverdue: overdueSection, report.PartPromises: promisesSection, report.PartThanks: thanksSection,
		report.PartEvents: eventsSection, report.PartBalance: balanceSection,
	}
	for _, part := range report.Parts() {
		if len(only) == 0 || slices.Contains(only, part) {
			s := parts[part](c, r)
			s.ID = string(part)
			if len(s.Blocks) == 0 {
				s.Add(page.Paragraph(openInPrivate))
			}
			p.Add(s)
		}
	}
	if c.html && len(only) == 0 {
		for _, a := range listed {
			p.Add(allySection(c, r, a, c.ids[a.File]))
		}
	}
	p.Closing = reportClosing(r, len(r.Allies)-len(listed))
	return p
}

// reportClosing says what the sections do not show.
func reportClosing(r *report.Report, others int) []string {
	var lines []string
	if others > 0 {
		lines = append(lines, "and "+report.Count(others, "other ally")+" with nothing open")
	}
	lines = append(lines, incomplete(r.Allies)...)
	lines = append(lines, unreadDays(r.UnreadDays)...)
	if r.MostLeftOut {
		lines = append(lines, strconv.Itoa(report.CountLeftOut(r.LeftOut))+" files here are no allies: allies files --all names them")
	}
	return lines
}

// unreadDays says that daily pages name allies and are not read, and what reads
// them.
func unreadDays(days report.UnreadDays) []string {
	if days.Pages == 0 {
		return nil
	}
	name, are := "name", "are"
	if days.Pages == 1 {
		name, are = "names", "is"
	}
	return []string{report.Count(days.Pages, "daily page") + " " + name + " " + report.Count(days.Allies, "ally") + " and " + are +
		" not read; in allies.yaml this reads them: journal: " + quotedList(days.Journal)}
}

// quotedList is a list as it stands in YAML.
func quotedList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = strconv.Quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// incomplete names the allies whose files hold conflict markers.
func incomplete(allies []report.Ally) []string {
	var lines []string
	for i := range allies {
		if a := &allies[i]; a.Incomplete {
			lines = append(lines, a.Name+" is incomplete: "+a.File+" holds conflict markers, and what stands between them is not counted")
		}
	}
	return lines
}

// listedAllies are those with counted entries or an open matter.
func listedAllies(r *report.Report) []*report.Ally {
	planned := map[string]bool{}
	for _, plan := range r.PastPlans {
		planned[plan.File] = true
	}
	var listed []*report.Ally
	for i := range r.Allies {
		if a := &r.Allies[i]; hasBalance(a) || hasMatter(a) || planned[a.File] {
			listed = append(listed, a)
		}
	}
	return listed
}

// hasBalance reports whether the reciprocity table has a row for the ally.
func hasBalance(a *report.Ally) bool { return !a.Communal && (a.Entries > 0 || a.Counted > 0) }

// hasMatter reports whether something is open between the user and the ally.
func hasMatter(a *report.Ally) bool {
	switch a.State {
	case report.Due, report.Late, report.Dormant:
		return true
	}
	return a.Quieter || len(a.Promises)+len(a.Unthanked)+len(a.Events) > 0
}

package render

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Report is the whole picture, or only some parts of it.
func Report(r *report.Report, only ...report.Part) View {
	return viewOf(r, func(c *context, r *report.Report) *page.Page { return reportPage(c, r, only) },
		func(c *context, r *report.Report) *page.Sheet { return alliesSheet(c, r.Allies) })
}

// NoPeople says first that a folder seems to be none of people.
const NoPeople = "nothing in this folder looks like a person: no folder of people, no `type: person`, no dated note, " +
	"no key such as cadence:"

const promisesTitle = "Promises"

// reportParts are the sections of the report, the most pressing first.
var reportParts = []struct {
	part    report.Part
	title   string
	section func(*context, *report.Report, *part)
}{
	{report.PartEvents, "Wins, setbacks and days to remember", eventsPart},
	{report.PartPromises, promisesTitle, promisesPart},
	{report.PartThanks, "Thanks", thanksPart},
	{report.PartOverdue, "Reach out", reachPart},
	{report.PartBalance, "Balance", balancePart},
}

func reportPage(c *context, r *report.Report, only []report.Part) *page.Page {
	p := &page.Page{Title: "Your allies on " + english.Day(r.AsOf, 0)}
	if r.NoPeople {
		p.First = []string{NoPeople}
	}
	if len(r.Allies) == 0 {
		p.Closing = []string{"no allies to show"}
		return p
	}
	whole := len(only) == 0
	if !c.html || !whole {
		c.uncounted = []string{report.HiddenKey}
	}
	listed := listedAllies(r)
	if c.html && whole {
		c.ids = anchorsOf(listed)
	}
	sections, counts := partSections(c, r, only)
	if whole {
		p.Add(nowSection(c, &r.Now, counts))
	}
	p.Add(sections...)
	if c.html && whole {
		p.Add(pictureSections(c, r.Pictures)...)
		for _, a := range listed {
			p.Add(allySection(c, r, a, c.ids[a.File]))
		}
	}
	p.Words = []string{"words"}
	p.Closing = reportClosing(r, len(r.Allies)-len(listed))
	return p
}

// partSections are the parts asked for, or all, and how much waits in each.
func partSections(c *context, r *report.Report, only []report.Part) (sections []page.Section, counts []page.Fact) {
	for _, each := range reportParts {
		if len(only) > 0 && !slices.Contains(only, each.part) {
			continue
		}
		s := part{Section: page.Section{ID: string(each.part), Title: each.title}, alone: len(only) > 0}
		each.section(c, r, &s)
		if len(s.Blocks) == 0 && s.Brief == "" {
			s.Brief = openInPrivate
		}
		if s.count != "" {
			counts = append(counts, page.Fact{Label: each.title, Text: page.Say(s.count)})
		}
		sections = append(sections, s.Section)
	}
	return sections, counts
}

func nowSection(c *context, n *report.Next, counts []page.Fact) page.Section {
	s := page.Section{ID: nowID, Title: "Now"}
	t := page.QuietTable("whom to turn to now", page.NameColumn("ally"), page.WordColumn("what"), page.TextColumn("about"), page.PlaceColumn())
	t.OneLine = true
	for _, row := range n.Rows {
		if len(row.Reasons) > 0 { // else what is open is private
			first := &row.Reasons[0]
			m := reasonMatter(first, c.Today)
			t.Row(c.ally(row.Ally, row.File), m.what, m.about, contactAt(first.Place, row.File))
		}
	}
	switch {
	case len(t.Rows) > 0:
		s.Add(page.Tabled(t))
	case len(n.Rows) > 0:
		s.Add(page.Paragraph(openInPrivate))
	case slices.ContainsFunc(counts, func(f page.Fact) bool { return f.Label == promisesTitle }):
		s.Add(page.Paragraph(nothingPresses))
	default:
		s.Add(page.Paragraph(nothingWaits))
	}
	if n.More > 0 {
		s.Add(page.Ending(moreToTurnTo(n)))
	}
	if len(counts) > 0 {
		s.Add(page.Block{Facts: counts})
	}
	return s
}

func reportClosing(r *report.Report, others int) []string {
	var lines []string
	if others > 0 {
		lines = append(lines, "and "+english.Count(others, "other ally")+" with nothing open")
	}
	lines = append(append(lines, incomplete(r.Allies)...), UnreadDays(r.UnreadDays))
	if n := len(r.YearFiles); n > 0 {
		lines = append(lines, strconv.Itoa(n)+" allies differ in nothing but a year, as "+r.YearFiles[0]+" does: allies help pages says how to make one of them")
	}
	if r.MostLeftOut {
		lines = append(lines, strconv.Itoa(report.CountLeftOut(r.LeftOut))+" files here are no allies: allies files --all names them")
	}
	return lines
}

// UnreadDays says that daily pages name allies and are not read, and what reads
// them; "" where there are none.
func UnreadDays(days report.UnreadDays) string {
	if days.Pages == 0 {
		return ""
	}
	return english.Count(days.Pages, "daily page") + " " + english.Verb(days.Pages, "names", "name") + " " + english.Count(days.Allies, "ally") +
		", unread: in allies.yaml put journal: " + "[" + strings.Join(lists.Of(days.Journal, strconv.Quote), ", ") + "]"
}

func listedAllies(r *report.Report) []*report.Ally {
	planned := map[string]bool{}
	for _, plan := range r.PastPlans {
		planned[plan.Owner] = true
	}
	return alliesThat(r, func(a *report.Ally) bool { return hasBalance(a) || hasMatter(a) || planned[a.File] })
}

func hasMatter(a *report.Ally) bool {
	return a.Waits() || a.Waiting.Promises+a.Waiting.Thanks+a.Waiting.Events > 0
}

package render

import (
	"strings"

	"allies/ledger"
	"allies/report"
)

// Match lists whom the user shares something with.
func Match(m *report.Match) View {
	return View{page: func(c *context) *page { return matchPage(c, m) }}
}

func matchPage(c *context, m *report.Match) *page {
	p := &page{title: "What you share"}
	if m.Goal != "" {
		p.title = "Who shares " + m.Goal
	}
	s := section{id: "match"}
	for i := range m.Rows {
		if row := &m.Rows[i]; row.Status == ledger.Potential || len(row.Shared) > 0 {
			s.add(block{heading: matchHeading(row)}, block{list: matchLines(row)})
		}
	}
	switch {
	case m.Empty:
		p.closing = []string{"me.md says nothing yet to compare with: `goals: [open data]` in its front matter is a beginning"}
	case len(s.blocks) > 0:
		p.about = append(p.about, "a match of 100% would be all that me.md names; what few others name counts more")
	case m.Goal != "":
		p.closing = []string{"nobody's file names this goal, so far"}
	default:
		p.closing = []string{"nobody's file names anything that yours does, so far"}
	}
	if len(s.blocks) > 0 {
		p.add(s)
	}
	return p
}

func matchHeading(row *report.MatchRow) string {
	if row.Status == ledger.Potential {
		return row.Ally + ", someone to get to know"
	}
	return row.Ally
}

func matchLines(row *report.MatchRow) []text {
	var lines []text
	byFacet := map[string][]string{}
	var facets []string
	for _, shared := range row.Shared {
		if byFacet[shared.Facet] == nil {
			facets = append(facets, shared.Facet)
		}
		byFacet[shared.Facet] = append(byFacet[shared.Facet], shared.Term)
	}
	for _, facet := range facets {
		lines = append(lines, quoted(facet+" you share: "+strings.Join(byFacet[facet], ", ")))
	}
	if len(lines) == 0 && row.Score != nil {
		lines = append(lines, sayIn(faint, "nothing that both files name"))
	}
	if len(row.Path) > 1 {
		lines = append(lines, quoted(pathWords(row.Path)))
	}
	if row.Score != nil && len(row.Shared) > 0 {
		lines = append(lines, sayIn(faint, "match "+percent(*row.Score)))
	}
	return append(lines, line(row.File, 1))
}

// pathWords say who could introduce the user to the last of a path.
func pathWords(path []string) string {
	said := path[0] + " could introduce you"
	if between := path[1 : len(path)-1]; len(between) > 0 {
		said += ", by way of " + report.Join("and", between)
	}
	return said
}

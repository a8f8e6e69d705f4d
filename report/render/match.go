package render

import (
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Match lists whom the user shares something with.
func Match(m *report.Match) View { return viewOf(m, matchPage, nil) }

func matchPage(_ *context, m *report.Match) *page.Page {
	p := &page.Page{Title: "What you share"}
	if m.Goal != "" {
		p.Title = "Who shares " + m.Goal
	}
	s := page.Section{ID: "match"}
	for _, row := range m.Rows {
		if row.Status == ledger.Potential || len(row.Shared) > 0 {
			heading := row.Ally
			if row.Status == ledger.Potential {
				heading += ", someone to get to know"
			}
			s.Add(page.Block{Heading: heading}, page.Block{List: matchLines(&row)})
		}
	}
	switch {
	case m.Empty:
		p.Closing = []string{"me.md says nothing yet to compare with: `goals: [open data]` in its front matter is a beginning"}
	case len(s.Blocks) > 0:
		p.About = append(p.About, "a match of 100% would be all that me.md names; what few others name counts more")
		p.Words = []string{"match"}
	case m.Goal != "":
		p.Closing = []string{"nobody's file names this goal, so far"}
	default:
		p.Closing = []string{"nobody's file names anything that yours does, so far"}
	}
	if len(s.Blocks) > 0 {
		p.Add(s)
	}
	return p
}

func matchLines(row *report.MatchRow) []page.Text {
	byFacet := map[string][]string{}
	var facets []string
	for _, shared := range row.Shared {
		if byFacet[shared.Facet] == nil {
			facets = append(facets, shared.Facet)
		}
		byFacet[shared.Facet] = append(byFacet[shared.Facet], shared.Term)
	}
	lines := lists.Of(facets, func(facet string) page.Text {
		return page.Quoted(facet + " you share: " + strings.Join(byFacet[facet], ", "))
	})
	if len(lines) == 0 && row.Score != nil {
		lines = append(lines, page.SayIn(page.Faint, "nothing that both files name"))
	}
	if len(row.Path) > 1 {
		lines = append(lines, page.Quoted(pathWords(row.Path)))
	}
	if row.Score != nil && len(row.Shared) > 0 {
		lines = append(lines, page.SayIn(page.Faint, "match "+percent(*row.Score)))
	}
	return append(lines, line(row.File, 1))
}

func pathWords(path []string) string {
	said := path[0] + " could introduce you"
	if between := path[1 : len(path)-1]; len(between) > 0 {
		said += ", by way of " + english.Join("and", between)
	}
	return said
}

package render

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Coverage sets kinds of support against reach.
func Coverage(v *report.Coverage) View {
	return viewOf(v, func(_ *context, v *report.Coverage) *page.Page { return alone(coverageSection(v), "reach", "E-I") }, nil)
}

func coverageSection(v *report.Coverage) page.Section {
	s := page.Section{ID: "coverage", Title: "Who supports you with what", Blocks: []page.Block{page.Tabled(coverageTable(v))}}
	s.Add(page.Paragraph("a name in brackets offers it and has not given it lately"))
	s.Add(page.Paragraph(filledWords(v)))
	if v.EIIndex != nil {
		s.Add(page.Paragraph(fmt.Sprintf("%d inside your organisation, %d outside: E-I index %s", v.Inside, v.Outside, signed(*v.EIIndex))))
	}
	if v.NotSaid > 0 {
		s.Add(page.Paragraph(english.Count(v.NotSaid, "ally") + " without a reach: `reach: team`, `org` or `outside` in the file says it"))
	}
	return s
}

func filledWords(v *report.Coverage) string {
	alone := lists.Count(v.Cells, func(cell report.CoverageCell) bool { return cell.Reach != "" && cell.Alone() })
	said := fmt.Sprintf("%d of %d cells %s somebody", v.Filled, v.Of, english.Verb(v.Filled, "has", "have"))
	switch {
	case alone == 0:
		return said
	case v.Filled == 1:
		return said + ", and rests on one person"
	}
	return said + fmt.Sprintf("; %d of these %s on one person", alone, english.Verb(alone, "rests", "rest"))
}

func coverageTable(v *report.Coverage) *page.Table {
	t := &page.Table{Name: "kinds of support by reach", Labelled: true, Columns: []page.Column{page.WordColumn("kind")}}
	for _, reach := range v.Reaches {
		t.Columns = append(t.Columns, page.TextColumn(string(reach)))
	}
	if v.NotSaid > 0 {
		t.Columns = append(t.Columns, page.TextColumn("not said"))
	}
	for cells := range slices.Chunk(v.Cells, len(v.Reaches)+1) {
		shown := lists.Pointers(cells[:len(t.Columns)-1])
		t.Row(append([]page.Text{page.Name(cells[0].Kind)}, lists.Of(shown, coverageCell)...)...)
	}
	return t
}

func coverageCell(cell *report.CoverageCell) page.Text {
	if len(cell.Allies) == 0 {
		return page.SayIn(page.Faint, "nobody")
	}
	var names []string
	for _, a := range cell.Allies {
		switch {
		case a.Name == "" && a.NamePrivate:
			names = append(names, "somebody")
		case a.Proven:
			names = append(names, a.Name)
		default:
			names = append(names, "("+a.Name+")")
		}
	}
	if cell.Alone() {
		return page.Quoted("only " + names[0]).In(page.Warm)
	}
	return page.Quoted(strings.Join(names, ", ")).In(page.Good)
}

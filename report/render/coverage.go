package render

import (
	"fmt"
	"strings"

	"allies/report"
)

// Coverage sets kinds of support against reach.
func Coverage(v *report.Coverage) View {
	return View{page: func(c *context) *page {
		s := coverageSection(c, v)
		s.title = ""
		return &page{title: "Who supports you with what", sections: []section{s}}
	}}
}

func coverageSection(c *context, v *report.Coverage) section {
	s := section{id: "coverage", title: "Who supports you with what", blocks: []block{tabled(coverageTable(c, v))}}
	s.add(paragraph("a name in brackets offers it and has not given it lately"))
	s.add(paragraph(filledWords(v)))
	if v.EIIndex != nil {
		s.add(paragraph(fmt.Sprintf("%d inside your organisation, %d outside: E-I index %s", v.Inside, v.Outside, signed(*v.EIIndex))))
	}
	if v.NotSaid > 0 {
		s.add(paragraph(report.Count(v.NotSaid, "ally") + " without a reach: `reach: team`, `org` or `outside` in the file says it"))
	}
	return s
}

// filledWords says how much of the table has somebody, and how much of that
// rests on one person.
func filledWords(v *report.Coverage) string {
	have, rest := "have", "rest"
	if v.Filled == 1 {
		have = "has"
	}
	alone := restOnOne(v)
	if alone == 1 {
		rest = "rests"
	}
	said := fmt.Sprintf("%d of %d cells %s somebody", v.Filled, v.Of, have)
	switch {
	case alone == 0:
		return said
	case v.Filled == 1:
		return said + ", and rests on one person"
	}
	return said + fmt.Sprintf("; %d of these %s on one person", alone, rest)
}

func coverageTable(c *context, v *report.Coverage) *table {
	t := &table{name: "kinds of support by reach", wrap: true, columns: []column{wordColumn("kind")}}
	for _, reach := range v.Reaches {
		t.columns = append(t.columns, textColumn(string(reach)))
	}
	notSaid := v.NotSaid > 0
	if notSaid {
		t.columns = append(t.columns, textColumn("not said"))
	}
	cells := map[string]map[string]*report.CoverageCell{}
	for i := range v.Cells {
		cell := &v.Cells[i]
		if cells[cell.Kind] == nil {
			cells[cell.Kind] = map[string]*report.CoverageCell{}
		}
		cells[cell.Kind][string(cell.Reach)] = cell
	}
	for _, kind := range v.Kinds {
		row := []text{name(kind)}
		for _, reach := range v.Reaches {
			row = append(row, coverageCell(c, cells[kind][string(reach)]))
		}
		if notSaid {
			row = append(row, coverageCell(c, cells[kind][""]))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// coverageCell names who is in a cell, and says when it rests on one person.
func coverageCell(c *context, cell *report.CoverageCell) text {
	if cell == nil || len(cell.Allies) == 0 {
		return sayIn(faint, "nobody")
	}
	var names []string
	for _, a := range cell.Allies {
		switch {
		case !c.shows(a.Private, a.File+" in "+cell.Kind):
			names = append(names, "somebody")
		case a.Proven:
			names = append(names, a.Name)
		default:
			names = append(names, "("+a.Name+")")
		}
	}
	if cell.Alone() {
		return quoted("only " + names[0]).in(warm)
	}
	return quoted(strings.Join(names, ", ")).in(good)
}

// restOnOne counts the cells of a known reach with one ally in them.
func restOnOne(v *report.Coverage) int {
	alone := 0
	for i := range v.Cells {
		if cell := &v.Cells[i]; cell.Reach != "" && cell.Alone() {
			alone++
		}
	}
	return alone
}

package render

import (
	"strconv"

	"allies/report"
)

// Files lists the files below the root.
func Files(l *report.FileList) View {
	return View{
		page:  func(c *context) *page { return filesPage(c, l) },
		sheet: func(*context) *sheet { return filesSheet(l) },
	}
}

func filesPage(c *context, l *report.FileList) *page {
	p := &page{title: "Files of the ledger"}
	t := &table{name: "files", columns: []column{
		{head: "file", path: true}, {head: "ally", shrink: third, extra: true}, figureColumn("notes"), textColumn("left out by rule"),
	}}
	named := false
	for _, f := range l.Rows {
		named = named || f.Why != ""
		t.row(quoted(f.File), name(f.Ally), say(number(f.Notes)), quoted(ruleAndWhy(f)))
	}
	s := section{id: "files"}
	if len(t.rows) == 0 {
		s.add(paragraph("no file here is an ally"))
	} else {
		s.add(tabled(t))
	}
	p.add(s)
	if named {
		p.closing = []string{countLeftOut(l.Counts)}
	} else if left := leftOut(l.Counts); left != "" {
		p.closing = []string{left}
	}
	return p
}

// ruleAndWhy says by which rule a file is left out, and what it found.
func ruleAndWhy(f report.FileRow) string {
	if f.Rule.Number == 0 {
		return f.Why
	}
	return strconv.Itoa(f.Rule.Number) + ": " + f.Why
}

func filesSheet(l *report.FileList) *sheet {
	s := &sheet{heads: []string{"file", "ally", "notes", "rule"}}
	for _, f := range l.Rows {
		s.row(content(f.File), content(f.Ally), value(number(f.Notes)), content(ruleAndWhy(f)))
	}
	return s
}

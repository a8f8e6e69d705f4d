package render

import "allies/report"

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
		{head: "file", path: true}, {head: "ally", shrink: third, extra: true}, figureColumn("notes"), textColumn("left out by"),
	}}
	named := false
	for _, f := range l.Files {
		named = named || f.Rule != ""
		t.row(quoted(f.File), name(string(f.Ally)), say(number(f.Notes)), quoted(string(f.Rule)))
	}
	s := section{id: "files"}
	if len(t.rows) == 0 {
		s.add(paragraph("no file here is an ally"))
	} else {
		s.add(tabled(t))
	}
	p.add(s)
	if named {
		p.closing = []string{countLeftOut(l.LeftOut)}
	} else if left := leftOut(l.LeftOut); left != "" {
		p.closing = []string{left}
	}
	return p
}

func filesSheet(l *report.FileList) *sheet {
	s := &sheet{heads: []string{"file", "ally", "notes", "rule"}}
	for _, f := range l.Files {
		s.row(content(f.File), content(string(f.Ally)), value(number(f.Notes)), content(string(f.Rule)))
	}
	return s
}

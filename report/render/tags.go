package render

import (
	"strconv"

	"allies/report"
)

// Tags lists the tags in use.
func Tags(l *report.TagList) View {
	return View{
		page:  func(c *context) *page { return tagsPage(c, l) },
		sheet: func(c *context) *sheet { return tagsSheet(c, l) },
	}
}

func tagsPage(c *context, l *report.TagList) *page {
	p := &page{title: "Tags in use"}
	t := &table{name: "tags", columns: []column{nameColumn("tag"), figureColumn("allies"), figureColumn("notes")}}
	for _, row := range l.Tags {
		if c.shows(row.Private, row.Tag) {
			t.row(name("#"+row.Tag), say(strconv.Itoa(row.Allies)), say(strconv.Itoa(row.Notes)))
		}
	}
	s := section{id: "tags"}
	if len(t.rows) == 0 {
		s.add(paragraph("no tag is in use"))
	} else {
		s.add(tabled(t))
	}
	p.add(s)
	return p
}

func tagsSheet(c *context, l *report.TagList) *sheet {
	s := &sheet{heads: []string{"tag", "allies", "notes"}}
	for _, row := range l.Tags {
		if c.shows(row.Private, row.Tag) {
			s.row(content(row.Tag), value(strconv.Itoa(row.Allies)), value(strconv.Itoa(row.Notes)))
		}
	}
	return s
}

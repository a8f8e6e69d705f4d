package render

import (
	"strconv"

	"allies/report"
	"allies/report/render/page"
)

// Tags lists the tags in use.
func Tags(l *report.TagList) View {
	return viewOf(l, tagsPage, tagsSheet)
}

func tagsPage(_ *context, l *report.TagList) *page.Page {
	p := &page.Page{Title: "Tags in use"}
	t := &page.Table{Name: "tags", Columns: []page.Column{page.NameColumn("tag"), page.FigureColumn("allies"), page.FigureColumn("notes")}}
	for _, row := range l.Tags {
		t.Row(page.Name("#"+row.Tag), page.Say(strconv.Itoa(row.Allies)), page.Say(strconv.Itoa(row.Notes)))
	}
	s := page.Section{ID: "tags"}
	if len(t.Rows) == 0 {
		s.Add(page.Paragraph("no tag is in use"))
	} else {
		s.Add(page.Tabled(t))
	}
	p.Add(s)
	return p
}

func tagsSheet(_ *context, l *report.TagList) *page.Sheet {
	s := &page.Sheet{Heads: []string{"tag", "allies", "notes"}}
	for _, row := range l.Tags {
		s.Row(page.Content(row.Tag), page.Value(strconv.Itoa(row.Allies)), page.Value(strconv.Itoa(row.Notes)))
	}
	return s
}

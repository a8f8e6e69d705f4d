package render

import (
	"strconv"

	"allies/report"
	"allies/report/render/page"
)

func Tags(l *report.TagList) View { return viewOf(l, tagsPage, tagsSheet) }

func tagsPage(_ *context, l *report.TagList) *page.Page {
	p := &page.Page{Title: "Tags in use"}
	t := &page.Table{Name: "tags", Columns: []page.Column{page.NameColumn("tag"), page.FigureColumn("allies"), page.FigureColumn("notes")}}
	for _, row := range l.Tags {
		t.Row(page.Name("#"+row.Tag), page.Say(strconv.Itoa(row.Allies)), page.Say(strconv.Itoa(row.Notes)))
	}
	p.Add(tabled("tags", t, "no tag is in use"))
	return p
}

func tagsSheet(_ *context, l *report.TagList) *page.Sheet {
	return sheetOf("tag allies notes", l.Tags, func(row report.TagRow) []page.Field { return fields(row.Tag, row.Allies, row.Notes) })
}

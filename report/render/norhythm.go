package render

import (
	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
)

// noRhythm says how many allies nothing tells a rhythm of, who of them has been
// quiet for longest, and how to set one.
func noRhythm(none *report.NoRhythm, today ledger.Date) []page.Block {
	if none == nil {
		return nil
	}
	t := &page.Table{Name: "the longest silences", Quiet: true, Columns: []page.Column{page.NameColumn("ally"), page.WordColumn("last contact"), page.PlaceColumn()}}
	for _, s := range none.Longest {
		t.Row(page.Name(s.Ally), orElse(sinceWords(s.LastContact, today), "no contact yet"), line(s.File, 1))
	}
	verb := " have no rhythm yet; your notes show the longest silence with"
	if none.Count == 1 {
		verb = " has no rhythm yet"
	}
	return []page.Block{
		page.Paragraph(report.Count(none.Count, "ally") + verb), {Table: t, Aside: true},
		page.Paragraph("`cadence: 6w` in a file gives one; `default_cadence: 2m` in allies.yaml gives one to everybody else"),
	}
}

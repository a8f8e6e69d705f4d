package render

import (
	"allies/ledger"
	"allies/report"
)

// noRhythm says how many allies nothing tells a rhythm of, who of them has been
// quiet for longest, and how to set one.
func noRhythm(none *report.NoRhythm, today ledger.Date) []block {
	if none == nil {
		return nil
	}
	t := &table{name: "the longest silences", quiet: true, columns: []column{nameColumn("ally"), wordColumn("last contact"), placeColumn()}}
	for _, s := range none.Longest {
		t.row(name(s.Ally), orElse(sinceWords(s.LastContact, today), "no contact yet"), line(s.File, 1))
	}
	verb := " have no rhythm yet; your notes show the longest silence with"
	if none.Count == 1 {
		verb = " has no rhythm yet"
	}
	return []block{
		paragraph(report.Count(none.Count, "ally") + verb), {table: t, aside: true},
		paragraph("`cadence: 6w` in a file gives one; `default_cadence: 2m` in allies.yaml gives one to everybody else"),
	}
}

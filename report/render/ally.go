package render

import (
	"maps"
	"slices"

	"allies/report"
)

// allySection is all that the report has on one ally.
func allySection(c *context, r *report.Report, a *report.Ally, id string) section {
	s := section{id: id, title: a.Name, ally: true, blocks: []block{{facts: standingFacts(c, a)}}}
	if !a.Communal {
		s.blocks = append(s.blocks, kindBlocks(a.ByKind)...)
	}
	s.blocks = append(s.blocks, openBlocks(c, r.ThanksUsed, a)...)
	return s
}

// kindBlocks show what passed both ways by kind.
func kindBlocks(kinds map[string]report.KindTotal) []block {
	if len(kinds) == 0 {
		return nil
	}
	t := &table{name: "balance by kind", columns: []column{
		wordColumn("kind"), figureColumn("gave"), figureColumn("got"), figureColumn("net"), barColumn(),
	}}
	most := 0.0
	for _, k := range kinds {
		most = max(most, k.Gave.Points.Float(), k.Got.Points.Float())
	}
	names := slices.Sorted(maps.Keys(kinds))
	if names[0] == "" { // what has no kind comes last
		names = append(names[1:], "")
	}
	for _, kind := range names {
		k := kinds[kind]
		t.rows = append(t.rows, amountRows(orElse(kind, keyless[report.ByKind]), k.Gave, k.Got, k.Net(), most)...)
	}
	return []block{{heading: "Balance by kind"}, tabled(t)}
}

// openBlocks list what is open between the user and one ally.
func openBlocks(c *context, thanksUsed bool, a *report.Ally) []block {
	t := openTable(c, thanksUsed, a)
	if len(t.rows) == 0 {
		return nil
	}
	return []block{{heading: "Open between you"}, tabled(t)}
}

// openTable lists promises, thanks owed and events of one ally.
func openTable(c *context, thanksUsed bool, a *report.Ally) *table {
	t := &table{name: "open matters", quiet: true, wrap: true, columns: []column{wordColumn("what"), textColumn("about"), placeColumn()}}
	for i := range a.Promises {
		p := &a.Promises[i]
		who := "you promised, "
		if p.Owner == report.Them {
			who = "they promised, "
		}
		if c.shows(p.Private, spot(p.Place)) {
			said := promiseWords(p, c.Today)
			said.words = who + said.words
			t.row(said, written(p.Text), at(p.Place))
		}
	}
	for i := range a.Unthanked {
		e := &a.Unthanked[i]
		if thanksUsed && c.shows(e.Private, spot(e.Place)) {
			t.row(sayIn(warm, "you owe thanks since "+report.Day(e.Date, c.Today)), written(deed(e)), at(e.Place))
		}
	}
	for i := range a.Events {
		if e := &a.Events[i]; c.shows(e.Private, spot(e.Place)) {
			t.row(eventWords(e, c.Today), written(e.Text), at(e.Place))
		}
	}
	return t
}

package render

import (
	"maps"
	"slices"

	"allies/report"
	"allies/report/render/page"
)

// allySection is all that the report has on one ally.
func allySection(c *context, r *report.Report, a *report.Ally, id string) page.Section {
	s := page.Section{ID: id, Title: a.Name, Ally: true, Blocks: []page.Block{{Facts: standingFacts(c, a)}}}
	if !a.Communal {
		s.Blocks = append(s.Blocks, kindBlocks(a.ByKind)...)
	}
	s.Blocks = append(s.Blocks, openBlocks(c, r.ThanksUsed, a)...)
	return s
}

// kindBlocks show what passed both ways by kind.
func kindBlocks(kinds map[string]report.KindTotal) []page.Block {
	if len(kinds) == 0 {
		return nil
	}
	t := &page.Table{Name: "balance by kind", Columns: []page.Column{
		page.WordColumn("kind"), page.FigureColumn("gave"), page.FigureColumn("got"), page.FigureColumn("net"), page.BarColumn(),
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
		t.Rows = append(t.Rows, amountRows(orElse(kind, keyless[report.ByKind]), k.Gave, k.Got, k.Net(), most)...)
	}
	return []page.Block{{Heading: "Balance by kind"}, page.Tabled(t)}
}

// openBlocks list what is open between the user and one ally.
func openBlocks(c *context, thanksUsed bool, a *report.Ally) []page.Block {
	t := openTable(c, thanksUsed, a)
	if len(t.Rows) == 0 {
		return nil
	}
	return []page.Block{{Heading: "Open between you"}, page.Tabled(t)}
}

// openTable lists promises, thanks owed and events of one ally.
func openTable(c *context, thanksUsed bool, a *report.Ally) *page.Table {
	t := &page.Table{Name: "open matters", Quiet: true, Wrap: true, Columns: []page.Column{page.WordColumn("what"), page.TextColumn("about"), page.PlaceColumn()}}
	for i := range a.Promises {
		p := &a.Promises[i]
		who := "you promised, "
		if p.Owner == report.Them {
			who = "they promised, "
		}
		if c.shows(p.Private, spot(p.Place)) {
			said := promiseWords(p, c.Today)
			said.Words = who + said.Words
			t.Row(said, page.Written(p.Text), at(p.Place))
		}
	}
	for i := range a.Unthanked {
		e := &a.Unthanked[i]
		if thanksUsed && c.shows(e.Private, spot(e.Place)) {
			t.Row(page.SayIn(page.Warm, "you owe thanks since "+report.Day(e.Date, c.Today)), page.Written(deed(e)), at(e.Place))
		}
	}
	for i := range a.Events {
		if e := &a.Events[i]; c.shows(e.Private, spot(e.Place)) {
			t.Row(eventWords(e, c.Today), page.Written(e.Text), at(e.Place))
		}
	}
	return t
}

package render

import (
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Diff tells what changed between two states of the ledger, ally by ally.
func Diff(d *report.Diff) View {
	return viewOf(d, diffPage, nil)
}

func diffPage(c *context, d *report.Diff) *page.Page {
	span := "from " + string(d.From) + " to " + stateWords(d.To)
	if len(d.Allies) == 0 {
		return &page.Page{Closing: []string{"nothing changed " + span}}
	}
	p := &page.Page{Title: "What changed " + span}
	for i := range d.Allies {
		p.Add(diffSection(c, d, &d.Allies[i]))
	}
	p.Closing = []string{diffSum(d.Allies)}
	return p
}

// stateWords names the later state.
func stateWords(rev report.Optional) string {
	if rev == "" {
		return "your files"
	}
	return string(rev)
}

// diffSum counts what was added and kept.
func diffSum(allies []report.AllyDiff) string {
	notes, entries, kept := 0, 0, 0
	for _, a := range allies {
		for _, n := range a.Notes {
			notes += one(n.Change == report.Added)
		}
		for _, e := range a.Entries {
			entries += one(e.Change == report.Added)
		}
		for _, p := range a.Promises {
			kept += one(isKept(p.State) && p.Change != report.Removed && !isKept(report.Promised(p.FromState)))
		}
	}
	said := []string{english.Count(len(allies), "ally")}
	for _, part := range []struct {
		n    int
		word string
	}{{notes, "new note"}, {entries, "new entry"}} {
		if part.n > 0 {
			said = append(said, english.Count(part.n, part.word))
		}
	}
	if kept > 0 {
		said = append(said, english.Count(kept, "promise")+" kept")
	}
	return strings.Join(said, ", ")
}

func one(counts bool) int {
	if counts {
		return 1
	}
	return 0
}

func isKept(s report.Promised) bool { return s == report.PromiseKept || s == report.PromiseLate }

func diffSection(c *context, d *report.Diff, a *report.AllyDiff) page.Section {
	s := page.Section{Title: a.Ally, Ally: true}
	t := &page.Table{Name: "what changed of " + a.Ally, Quiet: true, Columns: []page.Column{
		page.WordColumn("what"), page.WordColumn("date"), page.TextColumn("about"), page.PlaceColumn(),
	}}
	t.Rows = append(fileRows(a), profileRows(a)...)
	for _, row := range itemRows(c, d, a) {
		t.Rows = append(t.Rows, row.cells)
	}
	moved := movedFacts(a)
	if len(t.Rows) == 0 {
		what, about := "edited", "other words, and no line that counts"
		switch {
		case len(moved) > 0:
			what, about = "reckoned anew", "by another allies.yaml: the file is as it was"
		case d.Period != ledger.Period{}:
			about = "nothing in the period"
		}
		t.Row(page.Say(what), page.Text{}, page.Say(about), line(a.File, 1))
	}
	s.Add(page.Tabled(t))
	if len(moved) > 0 {
		s.Add(page.Block{Facts: moved})
	}
	if a.Incomplete {
		s.Add(page.Paragraph("incomplete: the file holds conflict markers, and what stands between them is not counted"))
	}
	return s
}

// movedFacts say where balance and standing were and are.
func movedFacts(a *report.AllyDiff) []page.Fact {
	var f facts
	switch from, to := a.Balance.From, a.Balance.To; {
	case !a.Moved():
	case to == nil:
		f.add("balance", page.Say("none is kept with a communal tie"))
	case from == nil || a.Change == report.Added:
		f.add("balance", page.Quoted("now "+amount(*to)))
	case a.Change == report.Removed:
		f.add("balance", page.Quoted("was "+amount(*from)))
	default:
		f.add("balance", page.Quoted("was "+amount(*from)+"; now "+amount(*to)))
	}
	if a.Standing.From != a.Standing.To && a.Standing.From != "" && a.Standing.To != "" {
		from, to := standing(a.Standing.From), standing(a.Standing.To)
		f.add("standing", page.Say("was "+from.Words+"; now "+to.Words))
	}
	return f
}

package render

import (
	"strings"

	"allies/ledger"
	"allies/report"
)

// Diff tells what changed between two states of the ledger, ally by ally.
func Diff(d *report.Diff) View {
	return View{page: func(c *context) *page { return diffPage(c, d) }}
}

func diffPage(c *context, d *report.Diff) *page {
	span := "from " + string(d.From) + " to " + stateWords(d.To)
	if len(d.Allies) == 0 {
		return &page{closing: []string{"nothing changed " + span}}
	}
	p := &page{title: "What changed " + span}
	for i := range d.Allies {
		p.add(diffSection(c, d, &d.Allies[i]))
	}
	p.closing = []string{diffSum(d.Allies)}
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
	said := []string{report.Count(len(allies), "ally")}
	for _, part := range []struct {
		n    int
		word string
	}{{notes, "new note"}, {entries, "new entry"}} {
		if part.n > 0 {
			said = append(said, report.Count(part.n, part.word))
		}
	}
	if kept > 0 {
		said = append(said, report.Count(kept, "promise")+" kept")
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

func diffSection(c *context, d *report.Diff, a *report.AllyDiff) section {
	s := section{title: a.Ally, ally: true}
	t := &table{name: "what changed of " + a.Ally, quiet: true, wrap: true, columns: []column{
		wordColumn("what"), wordColumn("date"), textColumn("about"), placeColumn(),
	}}
	t.rows = append(fileRows(a), profileRows(a)...)
	for _, row := range itemRows(c, d, a) {
		t.rows = append(t.rows, row.cells)
	}
	moved := movedFacts(a)
	if len(t.rows) == 0 {
		what, about := "edited", "other words, and no line that counts"
		switch {
		case len(moved) > 0:
			what, about = "reckoned anew", "by another allies.yaml: the file is as it was"
		case d.Period != ledger.Period{}:
			about = "nothing in the period"
		}
		t.row(say(what), text{}, say(about), line(a.File, 1))
	}
	s.add(tabled(t))
	if len(moved) > 0 {
		s.add(block{facts: moved})
	}
	if a.Incomplete {
		s.add(paragraph("incomplete: the file holds conflict markers, and what stands between them is not counted"))
	}
	return s
}

// movedFacts say where balance and standing were and are.
func movedFacts(a *report.AllyDiff) []fact {
	f := facts{}
	switch from, to := a.Balance.From, a.Balance.To; {
	case !a.Moved():
	case to == nil:
		f.add("balance", say("none is kept with a communal tie"))
	case from == nil || a.Change == report.Added:
		f.add("balance", quoted("now "+amount(*to)))
	case a.Change == report.Removed:
		f.add("balance", quoted("was "+amount(*from)))
	default:
		f.add("balance", quoted("was "+amount(*from)+"; now "+amount(*to)))
	}
	if a.Standing.From != a.Standing.To && a.Standing.From != "" && a.Standing.To != "" {
		from, to := standing(a.Standing.From), standing(a.Standing.To)
		f.add("standing", say("was "+from.words+"; now "+to.words))
	}
	return f.all
}

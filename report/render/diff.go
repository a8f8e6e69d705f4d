package render

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Diff tells what changed between two states of the ledger, ally by ally.
func Diff(d *report.Diff) View { return viewOf(d, diffPage, nil) }

func diffPage(c *context, d *report.Diff) *page.Page {
	span := "from " + string(d.From) + " to " + cmp.Or(string(d.To), "your files")
	if len(d.Allies) == 0 {
		return &page.Page{Closing: []string{"nothing changed " + span}}
	}
	p := &page.Page{Title: "What changed " + span}
	for _, a := range d.Allies {
		p.Add(diffSection(c, d, &a))
	}
	p.Closing = []string{diffSum(d.Allies)}
	return p
}

func diffSum(allies []report.AllyDiff) string {
	notes, entries, kept := 0, 0, 0
	for _, a := range allies {
		notes += lists.Count(a.Notes, func(n report.NoteDiff) bool { return n.Change == report.Added })
		entries += lists.Count(a.Entries, func(e report.EntryDiff) bool { return e.Change == report.Added })
		kept += lists.Count(a.Promises, func(p report.PromiseDiff) bool {
			return isKept(p.State) && p.Change != report.Removed && !isKept(report.Promised(p.FromState))
		})
	}
	said := counts{english.Count(len(allies), "ally")}
	said.add("", notes, "new note", "")
	said.add("", entries, "new entry", "")
	said.add("", kept, "promise", " kept")
	return strings.Join(said, ", ")
}

func isKept(s report.Promised) bool { return s == report.PromiseKept || s == report.PromiseLate }

func diffSection(c *context, d *report.Diff, a *report.AllyDiff) page.Section {
	s := page.Section{Title: a.Ally, Ally: true}
	t := page.QuietTable("what changed of "+a.Ally, page.WordColumn("what"), page.WordColumn("date"), page.TextColumn("about"), page.PlaceColumn())
	fileRow(t, d, a)
	profileRows(t, d, a)
	itemRows(t, c, d, a)
	moved := movedFacts(a)
	if len(t.Rows) == 0 {
		what, about := "edited", "other words, and no line that counts"
		switch {
		case len(moved) > 0:
			what, about = "reckoned anew", "by another allies.yaml: the file is as it was"
		case d.Period != ledger.Period{}:
			about = "nothing in the period"
		}
		t.Row(page.Say(what), page.Text{}, page.Say(about), lineNow(d, a.File, 1))
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
		from, to := standings[a.Standing.From], standings[a.Standing.To]
		f.add("standing", page.Say("was "+from.Words+"; now "+to.Words))
	}
	return f
}

// lineNow is a line of the later state, which leads to the file where it is no
// revision.
func lineNow(d *report.Diff, file string, n int) page.Text {
	at := line(file, n)
	if d.To == "" {
		return at
	}
	return page.Quoted(d.After(at.Words)).In(page.Faint)
}

func fileRow(t *page.Table, d *report.Diff, a *report.AllyDiff) {
	at := lineNow(d, a.File, 1)
	switch a.Change {
	case report.Added:
		t.Row(page.SayIn(page.Good, "new ally"), page.Text{}, page.Text{}, at)
	case report.Removed:
		t.Row(page.Say("ally removed"), page.Text{}, page.Quoted("was in "+a.File), page.Text{})
	case report.Renamed:
		var was []string
		if a.Name.From != a.Name.To {
			was = append(was, "was called "+a.Name.From)
		}
		if a.Path.From != a.Path.To {
			was = append(was, "was in "+a.Path.From)
		}
		t.Row(page.Say("renamed"), page.Text{}, page.Quoted(english.Join("and", was)), at)
	}
}

func profileRows(t *page.Table, d *report.Diff, a *report.AllyDiff) {
	for _, p := range a.Profile {
		said := p.To.Key + ": " + p.To.Value
		switch {
		case p.To.Value == "":
			said = p.To.Key + ": taken out, was " + p.From.Value
		case p.From.Value != "":
			said += ", was " + p.From.Value
		}
		t.Row(page.Say("profile"), page.Text{}, page.Quoted(said), lineNow(d, a.File, 1))
	}
}

// itemRow is the row of a note or an item, with what it is ordered by.
type itemRow struct {
	date  ledger.Date
	line  int
	cells []page.Text
}

// itemRows are in order of date; promises outside notes come last.
func itemRows(t *page.Table, c *context, d *report.Diff, a *report.AllyDiff) {
	var rows []itemRow
	add := func(date ledger.Date, change report.Change, at report.Place, what, about page.Text) {
		where := lineNow(d, at.File, at.Line)
		if change == report.Removed {
			where = page.Quoted(d.Before(line(at.File, at.Line).Words)).In(page.Faint)
			what.Tone, about.Tone = page.Faint, page.Faint
		}
		rows = append(rows, itemRow{date, at.Line, []page.Text{what, page.Say(english.Day(date, c.Today)), about, where}})
	}
	for _, n := range a.Notes {
		add(n.Date, n.Change, n.Place, page.Say(noteChanges[n.Change]), noteTitle(string(n.Title)))
	}
	for _, e := range a.Entries {
		add(e.Date, e.Change, e.Place, page.Say(entryChanges[e.Change]), page.Written(deed(&e.Entry)))
	}
	for _, p := range a.Promises {
		add(p.Made, p.Change, p.Place, promiseChange(&p), page.Written(p.Text))
	}
	slices.SortStableFunc(rows, func(x, y itemRow) int {
		return cmp.Or(lists.First(func(r itemRow) bool { return r.date != 0 }, x, y), cmp.Compare(x.date, y.date), cmp.Compare(x.line, y.line))
	})
	for _, row := range rows {
		t.Row(row.cells...)
	}
}

func noteTitle(title string) page.Text {
	if title == "" {
		return page.SayIn(page.Faint, "no title")
	}
	return page.Written(title)
}

var (
	noteChanges  = map[report.Change]string{report.Added: "new note", report.Removed: "note removed", report.Changed: "note edited"}
	entryChanges = map[report.Change]string{report.Added: "new entry", report.Removed: "entry removed"}
)

func promiseChange(p *report.PromiseDiff) page.Text {
	who := who(&p.Promise) + " "
	pending := p.FromState == "" || p.FromState == report.Optional(report.PromiseOpen) || p.FromState == report.Optional(report.PromiseOverdue)
	switch {
	case p.Change == report.Removed:
		return page.Say("promise removed")
	case p.State == report.PromiseKept && pending:
		return page.SayIn(page.Good, who+"kept")
	case p.State == report.PromiseLate && pending:
		return page.SayIn(page.Good, who+"kept late")
	case p.State == report.PromiseDropped && pending:
		return page.Say(who + "dropped")
	case p.Change == report.Added:
		return page.Say(who + "promised")
	case p.Pending() && !pending:
		return page.Say("open again")
	case p.Due != p.FromDue:
		return page.Say("another date")
	}
	return page.Say("promise edited")
}

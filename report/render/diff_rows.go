package render

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// fileRows tell of an ally that came, went or has another name or file.
func fileRows(a *report.AllyDiff) [][]page.Text {
	at := line(a.File, 1)
	switch a.Change {
	case report.Added:
		return [][]page.Text{{page.SayIn(page.Good, "new ally"), page.Text{}, page.Text{}, at}}
	case report.Removed:
		return [][]page.Text{{page.Say("ally removed"), page.Text{}, page.Quoted("was in " + a.File), page.Text{}}}
	case report.Renamed:
		var was []string
		if a.Name.From != a.Name.To {
			was = append(was, "was called "+a.Name.From)
		}
		if a.Path.From != a.Path.To {
			was = append(was, "was in "+a.Path.From)
		}
		return [][]page.Text{{page.Say("renamed"), page.Text{}, page.Quoted(english.Join("and", was)), at}}
	}
	return nil
}

func profileRows(a *report.AllyDiff) [][]page.Text {
	var rows [][]page.Text
	for _, p := range a.Profile {
		said := p.To.Key + ": " + p.To.Value
		switch {
		case p.To.Value == "":
			said = p.To.Key + ": taken out, was " + p.From.Value
		case p.From.Value != "":
			said += ", was " + p.From.Value
		}
		rows = append(rows, []page.Text{page.Say("profile"), page.Text{}, page.Quoted(said), line(a.File, 1)})
	}
	return rows
}

// itemRow is a row of a note or of something in one, with what it is ordered
// by.
type itemRow struct {
	date  ledger.Date
	line  int
	cells []page.Text
}

// itemRows list notes, entries and promises in order of date; promises outside
// notes come last.
func itemRows(c *context, d *report.Diff, a *report.AllyDiff) []itemRow {
	var rows []itemRow
	add := func(date ledger.Date, change report.Change, at report.Place, what, about page.Text) {
		where := line(at.File, at.Line)
		if change == report.Removed {
			where = page.Quoted(d.Before(where.Words)).In(page.Faint)
			what.Tone, about.Tone = page.Faint, page.Faint
		}
		rows = append(rows, itemRow{date, at.Line, []page.Text{what, page.Say(english.Day(date, c.Today)), about, where}})
	}
	for _, n := range a.Notes {
		add(n.Date, n.Change, n.Place, page.Say(noteChanges[n.Change]), orWritten(string(n.Title), "no title"))
	}
	for i := range a.Entries {
		e := &a.Entries[i]
		add(e.Date, e.Change, e.Place, page.Say(entryChanges[e.Change]), page.Written(deed(&e.Entry)))
	}
	for i := range a.Promises {
		p := &a.Promises[i]
		add(p.Made, p.Change, p.Place, promiseChange(p), page.Written(p.Text))
	}
	slices.SortStableFunc(rows, func(x, y itemRow) int {
		return cmp.Or(compareLast(x.date, y.date), cmp.Compare(x.line, y.line))
	})
	return rows
}

// compareLast puts no date behind every date.
func compareLast(x, y ledger.Date) int {
	if (x == 0) != (y == 0) {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}

func orWritten(words, other string) page.Text {
	if words == "" {
		return page.SayIn(page.Faint, other)
	}
	return page.Written(words)
}

var (
	noteChanges  = map[report.Change]string{report.Added: "new note", report.Removed: "note removed", report.Changed: "note edited"}
	entryChanges = map[report.Change]string{report.Added: "new entry", report.Removed: "entry removed"}
)

// promiseChange says what became of a promise.
func promiseChange(p *report.PromiseDiff) page.Text {
	who := "you "
	if p.Owner == report.Them {
		who = "they "
	}
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

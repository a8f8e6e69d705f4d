package render

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/report"
)

// fileRows tell of an ally that came, went or has another name or file.
func fileRows(a *report.AllyDiff) [][]text {
	at := line(a.File, 1)
	switch a.Change {
	case report.Added:
		return [][]text{{sayIn(good, "new ally"), text{}, text{}, at}}
	case report.Removed:
		return [][]text{{say("ally removed"), text{}, quoted("was in " + a.File), text{}}}
	case report.Renamed:
		var was []string
		if a.Name.From != a.Name.To {
			was = append(was, "was called "+a.Name.From)
		}
		if a.Path.From != a.Path.To {
			was = append(was, "was in "+a.Path.From)
		}
		return [][]text{{say("renamed"), text{}, quoted(report.Join("and", was)), at}}
	}
	return nil
}

func profileRows(a *report.AllyDiff) [][]text {
	var rows [][]text
	for _, p := range a.Profile {
		said := p.To.Key + ": " + p.To.Value
		switch {
		case p.To.Value == "":
			said = p.To.Key + ": taken out, was " + p.From.Value
		case p.From.Value != "":
			said += ", was " + p.From.Value
		}
		rows = append(rows, []text{say("profile"), text{}, quoted(said), line(a.File, 1)})
	}
	return rows
}

// itemRow is a row of a note or of something in one, with what it is ordered
// by.
type itemRow struct {
	date  ledger.Date
	line  int
	cells []text
}

// itemRows list notes, entries and promises in order of date; promises outside
// notes come last.
func itemRows(c *context, d *report.Diff, a *report.AllyDiff) []itemRow {
	var rows []itemRow
	add := func(date ledger.Date, change report.Change, at report.Place, what, about text) {
		where := line(at.File, at.Line)
		if change == report.Removed {
			where = quoted(d.Before(where.words)).in(faint)
			what.tone, about.tone = faint, faint
		}
		rows = append(rows, itemRow{date, at.Line, []text{what, say(report.Day(date, c.Today)), about, where}})
	}
	for _, n := range a.Notes {
		add(n.Date, n.Change, n.Place, say(noteChanges[n.Change]), orWritten(string(n.Title), "no title"))
	}
	for i := range a.Entries {
		e := &a.Entries[i]
		add(e.Date, e.Change, e.Place, say(entryChanges[e.Change]), written(deed(&e.Entry)))
	}
	for i := range a.Promises {
		p := &a.Promises[i]
		add(p.Made, p.Change, p.Place, promiseChange(p), written(p.Text))
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

func orWritten(words, other string) text {
	if words == "" {
		return sayIn(faint, other)
	}
	return written(words)
}

var (
	noteChanges  = map[report.Change]string{report.Added: "new note", report.Removed: "note removed", report.Changed: "note edited"}
	entryChanges = map[report.Change]string{report.Added: "new entry", report.Removed: "entry removed"}
)

// promiseChange says what became of a promise.
func promiseChange(p *report.PromiseDiff) text {
	who := "you "
	if p.Owner == report.Them {
		who = "they "
	}
	pending := p.FromState == "" || p.FromState == report.Optional(report.PromiseOpen) || p.FromState == report.Optional(report.PromiseOverdue)
	switch {
	case p.Change == report.Removed:
		return say("promise removed")
	case p.State == report.PromiseKept && pending:
		return sayIn(good, who+"kept")
	case p.State == report.PromiseLate && pending:
		return sayIn(good, who+"kept late")
	case p.State == report.PromiseDropped && pending:
		return say(who + "dropped")
	case p.Change == report.Added:
		return say(who + "promised")
	case p.Pending() && !pending:
		return say("open again")
	case p.Due != p.FromDue:
		return say("another date")
	}
	return say("promise edited")
}

package render

import (
	"slices"

	"allies/ledger"
	"allies/report"
)

// promisesSection lists the open promises, the user's own first.
func promisesSection(c *context, r *report.Report) section {
	s := section{title: "Promises"}
	var rows []report.PromiseRow
	for _, a := range r.Allies {
		for _, p := range a.Promises {
			rows = append(rows, report.PromiseRow{Promise: p, Ally: a.Name})
		}
	}
	slices.SortStableFunc(rows, func(p, q report.PromiseRow) int {
		return report.ByUrgency(p.Promise, q.Promise)
	})
	s.blocks = promiseBlocks(c, rows)
	if len(rows) == 0 {
		s.add(paragraph("no promise is open, on either side"))
	}
	return s
}

// promiseBlocks are the promises of the user and those to the user, apart.
func promiseBlocks(c *context, rows []report.PromiseRow) []block {
	mine := promiseTable(c, "your promises", rows, report.Me)
	their := promiseTable(c, "promises to you", rows, report.Them)
	var blocks []block
	if len(mine.rows) > 0 {
		blocks = append(blocks, block{heading: "You promised"}, tabled(mine))
	}
	if len(their.rows) > 0 {
		blocks = append(blocks, block{heading: "They promised"}, tabled(their))
	}
	return blocks
}

func promiseTable(c *context, what string, rows []report.PromiseRow, owner string) *table {
	t := &table{name: what, quiet: true, columns: []column{
		nameColumn("ally"), wordColumn("when"), textColumn("promise"), placeColumn(),
	}}
	for _, p := range rows {
		if p.Owner == owner && c.shows(p.Private, spot(p.Place)) {
			t.row(c.ally(p.Ally, p.File), promiseWords(&p.Promise, c.Today), written(p.Text), at(p.Place))
		}
	}
	return t
}

// promiseWords says where a promise stands.
func promiseWords(p *report.Promise, today ledger.Date) text {
	switch p.State {
	case report.PromiseOverdue:
		return sayIn(alert, report.Lapse(int(today-p.Due))+" overdue")
	case report.PromiseKept:
		return sayIn(good, spaced("kept", report.Day(p.Done, today)))
	case report.PromiseLate:
		return sayIn(good, spaced("kept late", report.Day(p.Done, today)))
	case report.PromiseDropped:
		return sayIn(faint, spaced("dropped", report.Day(p.Done, today)))
	}
	if p.Due == 0 {
		return sayIn(faint, "no date")
	}
	return sayIn(warm, "due "+report.Ago(p.Due, today))
}

func spaced(word, more string) string {
	if more == "" {
		return word
	}
	return word + " " + more
}

// thanksSection lists what was received and not thanked for. Who never notes
// thanks is told how, and is shown no debts.
func thanksSection(c *context, r *report.Report) section {
	s := section{title: "Thanks"}
	t := &table{name: "thanks you owe", quiet: true, columns: []column{
		nameColumn("ally"), wordColumn("since"), textColumn("for"), placeColumn(),
	}}
	waiting := 0
	for _, a := range r.Allies {
		for _, e := range a.Unthanked {
			waiting++
			if r.ThanksUsed && c.shows(e.Private, spot(e.Place)) {
				t.row(c.ally(a.Name, a.File), sayIn(warm, "you owe thanks since "+report.Day(e.Date, c.Today)), written(deed(&e)), at(e.Place))
			}
		}
	}
	switch {
	case waiting == 0:
		s.add(paragraph("everyone has been thanked"))
	case !r.ThanksUsed:
		s.add(paragraph(thankedHint))
	case len(t.rows) > 0:
		s.add(tabled(t))
	}
	return s
}

// eventsSection lists wins, setbacks and yearly dates that wait for a word.
func eventsSection(c *context, r *report.Report) section {
	s := section{title: "Wins and setbacks"}
	t := &table{name: "wins, setbacks and yearly dates", quiet: true, columns: []column{
		nameColumn("ally"), wordColumn("when"), textColumn("what"), placeColumn(),
	}}
	waiting := 0
	for _, a := range r.Allies {
		for _, e := range a.Events {
			waiting++
			if c.shows(e.Private, spot(e.Place)) {
				t.row(c.ally(a.Name, a.File), eventWords(&e, c.Today), written(e.Text), at(e.Place))
			}
		}
	}
	if len(t.rows) > 0 {
		s.add(tabled(t))
	}
	if waiting == 0 {
		s.add(paragraph("no win or setback waits for a word from you"))
	}
	return s
}

// eventWords says what happened when: "win 3 days ago", "birthday tomorrow".
func eventWords(e *report.Event, today ledger.Date) text {
	t := quoted(e.Type + " " + report.Ago(e.Date, today))
	if e.State == report.EventOpen {
		t.tone = warm
	}
	return t
}

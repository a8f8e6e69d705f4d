package render

import (
	"slices"

	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
)

// promisesSection lists the open promises, the user's own first.
func promisesSection(c *context, r *report.Report) page.Section {
	s := page.Section{Title: "Promises"}
	var rows []report.PromiseRow
	for _, a := range r.Allies {
		for _, p := range a.Promises {
			rows = append(rows, report.PromiseRow{Promise: p, Ally: a.Name})
		}
	}
	slices.SortStableFunc(rows, func(p, q report.PromiseRow) int {
		return report.ByUrgency(p.Promise, q.Promise)
	})
	s.Blocks = promiseBlocks(c, rows)
	if len(rows) == 0 {
		s.Add(page.Paragraph("no promise is open, on either side"))
	}
	return s
}

// promiseBlocks are the promises of the user and those to the user, apart.
func promiseBlocks(c *context, rows []report.PromiseRow) []page.Block {
	mine := promiseTable(c, "your promises", rows, report.Me)
	their := promiseTable(c, "promises to you", rows, report.Them)
	var blocks []page.Block
	if len(mine.Rows) > 0 {
		blocks = append(blocks, page.Block{Heading: "You promised"}, page.Tabled(mine))
	}
	if len(their.Rows) > 0 {
		blocks = append(blocks, page.Block{Heading: "They promised"}, page.Tabled(their))
	}
	return blocks
}

func promiseTable(c *context, what string, rows []report.PromiseRow, owner string) *page.Table {
	t := &page.Table{Name: what, Quiet: true, Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("when"), page.TextColumn("promise"), page.PlaceColumn(),
	}}
	for _, p := range rows {
		if p.Owner == owner && c.shows(p.Private, spot(p.Place)) {
			t.Row(c.ally(p.Ally, p.File), promiseWords(&p.Promise, c.Today), page.Written(p.Text), at(p.Place))
		}
	}
	return t
}

// promiseWords says where a promise stands.
func promiseWords(p *report.Promise, today ledger.Date) page.Text {
	switch p.State {
	case report.PromiseOverdue:
		return page.SayIn(page.Alert, report.Lapse(int(today-p.Due))+" overdue")
	case report.PromiseKept:
		return page.SayIn(page.Good, spaced("kept", report.Day(p.Done, today)))
	case report.PromiseLate:
		return page.SayIn(page.Good, spaced("kept late", report.Day(p.Done, today)))
	case report.PromiseDropped:
		return page.SayIn(page.Faint, spaced("dropped", report.Day(p.Done, today)))
	}
	if p.Due == 0 {
		return page.SayIn(page.Faint, "no date")
	}
	return page.SayIn(page.Warm, "due "+report.Ago(p.Due, today))
}

func spaced(word, more string) string {
	if more == "" {
		return word
	}
	return word + " " + more
}

// thanksSection lists what was received and not thanked for. Who never notes
// thanks is told how, and is shown no debts.
func thanksSection(c *context, r *report.Report) page.Section {
	s := page.Section{Title: "Thanks"}
	t := &page.Table{Name: "thanks you owe", Quiet: true, Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("since"), page.TextColumn("for"), page.PlaceColumn(),
	}}
	waiting := 0
	for _, a := range r.Allies {
		for _, e := range a.Unthanked {
			waiting++
			if r.ThanksUsed && c.shows(e.Private, spot(e.Place)) {
				t.Row(c.ally(a.Name, a.File), page.SayIn(page.Warm, "you owe thanks since "+report.Day(e.Date, c.Today)), page.Written(deed(&e)), at(e.Place))
			}
		}
	}
	switch {
	case waiting == 0:
		s.Add(page.Paragraph("everyone has been thanked"))
	case !r.ThanksUsed:
		s.Add(page.Paragraph(thankedHint))
	case len(t.Rows) > 0:
		s.Add(page.Tabled(t))
	}
	return s
}

// eventsSection lists wins, setbacks and yearly dates that wait for a word.
func eventsSection(c *context, r *report.Report) page.Section {
	s := page.Section{Title: "Wins and setbacks"}
	t := &page.Table{Name: "wins, setbacks and yearly dates", Quiet: true, Columns: []page.Column{
		page.NameColumn("ally"), page.WordColumn("when"), page.TextColumn("what"), page.PlaceColumn(),
	}}
	waiting := 0
	for _, a := range r.Allies {
		for _, e := range a.Events {
			waiting++
			if c.shows(e.Private, spot(e.Place)) {
				t.Row(c.ally(a.Name, a.File), eventWords(&e, c.Today), page.Written(e.Text), at(e.Place))
			}
		}
	}
	if len(t.Rows) > 0 {
		s.Add(page.Tabled(t))
	}
	if waiting == 0 {
		s.Add(page.Paragraph("no win or setback waits for a word from you"))
	}
	return s
}

// eventWords says what happened when: "win 3 days ago", "birthday tomorrow".
func eventWords(e *report.Event, today ledger.Date) page.Text {
	t := page.Quoted(e.Type + " " + report.Ago(e.Date, today))
	if e.State == report.EventOpen {
		t.Tone = page.Warm
	}
	return t
}

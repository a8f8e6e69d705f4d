package render

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/report"
)

func kept(text, made, due, done string, n int) report.Promise {
	p := report.Promise{Owner: report.Me, Text: text, Made: on(made), State: report.PromiseKept, Place: where("people/dana.md", n)}
	p.Due, _ = ledger.ParseDate(due)
	p.Done, _ = ledger.ParseDate(done)
	return p
}

func changes() *report.Diff {
	two, four, usd := points("2"), points("4"), with(points("1"), "USD", "50")
	theirs := kept("share the *spec*", "2026-03-14", "2026-03-25", "", 20)
	theirs.Owner, theirs.State = report.Them, report.PromiseDropped
	off := kept("send the budget by 2026-12-01", "2026-03-14", "2026-12-01", "", 21)
	off.State = report.PromiseOpen
	undated := kept("ask about the flat", "2026-03-14", "", "", 5)
	undated.Made, undated.State = 0, report.PromiseOpen
	return &report.Diff{From: "HEAD~2", Allies: []report.AllyDiff{
		{
			Ally: "Dana Okafor", File: "people/dana.md", Change: report.Renamed,
			Name: report.FromTo[string]{From: "Dana", To: "Dana Okafor"}, Path: report.FromTo[string]{From: "dana.md", To: "people/dana.md"},
			Profile: []report.FromTo[report.ProfileKey]{
				{From: report.ProfileKey{Key: "cadence", Value: "6w"}, To: report.ProfileKey{Key: "cadence", Value: "4w"}},
				{From: report.ProfileKey{Key: "goals"}, To: report.ProfileKey{Key: "goals", Value: "open data"}},
				{From: report.ProfileKey{Key: "City", Value: "Lagos"}, To: report.ProfileKey{Key: "City"}},
			},
			Notes: []report.NoteDiff{
				{Change: report.Changed, Date: on("2026-03-14"), Title: "Coffee after the **meetup**", Line: 18, Place: where("people/dana.md", 18)},
				{Change: report.Added, Date: on("2026-04-02"), Line: 31, Place: where("people/dana.md", 31)},
			},
			Entries: []report.EntryDiff{
				{Entry: entry("2026-03-14", ledger.Gave, "feedback", "2", "h", "2", "her proposal", "people/dana.md", 19), Change: report.Added},
				{Entry: entry("2025-12-24", ledger.Got, "", "50", "USD", "", "for the bus", "dana.md", 9), Change: report.Removed},
			},
			Promises: []report.PromiseDiff{
				{Promise: kept("send the slides by 2026-03-20", "2026-03-14", "2026-03-20", "2026-03-20", 22), Change: report.Changed, FromState: "open", FromDue: on("2026-03-20")},
				{Promise: theirs, Change: report.Changed, FromState: "open", FromDue: on("2026-03-25")},
				{Promise: off, Change: report.Changed, FromState: "overdue", FromDue: on("2026-11-01")},
				{Promise: undated, Change: report.Added},
			},
			Balance: report.FromTo[*report.Amount]{From: &usd, To: &four}, Standing: report.FromTo[report.Optional]{From: report.Early, To: report.Balanced},
		},
		{
			Ally: "Mo \x1b[31m", File: "mo.md", Change: report.Added, Balance: report.FromTo[*report.Amount]{From: &report.Amount{}, To: &two},
			Standing: report.FromTo[report.Optional]{To: report.Early}, Incomplete: true,
		},
		{
			Ally: "Noor", File: "noor.md", Change: report.Removed, Balance: report.FromTo[*report.Amount]{From: &two, To: &report.Amount{}},
			Notes: []report.NoteDiff{{Change: report.Removed, Date: on("2026-01-02"), Title: "Call", Line: 3, Place: where("noor.md", 3)}},
		},
		{Ally: "Ravi", File: "ravi.md", Change: report.Changed, Balance: report.FromTo[*report.Amount]{From: &two, To: &two}},
		{Ally: "Sana", File: "sana.md", Change: report.Changed, Balance: report.FromTo[*report.Amount]{From: &two, To: &four}},
		{Ally: "Tomo", File: "tomo.md", Change: report.Changed, Balance: report.FromTo[*report.Amount]{From: &two}},
	}}
}

func TestDiff(t *testing.T) {
	out := texts(t, Diff(changes()))
	for _, format := range []string{"piped.txt", "wide.txt", "narrow.txt"} {
		golden(t, "diff."+format, out[format])
	}
	golden(t, "diff.empty.txt", texts(t, Diff(&report.Diff{From: "v1", To: "v2"}))["piped.txt"])
	if n := Diff(changes()).Rows(Options{Today: today}); n < 6 {
		t.Errorf("%d rows: each ally that is listed counts", n)
	}
}

func TestPromiseChanges(t *testing.T) {
	for _, c := range []struct {
		change   report.Change
		from, to string
		want     string
	}{
		{report.Added, "", "open", "you promised"}, {report.Added, "", "kept", "you kept"}, {report.Removed, "open", "open", "promise removed"},
		{report.Changed, "overdue", "late", "you kept late"}, {report.Changed, "open", "dropped", "you dropped"},
		{report.Changed, "kept", "open", "open again"}, {report.Changed, "kept", "dropped", "promise edited"},
	} {
		p := report.PromiseDiff{Promise: report.Promise{Owner: report.Me, State: report.Promised(c.to)}, Change: c.change, FromState: report.Optional(c.from)}
		if got := promiseChange(&p).Words; got != c.want {
			t.Errorf("%s %s to %s: %q, want %q", c.change, c.from, c.to, got, c.want)
		}
	}
}

func TestDiffIsSafeForATerminal(t *testing.T) {
	for format, out := range texts(t, Diff(changes())) {
		if strings.Contains(out, "\x1b") {
			t.Errorf("%s passes an escape on", format)
		}
	}
}

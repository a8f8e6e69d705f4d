package render

import (
	"slices"
	"testing"

	"allies/ledger"
	"allies/report"
)

func next() *report.Next {
	thanked := entry("2026-11-12", ledger.Got, "introduction", "", "", "1", "to Mo", "people/dana.md", 12)
	return &report.Next{AsOf: today, HowToThank: true, More: 2, Rows: []report.NextRow{
		{Ally: "Dana Okafor", Score: 6.6315, File: "people/dana.md", Reasons: []report.Reason{
			{Code: report.ReasonEvent, Share: 3, Event: &report.Event{Date: on("2026-11-19"), Type: "setback", Text: "the **grant** fell through", State: report.EventOpen}, Place: where("people/dana.md", 40)},
			{Code: report.ReasonThanks, Share: 3, Favour: &thanked, Place: where("people/dana.md", 12)},
		}},
		{Ally: "Mo", Score: 0.5, File: "mo.md", Reasons: []report.Reason{
			{Code: report.ReasonLate, Share: 0.5, Followup: &report.Followup{State: report.Dormant, Last: on("2019-02-01"), Cadence: mo().Cadence}},
		}},
	}}
}

func ask() *report.Ask {
	return &report.Ask{Kind: "feedback", Rows: []report.AskRow{
		{Ally: "Dana Okafor", Score: 1.5, Proven: 2, Offered: true, Standing: report.Receiving, File: "people/dana.md",
			Got: []report.KindCount{{Kind: "feedback", Times: 2}}, Needs: []string{"visibility"}, Given: []report.Entry{
				entry("2026-03-14", ledger.Got, "feedback", "2", "h", "2", "read the *whole* draft", "people/dana.md", 13),
				entry("2025-03-14", ledger.Got, "feedback", "", "", "1", "on the talk", "people/dana.md", 8),
			}},
		{Ally: "Ravi Patel 日本", Score: 0.5, Offered: true, File: "ravi.md"},
	}}
}

func coverage() *report.Coverage {
	v := &report.Coverage{
		Kinds: []string{"emotional", "feedback"}, Reaches: ledger.Reaches(),
		Filled: 2, Of: 6, EIIndex: fig(-0.8), Inside: 9, Outside: 1, NotSaid: 1,
	}
	for _, kind := range v.Kinds {
		for _, reach := range []report.Optional{"team", "org", "outside", ""} {
			v.Cells = append(v.Cells, report.CoverageCell{Kind: kind, Reach: reach})
		}
	}
	v.Cells[1].Allies = []report.CoverageAlly{{Name: "Dana Okafor", Proven: true}, {Name: "Mo", Offered: true}}
	v.Cells[4].Allies = []report.CoverageAlly{{Name: "Mo", Proven: true, NamePrivate: true}}
	v.Cells[7].Allies = []report.CoverageAlly{{Name: "Zed", Offered: true}}
	return v
}

func activity() *report.Activity {
	a := &report.Activity{AsOf: today, Begin: on("2025-11-23"), End: on("2026-11-23"), By: report.ByMonth}
	for d := a.Begin; d < a.End; d++ {
		n := 0
		switch {
		case d%31 == 0:
			n = 3
		case d%9 == 0:
			n = 1
		}
		a.Contacts += n
		a.Days = append(a.Days, report.DayCount{Date: d, Contacts: n})
	}
	for i, key := range []string{"2026-08", "2026-09", "2026-10", "2026-11"} {
		a.Rows = append(a.Rows, report.Span{Key: key, Contacts: 2 * i, Allies: i})
	}
	return a
}

// pictures are those of a report: each of its allies has the same year and is
// tied to the next.
func pictures(r *report.Report) *report.Pictures {
	p := &report.Pictures{Activity: *activity(), Coverage: *coverage(), Years: map[string]report.Year{}}
	for i := range r.Allies {
		a, next := &r.Allies[i], &r.Allies[(i+1)%len(r.Allies)]
		p.Years[a.File] = year()
		p.Bonds = append(p.Bonds, report.Bond{Name: a.Name, File: a.File, How: []report.Tie{report.Introduced, report.MemberOf, report.MetWith, report.Mentions}[i%4],
			Other: next.Name, Where: next.File, Place: where(a.File, 3), Private: i == 3})
	}
	return p
}

func year() report.Year {
	y := report.Year{Begin: today + 1 - 364, End: today + 1, Days: []ledger.Date{on("2025-11-20"), on("2026-03-14"), on("2026-09-19")},
		Mine: []report.Promised{report.PromiseKept, report.PromiseLate, report.PromiseOverdue}, Theirs: []report.Promised{report.PromiseOpen}}
	for i := range 53 {
		y.Net = append(y.Net, ledger.Frac(int64(i-10), 4))
	}
	return y
}

func stats() *report.Stats {
	five := 5
	budget, _ := ledger.ParseNumber("2.5")
	return &report.Stats{
		AsOf: today, Totals: sample().Totals, Groups: 1, ByStatus: map[ledger.Status]int{"ally": 3, "potential": 1},
		ByReach: []report.ReachCount{{Reach: "team", Allies: 2}, {Allies: 1}}, ByCircle: []report.CircleCount{{Circle: &five, Allies: 1}, {Allies: 2}},
		ByState:       map[report.State]int{report.Late: 1, report.OK: 1, report.Dormant: 1},
		FollowThrough: report.FollowThrough{Kept: 6, Late: 1, Overdue: 3, Share: fig(0.6)},
		Thanks:        report.ThanksLag{Median: fig(1), Thanked: 3, Received: 4, Share: fig(0.75)}, ThanksUsed: true,
		Load: report.Load{PerWeek: 10.6, BudgetPerWeek: &budget, Tracked: 3},
	}
}

func match() *report.Match {
	return &report.Match{Rows: []report.MatchRow{
		{Ally: "Zed", Status: ledger.Potential, Score: fig(0.4091), File: "zed.md", Path: []string{"Dana Okafor", "Mo", "Zed"},
			Shared: []report.SharedTerm{{Facet: "goals", Term: "open data"}, {Facet: "goals", Term: "mentoring"}, {Facet: "values", Term: "honesty"}}},
		{Ally: "Mo", Status: ledger.Active, Score: fig(0), File: "mo.md"},
	}}
}

func show() *report.Show {
	s := &report.Show{
		AsOf: today, Ally: dana(), LearnedDays: days(120), AtOdds: true, FirstContact: on("2024-02-03"), ThanksUsed: true, Noted: 9, Year: year(),
		Profile: report.Profile{
			Aliases: []string{"Dana"}, Org: "Meridian Labs", Role: "lead", Location: "Lagos", Goals: []string{"open-source funding"},
			Offers: []string{"feedback"}, Met: on("2024-02-03"), IntroducedBy: []string{"Mo"},
			Dates:   []report.YearlyDate{{Label: "birthday", Date: "05-04", Day: ledger.YearlyDate{Month: 5, Day: 4}}},
			Contact: []report.Channel{{Channel: "email", Values: []string{"dana@meridian.example"}}, {Channel: "phone", Values: []string{"0123"}, Private: true}},
		},
		Known: []report.Known{{Name: "Mo", How: report.IntroducedYou, File: "mo.md", Place: where("people/dana.md", 2)}},
		Plans: []report.Note{{Date: on("2026-12-01"), Title: "Lunch", Place: where("people/dana.md", 60)}},
		Notes: []report.Note{
			{Date: on("2026-09-19"), Title: "Call about the **draft**", Place: where("people/dana.md", 31)},
			{Date: on("2026-03-14"), Place: where("people/dana.md", 12), Entries: []report.Entry{
				entry("2026-03-14", ledger.Gave, "feedback", "2", "h", "2", "reviewed it", "people/dana.md", 13)}},
			{Date: on("2026-01-01"), Title: "a secret", Place: where("people/dana.md", 5), Private: true},
		},
	}
	s.Promises = append(s.Promises, report.Promise{Owner: report.Me, Text: "send the slides", State: report.PromiseKept,
		Done: on("2026-03-20"), Place: where("people/dana.md", 22)})
	s.ByKind = map[string]report.BothWays{
		"feedback": {Gave: points("2"), Got: points("1")}, "": {Gave: with(points("1.5"), "USD", "50")},
	}
	for i := range 52 {
		s.Weeks = append(s.Weeks, report.Week{Begin: on("2025-11-24").AddDays(7 * i), Contacts: i % 5 * (i % 2)})
	}
	return s
}

func tagList() *report.TagList {
	return &report.TagList{Tags: []report.TagRow{{Tag: "go", Allies: 2, Notes: 5}, {Tag: "secret", Notes: 1, Private: true}, {Tag: "Talks/keynote", Notes: 11}}}
}

func files() *report.FileList {
	return &report.FileList{
		Pages: []report.PageRow{{File: "journal/2026-11-20.md", Day: on("2026-11-20"), Allies: []string{"Dana Okafor", "Mo"}, Unknown: []string{"Ines"}}},
		Met:   []report.Met{{Name: "Ines", Pages: 3}, {Name: "Bo", Pages: 1}},
		Rows: []report.FileRow{
			{File: "people/dana.md", Ally: "Dana Okafor", Notes: days(4)},
			{File: "README.md", Rule: ledger.Rule{Number: 3, Name: "reserved name"}, Why: "its name is reserved"},
		},
		Counts: []report.LeftOut{{Rule: days(3), Name: "reserved name", Count: 1}},
	}
}

// nets are by org and kind: what is private names the second row, and fills a cell of it.
func nets() *report.NetTable {
	cells := func(all ...report.Amount) report.NetTotal {
		return report.NetTotal{Cells: all, Total: with(points("3"), "USD", "50")}
	}
	return &report.NetTable{
		Summed: report.Summed{AsOf: today, By: report.ByOrg}, By2: report.ByKind, Columns: []report.Optional{"feedback", "money", ""},
		Rows: []report.NetRow{
			{Key: "Meridian Labs", NetTotal: cells(points("2"), with(points("0"), "USD", "50"), points("1")), PrivateCells: []bool{false, false, false}},
			{Key: "Northshore", NetTotal: cells(points("-1"), points("0"), points("4")), KeyPrivate: true, PrivateCells: []bool{true, false, false}},
		},
		Total: cells(points("1"), with(points("0"), "USD", "50"), points("5")), PrivateColumns: []bool{false, false, false},
	}
}

func TestNetworkViews(t *testing.T) {
	for name, v := range map[string]View{
		"next": Next(next()), "ask": Ask(ask()), "coverage": Coverage(coverage()), "activity": Activity(activity()),
		"stats": Stats(stats()), "match": Match(match()), "show": Show(show()),
		"tags": Tags(tagList()), "files": Files(files()), "nets": NetTable(nets()),
	} {
		for format, got := range texts(t, v) {
			golden(t, name+"."+format, got)
		}
	}
	illustrated := sample()
	illustrated.Pictures = pictures(illustrated)
	golden(t, "illustrated.html", pageOf(t, Report(illustrated)))
	golden(t, "activity.html", pageOf(t, Activity(activity())))
	golden(t, "coverage.html", pageOf(t, Coverage(coverage())))
}

// TestTiesInWords: a tie is said as it is seen from the first.
func TestTiesInWords(t *testing.T) {
	for how, want := range map[report.Tie]string{
		report.IntroducedYou: "Mo introduced Dana to you", report.Introduced: "Dana introduced Mo to you", report.MemberOf: "Dana is in Mo",
		report.HasMember: "Mo is in Dana", report.MetWith: "Dana and Mo met you together",
		report.Mentions: "the notes on Dana mention Mo", report.MentionedBy: "the notes on Mo mention Dana",
	} {
		s := tiesSection(&context{}, []report.Bond{{Name: "Dana", File: "dana.md", How: how, Other: "Mo", Where: "mo.md"}})
		if got := s.Blocks[1].Table.Rows[0][0].Words; got != want {
			t.Errorf("%s: %q, want %q", how, got, want)
		}
	}
}

func TestEmptyNetworkViews(t *testing.T) {
	for name, v := range map[string]View{
		"next": Next(&report.Next{AsOf: today}), "ask": Ask(&report.Ask{Kind: "feedback"}),
		"match": Match(&report.Match{Empty: true}), "coverage": Coverage(&report.Coverage{Reaches: ledger.Reaches(), Cells: slices.Repeat([]report.CoverageCell{{Kind: "emotional"}}, 4)}),
		"activity": Activity(&report.Activity{Begin: today.AddDays(-365), End: today + 1}), "stats": Stats(&report.Stats{}),
		"show": Show(&report.Show{AsOf: today, Ally: quietOne()}),
	} {
		golden(t, name+".empty.txt", texts(t, v)["piped.txt"])
	}
}

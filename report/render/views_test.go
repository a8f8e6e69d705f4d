package render

import (
	"bytes"
	"strings"
	"testing"

	"allies/ledger"
	"allies/report"
)

func balance() *report.Balance {
	return &report.Balance{
		Summed: report.Summed{AsOf: today, By: report.ByAlly}, ShowIndex: true,
		Rows: []report.BalanceRow{
			{Key: "Dana Okafor", Total: report.Total{Gave: with(points("3.5"), "USD", "50"), Got: points("1"), Net: with(points("2.5"), "USD", "50")},
				Index: fig(0.3846), Standing: report.Giving, File: "people/dana.md"},
			{Key: "=SUM(A1) | *Mo*", Total: report.Total{Gave: points("1200.25"), Got: points("0.3333"), Net: points("1199.9167")}, Communal: true},
			{Total: report.Total{Gave: points("0"), Got: points("2"), Net: points("-2")}, Standing: report.Early},
		},
		Total: report.Total{Gave: with(points("1203.75"), "USD", "50"), Got: points("3.3333"), Net: with(points("1200.4167"), "USD", "50")},
	}
}

func register() *report.Register {
	n := points("2")
	m := with(points("1"), "USD", "50")
	first := entry("2025-03-14", ledger.Gave, "feedback", "2", "h", "2", "reviewed *her* proposal", "people/dana.md", 12)
	first.Tags = []string{"talks", "go"}
	second := entry("2026-03-14", ledger.Got, "", "", "", "1", "=cmd|'/C calc'!A0", "people/dana.md", 13)
	third := entry("2026-03-15", ledger.Gave, "money", "50", "USD", "", "-50 for the bus", "ravi.md", 2)
	secret := entry("2026-03-16", ledger.Got, "emotional", "", "", "1", "the hard week", "mo.md", 5)
	secret.Private = true
	return &report.Register{Rows: []report.RegisterRow{
		{Entry: first, Ally: "Dana Okafor", Balance: &n}, {Entry: second, Ally: "Dana Okafor", Balance: &n},
		{Entry: third, Ally: "Ravi Patel 日本", Balance: &m}, {Entry: secret, Ally: "Mo", Communal: true},
	}}
}

func dueList() *report.DueList {
	row := func(a report.Ally) report.DueRow {
		return report.DueRow{
			Ally: a.Name, State: a.State, Due: a.Due, DaysOverdue: a.DaysOverdue, Lateness: a.Lateness,
			LastContact: a.LastContact, Cadence: a.Cadence, LastTitle: report.Optional(a.LastTitle), File: a.File, LastPlace: a.LastPlace,
		}
	}
	soon := row(dana())
	soon.Ally, soon.State, soon.Due, soon.DaysOverdue, soon.Lateness = "Ines", report.OK, on("2026-11-30"), days(-8), fig(0.7)
	soon.Cadence = &report.Cadence{Days: days(28), Until: days(42), Source: report.FromFile}
	return &report.DueList{AsOf: today, Rows: []report.DueRow{row(ravi()), row(dana()), soon, row(mo())}}
}

func promises() *report.Promises {
	list := &report.Promises{}
	for _, a := range []report.Ally{dana(), ravi()} {
		for _, p := range a.Promises {
			list.Rows = append(list.Rows, report.PromiseRow{Promise: p, Ally: a.Name})
		}
	}
	list.Rows = append(list.Rows,
		report.PromiseRow{Ally: "Mo", Promise: report.Promise{Owner: report.Me, Text: "@home: water the plants", Done: on("2026-05-02"),
			State: report.PromiseLate, Due: on("2026-05-01"), Place: where("mo.md", 8)}},
		report.PromiseRow{Ally: "Mo", Promise: report.Promise{Owner: report.Me, Text: "a secret", State: report.PromiseOpen,
			Place: where("mo.md", 9), Private: true}})
	return list
}

func allies() *report.List {
	a := dana()
	a.Private = []string{"org", "tags"}
	return &report.List{AsOf: today, Allies: waiting(a, mo(), ravi(), quietOne()), LeftOut: []report.LeftOut{{Rule: days(3), Name: "reserved name, template", Count: 1}, {Name: "conflict copy", Count: 2}}}
}

func TestViews(t *testing.T) {
	for name, v := range map[string]View{
		"balance": Balance(balance()), "register": Register(register()), "due": Due(dueList()),
		"promises": Promises(promises()), "list": List(allies()),
	} {
		for format, got := range texts(t, v) {
			golden(t, name+"."+format, got)
		}
	}
}

func TestEmptyViews(t *testing.T) {
	for name, v := range map[string]View{
		"report": Report(&report.Report{AsOf: today, Allies: []report.Ally{quietOne()}}), "balance": Balance(&report.Balance{Summed: report.Summed{By: report.ByAlly}}),
		"register": Register(&report.Register{}), "due": Due(&report.DueList{AsOf: today}),
		"promises": Promises(&report.Promises{}), "list": List(&report.List{AsOf: today}),
	} {
		golden(t, name+".empty.txt", texts(t, v)["piped.txt"])
	}
}

func TestPeriodIsPrintedBack(t *testing.T) {
	for _, c := range []struct {
		begin, end, want string
	}{
		{"2026-01-01", "2026-04-01", "period: 2026-01-01..2026-04-01 (its last day is 2026-03-31)"},
		{"2026-01-01", "", "period: 2026-01-01.. (2026-01-01 and later)"},
		{"", "2026-04-01", "period: ..2026-04-01 (up to 2026-03-31)"},
	} {
		var p ledger.Period
		p.Begin, _ = ledger.ParseDate(c.begin)
		p.End, _ = ledger.ParseDate(c.end)
		var b bytes.Buffer
		if err := Balance(balance()).Text(&b, Options{Today: today, Period: p}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), c.want+"\n") {
			t.Errorf("%q is not in:\n%s", c.want, b.String())
		}
	}
}

func TestExplained(t *testing.T) {
	v := Promises(promises()).Explained([]report.Explanation{{
		Title: "Dana: promise", Formula: "overdue: its date 2026-11-12 is before 2026-11-22",
		Steps: []report.Step{{Text: "send the _draft_", Place: where("people/dana.md", 35)}, {Text: "hidden", Private: true}},
	}})
	out := texts(t, v)
	golden(t, "explained.txt", out["piped.txt"])
	golden(t, "explained.md", out["md"])
}

// What stays out is counted once, wherever it would have stood.
func TestPrivateThingsAreCountedOnce(t *testing.T) {
	r := sample()
	r.Allies[0].Promises[0].Private, r.Allies[0].LastTitlePrivate = true, true
	r.Allies[0].Private = []string{"org", "cadence"}
	r.Allies[0].Kept = report.KeptKeys{File: r.Allies[0].File, Keys: []string{"cadence"}}
	page := pageOf(t, Report(r))
	for _, hidden := range []string{"draft", "Meridian", "every 6 weeks", "birthday"} {
		if strings.Contains(page, hidden) {
			t.Errorf("the page shows %q", hidden)
		}
	}
	if want := "5 private things left out"; !strings.Contains(page, want) {
		t.Errorf("the page does not say %q", want)
	}
	b := balance()
	b.By, b.Rows[0].KeyPrivate = report.ByOrg, true
	if out := texts(t, Balance(b)); strings.Contains(out["csv"]+out["md"], "Dana") || !strings.Contains(out["csv"], "private,3.5") {
		t.Errorf("a private org:\n%s\n%s", out["csv"], out["md"])
	}
}

func TestPrivateThingsStayOut(t *testing.T) {
	for _, v := range []View{Promises(promises()), Register(register())} {
		out := texts(t, v)
		for _, format := range []string{"md", "csv"} {
			if strings.Contains(out[format], "secret") || strings.Contains(out[format], "hard week") {
				t.Errorf("private:\n%s", out[format])
			}
		}
		var b bytes.Buffer
		hidden, err := v.CSV(&b, Options{Today: today})
		if err != nil || hidden != 1 {
			t.Errorf("hidden %d, %v", hidden, err)
		}
		b.Reset()
		if hidden, _ = v.CSV(&b, Options{Today: today, IncludePrivate: true}); hidden != 0 || b.Len() <= len(out["csv"]) {
			t.Errorf("hidden %d of:\n%s", hidden, b.String())
		}
	}
}

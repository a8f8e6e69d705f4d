package render

import (
	"allies/ledger"
	"allies/report"
)

// The tests' own day, and a report on four allies that has something in every
// section.

func on(iso string) ledger.Date {
	d, ok := ledger.ParseDate(iso)
	if !ok {
		panic("no such day: " + iso)
	}
	return d
}

var today = on("2026-11-22")

func days(n int) *int { return &n }

var isTrue = true

func fig(f float64) *report.Figure {
	x := report.Figure(f)
	return &x
}

func points(s string) report.Amount {
	n, _ := ledger.ParseNumber(s)
	return report.Amount{Points: n}
}

func with(a report.Amount, unit, s string) report.Amount {
	n, _ := ledger.ParseNumber(s)
	a.Units = report.Units{unit: n}
	return a
}

func where(file string, n int) report.Place { return report.Place{File: file, Line: n} }

func entry(date string, dir ledger.Direction, kind, amount, unit, worth, text, file string, n int) report.Entry {
	e := report.Entry{
		Date: on(date), Dir: dir, Kind: report.Optional(kind), Unit: report.Optional(unit),
		Text: text, Tags: []string{}, Place: where(file, n),
	}
	if a, ok := ledger.ParseNumber(amount); ok {
		e.Amount = &report.Exact{Number: a}
	}
	if p, ok := ledger.ParseNumber(worth); ok {
		e.Points = &p
	}
	return e
}

func dana() report.Ally {
	return report.Ally{
		Name: "Dana Okafor", File: "people/dana.md", Type: ledger.Person, Status: ledger.Active, Communal: new(bool),
		Reach: "outside", Tags: []string{"talks"}, Org: "Meridian Labs",
		LastContact: on("2026-09-19"), Contacts: 7, LastTitle: "Call about the **draft**", LastPlace: where("people/dana.md", 31),
		Cadence: &report.Cadence{Days: days(42), Source: report.FromFile},
		Due:     on("2026-10-31"), DaysOverdue: days(22), Lateness: fig(1.5238), State: report.Due,
		Total:    report.Total{Gave: with(points("3.5"), "USD", "50"), Got: points("1"), Net: with(points("2.5"), "USD", "50")},
		RawIndex: fig(0.5), Index: fig(0.3846), Standing: report.Giving, Entries: 4, Counted: 3, Scored: true,
		Promises: []report.Promise{
			{Owner: report.Me, Text: "send the _draft_ budget by 2026-11-12", Made: on("2026-09-19"), Due: on("2026-11-12"),
				State: report.PromiseOverdue, Place: where("people/dana.md", 35)},
			{Owner: report.Them, Text: "share the job spec by 2026-11-25", Made: on("2026-09-19"), Due: on("2026-11-25"),
				State: report.PromiseOpen, Place: where("people/dana.md", 36)},
		},
		Unthanked: []report.Entry{},
		Events: []report.Event{{Date: on("2026-11-19"), Type: "win", Text: "her proposal was accepted",
			State: report.EventOpen, Place: where("people/dana.md", 40)}},
	}
}

func ravi() report.Ally {
	return report.Ally{
		Name: "Ravi Patel 日本", File: "ravi.md", Type: ledger.Person, Status: ledger.Active, Tags: []string{}, Communal: new(bool),
		LastContact: on("2026-08-31"), Contacts: 4, LastTitle: "", LastPlace: where("ravi.md", 9),
		Cadence: &report.Cadence{Days: days(28), Source: report.Learned},
		Due:     on("2026-09-28"), DaysOverdue: days(55), Lateness: fig(2.9643), State: report.Late,
		Total: report.Total{Got: points("2"), Net: points("-2")}, Standing: report.Early, Entries: 2, Counted: 2, Scored: true,
		Unthanked: []report.Entry{entry("2026-11-12", ledger.Got, "introduction", "", "", "1", "[[Mo|Mo]], the lead | of storage", "ravi.md", 12)},
		Promises:  []report.Promise{{Owner: report.Me, Text: "return the book", State: report.PromiseOpen, Place: where("ravi.md", 14)}},
	}
}

func mo() report.Ally {
	return report.Ally{
		Name: "Mo", File: "mo.md", Type: ledger.Person, Status: ledger.Active, Tags: []string{}, Communal: &isTrue,
		LastContact: on("2019-02-01"), Contacts: 1, LastTitle: "Farewell \x1b[31m\u202e", LastPlace: where("mo.md", 3),
		Cadence: &report.Cadence{Days: days(182), Source: report.FromCircle}, Circle: days(50),
		Due: on("2019-08-02"), DaysOverdue: days(2669), Lateness: fig(15.6648), State: report.Dormant,
		Events: []report.Event{{Date: on("2026-11-25"), Type: "birthday", State: report.EventOpen, Yearly: true,
			Place: where("mo.md", 2), Private: true}},
	}
}

func quietOne() report.Ally {
	return report.Ally{
		Name: "Zed", File: "zed.md", Type: ledger.Group, Status: ledger.Potential, Tags: []string{}, Communal: new(bool),
		State: report.Untracked, Standing: report.Early, Scored: true,
	}
}

// waiting counts what is open with allies, as a reckoning does.
func waiting(allies ...report.Ally) []report.Ally {
	for i := range allies {
		a := &allies[i]
		a.Waiting = report.Waiting{Promises: len(a.Promises), Thanks: len(a.Unthanked), Events: len(a.Events)}
		for _, p := range a.Promises {
			if p.State == report.PromiseOverdue {
				a.Waiting.Overdue++
			}
		}
	}
	return allies
}

func sample() *report.Report {
	return &report.Report{
		AsOf: today, Allies: waiting(dana(), mo(), ravi(), quietOne()), Now: *next(), ThanksUsed: true,
		Totals: report.Totals{
			Allies: 4, Notes: 12, Entries: 6,
			Total:  report.Total{Gave: with(points("3.5"), "USD", "50"), Got: points("3"), Net: with(points("0.5"), "USD", "50")},
			Stance: report.Stance{Index: fig(0.05), Standing: report.Matcher},
		},
		PastPlans: []report.PastPlan{{Ally: "Dana Okafor", Date: on("2026-11-03"), Title: "Coffee #plan", Place: where("people/dana.md", 44)}},
		LeftOut:   []report.LeftOut{{Name: "conflict copy", Count: 3}}, MostLeftOut: true,
	}
}

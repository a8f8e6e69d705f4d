package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/ledger/query"
	"allies/ledger/when"
)

func TestValues(t *testing.T) {
	config := ledger.DefaultConfig()
	config.AddKind("guidance", ledger.Int(3))
	ten := ledger.Int(10)
	config.Units = map[string]*ledger.Number{"cake": &ten, "EUR": nil}
	tests := []struct{ amount, unit, kind, want string }{
		{"", "", "", "1"},
		{"", "", "feedback", "1"},
		{"", "", "guidance", "3"},
		{"2", "", "guidance", "6"},
		{"2", "", "", "2"},
		{"2", "h", "guidance", "2"}, // a unit has its price, whatever the kind
		{"20", "min", "", "0.3333"},
		{"0.5", "cake", "", "5"},
		{"50", "USD", "", "null"},
		{"50", "EUR", "money", "null"},
	}
	for _, test := range tests {
		b := ally("A").note(today).gave(test.amount, test.unit, test.kind)
		l := build(b)
		l.Config = config
		row := on(l).Register().Rows[0]
		got := "null"
		if row.Points != nil {
			got = row.Points.String()
		}
		check(t, fmt.Sprint(test), got, test.want)
	}
}

func TestSumsAreExact(t *testing.T) {
	b := ally("A").note(today).gave("0.1").gave("0.2")
	r, _ := one(b)
	check(t, "0.1 + 0.2", r.Balance().Total.Gave.String(), "0.3")
	b = ally("A").note(today)
	for range 90 {
		b.got("20", "min")
	}
	r, _ = one(b)
	check(t, "90 × 20min", r.Balance().Total.Got.String(), "30")
}

func TestUnits(t *testing.T) {
	b := ally("A").note(today).gave("2", "h").gave("30", "min").gave("50", "USD").got("3").got("20", "USD").got("2", "h")
	l := build(b)
	plain := on(l).Balance().Total
	check(t, "gave", plain.Gave.String(), "2.5, 50 USD")
	check(t, "got", plain.Got.String(), "5, 20 USD")
	check(t, "net", plain.Net.String(), "-2.5, 30 USD")
	raw := New(l, Options{Today: day(today), Units: true}).Balance().Total
	check(t, "raw gave", raw.Gave.String(), "0, 50 USD, 2 h, 30 min")
	check(t, "raw got", raw.Got.String(), "3, 20 USD, 2 h")
	check(t, "raw net", raw.Net.String(), "-3, 30 USD, 0 h, 30 min")
}

func groupedLedger() *ledger.Ledger {
	dana := ally("Dana").note("2025-12-31", "Talks").gave("1", "", "feedback").tag("q4").
		note("2026-03-31").gave("2", "", "feedback").got("1")
	dana.Reach, dana.Org, dana.Tags = ledger.Outside, "Meridian Labs", []string{"close"}
	ravi := ally("Ravi").note("2026-04-01").got("4", "", "time")
	ravi.Reach, ravi.Org = ledger.Team, "meridian labs"
	zoe := ally("Zoë").note("2026-11-22").gave("8")
	mum := ally("Mum").note("2026-11-22").got("16", "", "emotional")
	mum.Communal = true
	return build(dana, ravi, zoe, mum, ally("Quiet"))
}

func rowsOf(b Balance) string {
	var rows []string
	for _, row := range b.Rows {
		rows = append(rows, fmt.Sprintf("%s %s/%s", row.Key, row.Gave, row.Got))
	}
	return strings.Join(rows, "; ")
}

func TestBalanceBy(t *testing.T) {
	l := groupedLedger()
	for by, want := range map[By]string{
		ByWeek:    "2026-W01 1/0; 2026-W14 2/5; 2026-W47 8/0",
		"":        "Dana 3/1; Ravi 0/4; Zoë 8/0",
		ByAlly:    "Dana 3/1; Ravi 0/4; Zoë 8/0",
		ByKind:    "feedback 3/0; time 0/4;  8/1",
		ByReach:   "team 0/4; outside 3/1;  8/0",
		ByOrg:     "Meridian Labs 3/5;  8/0",
		ByTag:     "close 3/1; q4 1/0; Talks 1/0;  8/4",
		ByMonth:   "2025-12 1/0; 2026-03 2/1; 2026-04 0/4; 2026-11 8/0",
		ByQuarter: "2025Q4 1/0; 2026Q1 2/1; 2026Q2 0/4; 2026Q4 8/0",
		ByYear:    "2025 1/0; 2026 10/5",
	} {
		b := New(l, Options{Today: day(today), By: by}).Balance()
		check(t, string(by), rowsOf(b), want)
		check(t, string(by)+" total", b.Total.Gave.String()+"/"+b.Total.Got.String(), "11/5")
	}
	all := New(l, Options{Today: day(today), All: true}).Balance()
	check(t, "all", rowsOf(all), "Dana 3/1; Mum 0/16; Ravi 0/4; Zoë 8/0")
	check(t, "all total", all.Total.Got.String(), "21")
	check(t, "no index for Mum", all.Rows[1].Standing, Optional(""))
}

func TestPeriodNarrowsSumsOnly(t *testing.T) {
	l := groupedLedger()
	o := Options{Today: day(today), Period: ledger.Period{Begin: day("2026-01-01"), End: day("2026-04-01")}}
	narrow, whole := New(l, o).Report(), on(l).Report()
	check(t, "rows", rowsOf(New(l, o).Balance()), "Dana 2/1")
	check(t, "allies", len(narrow.Allies), len(whole.Allies))
	for i := range narrow.Allies {
		a, b := narrow.Allies[i], whole.Allies[i]
		check(t, "index", shown(a.Index), shown(b.Index))
		check(t, "last", a.LastContact, b.LastContact)
		check(t, "contacts", a.Contacts, b.Contacts)
		check(t, "unthanked", len(a.Unthanked), len(b.Unthanked))
	}
	check(t, "entries", narrow.Totals.Entries, 6)
	check(t, "gave", narrow.Totals.Gave.String(), "2")
}

func TestNeverPastToday(t *testing.T) {
	b := ally("A").note("2026-11-22").gave("1").note("2026-11-23").gave("2")
	l := build(b)
	o := Options{Today: day(today), Period: ledger.Period{End: day("2027-01-01")}}
	check(t, "net", New(l, o).Balance().Total.Net.String(), "1")
	check(t, "end", New(l, o).Balance().End.String(), "2027-01-01")
}

func TestCommunalRegister(t *testing.T) {
	l := groupedLedger()
	rows := on(l).Register().Rows
	check(t, "rows", len(rows), 6)
	for _, row := range rows {
		check(t, row.Ally, row.Balance == nil, row.Ally == "Mum")
	}
	rows = New(l, Options{Today: day(today), All: true}).Register().Rows
	check(t, "all", rows[5].Balance.String(), "-10")
}

// queries of every kind of term, for properties.
var queries = []string{"", "kind:feedback", "dir:got", "tag:talks", "not:tag:q1", "reach:team", "org:nord", "kind:time dir:gave", "date:2025"}

func parsed(t *testing.T, l *ledger.Ledger, words string) *query.Query {
	t.Helper()
	q, err := query.Parse(strings.Fields(words), query.For(l, day(today)))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestRegisterEndsOnTheBalance(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		l := randomLedger(rng)
		for _, words := range queries {
			o := Options{Today: day(today), Query: parsed(t, l, words), All: rng.IntN(2) == 0}
			if rng.IntN(2) == 0 {
				o.Period.Begin = day("2025-06-01")
			}
			var last Amount
			for _, row := range New(l, o).Register().Rows {
				if row.Balance != nil {
					last = *row.Balance
				}
			}
			for _, by := range Groupings() {
				o.By = by
				b := New(l, o).Balance()
				if !same(last, b.Total.Net) {
					t.Fatalf("%q by %s: register ends on %s, balance says %s", words, by, last, b.Total.Net)
				}
				var rows Amount
				for _, row := range b.Rows {
					rows = rows.plus(row.Net)
				}
				if by != ByTag && !same(rows, b.Total.Net) {
					t.Fatalf("%q by %s: rows sum to %s, the total is %s", words, by, rows, b.Total.Net)
				}
			}
			if net := New(l, o).Report().Totals.Net; !o.All && words == "" && !same(net, last) {
				t.Fatalf("report's total %s, register ends on %s", net, last)
			}
		}
	}
}

func same(a, b Amount) bool {
	difference := a.minus(b)
	for _, x := range difference.Units {
		if x.Sign() != 0 {
			return false
		}
	}
	return difference.Points.Sign() == 0
}

func TestOrderOfReadingChangesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 40 {
		l := randomLedger(rng)
		shareNotes(rng, l)
		shareKinds(rng, l)
		all := func() string {
			r := on(l)
			return jsonOf(t, []any{r.Report(), r.Balance(), r.Activity(), r.Coverage(), r.Next(-1), r.Match(""), asked(t, r, "feedback"), r.Stats(), r.Due(30)})
		}
		before := all()
		for _, a := range l.Allies {
			rng.Shuffle(len(a.Notes), func(i, j int) { a.Notes[i], a.Notes[j] = a.Notes[j], a.Notes[i] })
		}
		rng.Shuffle(len(l.Allies), func(i, j int) { l.Allies[i], l.Allies[j] = l.Allies[j], l.Allies[i] })
		l.Link()
		check(t, "reports", all(), before)
	}
}

func TestBalanceIndexOfGroups(t *testing.T) {
	a := ally("A").note(today).gave("2").gave("2")
	b := ally("B").note(today).got("1").got("1")
	a.Org, b.Org = "Guild", "guild"
	rows := New(build(a, b), Options{Today: day(today), By: ByOrg}).Balance().Rows
	check(t, "index", shown(rows[0].Index), "0.25")
	check(t, "standing", rows[0].Standing, Optional(Balanced))
	rows = New(build(a, b), Options{Today: day(today), By: ByYear}).Balance().Rows
	check(t, "by year", shown(rows[0].Index), "null")
}

func TestRunningBalancesAreApart(t *testing.T) {
	r, _ := one(ally("A").note(today).gave("1", "USD").gave("1").gave("2", "USD").got("4", "EUR"))
	var balances []string
	for _, row := range r.Register().Rows {
		balances = append(balances, row.Balance.String())
	}
	want := []string{"0, 1 USD", "1, 1 USD", "1, 3 USD", "1, -4 EUR, 3 USD"}
	check(t, "equal", slices.Equal(balances, want), true)
}

func netsOf(t NetTable) string {
	var rows []string
	for _, row := range t.Rows {
		rows = append(rows, fmt.Sprintf("%s %s = %s", row.Key, row.Cells, row.Total))
	}
	return strings.Join(rows, "; ")
}

func TestNetTable(t *testing.T) {
	l := groupedLedger()
	for _, c := range []struct {
		by, by2                   By
		columns, rows, sums, last string
	}{
		{ByAlly, ByQuarter, "[2025Q4 2026Q1 2026Q2 2026Q4]",
			"Dana [1 1 0 0] = 2; Ravi [0 0 -4 0] = -4; Zoë [0 0 0 8] = 8", "[1 1 -4 8]", "6"},
		{ByYear, ByKind, "[feedback time ]", "2025 [1 0 0] = 1; 2026 [2 -4 7] = 5", "[3 -4 7]", "6"},
		{ByReach, ByWeek, "[2026-W01 2026-W14 2026-W47]", "team [0 -4 0] = -4; outside [1 1 0] = 2;  [0 0 8] = 8", "[1 -3 8]", "6"},
		// An entry with several tags is in the row of each, and once in the sums.
		{ByTag, ByYear, "[2025 2026]", "close [1 1] = 2; q4 [1 0] = 1; Talks [1 0] = 1;  [0 4] = 4", "[1 5]", "6"},
		{ByYear, ByTag, "[close q4 Talks ]", "2025 [1 1 1 0] = 1; 2026 [1 0 0 4] = 5", "[2 1 1 4]", "6"},
	} {
		table := New(l, Options{Today: day(today), By: c.by, By2: c.by2}).NetTable()
		name := string(c.by + " × " + c.by2)
		check(t, name+" columns", fmt.Sprint(table.Columns), c.columns)
		check(t, name, netsOf(table), c.rows)
		check(t, name+" sums", fmt.Sprint(table.Total.Cells), c.sums)
		check(t, name+" total", table.Total.Total.String(), c.last)
	}
}

// A tag that is private with one ally is open with another: the column is
// named, and the cell of the first is private.
func TestPrivateCells(t *testing.T) {
	dana, ravi := ally("Dana").note("2026-03-01").gave("1"), ally("Ravi").note("2026-03-01").gave("2")
	dana.Tags, ravi.Tags = []string{"close"}, []string{"close"}
	dana.Private = []string{"tags"}
	table := New(build(dana, ravi), Options{Today: day(today), By: ByAlly, By2: ByTag}).NetTable()
	check(t, "columns", fmt.Sprint(table.Columns, table.PrivateColumns), "[close] [false]")
	check(t, "cells", fmt.Sprint(table.Rows[0].PrivateCells, table.Rows[1].PrivateCells), "[true] [false]")
}

func TestBalanceSort(t *testing.T) {
	l := groupedLedger()
	for by, want := range map[Sort]string{
		"": "Dana Ravi Zoë", SortName: "Dana Ravi Zoë", SortNet: "Zoë Dana Ravi",
		SortGave: "Zoë Dana Ravi", SortGot: "Ravi Dana Zoë", SortLast: "Zoë Ravi Dana",
	} {
		var keys []string
		for _, row := range New(l, Options{Today: day(today), Sort: by}).Balance().Rows {
			keys = append(keys, string(row.Key))
		}
		check(t, "in order of "+string(by), strings.Join(keys, " "), want)
	}
	two := New(l, Options{Today: day(today), Sort: SortNet, Most: 2}).Balance()
	check(t, "the first two", rowsOf(two), "Zoë 8/0; Dana 3/1")
	check(t, "more", two.More, 1)
	check(t, "the total holds all", two.Total.Net.String(), "6")
	table := New(l, Options{Today: day(today), By2: ByYear, Sort: SortNet, Most: 2}).NetTable()
	check(t, "rows of a table", netsOf(table), "Zoë [0 8] = 8; Dana [1 1] = 2")
}

// Each week is named as a period is typed: its first and last day lie in it.
func TestSpanNamesReadBack(t *testing.T) {
	for _, c := range []string{"2024-12-29", "2024-12-30", "2025-01-01", "2026-01-01", "2026-12-31", "2027-01-01", "2027-01-03", "2027-01-04", "2020-12-31"} {
		for _, by := range Lengths() {
			span, err := when.Period(spanName(day(c), by), day(today))
			if err != nil || !span.Contains(day(c)) {
				t.Errorf("%s of %s is %s, read as %v: %v", by, c, spanName(day(c), by), span, err)
			}
		}
	}
}

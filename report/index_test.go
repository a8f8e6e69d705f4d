package report

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"allies/ledger"
)

func workedR1() *builder {
	return ally("R1").
		note("2026-11-22").gave("2").
		note("2025-11-22").gave("1").
		note("2026-05-24").gave("1").
		note("2026-08-24").got("1").
		note("2024-11-22").got("4")
}

func TestR1(t *testing.T) {
	r, a := one(workedR1())
	ix := r.index(a)
	check(t, "G", Figure(ix.given).String(), "3.2078")
	check(t, "R", Figure(ix.received).String(), "1.8429")
	check(t, "raw", shown(ix.raw), "0.2702")
	check(t, "index", shown(ix.smooth), "0.1936")
	check(t, "standing", ix.standing, Optional(Balanced))
	total := r.Balance().Total
	check(t, "gave", total.Gave.String(), "4")
	check(t, "got", total.Got.String(), "5")
	check(t, "net", total.Net.String(), "-1")
}

func TestR2OneEntryToday(t *testing.T) {
	r, a := one(ally("R2").note(today).gave())
	ix := r.index(a)
	check(t, "raw", shown(ix.raw), "1")
	check(t, "index", shown(ix.smooth), "0.3333")
	check(t, "standing", ix.standing, Optional(Early))
}

func TestR3SwappingNegates(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		b := randomAlly(rng, "A")
		swapped := *b.Ally
		swapped.Notes = append([]ledger.Note(nil), b.Notes...)
		for i := range swapped.Notes {
			n := &swapped.Notes[i]
			n.Entries = append([]ledger.Entry(nil), n.Entries...)
			for j := range n.Entries {
				if n.Entries[j].Dir == ledger.Gave {
					n.Entries[j].Dir = ledger.Got
				} else {
					n.Entries[j].Dir = ledger.Gave
				}
			}
		}
		r, a := one(b)
		s, c := one(&builder{Ally: &swapped})
		x, y := r.index(a), s.index(c)
		if (x.raw == nil) != (y.raw == nil) {
			t.Fatal("one has an index and the other has none")
		}
		if x.raw != nil && (*x.raw != -*y.raw || *x.smooth != -*y.smooth) {
			t.Fatalf("raw %v and %v, index %v and %v", *x.raw, *y.raw, *x.smooth, *y.smooth)
		}
	}
}

func TestR4NoEntries(t *testing.T) {
	r, a := one(ally("R4"))
	ix := r.index(a)
	check(t, "raw", shown(ix.raw), "null")
	check(t, "index", shown(ix.smooth), "null")
	check(t, "standing", ix.standing, Optional(Early))
}

func TestR5Window(t *testing.T) {
	start := day(today)
	for age, counted := range map[int]int{0: 1, 1095: 1, 1096: 0} {
		r, a := one(ally("R5").note(start.AddDays(-age).String()).gave())
		check(t, strconv.Itoa(age), r.index(a).counted, counted)
	}
	r, a := one(ally("R5").note(start.AddDays(-1095).String()).gave())
	check(t, "G", r.index(a).given, 0.125)
}

func TestStandingThresholds(t *testing.T) {
	tests := []struct {
		name string
		ally *builder
		want Optional
	}{
		{"exactly a third is balanced", ally("A").note(today).gave("2").gave("1").got("1"), Balanced},
		{"just above is giving", ally("A").note(today).gave("2").gave("1.000001").got("1"), Giving},
		{"just below is receiving", ally("A").note(today).got("2").got("1.000001").gave("1"), Receiving},
		{"two entries are early", ally("A").note(today).gave("5").gave("5"), Early},
		{"1.5 points are enough", ally("A").note(today).gave("0.5").gave("0.5").got("0.5"), Balanced},
		{"below 1.5 points is early", ally("A").note(today).gave("0.5").gave("0.5").got("0.499999"), Early},
		{"a commodity does not count", ally("A").note(today).gave("5").gave("5").gave("50", "USD"), Early},
		{"tenths that add up to the threshold", ally("A").note(today).gave("2.9").gave("0.3").got("1.1"), Balanced},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, a := one(test.ally)
			check(t, "standing", r.index(a).standing, test.want)
		})
	}
}

func TestNoScore(t *testing.T) {
	for name, change := range map[string]func(*ledger.Ally){
		"communal": func(a *ledger.Ally) { a.Communal = true },
		"archived": func(a *ledger.Ally) { a.Status = ledger.Archived },
	} {
		b := workedR1()
		change(b.Ally)
		r, a := one(b)
		row := r.Ally(a)
		check(t, name+" raw", shown(row.RawIndex), "null")
		check(t, name+" index", shown(row.Index), "null")
		check(t, name+" standing", row.Standing, Optional(""))
	}
}

func TestCommoditiesAloneHaveNoIndex(t *testing.T) {
	r, a := one(ally("A").note(today).gave("50", "USD").gave("1", "EUR").got("2", "USD"))
	check(t, "index", shown(r.index(a).smooth), "null")
	check(t, "standing", r.index(a).standing, Optional(Early))
}

func TestStance(t *testing.T) {
	communal := ally("C").note(today).got("100")
	communal.Communal = true
	s := on(build(workedR1(), ally("B").note(today).gave("5"), communal)).stance()
	check(t, "index", shown(s.Index), "0.5282") // (8.2078 − 1.8429) / (10.0507 + 2)
	check(t, "standing", s.Standing, Optional(Giver))
	check(t, "empty", shown(on(build()).stance().Index), "null")
	check(t, "empty standing", on(build()).stance().Standing, Optional(""))
}

func TestPlansDoNotCount(t *testing.T) {
	r, a := one(ally("A").note("2026-11-23").gave("1").note("2026-11-01", "plan").gave("1"))
	check(t, "counted", r.index(a).counted, 0)
	check(t, "rows", len(r.Register().Rows), 0)
	check(t, "entries", r.Report().Totals.Entries, 0)
	check(t, "notes", r.Report().Totals.Notes, 0)
}

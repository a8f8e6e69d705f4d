package report

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// lineOf finds what stands on a line of a ledger.
type lineOf struct {
	entries map[Place]line
	notes   map[Place]*ledger.Note
}

func linesOf(l *ledger.Ledger) lineOf {
	found := lineOf{map[Place]line{}, map[Place]*ledger.Note{}}
	for _, a := range l.Allies {
		for i := range a.Notes {
			n := &a.Notes[i]
			found.notes[placeIn(a.File, n.Head)] = n
			for j := range n.Entries {
				found.entries[placeIn(a.File, n.Entries[j].Pos)] = line{a, noted(n, &n.Entries[j])}
			}
		}
	}
	return found
}

// shareNotes makes headings of random ledgers link to other allies.
func shareNotes(rng *rand.Rand, l *ledger.Ledger) {
	for _, a := range l.Allies {
		for i := range a.Notes {
			if rng.IntN(4) == 0 {
				other := l.Allies[rng.IntN(len(l.Allies))]
				a.Notes[i].With = []ledger.Link{{Target: other.Name}}
			}
		}
	}
	l.Link()
}

// The lines that an explanation names are those that make up its figure: each
// figure is reckoned again here from these lines alone.
func TestTheStepsOfAFigureSumToIt(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 8))
		l := randomLedger(rng)
		shareNotes(rng, l)
		r, found := on(l), linesOf(l)
		for _, a := range l.Allies {
			what := fmt.Sprintf("seed %d, %s", seed, a.Name)
			sums := r.explainSums(a)
			if i := slices.IndexFunc(sums, func(e Explanation) bool { return strings.HasSuffix(e.Title, ": balance") }); i >= 0 {
				net, own := found.net(l.Config, sums[i].Steps), r.flow(a, withLines)
				check(t, what+": net", net.String(), own.Net().String())
			}
			if i := slices.IndexFunc(sums, func(e Explanation) bool { return strings.HasSuffix(e.Title, ": index") }); i >= 0 {
				checkIndex(t, what, r, found, a, sums[i].Steps)
			}
			checkFollowup(t, what, r, found, a)
		}
		for _, by := range Groupings() {
			checkRows(t, fmt.Sprintf("seed %d, by %s", seed, by), l, found, by)
		}
	}
}

// net sums the entries that steps name.
func (o lineOf) net(c *ledger.Config, steps []Step) Amount {
	var sums BothWays
	for _, s := range steps {
		x, ok := o.entries[s.Place]
		if !ok {
			return Amount{Units: Units{"a line without an entry": ledger.Int(1)}}
		}
		v := valueOf(c, x.worth)
		sums.add(x.worth, &v, false)
	}
	return sums.Net()
}

func checkIndex(t *testing.T, what string, r *Reckoner, found lineOf, a *ledger.Ally, steps []Step) {
	t.Helper()
	given, received := 0.0, 0.0
	for _, s := range steps {
		x := found.entries[s.Place]
		share := valueOf(r.l.Config, x.worth).points.Float() * math.Exp2(-float64(day(today)-x.date)/365)
		if x.entry.Dir == ledger.Gave {
			given += share
		} else {
			received += share
		}
		check(t, what+": age within the window", day(today)-x.date <= 1095, true)
	}
	ix := r.index(a)
	check(t, what+": given and received", near(ix.given, given) && near(ix.received, received), true)
	check(t, what+": counted", len(steps), ix.counted)
}

func near(x, y float64) bool { return math.Abs(x-y) < 1e-9 }

// checkFollowup reckons last, due and T again from the notes that a follow-up
// names.
func checkFollowup(t *testing.T, what string, r *Reckoner, found lineOf, a *ledger.Ally) {
	t.Helper()
	f := r.followup(a)
	if f.state == Untracked {
		return
	}
	var days []ledger.Date
	planned := ledger.Date(0)
	for _, s := range r.explainFollowup(a).Steps {
		n := found.notes[s.Place]
		if n == nil {
			continue // a key of the front matter
		}
		check(t, what+": no contact", r.l.Config.HidesContact(n.Tags), false)
		if n.Date > r.o.Today {
			planned = n.Date
			continue
		}
		check(t, what+": a plan is no contact", n.IsPlan(r.o.Today), false)
		days = append(days, n.Date)
	}
	if len(days) == 0 {
		t.Errorf("%s: no contact explains the follow-up", what)
		return
	}
	check(t, what+": last", slices.Max(days), f.last)
	check(t, what+": plan", planned, f.plan)
	if f.cadence.Source == Learned {
		slices.Sort(days)
		median, _ := learn(slices.Compact(days), 0)
		check(t, what+": T", median, *f.cadence.Days)
	}
}

func checkRows(t *testing.T, what string, l *ledger.Ledger, found lineOf, by By) {
	t.Helper()
	r := New(l, Options{Today: day(today), By: by})
	why := r.ExplainBalance()
	rows, _, _ := r.group(sumsAlone)
	for i, row := range r.Balance().Rows {
		check(t, what+", "+string(row.Key), found.net(l.Config, why[i].Steps).String(), row.Net.String())
		check(t, what+", "+string(row.Key)+": entries", len(why[i].Steps), rows[i].sums.entries)
	}
}

// What is only heard of, lies outside the window or is no contact explains
// nothing; a note in another's file whose heading links here does.
func TestAnExplanationNamesWhatCountsAndNothingElse(t *testing.T) {
	dana, ravi := ally("Dana").contacts("2026-06-01", "2026-06-29"), ally("Ravi")
	dana.note("2026-09-10", "fyi").note("2026-10-05", "plan")
	dana.note("2023-01-01").gave() // older than the window
	ravi.note("2026-08-03").current().With = []ledger.Link{{Target: "Dana"}}
	ravi.note("2026-08-31").current().With = []ledger.Link{{Target: "Dana"}}
	r := on(build(dana, ravi))
	why := r.ExplainAlly(dana.Ally)
	check(t, "contacts", places(explained(t, why, "Dana: follow-up")), "Dana.md:1 Dana.md:2 Ravi.md:1 Ravi.md:2")
	check(t, "index", places(explained(t, why, "Dana: index")), "")
	check(t, "balance", places(explained(t, why, "Dana: balance")), "Dana.md:6")
}

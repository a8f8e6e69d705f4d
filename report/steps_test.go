package report

import (
	"cmp"
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
	for seed := range uint64(120) {
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

// share kinds and words among the allies of random ledgers, so that ask, coverage and
// match have something to say.
func shareKinds(rng *rand.Rand, l *ledger.Ledger) {
	some := func(words ...string) []string {
		return slices.DeleteFunc(words, func(string) bool { return rng.IntN(3) > 0 })
	}
	for _, a := range l.Allies {
		a.Offers, a.Goals, a.Interests = some("feedback", "gift"), some("open data", "peace", "bread"), some("chess", "Go")
	}
	l.Me.Goals, l.Me.Interests = []string{"Peace", "Open Data"}, []string{"go", "chess"}
}

// What each of the other reports says is reckoned again from its steps, too.
func TestTheStepsOfEachReportSumToIt(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 9))
		l := randomLedger(rng)
		shareNotes(rng, l)
		shareKinds(rng, l)
		r, found, what := on(l), linesOf(l), fmt.Sprintf("seed %d", seed)
		for _, kind := range []string{"feedback", "time", "gift"} {
			checkAsk(t, what+", "+kind, r, found, kind)
		}
		checkNetTable(t, what, l, found)
		checkNext(t, what, r)
		checkStats(t, what, r, found)
		checkCoverage(t, what, r, found)
		checkMatch(t, what, r)
		checkActivity(t, what, r)
	}
}

func checkNetTable(t *testing.T, what string, l *ledger.Ledger, found lineOf) {
	t.Helper()
	r := New(l, Options{Today: day(today), By: ByReach, By2: ByKind})
	table, why := r.NetTable(), map[string]Explanation{}
	for _, e := range r.ExplainNetTable() {
		why[e.Title] = e
	}
	for _, row := range table.Rows {
		for i, column := range table.Columns {
			title := cmp.Or(string(row.Key), ByReach.Keyless()) + ", " + cmp.Or(string(column), ByKind.Keyless())
			check(t, what+", "+title, found.net(l.Config, why[title+": balance"].Steps).String(), row.Cells[i].String())
		}
	}
}

func checkAsk(t *testing.T, what string, r *Reckoner, found lineOf, kind string) {
	t.Helper()
	ask, err := r.Ask(kind)
	why := r.ExplainAsk(kind)
	check(t, what+": rows", err == nil && len(why) == len(ask.Rows), true)
	for i, row := range ask.Rows {
		check(t, what+": order", i == 0 || inSteps(ask.Rows[i-1].Score) >= inSteps(row.Score), true)
		score := 0.0
		for _, s := range why[i].Steps {
			x := found.entries[s.Place]
			check(t, what+": got that kind of "+row.Ally, x.ally.Name == row.Ally && x.entry.Dir == ledger.Got && x.entry.Kind == kind, true)
			score += math.Exp2(-float64(day(today)-x.date) / 365)
		}
		check(t, what+": proven", len(why[i].Steps), row.Proven)
		if row.Offered {
			score += 0.5
		}
		check(t, what+": score", near(score, float64(row.Score)), true)
	}
}

func checkNext(t *testing.T, what string, r *Reckoner) {
	t.Helper()
	duties := r.duties()
	for i, d := range duties {
		check(t, what+": order", i == 0 || inSteps(duties[i-1].score) >= inSteps(d.score), true)
		sum, parts, e := 0.0, 0.0, r.explainDuty(d)
		check(t, what+": reasons", len(e.Steps), len(d.reasons))
		for i, reason := range d.reasons {
			sum += float64(reason.Share)
			check(t, what+": reasons in order", (i == 0 || d.reasons[i-1].Share >= reason.Share) && reason.Share > 0 && reason.Place.File != "", true)
			check(t, what+": step", strings.HasPrefix(e.Steps[i].Text, fmt.Sprintf("%s %s: ", reason.Code, reason.Share)), true)
		}
		for i, weight := range []float64{4, 3, 3, 2, 1} { // P = 4p + 3u + 3e + 2l + 1i
			parts += weight * float64(d.parts[i])
		}
		check(t, what+": score of "+d.ally.Name, near(sum, float64(d.score)) && near(parts, sum) && sum <= 13, true)
	}
}

func checkStats(t *testing.T, what string, r *Reckoner, found lineOf) {
	t.Helper()
	s, states, load := r.Stats(), map[string]int{}, 0.0
	for _, step := range r.explainFollowThrough().Steps {
		states[strings.Split(step.Text, ": ")[1]]++
	}
	kept, late, overdue := states["kept"], states["late"], states["overdue"]
	check(t, what+": follow-through", s.FollowThrough.Kept == kept && s.FollowThrough.Late == late && s.FollowThrough.Overdue == overdue && len(states) <= 3, true)
	if all := kept + late + overdue; all > 0 {
		check(t, what+": kept of all", near(float64(kept)/float64(all), float64(*s.FollowThrough.Share)), true)
	}
	tracked := r.explainLoad().Steps
	for _, step := range tracked {
		var every int
		_, err := fmt.Sscanf(step.Text[strings.LastIndex(step.Text, ": 1/"):], ": 1/%d", &every)
		check(t, what+": load of "+step.Text, err, nil)
		load += 7 / float64(every)
	}
	check(t, what+": load", near(load, float64(s.Load.PerWeek)) && s.Load.Tracked == len(tracked), true)
	thanked := 0
	favours := r.explainThanksLag().Steps
	for _, step := range favours {
		x, after := found.entries[step.Place], -1
		for _, n := range x.ally.Notes {
			if lag := int(n.Date - x.date); len(n.Thanks) > 0 && !n.IsPlan(day(today)) && lag >= 0 && (after < 0 || lag < after) {
				after = lag
			}
		}
		if after >= 0 {
			thanked++
		}
		check(t, what+": "+step.Text, after >= 0, strings.Contains(step.Text, fmt.Sprintf("thanked for after %d day", after)))
	}
	check(t, what+": thanks", s.Thanks.Received == len(favours) && s.Thanks.Thanked == thanked, true)
}

func checkCoverage(t *testing.T, what string, r *Reckoner, found lineOf) {
	t.Helper()
	c, why, filled := r.Coverage(), r.ExplainCoverage(), 0
	for _, cell := range c.Cells {
		if len(cell.Allies) == 0 {
			continue
		}
		proven, offered := map[string]bool{}, 0
		for _, s := range why[0].Steps {
			x, isEntry := found.entries[s.Place]
			if !isEntry {
				offered++
				continue
			}
			proven[x.ally.Name] = true
			check(t, what+": "+why[0].Title+": "+s.Text, Optional(x.ally.Reach) == cell.Reach && x.entry.Kind == cell.Kind && x.entry.Dir == ledger.Got, true)
		}
		check(t, what+": "+why[0].Title, len(proven) == len(cell.Proven) && offered == len(cell.Offered), true)
		if why = why[1:]; cell.Reach != "" {
			filled++
		}
	}
	check(t, what+": filled", c.Filled == filled && c.Of == 3*len(c.Kinds), true)
	check(t, what+": index", c.EIIndex == nil || *c.EIIndex >= -1 && *c.EIIndex <= 1, true)
}

func checkMatch(t *testing.T, what string, r *Reckoner) {
	t.Helper()
	sum := func(e Explanation) (value float64) {
		for _, s := range e.Steps {
			var weight, idf float64
			if _, err := fmt.Sscanf(s.Text[strings.LastIndex(s.Text, ": "):], ": %g × %g", &weight, &idf); err != nil {
				t.Errorf("%s: %s: %v", what, s.Text, err)
			}
			value += weight * idf
		}
		return value
	}
	all := 0.0
	for _, own := range r.ownTerms() {
		all += float64(own.facet.weight) * math.Log(1+float64(len(r.l.Allies))/float64(max(1, own.holders)))
	}
	why := r.ExplainMatch("")[1:]
	for _, row := range r.Match("").Rows {
		check(t, what+": score", *row.Score >= 0 && *row.Score <= 1 && (*row.Score == 0) == (len(row.Shared) == 0), true)
		if len(row.Shared) > 0 {
			check(t, what+": match of "+row.Ally, why[0].Title == row.Ally+": match" && math.Abs(sum(why[0])/all-float64(*row.Score)) < 1e-3, true)
			why = why[1:]
		}
	}
	check(t, what+": matches", len(why), 0)
}

func checkActivity(t *testing.T, what string, r *Reckoner) {
	t.Helper()
	why := r.ExplainActivity()
	for _, row := range r.Activity().Rows {
		if row.Contacts == 0 {
			continue
		}
		days := map[string]bool{}
		for _, s := range why[0].Steps {
			days[s.Text] = true // a day and a name
		}
		check(t, what+": contacts of "+row.Key, len(days), row.Contacts)
		why = why[1:]
	}
	check(t, what+": spans", len(why), 0)
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

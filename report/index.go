package report

import (
	"fmt"
	"math"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

const (
	priorPoints = 2   // one small favour each way, as though it had passed already
	fewestCount = 3   // counted entries below which it is too early to say
	leastPoints = 1.5 // points below which it is too early to say
	evenShare   = 1.0 / 3
	floatStep   = 1e-12 // what summing in floating point may move a threshold by
)

func scored(a *ledger.Ally) bool { return !a.Communal && a.Status != ledger.Archived }

// index is the recency-weighted index of an ally. The reckoning, section 2.
func (r *Reckoner) index(a *ledger.Ally) *index {
	f := r.of(a)
	if f.index != nil {
		return f.index
	}
	ix := r.decayed(a)
	if scored(a) {
		ix.judge()
	}
	f.index = &ix
	return f.index
}

// decay is the share that a favour of an age, which is within the window, still has.
func (r *Reckoner) decay(age int) float64 {
	for len(r.decays) <= age {
		r.decays = append(r.decays, math.Exp2(-float64(len(r.decays))/float64(r.l.Config.HalfLife)))
	}
	return r.decays[age]
}

// terms are the entries of an ally that an index counts.
func (r *Reckoner) terms(a *ledger.Ally) []line {
	counted := lists.Only(r.favours(a), func(f favour) bool { return f.value.priced && r.inWindow(f.date) })
	return lists.Of(counted, func(f favour) line { return line{a, f} })
}

// decayed sums an ally's points by recency. The points of one day are summed
// exactly and days are taken in order, so that the order of reading never
// changes a digit.
func (r *Reckoner) decayed(a *ledger.Ally) index {
	ix := index{ties: []*ledger.Ally{a}}
	var given, received ledger.Number
	var day ledger.Date
	share := 0.0
	flush := func() {
		ix.given += given.Float() * share
		ix.received += received.Float() * share
		given, received = ledger.Number{}, ledger.Number{}
	}
	favours := r.favours(a)
	for i := range favours {
		f := &favours[i]
		if !f.value.priced || !r.inWindow(f.date) {
			continue
		}
		if f.date != day {
			flush()
			day, share = f.date, r.decay(r.age(f.date))
		}
		ix.counted++
		if f.worth.Dir == ledger.Gave {
			given = given.Add(f.value.points)
		} else {
			received = received.Add(f.value.points)
		}
	}
	flush()
	return ix
}

func (ix *index) merge(other *index) {
	ix.given += other.given
	ix.received += other.received
	ix.counted += other.counted
	ix.ties = append(ix.ties, other.ties...)
}

func (ix *index) judge() {
	ix.raw, ix.smooth = indexes(ix.given, ix.received)
	ix.standing = lean(ix.smooth, Receiving, Balanced, Giving)
	if ix.counted < fewestCount || ix.given+ix.received < leastPoints-floatStep {
		ix.standing = Early
	}
}

// lean says to which side an index leans by more than a third.
func lean(index *Figure, receiving, even, giving Optional) Optional {
	switch {
	case index == nil || math.Abs(float64(*index)) <= evenShare+floatStep:
		return even
	case *index > 0:
		return giving
	}
	return receiving
}

// indexes returns (G − R)/(G + R), and the same with one small favour each way
// added; nil where nothing passed.
func indexes(given, received float64) (raw, smooth *Figure) {
	all := given + received
	if all == 0 {
		return nil, nil
	}
	return new(Figure((given - received) / all)), new(Figure((given - received) / (all + priorPoints)))
}

func (r *Reckoner) stance() Stance {
	all := r.allTies()
	if all.smooth == nil {
		return Stance{}
	}
	return Stance{all.smooth, lean(all.smooth, Receiver, Matcher, Giver)}
}

func (r *Reckoner) allTies() index {
	var all index
	for _, a := range r.l.Allies {
		if !a.Communal {
			all.merge(r.index(a))
		}
	}
	all.judge()
	return all
}

func (ix *index) explain(r *Reckoner, title string) Explanation {
	e := Explanation{Title: title + ": index", Part: PartBalance}
	if ix.smooth == nil {
		e.Formula = fmt.Sprintf("nothing with points in the last %s", english.Count(r.l.Config.Window, "day"))
	} else {
		e.Formula = fmt.Sprintf(
			"G = %s given, R = %s received, each halved every %s; index = (G − R) / (G + R + %d) = %s; raw index = (G − R) / (G + R) = %s; %s: %s",
			Figure(ix.given), Figure(ix.received), english.Count(r.l.Config.HalfLife, "day"), priorPoints,
			ix.smooth, ix.raw, english.Count(ix.counted, "counted entry"), ix.standing)
	}
	e.Steps = lists.Of(inOrder(lists.Flat(ix.ties, r.terms)), func(x line) Step {
		s, age, points := r.step(x), r.age(x.date), x.value.points
		s.Text = fmt.Sprintf("%s %s, %s: %s × %s = %s", x.date, x.worth.Dir, english.DaysAgo(age),
			points, Figure(r.decay(age)), Figure(points.Float()*r.decay(age)))
		return s
	})
	return e
}

func (r *Reckoner) explainStance() Explanation {
	e := Explanation{Title: "your stance", Formula: "nothing with points lately", Part: PartBalance}
	all := r.allTies()
	if all.smooth != nil {
		e.Formula = fmt.Sprintf(
			"over all ties that are not communal: G = %s given, R = %s received; (G − R) / (G + R + %d) = %s",
			Figure(all.given), Figure(all.received), priorPoints, all.smooth)
	}
	return e
}

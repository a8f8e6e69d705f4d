package report

import (
	"fmt"

	"allies/ledger"
)

// indexFormula tells how both indexes and the standing come about.
func (r *Reckoner) indexFormula(ix *index) string {
	if ix.smooth == nil {
		return fmt.Sprintf("nothing with points in the last %s", Count(r.l.Config.Window, "day"))
	}
	return fmt.Sprintf(
		"G = %s given, R = %s received, each halved every %s; index = (G − R) / (G + R + %d) = %s; raw index = (G − R) / (G + R) = %s; %s: %s",
		Figure(ix.given), Figure(ix.received), Count(r.l.Config.HalfLife, "day"), priorPoints,
		ix.smooth, ix.raw, Count(ix.counted, "counted entry"), ix.standing)
}

// indexSteps lists the entries that the indexes of some allies count.
func (r *Reckoner) indexSteps(ties []*ledger.Ally) []Step {
	var steps []datedStep
	for _, a := range ties {
		for _, f := range r.favours(a) {
			age := r.age(f.date())
			value, priced := points(r.l.Config, f.entry)
			if !priced || age > r.l.Config.Window {
				continue
			}
			x := r.decay(age)
			s := r.step(a, f)
			s.Text = fmt.Sprintf("%s %s, %s: %s × %s = %s",
				f.date(), f.entry.Dir, daysAgo(age), value, Figure(x), Figure(value.Float()*x))
			steps = append(steps, datedStep{f.date(), s})
		}
	}
	return inOrder(steps)
}

// explainStance tells the user's own index.
func (r *Reckoner) explainStance() Explanation {
	e := Explanation{Title: "your stance", Formula: "nothing with points lately", Part: PartBalance}
	all := r.allTies()
	if _, smooth := indexes(all.given, all.received); smooth != nil {
		e.Formula = fmt.Sprintf(
			"over all ties that are not communal: G = %s given, R = %s received; (G − R) / (G + R + %d) = %s",
			Figure(all.given), Figure(all.received), priorPoints, smooth)
	}
	return e
}

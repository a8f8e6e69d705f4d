package report

import (
	"fmt"

	"allies/ledger"
)

// ExplainStats explains follow-through, thanks, load and stance.
func (r *Reckoner) ExplainStats() []Explanation {
	return []Explanation{r.explainFollowThrough(), r.explainThanksLag(), r.explainLoad(), r.explainStance()}
}

func (r *Reckoner) explainFollowThrough() Explanation {
	f := r.followThrough()
	e := Explanation{Title: "follow-through", Formula: "no promise of yours has come due or is done"}
	if share := f.Share(); share != nil {
		e.Formula = fmt.Sprintf("kept / (kept + late + overdue) = %d / (%d + %d + %d) = %s", f.Kept, f.Kept, f.Late, f.Overdue, share)
	}
	for _, a := range r.selection() {
		for _, p := range r.promises(a) {
			if p.Owner == Me && p.State != PromiseOpen && p.State != PromiseDropped {
				e.Steps = append(e.Steps, Step{Text: fmt.Sprintf("%s: %s: %s", a.Name, p.State, p.Text), Place: p.Place, Private: p.Private})
			}
		}
	}
	return e
}

func (r *Reckoner) explainThanksLag() Explanation {
	lag := r.thanksLag()
	e := Explanation{Title: "thanks", Formula: "your notes show nothing got"}
	if share := lag.Share(); share != nil {
		e.Formula = fmt.Sprintf("%d of %d favours thanked for = %s", lag.Thanked, lag.Received, share)
	}
	if lag.Median != nil {
		e.Formula += fmt.Sprintf("; the median of days to the first thanks = %s", lag.Median)
	}
	for _, a := range r.selection() {
		e.Steps = append(e.Steps, r.thanksSteps(a)...)
	}
	return e
}

// thanksSteps tell how soon each favour of an ally was thanked for.
func (r *Reckoner) thanksSteps(a *ledger.Ally) []Step {
	var steps []Step
	thanked := r.thanked(a)
	for _, f := range r.favours(a) {
		if f.entry.Dir != ledger.Got {
			continue
		}
		after := "not thanked for"
		if day := firstFrom(thanked, f.date()); day != 0 {
			after = "thanked for after " + Count(int(day-f.date()), "day")
		}
		s := r.step(a, f)
		s.Text = fmt.Sprintf("%s: got on %s, %s", a.Name, f.date(), after)
		steps = append(steps, s)
	}
	return steps
}

func (r *Reckoner) explainLoad() Explanation {
	e := Explanation{Title: "load", Formula: fmt.Sprintf("7 · Σ 1/T over the tracked = %s contacts a week", r.load())}
	if budget := r.l.Config.BudgetPerWeek; budget != nil {
		e.Formula += fmt.Sprintf("; the budget is %s", budget)
	}
	for _, a := range r.selection() {
		if f := r.followup(a); f.state != Untracked {
			text := fmt.Sprintf("%s: 1/%d (%s)", a.Name, *f.cadence.Days, sourceWords[f.cadence.Source])
			e.Steps = append(e.Steps, Step{Text: text, Place: Place{File: a.File}})
		}
	}
	return e
}

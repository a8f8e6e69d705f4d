package report

import (
	"fmt"
	"slices"

	"allies/ledger"
)

// ExplainReport explains every figure of the allies that the query matches,
// then the user's stance; only those of some parts of the report, where any are
// named.
func (r *Reckoner) ExplainReport(parts ...Part) []Explanation {
	all := append(r.ExplainList(SortName), r.explainStance())
	return slices.DeleteFunc(all, func(e Explanation) bool {
		return len(parts) > 0 && !slices.Contains(parts, e.Part)
	})
}

// ExplainList explains every figure of the allies that List lists, in its
// order. Those of whom there is nothing to reckon are left out.
func (r *Reckoner) ExplainList(by Sort) []Explanation {
	explained := only(r.List(by).Allies, func(a Ally) bool {
		return a.State != Untracked || a.Entries+len(a.Promises)+len(a.Unthanked)+len(a.Events) > 0
	})
	return slices.Concat(listOf(explained, func(a Ally) []Explanation { return r.ExplainAlly(a.Source) })...)
}

// ExplainAlly explains every figure of one ally.
func (r *Reckoner) ExplainAlly(a *ledger.Ally) []Explanation {
	return slices.Concat(
		[]Explanation{r.explainFollowup(a)},
		listOf(r.pending(a), func(p Promise) Explanation { return r.explainPromise(PromiseRow{Promise: p, Ally: a.Name}) }),
		r.explainThanks(a),
		listOf(r.openEvents(a), func(e Event) Explanation { return r.explainEvent(a, e) }),
		r.explainSums(a),
	)
}

// explainSums explains an ally's balance and index, where there are any.
func (r *Reckoner) explainSums(a *ledger.Ally) []Explanation {
	var all []Explanation
	if sums := r.flow(a); len(sums.lines) > 0 && !a.Communal {
		all = append(all, sums.explain(r, a.Name))
	}
	if scored(a) && len(r.favours(a)) > 0 {
		all = append(all, r.index(a).explain(r, a.Name))
	}
	return all
}

// explain tells the net of what passed with its entries.
func (f *flow) explain(r *Reckoner, title string) Explanation {
	return Explanation{Title: title + ": balance", Formula: f.netFormula(), Steps: listOf(inOrder(f.lines), r.step), Part: PartBalance}
}

func (f *flow) netFormula() string {
	return fmt.Sprintf("gave − got = (%s) − (%s) = %s", f.Gave, f.Got, f.Net())
}

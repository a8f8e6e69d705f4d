package report

import (
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// Ally reckons one ally, as Report does.
func (r *Reckoner) Ally(a *ledger.Ally) Ally {
	f, sums := r.of(a), r.flow(a, sumsAlone)
	if f.row == nil {
		f.row = new(r.row(a))
	}
	row := *f.row
	row.Total, row.ByKind, row.Entries = sums.Total(), r.byKind(a), sums.entries
	return row
}

// row is an ally without its sums: they alone depend on period and query.
func (r *Reckoner) row(a *ledger.Ally) Ally {
	h, f, ix := r.rhythm(a), r.followup(a), r.index(a)
	row := Ally{
		Name: a.Name, File: a.File, Type: a.Type, Status: a.Status, Reach: Optional(a.Reach),
		Circle: some(a.Circle), Communal: &a.Communal, Tags: notNull(a.Tags),
		LastContact: h.last(), Contacts: len(h.days),
		Due: f.due, DaysOverdue: f.overdue, Lateness: f.lateness, State: f.state, Quieter: f.quieter,
		RawIndex: ix.raw, Index: ix.smooth, Standing: ix.standing,
		Promises: r.pending(a), Unthanked: r.unthanked(a), Events: r.openEvents(a),

		Org: a.Org, Role: a.Role, Scored: !a.Communal, Plan: f.plan,
		Counted:    ix.counted,
		Incomplete: a.Incomplete, Private: a.Private, Source: a, Kept: r.keptKeys(a),
	}
	overdue := lists.Count(row.Promises, func(p Promise) bool { return p.State == PromiseOverdue })
	row.Waiting = Waiting{Promises: len(row.Promises), Overdue: overdue, Thanks: len(r.awaitingThanks(a)), Events: len(row.Events)}
	if c := h.newest(); c != nil {
		row.LastTitle, row.LastPlace, row.LastTitlePrivate = c.title(), c.place(), c.private()
	}
	if a.Status == ledger.Active {
		row.Cadence = &f.cadence
	}
	return row
}

func (r *Reckoner) byKind(a *ledger.Ally) map[string]BothWays {
	f, keep := r.of(a), r.choosesAll()
	if keep && f.byKind != nil {
		return f.byKind
	}
	kinds := map[string]BothWays{}
	for x := range r.chosen(a) {
		sums := kinds[x.worth.Kind]
		sums.add(x.worth, x.value, r.o.Units)
		kinds[x.worth.Kind] = sums
	}
	if keep {
		f.byKind = kinds
	}
	return kinds
}

// ExplainAlly explains every figure of one ally.
func (r *Reckoner) ExplainAlly(a *ledger.Ally) []Explanation {
	return slices.Concat(
		[]Explanation{r.explainFollowup(a)},
		lists.Of(r.pending(a), func(p Promise) Explanation { return r.explainPromise(PromiseRow{Promise: p, Ally: a.Name}) }),
		r.explainThanks(a),
		lists.Of(r.openEvents(a), func(e Event) Explanation { return r.explainEvent(a, e) }),
		r.explainSums(a),
	)
}

func (r *Reckoner) explainSums(a *ledger.Ally) []Explanation {
	var all []Explanation
	if sums := r.flow(a, withLines); len(sums.lines) > 0 && !a.Communal {
		all = append(all, sums.explain(r, a.Name))
	}
	if scored(a) && len(r.favours(a)) > 0 {
		all = append(all, r.index(a).explain(r, a.Name))
	}
	return all
}

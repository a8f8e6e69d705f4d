package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/query"
)

type List struct {
	AsOf    ledger.Date `json:"as_of"`
	Allies  []Ally      `json:"allies"`
	LeftOut []LeftOut   `json:"left_out"`
}

// Sorts lists the orders of a list, the default first.
func Sorts() []Sort { return []Sort{SortName, SortLast, SortDue, SortNet} }

// List lists the allies that the query matches. Those without what the order
// goes by come last, ties in order of name.
func (r *Reckoner) List(by Sort) List {
	list := List{AsOf: r.o.Today, Allies: lists.Of(r.selection(), r.Ally), LeftOut: r.LeftOut()}
	slices.SortStableFunc(list.Allies, func(a, b Ally) int {
		switch by {
		case SortLast:
			return cmp.Compare(b.LastContact, a.LastContact)
		case SortDue:
			return cmp.Compare(dateOrNever(a.Due), dateOrNever(b.Due))
		case SortNet:
			return b.Net.Points.Cmp(a.Net.Points)
		}
		return 0
	})
	return list
}

// Is answers the query's `is:` terms.
func (r *Reckoner) Is(a *ledger.Ally, state query.State) bool {
	switch state {
	case query.Overdue:
		s := r.followup(a).state
		return s == Due || s == Late || s == Dormant
	case query.Dormant:
		return r.followup(a).state == Dormant
	case query.Owing:
		return slices.ContainsFunc(r.pending(a), func(p Promise) bool { return p.Owner == Me })
	case query.Owed:
		return slices.ContainsFunc(r.pending(a), func(p Promise) bool { return p.Owner == Them })
	case query.Unthanked:
		return len(r.awaitingThanks(a)) > 0
	}
	return false
}

// ExplainList explains every figure of the allies that List lists, in its
// order. Those of whom there is nothing to reckon are left out.
func (r *Reckoner) ExplainList(by Sort) []Explanation {
	explained := lists.Only(r.List(by).Allies, func(a Ally) bool {
		return a.State != Untracked || a.Entries+len(a.Promises)+len(a.Unthanked)+len(a.Events) > 0
	})
	return slices.Concat(lists.Of(explained, func(a Ally) []Explanation { return r.ExplainAlly(a.Source) })...)
}

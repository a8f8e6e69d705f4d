package report

import (
	"slices"

	"allies/ledger"
	"allies/ledger/query"
)

// matches reports whether the query's terms for allies choose this one.
func (r *Reckoner) matches(a *ledger.Ally) bool { return r.o.Query.Ally(a, r) }

// chosen reports whether a list of allies keeps this one: an entry term keeps
// those with a matching entry.
func (r *Reckoner) chosen(a *ledger.Ally) bool { return r.o.Query.Lists(a, r) }

// selection returns the allies that a list keeps, in order of name.
func (r *Reckoner) selection() []*ledger.Ally { return r.inOrderOfName(r.chosen) }

// matching returns the allies that the query's terms for allies choose, in
// order of name.
func (r *Reckoner) matching() []*ledger.Ally { return r.inOrderOfName(r.matches) }

// matchesEntry reports whether the period and the query choose an entry of an
// ally that matches.
func (r *Reckoner) matchesEntry(a *ledger.Ally, f favour) bool {
	return r.o.Period.Contains(f.date()) && r.o.Query.Entry(a, f.note, f.entry)
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
		return len(r.unthanked(a)) > 0
	}
	return false
}

package query

import (
	"slices"

	"allies/ledger"
)

// Ally reports whether an alternative of the query chooses the ally. Terms
// about notes and entries are left to Note, Entry and the others. states may be
// nil where no term is `is:`.
func (q *Query) Ally(a *ledger.Ally, states States) bool {
	return q == nil || q.any(func(one *Query) bool { return one.chooses(a, states) })
}

// Lists reports whether a list of allies keeps this one: an alternative chooses
// it, and where that has terms about notes and entries, something matches them.
func (q *Query) Lists(a *ledger.Ally, states States) bool {
	return q == nil || q.any(func(one *Query) bool { return one.lists(a, states) })
}

// Note reports whether a note is chosen as a whole. Ally is asked apart. states may
// be nil where no term is `is:`.
func (q *Query) Note(a *ledger.Ally, n *ledger.Note, states States) bool {
	return q.anyOf(a, states, func(one *Query) bool { return one.note(a, n) })
}

// Entry reports whether something given or got is chosen. Ally is asked apart.
func (q *Query) Entry(a *ledger.Ally, n *ledger.Note, e *ledger.Entry, states States) bool {
	return q.anyOf(a, states, func(one *Query) bool { return one.entry(a, n, e) })
}

// Item reports whether something else with a day is chosen. The note is nil for
// what stands in none. Ally is asked apart.
func (q *Query) Item(a *ledger.Ally, n *ledger.Note, day ledger.Date, words string, tags []string, states States) bool {
	return q.anyOf(a, states, func(one *Query) bool { return one.item(a, n, day, words, tags) })
}

// Promise is Item for a promise, by the day on which it was made.
func (q *Query) Promise(a *ledger.Ally, n *ledger.Note, p *ledger.Promise, states States) bool {
	return q.Item(a, n, p.Made, p.Text, p.Tags, states)
}

// any reports whether something holds for one of the alternatives.
func (q *Query) any(holds func(*Query) bool) bool {
	for ; q != nil; q = q.or {
		if holds(q) {
			return true
		}
	}
	return false
}

// anyOf is any among the alternatives that may be meant with an ally: of
// several, those whose terms about allies hold.
func (q *Query) anyOf(a *ledger.Ally, states States, holds func(*Query) bool) bool {
	if q == nil || q.or == nil {
		return q == nil || holds(q)
	}
	return q.any(func(one *Query) bool { return one.mayChoose(a, states) && holds(one) })
}

func (q *Query) mayChoose(a *ledger.Ally, states States) bool {
	for _, c := range q.clauses {
		if c.field.choosesAllies() && c.ally(a, states) == c.not {
			return false
		}
	}
	return true
}

// Unmatched lists the words of the query, as they were typed, that no ally has
// in a name, an alias or an org.
func (q *Query) Unmatched(allies []*ledger.Ally) []string {
	var words []string
	for ; q != nil; q = q.or {
		for _, c := range q.clauses {
			has := func(a *ledger.Ally) bool { return c.ally(a, nil) }
			if c.field == bare && !c.not && !slices.ContainsFunc(allies, has) {
				words = append(words, c.terms[0].typed)
			}
		}
	}
	return words
}

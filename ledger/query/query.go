// Package query reads the small language that every reading command shares:
// which allies, notes and entries to look at.
package query

import (
	"slices"

	"allies/ledger"
)

// Query chooses allies, and notes and entries of theirs. A nil *Query chooses
// everything. It is safe for concurrent use.
type Query struct {
	clauses []clause
	spans   []ledger.Period // of the `date:` terms
	or      *Query          // the next alternative; nil for none
}

// Context is what a query is read against.
type Context struct {
	Config *ledger.Config // the kinds there are; nil is a ledger without allies.yaml
	Today  ledger.Date    // what `last month` is counted from
	Keys   []string       // keys in use in the ledger's front matter, in any spelling

	own  []string // the user's own words for a circle or a reach, folded
	open Words    // nil where everything is found
}

// For is the context of a ledger on a day.
func For(l *ledger.Ledger, today ledger.Date) Context {
	return contextOf(l, today, func(*ledger.Ally, *ledger.Field) bool { return true })
}

// contextOf is the context of a ledger with the keys that may be known.
func contextOf(l *ledger.Ledger, today ledger.Date, known func(*ledger.Ally, *ledger.Field) bool) Context {
	c := Context{Config: l.Config, Today: today}
	seen := map[string]bool{}
	for _, a := range l.Allies {
		for i := range a.Fields {
			f := &a.Fields[i]
			isWord := f.Name == "circle" || f.Name == "reach"
			if seen[f.Key] && !isWord || !known(a, f) {
				continue
			}
			if isWord {
				for _, word := range f.Values {
					c.own = append(c.own, ledger.Fold(word))
				}
			}
			if !seen[f.Key] {
				seen[f.Key] = true
				c.Keys = append(c.Keys, f.Key)
			}
		}
	}
	return c
}

// State is what `is:` asks for: a matter between the user and an ally.
type State string

const (
	Overdue   State = "overdue"   // a follow-up that is due, late or dormant
	Owing     State = "owing"     // an open or overdue promise of mine
	Owed      State = "owed"      // an open or overdue promise of theirs
	Unthanked State = "unthanked" // something got that no thanks answer
	Dormant   State = "dormant"   // a tie that has gone quiet for long
)

// allStates lists the states in the order of the user guide.
func allStates() []State { return []State{Overdue, Owing, Owed, Unthanked, Dormant} }

// States answers the `is:` terms, which need the reckoning.
type States interface {
	Is(a *ledger.Ally, state State) bool
}

// Periods lists the spans that the `date:` terms were read as, in their order.
func (q *Query) Periods() []ledger.Period {
	var spans []ledger.Period
	for ; q != nil; q = q.or {
		spans = append(spans, q.spans...)
	}
	return spans
}

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

// mayChoose reports whether the terms that choose allies hold: words, status,
// reach, circle, org, is and KEY.
func (q *Query) mayChoose(a *ledger.Ally, states States) bool {
	return q.all(func(c *clause) bool { return !c.field.choosesAllies() || c.ally(a, states) != c.not })
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

// all reports whether something holds for each clause.
func (q *Query) all(holds func(*clause) bool) bool {
	return !some(q.clauses, func(c *clause) bool { return !holds(c) })
}

// some reports whether something holds for one of a list.
func some[T any](list []T, holds func(*T) bool) bool {
	for i := range list {
		if holds(&list[i]) {
			return true
		}
	}
	return false
}

// Package query reads the small language that every reading command shares:
// which allies, notes and entries to look at.
package query

import "allies/ledger"

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

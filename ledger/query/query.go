// Package query reads the small language that every reading command shares:
// which allies, notes and entries to look at.
package query

import "allies/ledger"

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

// some reports whether something holds for one of a list.
func some[T any](list []T, holds func(*T) bool) bool {
	for i := range list {
		if holds(&list[i]) {
			return true
		}
	}
	return false
}

// Words are what a query finds of a note in which something is private, and the
// note itself is not: its text and its tags without that.
type Words func(a *ledger.Ally, n *ledger.Note) (text string, tags []string)

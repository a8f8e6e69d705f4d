// Package query reads the small language that every reading command shares:
// which allies, notes and entries to look at.
package query

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
)

// Context is what a query is read against.
type Context struct {
	Config *ledger.Config // the kinds there are; nil is a ledger without allies.yaml
	Today  ledger.Date    // what `last month` is counted from
	Keys   []string       // keys in use in the ledger's front matter, in any spelling

	own   map[field][]string // the user's own words for a status, a circle or a reach, folded
	names map[string]bool    // names that a term could be taken for, folded
	open  Words              // nil where everything is found
}

// For is the context of a ledger on a day.
func For(l *ledger.Ledger, today ledger.Date) Context {
	return contextOf(l, today, func(*ledger.Ally, *ledger.Field) bool { return true })
}

// contextOf is the context of a ledger with the keys that may be known.
func contextOf(l *ledger.Ledger, today ledger.Date, known func(*ledger.Ally, *ledger.Field) bool) Context {
	c := Context{Config: l.Config, Today: today, own: map[field][]string{}, names: map[string]bool{}}
	if l.Config != nil {
		c.own[status] = slices.Sorted(maps.Keys(l.Config.Statuses))
	}
	seen := map[string]bool{}
	for _, a := range l.Allies {
		c.addName(a.Name)
		for i := range a.Fields {
			f := &a.Fields[i]
			asked, _ := named(f.Name)
			isWord := asked.takesOwnWords()
			if seen[f.Key] && !isWord && f.Name != "aliases" || !known(a, f) {
				continue
			}
			if f.Name == "aliases" {
				for _, alias := range a.Aliases {
					c.addName(alias)
				}
			}
			if isWord {
				for _, word := range f.Values {
					c.own[asked] = append(c.own[asked], ledger.Fold(word))
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

// addName keeps a name that a term could be taken for.
func (c *Context) addName(name string) {
	if folded := ledger.Fold(name); strings.ContainsAny(name, `:^$|"'`) || strings.Contains(folded, " or ") {
		c.names[folded] = true
	}
}

// isName reports whether a text is the whole name of an ally that a term could be
// taken for.
func (c Context) isName(typed string) bool {
	return len(c.names) > 0 && c.names[ledger.Fold(strings.TrimSpace(typed))]
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

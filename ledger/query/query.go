// Package query reads the small language that every reading command shares:
// which allies, notes and entries to look at.
package query

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
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
				c.own[asked] = append(c.own[asked], lists.Of(f.Values, ledger.Fold)...)
			}
			if !seen[f.Key] {
				seen[f.Key] = true
				c.Keys = append(c.Keys, f.Key)
			}
		}
	}
	return c
}

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

// States answers the `is:` terms, which need the reckoning.
type States interface {
	Is(a *ledger.Ally, state State) bool
}

// Words are what a query finds of a note in which something is private, and the
// note itself is not: its text and its tags without that.
type Words func(a *ledger.Ally, n *ledger.Note) (text string, tags []string)

// knowsField reports whether the word names a field, or a key of the front
// matter that is known or in use.
func (c Context) knowsField(word string) bool {
	if _, ok := named(word); ok {
		return true
	}
	if _, ok := ledger.Key(word); ok {
		return true
	}
	folded := ledger.FoldKey(word)
	return slices.ContainsFunc(c.Keys, func(key string) bool { return ledger.FoldKey(key) == folded })
}

// shortKey is the length up to which one wrong letter makes a key another one.
const shortKey = 5

// nearField returns the field or the key, known or in use, that was meant, ""
// for none: it begins with the same letter and is one letter away, two where it
// is long.
func (c Context) nearField(typed string) string {
	typed = ledger.FoldKey(typed)
	for _, word := range slices.Concat(fieldWords, ledger.Keys(), c.Keys) {
		known := ledger.FoldKey(word)
		limit := 1
		if len(known) > shortKey {
			limit = 2
		}
		if typed != "" && known != "" && typed[0] == known[0] && ledger.Distance(typed, known) <= limit {
			return word
		}
	}
	return ""
}

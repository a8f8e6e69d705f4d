package folder

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
)

// ownerChecker names each task in an ally's file that begins with the name of
// another ally: it is read as one with the ally whose file it is.
type ownerChecker struct {
	l      *ledger.Ledger
	s      *findings
	firsts map[string][]*ledger.Ally // nil until somebody asks
}

func (c *ownerChecker) check(a *ledger.Ally) {
	for _, caller := range a.Callers {
		other, rivals := c.l.Target(caller.Text, a.File)
		if other == nil && len(rivals) == 0 && !caller.IsLink {
			if c.firsts == nil {
				c.firsts = firstNames(c.l.Allies)
			}
			if found := c.firsts[ledger.Fold(caller.Text)]; len(found) == 1 {
				other = found[0]
			}
		}
		if other == nil || other == a {
			continue
		}
		owner, whose := "me: ", "your promise to "+a.Name
		if caller.Theirs || isMember(c.l, a, other) {
			owner, whose = "they: ", "a promise of "+a.Name
		}
		c.s.add(a.File, caller.Pos, ledger.CodeAlmostEntry, ledger.Warning, owner+caller.Rest,
			fmt.Sprintf("read as %s, since their file holds it: what %s promised belongs into %s", whose, other.Name, other.File))
	}
}

func isMember(l *ledger.Ledger, group, member *ledger.Ally) bool {
	return group.Type == ledger.Group && slices.ContainsFunc(group.Members, func(target string) bool {
		found, _ := l.Target(target, group.File)
		return found == member
	})
}

func firstNames(allies []*ledger.Ally) map[string][]*ledger.Ally {
	firsts := map[string][]*ledger.Ally{}
	for _, a := range allies {
		if words := strings.Fields(ledger.Fold(a.Name)); len(words) > 1 && a.Type == ledger.Person {
			firsts[words[0]] = append(firsts[words[0]], a)
		}
	}
	return firsts
}

package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// PathStep is one step of a path from ally to ally.
type PathStep struct {
	From, To *ledger.Ally
	How      Bond
}

// Bond is how two allies know each other.
type Bond string

// The bonds, the closest first.
const (
	BondIntroduction Bond = "introduction" // introduced_by
	BondGroup        Bond = "group"        // members, groups
	BondMention      Bond = "mention"      // a link
)

var bonds = []Bond{BondIntroduction, BondGroup, BondMention}

// neighbour is someone an ally knows.
type neighbour struct {
	ally *ledger.Ally
	how  Bond
}

// introduction returns the shortest path from one of the user's allies to
// somebody; of several, the one with the closest bonds, then by name. It is
// empty where there is none.
func (r *Reckoner) introduction(to *ledger.Ally) []PathStep {
	known := r.acquaintances()
	steps := map[*ledger.Ally]PathStep{to: {}}
	for reached := []*ledger.Ally{to}; len(reached) > 0; {
		at := reached[0]
		reached = reached[1:]
		if at.Status == ledger.Active {
			return walk(steps, at, to)
		}
		for _, next := range known[at] {
			if _, seen := steps[next.ally]; !seen {
				steps[next.ally] = PathStep{From: next.ally, To: at, How: next.how}
				reached = append(reached, next.ally)
			}
		}
	}
	return nil
}

// walk follows the steps to their end.
func walk(steps map[*ledger.Ally]PathStep, from, to *ledger.Ally) []PathStep {
	var path []PathStep
	for at := from; at != to; at = steps[at].To {
		path = append(path, steps[at])
	}
	return path
}

// acquaintances returns whom every ally knows, the closest bond first, then
// by name. Knowing goes both ways.
func (r *Reckoner) acquaintances() map[*ledger.Ally][]neighbour {
	if r.known != nil {
		return r.known
	}
	r.known = map[*ledger.Ally][]neighbour{}
	for _, a := range r.l.Allies {
		r.bind(a, BondIntroduction, a.Introduced)
		r.bind(a, BondGroup, a.Members)
		r.bind(a, BondGroup, a.Groups)
		for _, link := range a.Links {
			r.bind(a, BondMention, []string{link.Target})
		}
	}
	for _, list := range r.known {
		slices.SortFunc(list, func(x, y neighbour) int {
			return cmp.Or(
				cmp.Compare(slices.Index(bonds, x.how), slices.Index(bonds, y.how)),
				cmp.Compare(ledger.Fold(x.ally.Name), ledger.Fold(y.ally.Name)), cmp.Compare(x.ally.File, y.ally.File),
			)
		})
	}
	return r.known
}

// bind ties an ally to those whom names or link targets mean.
func (r *Reckoner) bind(a *ledger.Ally, how Bond, targets []string) {
	for _, target := range targets {
		other, _ := r.l.Target(target, a.File)
		if other != nil && other != a {
			r.known[a] = append(r.known[a], neighbour{other, how})
			r.known[other] = append(r.known[other], neighbour{a, how})
		}
	}
}

package report

import (
	"cmp"
	"math"
	"slices"

	"allies/ledger"
)

// facet is a list of the front matter that matching compares.
type facet struct {
	name   string
	weight Figure
	of     func(*ledger.Ally) []string
}

var facets = []facet{
	{"goals", 2, func(a *ledger.Ally) []string { return a.Goals }},
	{"values", 2, func(a *ledger.Ally) []string { return a.Values }},
	{"interests", 1, func(a *ledger.Ally) []string { return a.Interests }},
	{"communities", 1, func(a *ledger.Ally) []string { return a.Communities }},
	{"background", 1, func(a *ledger.Ally) []string { return a.Background }},
}

// folded returns what an ally has in the facet, each term once.
func (f *facet) folded(a *ledger.Ally) map[string]bool {
	held := make(map[string]bool, len(f.of(a)))
	for _, term := range f.of(a) {
		held[ledger.FoldTerm(term)] = true
	}
	return held
}

// holders counts the allies that hold each folded term of the facet.
func (r *Reckoner) holders(f *facet) map[string]int {
	count := map[string]int{}
	for _, a := range r.l.Allies {
		for term := range f.folded(a) {
			count[term]++
		}
	}
	return count
}

// ownTerm is a term of the user's own.
type ownTerm struct {
	facet   *facet
	term    string // as the user spells it
	folded  string
	holders int // allies that hold it in that facet
	idf     Figure
}

// share is what the term counts: a · idf.
func (t *ownTerm) share() Figure { return t.facet.weight * t.idf }

// ownTerms returns what the user's own file names, each once a facet, those
// that tell most first.
func (r *Reckoner) ownTerms() []ownTerm {
	var mine []ownTerm
	for i := range facets {
		f := &facets[i]
		holders := r.holders(f)
		seen := map[string]bool{"": true}
		for _, term := range f.of(r.l.Me) {
			folded := ledger.FoldTerm(term)
			if seen[folded] {
				continue
			}
			seen[folded] = true
			own := ownTerm{facet: f, term: term, folded: folded, holders: holders[folded]}
			own.idf = Figure(math.Log(1 + float64(len(r.l.Allies))/float64(max(1, own.holders))))
			mine = append(mine, own)
		}
	}
	slices.SortStableFunc(mine, func(x, y ownTerm) int { return cmp.Compare(y.share(), x.share()) })
	return mine
}

// compare returns the terms that an ally shares, and Σ a · idf over them,
// divided by the same over all of the user's.
func compare(mine []ownTerm, a *ledger.Ally) (shared []ownTerm, score Figure) {
	held := make(map[*facet]map[string]bool, len(facets))
	for i := range facets {
		held[&facets[i]] = facets[i].folded(a)
	}
	var all, common Figure
	for _, t := range mine {
		all += t.share()
		if held[t.facet][t.folded] {
			common += t.share()
			shared = append(shared, t)
		}
	}
	return shared, common / all
}

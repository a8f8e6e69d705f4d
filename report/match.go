package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// Match lists whom the user shares something with, potential allies first.
type Match struct {
	Rows []MatchRow `json:"rows"`

	Goal  string `json:"-"` // that the rows are narrowed to, "" for none
	Empty bool   `json:"-"` // me.md names nothing to compare with
}

// MatchRow is an ally and what they share with the user.
type MatchRow struct {
	Ally   string        `json:"ally"`
	Status ledger.Status `json:"status"`
	Score  *Figure       `json:"score"`  // from 0 to 1; nil with an empty profile
	Shared []SharedTerm  `json:"shared"` // what tells most first
	Path   []string      `json:"path"`   // from an ally who could introduce you to this one; empty when there is none

	File string `json:"-"`
}

// SharedTerm is a goal, value, … that both hold, as the user spells it.
type SharedTerm struct {
	Facet string `json:"facet"`
	Term  string `json:"term"`
	IDF   Figure `json:"idf"` // the rarer, the higher
}

// Match compares goals, values, interests, communities and background with the
// user's own; with a goal, only of those who hold it. Archived allies are left
// out. The reckoning, section 7.
func (r *Reckoner) Match(goal string) Match {
	mine := r.ownTerms()
	return Match{Rows: lists.Of(r.candidates(mine, goal), r.matchRow), Goal: goal, Empty: len(mine) == 0}
}

type candidate struct {
	ally   *ledger.Ally
	shared []ownTerm
	score  *Figure // nil with an empty profile
}

func (r *Reckoner) candidates(mine []ownTerm, goal string) []candidate {
	wanted := ledger.FoldTerm(goal)
	var all []candidate
	for _, a := range r.selection() {
		if a.Status == ledger.Archived || wanted != "" && !slices.ContainsFunc(a.Goals, func(held string) bool {
			return strings.Contains(ledger.FoldTerm(held), wanted)
		}) {
			continue
		}
		c := candidate{ally: a}
		if len(mine) > 0 {
			shared, score := compare(mine, a)
			c.shared, c.score = shared, &score
		}
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(
			lists.First(func(c candidate) bool { return c.ally.Status == ledger.Potential }, x, y), // whom the user does not know yet
			cmp.Compare(inSteps(or(y.score, -1)), inSteps(or(x.score, -1))),
		)
	})
	return all
}

func (r *Reckoner) matchRow(c candidate) MatchRow {
	row := MatchRow{
		Ally: c.ally.Name, Status: c.ally.Status, Score: c.score,
		Shared: lists.Of(c.shared, func(t ownTerm) SharedTerm { return SharedTerm{t.facet.name, t.term, t.idf} }),
		Path:   []string{}, File: c.ally.File,
	}
	if c.ally.Status == ledger.Potential {
		row.Path = r.introduction(c.ally)
	}
	return row
}

// ExplainMatch explains every score that Match lists above 0, and what the
// user's own terms weigh.
func (r *Reckoner) ExplainMatch(goal string) []Explanation {
	mine := r.ownTerms()
	if len(mine) == 0 {
		return nil
	}
	sharing := lists.Only(r.candidates(mine, goal), func(c candidate) bool { return len(c.shared) > 0 })
	matches := lists.Of(sharing, func(c candidate) Explanation { return c.explain(mine) })
	return append([]Explanation{r.explainOwnTerms(mine)}, matches...)
}

func (r *Reckoner) explainOwnTerms(mine []ownTerm) Explanation {
	return Explanation{
		Title:   "your profile",
		Formula: fmt.Sprintf("Σ a · idf over all of yours = %s = %s; idf = ln(1 + %d / allies who hold it)", sum(mine), total(mine), len(r.l.Allies)),
		Steps: lists.Of(mine, func(t ownTerm) Step {
			return t.step(r.l.Me, fmt.Sprintf("ln(1 + %d/%d) = %s", len(r.l.Allies), max(1, t.holders), t.idf))
		}),
	}
}

func (c *candidate) explain(mine []ownTerm) Explanation {
	return Explanation{
		Title:   c.ally.Name + ": match",
		Formula: fmt.Sprintf("M = (%s) / %s = %s / %s = %s", sum(c.shared), total(mine), total(c.shared), total(mine), c.score),
		Steps:   lists.Of(c.shared, func(t ownTerm) Step { return t.step(c.ally, t.product()) }),
	}
}

func sum(terms []ownTerm) string { return strings.Join(lists.Of(terms, ownTerm.product), " + ") }

func total(terms []ownTerm) (value Figure) {
	for _, t := range terms {
		value += t.share()
	}
	return value
}

func (t ownTerm) product() string { return fmt.Sprintf("%s × %s", t.facet.weight, t.idf) }

func (t ownTerm) step(a *ledger.Ally, figure string) Step {
	s, _ := keyStep(a, t.facet.name, []string{t.term + ": " + figure})
	field, _ := a.Field(t.facet.name)
	for i, value := range field.Values {
		if ledger.FoldTerm(value) == t.folded && i < len(field.At) {
			s.Place = placeIn(a.File, field.At[i])
		}
	}
	return s
}

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

func (f *facet) folded(a *ledger.Ally) map[string]bool {
	held := make(map[string]bool, len(f.of(a)))
	for _, term := range f.of(a) {
		held[ledger.FoldTerm(term)] = true
	}
	return held
}

func (r *Reckoner) holders(f *facet) map[string]int {
	count := map[string]int{}
	for _, a := range r.l.Allies {
		for term := range f.folded(a) {
			count[term]++
		}
	}
	return count
}

type ownTerm struct {
	facet   *facet
	term    string // as the user spells it
	folded  string
	holders int // allies that hold it in that facet
	idf     Figure
}

func (t ownTerm) share() Figure { return t.facet.weight * t.idf }

// ownTerms are the user's own, each once a facet, those that tell most first.
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

// compare is what an ally shares, and its Σ a · idf over that of all the user's.
func compare(mine []ownTerm, a *ledger.Ally) (shared []ownTerm, score Figure) {
	held := make(map[*facet]map[string]bool, len(facets))
	for i := range facets {
		held[&facets[i]] = facets[i].folded(a)
	}
	shared = lists.Only(mine, func(t ownTerm) bool { return held[t.facet][t.folded] })
	return shared, total(shared) / total(mine)
}

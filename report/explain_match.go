package report

import (
	"fmt"
	"strings"

	"allies/ledger"
)

// ExplainMatch explains every score that Match lists above 0, and what the
// user's own terms weigh.
func (r *Reckoner) ExplainMatch(goal string) []Explanation {
	mine := r.ownTerms()
	if len(mine) == 0 {
		return nil
	}
	all := []Explanation{r.explainOwnTerms(mine)}
	candidates := map[string]*ledger.Ally{}
	for _, a := range r.candidates(goal) {
		candidates[a.File] = a
	}
	for _, row := range r.Match(goal).Rows {
		if len(row.Shared) > 0 {
			all = append(all, explainScore(mine, candidates[row.File]))
		}
	}
	return all
}

func (r *Reckoner) explainOwnTerms(mine []ownTerm) Explanation {
	e := Explanation{Title: "your profile"}
	sum, total := shares(mine)
	e.Formula = fmt.Sprintf("Σ a · idf over all of yours = %s = %s; idf = ln(1 + %d / allies who hold it)",
		sum, total, len(r.l.Allies))
	for i := range mine {
		t := &mine[i]
		e.Steps = append(e.Steps, t.step(r.l.Me, fmt.Sprintf("ln(1 + %d/%d) = %s", len(r.l.Allies), max(1, t.holders), t.idf)))
	}
	return e
}

func explainScore(mine []ownTerm, a *ledger.Ally) Explanation {
	shared, score := compare(mine, a)
	common, value := shares(shared)
	_, all := shares(mine)
	e := Explanation{
		Title:   a.Name + ": match",
		Formula: fmt.Sprintf("M = (%s) / %s = %s / %s = %s", common, all, value, all, score),
	}
	for i := range shared {
		t := &shared[i]
		e.Steps = append(e.Steps, t.step(a, fmt.Sprintf("%s × %s", t.facet.weight, t.idf)))
	}
	return e
}

// shares writes Σ a · idf, and its value.
func shares(terms []ownTerm) (sum string, total Figure) {
	parts := make([]string, len(terms))
	for i := range terms {
		parts[i] = fmt.Sprintf("%s × %s", terms[i].facet.weight, terms[i].idf)
		total += terms[i].share()
	}
	return strings.Join(parts, " + "), total
}

// step names the term where an ally's file holds it.
func (t *ownTerm) step(a *ledger.Ally, figure string) Step {
	s := Step{
		Text: t.facet.name + ": " + t.term + ": " + figure, Place: Place{File: a.File},
		Private: a.IsPrivate(t.facet.name),
	}
	field, ok := a.Field(t.facet.name)
	if !ok {
		return s
	}
	s.Place = place(a, field.KeyPos)
	for i, value := range field.Values {
		if ledger.FoldTerm(value) == t.folded && i < len(field.At) {
			s.Place = place(a, field.At[i])
		}
	}
	return s
}

package report

import (
	"fmt"
	"strings"

	"allies/ledger"
)

// ExplainCoverage explains every filled cell, the fraction and the E-I index.
func (r *Reckoner) ExplainCoverage() []Explanation {
	c := r.Coverage()
	allies := map[string]*ledger.Ally{}
	for _, a := range r.active() {
		allies[a.File] = a
	}
	var all []Explanation
	for i := range c.Cells {
		cell := &c.Cells[i]
		if len(cell.Allies) == 0 {
			continue
		}
		e := Explanation{
			Title:   cell.Kind + ", " + reachOrNotSaid(string(cell.Reach)),
			Formula: fmt.Sprintf("%d proven within %d days, %d offered", len(cell.Proven), r.l.Config.Window, len(cell.Offered)),
		}
		for _, in := range cell.Allies {
			e.Steps = append(e.Steps, r.coverageSteps(allies[in.File], in, cell.Kind)...)
		}
		all = append(all, e)
	}
	return append(all,
		Explanation{Title: "coverage", Formula: fmt.Sprintf("%d of %d cells filled", c.Filled, c.Of)},
		Explanation{Title: "E-I index", Formula: c.eiFormula()},
	)
}

// eiFormula tells how far the network reaches beyond the organisation.
func (c *Coverage) eiFormula() string {
	if c.EIIndex == nil {
		return "nobody has a reach"
	}
	return fmt.Sprintf("(outside − inside) / (outside + inside) = (%d − %d) / (%d + %d) = %s",
		c.Outside, c.Inside, c.Outside, c.Inside, c.EIIndex)
}

func (r *Reckoner) coverageSteps(a *ledger.Ally, in CoverageAlly, kind string) []Step {
	var steps []Step
	for _, f := range r.proven(a, kind) {
		s := r.step(a, f)
		s.Text = fmt.Sprintf("%s gave it on %s", a.Name, f.date())
		steps = append(steps, s)
	}
	if in.Offered {
		s := Step{Text: a.Name + " offers it", Place: Place{File: a.File}, Private: a.IsPrivate("offers")}
		if field, ok := a.Field("offers"); ok {
			s.Text = a.Name + ", offers: " + strings.Join(a.Offers, ", ")
			s.Place = place(a, field.KeyPos)
		}
		steps = append(steps, s)
	}
	return steps
}

func reachOrNotSaid(reach string) string {
	if reach == "" {
		return "not said"
	}
	return reach
}

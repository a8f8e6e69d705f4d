package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// Coverage sets kinds of support against reach.
type Coverage struct {
	Kinds   []string       `json:"kinds"`
	Reaches []ledger.Reach `json:"reaches"`
	Cells   []CoverageCell `json:"cells"` // kind by kind; of each, every reach and then those without one
	Filled  int            `json:"filled"`
	Of      int            `json:"of"`
	EIIndex *Figure        `json:"ei_index"` // from −1, all inside, to 1; nil where nobody has a reach

	Inside, Outside int `json:"-"` // allies in team and org, and beyond
	NotSaid         int `json:"-"` // allies without a reach
}

// CoverageCell names who supports the user with a kind, by reach.
type CoverageCell struct {
	Kind    string   `json:"kind"`
	Reach   Optional `json:"reach"`   // "" for those without one
	Proven  []string `json:"proven"`  // gave it within the window
	Offered []string `json:"offered"` // list it in their offers

	Allies []CoverageAlly `json:"-"` // both, each once
}

// CoverageAlly is an ally in a cell.
type CoverageAlly struct {
	Name, File      string
	Proven, Offered bool
	NamePrivate     bool // what puts them there is private

	ally  *ledger.Ally
	given []favour // of that kind, within the window
}

// Alone reports whether the cell rests on one person.
func (c *CoverageCell) Alone() bool { return len(c.Allies) == 1 }

// Coverage looks at the allies with status ally. The reckoning, section 8.
func (r *Reckoner) Coverage() Coverage {
	allies := r.active()
	c := Coverage{Kinds: r.coveredKinds(allies), Reaches: ledger.Reaches(), Cells: []CoverageCell{}}
	for _, kind := range c.Kinds {
		for _, reach := range append(ledger.Reaches(), notSaid) {
			cell := r.cell(allies, kind, reach)
			c.Cells = append(c.Cells, cell)
			if reach != notSaid {
				c.Of++
				c.Filled += min(1, len(cell.Allies))
			}
		}
	}
	reaches := map[ledger.Reach]int{}
	for _, a := range allies {
		reaches[a.Reach]++
	}
	c.NotSaid, c.Outside, c.Inside = reaches[notSaid], reaches[ledger.Outside], reaches[ledger.Team]+reaches[ledger.Org]
	if all := c.Inside + c.Outside; all > 0 {
		c.EIIndex = new(Figure(float64(c.Outside-c.Inside) / float64(all)))
	}
	return c
}

// notSaid is the reach of those without one.
const notSaid ledger.Reach = ""

// active are the allies with status ally that the query matches, by name.
func (r *Reckoner) active() []*ledger.Ally {
	return lists.Only(r.selection(), func(a *ledger.Ally) bool { return a.Status == ledger.Active })
}

// coveredKinds are the core kinds, then the others that passed or are offered, by name.
func (r *Reckoner) coveredKinds(allies []*ledger.Ally) []string {
	known := map[string]bool{}
	for _, a := range allies {
		for _, f := range r.favours(a) {
			known[f.worth.Kind] = true
		}
		for _, kind := range a.Offers {
			known[kind] = true
		}
	}
	others := lists.Only(slices.Sorted(maps.Keys(known)), func(kind string) bool {
		return kind != "" && !slices.Contains(ledger.CoreKinds(), kind)
	})
	return slices.Concat(ledger.CoreKinds(), others)
}

func (r *Reckoner) cell(allies []*ledger.Ally, kind string, reach ledger.Reach) CoverageCell {
	there := lists.Only(allies, func(a *ledger.Ally) bool { return a.Reach == reach })
	in := lists.Of(there, func(a *ledger.Ally) CoverageAlly { return r.covers(a, kind) })
	names := func(of func(CoverageAlly) bool) []string {
		return lists.Of(lists.Only(in, of), func(c CoverageAlly) string { return c.Name })
	}
	return CoverageCell{
		Kind: kind, Reach: Optional(reach),
		Proven:  names(func(c CoverageAlly) bool { return c.Proven }),
		Offered: names(func(c CoverageAlly) bool { return c.Offered }),
		Allies:  lists.Only(in, func(c CoverageAlly) bool { return c.Proven || c.Offered }),
	}
}

func (r *Reckoner) covers(a *ledger.Ally, kind string) CoverageAlly {
	given := r.proven(a, kind)
	in := CoverageAlly{
		Name: a.Name, File: a.File, Proven: len(given) > 0, Offered: slices.Contains(a.Offers, kind),
		ally: a, given: given,
	}
	open := in.Offered && !a.IsPrivate("offers") || slices.ContainsFunc(given, func(f favour) bool { return !ledger.IsPrivate(f.tags()) && !r.inPrivate(f) })
	in.NamePrivate = !open || a.IsPrivate("reach")
	return in
}

// ExplainCoverage explains every filled cell, the fraction and the E-I index.
func (r *Reckoner) ExplainCoverage() []Explanation {
	c := r.Coverage()
	filled := lists.Only(c.Cells, func(cell CoverageCell) bool { return len(cell.Allies) > 0 })
	return append(lists.Of(filled, r.explainCell),
		Explanation{Title: "coverage", Formula: fmt.Sprintf("%d of %d cells filled", c.Filled, c.Of)},
		Explanation{Title: "E-I index", Formula: c.eiFormula()},
	)
}

func (r *Reckoner) explainCell(cell CoverageCell) Explanation {
	return Explanation{
		Title:   cell.Kind + ", " + cmp.Or(string(cell.Reach), ByReach.Keyless()),
		Formula: fmt.Sprintf("%d proven within %d days, %d offered", len(cell.Proven), r.l.Config.Window, len(cell.Offered)),
		Steps:   slices.Concat(lists.Of(cell.Allies, r.coverageSteps)...),
	}
}

func (c *Coverage) eiFormula() string {
	if c.EIIndex == nil {
		return "nobody has a reach"
	}
	return fmt.Sprintf("(outside − inside) / (outside + inside) = (%d − %d) / (%d + %d) = %s",
		c.Outside, c.Inside, c.Outside, c.Inside, c.EIIndex)
}

func (r *Reckoner) coverageSteps(in CoverageAlly) []Step {
	var steps []Step
	a := in.ally
	for _, f := range in.given {
		s := r.step(line{a, f})
		s.Text = fmt.Sprintf("%s gave it on %s", a.Name, f.date)
		steps = append(steps, s)
	}
	if in.Offered {
		s, ok := keyStep(a, "offers", a.Offers)
		if s.Text = a.Name + ", " + s.Text; !ok {
			s.Text = a.Name + " offers it"
		}
		steps = append(steps, s)
	}
	return steps
}

package report

import "allies/ledger"

// Coverage sets kinds of support against reach.
type Coverage struct {
	Kinds   []string       `json:"kinds"`
	Reaches []ledger.Reach `json:"reaches"`
	Cells   []CoverageCell `json:"cells"` // kind by kind; of each, every reach and then those without one
	Filled  int            `json:"filled"`
	Of      int            `json:"of"`
	EIIndex *Figure        `json:"ei_index"` // from −1, all inside, to 1; nil where nobody has a reach

	AsOf            ledger.Date `json:"-"`
	Inside, Outside int         `json:"-"` // allies in team and org, and beyond
	NotSaid         int         `json:"-"` // allies without a reach
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
	Private         bool // what puts them there is private
}

// Alone reports whether the cell rests on one person.
func (c *CoverageCell) Alone() bool { return len(c.Allies) == 1 }

// Coverage looks at the allies with status ally. The reckoning, section 8.
func (r *Reckoner) Coverage() Coverage {
	return Coverage{Kinds: []string{}, Reaches: ledger.Reaches(), Cells: []CoverageCell{}, AsOf: r.o.Today}
}

// ExplainCoverage explains every filled cell, the fraction and the index.
func (r *Reckoner) ExplainCoverage() []Explanation { return nil }

package report

import "allies/ledger"

// Stats are the figures of the whole network.
type Stats struct {
	AsOf          ledger.Date    `json:"as_of"`
	Totals        Totals         `json:"totals"`
	Groups        int            `json:"groups"` // allies that are one
	ByStatus      map[string]int `json:"by_status"`
	ByReach       []ReachCount   `json:"by_reach"`  // of status ally
	ByCircle      []CircleCount  `json:"by_circle"` // of status ally
	ByState       map[State]int  `json:"by_state"`  // of status ally
	FollowThrough FollowThrough  `json:"follow_through"`
	Thanks        ThanksLag      `json:"thanks"`
	Load          Load           `json:"load"`

	Period     ledger.Period `json:"-"` // the span the sums are narrowed to
	ThanksUsed bool          `json:"-"` // some note says `thanked:`
}

// ReachCount counts the allies of one reach; "" for those without one.
type ReachCount struct {
	Reach  Optional `json:"reach"`
	Allies int      `json:"allies"`
}

// CircleCount counts the allies of one circle; nil for those without one.
type CircleCount struct {
	Circle *int `json:"circle"`
	Allies int  `json:"allies"`
}

// Load is how many contacts a week the tracked allies ask for.
type Load struct {
	PerWeek       Figure         `json:"per_week"`
	BudgetPerWeek *ledger.Number `json:"budget_per_week"` // nil where allies.yaml does not say
	Tracked       int            `json:"tracked"`
}

// Stats counts and sums over the allies that the query matches.
func (r *Reckoner) Stats() Stats { return Stats{AsOf: r.o.Today} }

// ExplainStats explains follow-through, thanks, load and stance.
func (r *Reckoner) ExplainStats() []Explanation { return nil }

package report

import "allies/ledger"

// Match lists whom the user shares something with, potential allies first.
type Match struct {
	Rows []MatchRow `json:"rows"`

	AsOf  ledger.Date `json:"-"`
	Goal  string      `json:"-"` // that the rows are narrowed to, "" for none
	Empty bool        `json:"-"` // me.md names nothing to compare with
}

// MatchRow is an ally and what they share with the user.
type MatchRow struct {
	Ally   string        `json:"ally"`
	Status ledger.Status `json:"status"`
	Score  *Figure       `json:"score"`  // from 0 to 1; nil with an empty profile
	Shared []SharedTerm  `json:"shared"` // what tells most first
	Path   []string      `json:"path"`   // from an ally who could introduce you to this one; empty when there is none

	File  string     `json:"-"`
	Steps []PathStep `json:"-"` // why each of the path knows the next one
}

// SharedTerm is a goal, value, … that both hold, as the user spells it.
type SharedTerm struct {
	Facet string `json:"facet"`
	Term  string `json:"term"`
	IDF   Figure `json:"idf"` // the rarer, the higher
}

// PathStep is one step of a path.
type PathStep struct {
	From, To string
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

// Match compares goals, values, interests, communities and background with the
// user's own; with a goal, only of those who hold it. Archived allies are left
// out. The reckoning, section 7.
func (r *Reckoner) Match(goal string) Match {
	return Match{Rows: []MatchRow{}, AsOf: r.o.Today}
}

// ExplainMatch explains every score that Match lists.
func (r *Reckoner) ExplainMatch(goal string) []Explanation { return nil }

package report

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
)

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
	match := Match{Rows: []MatchRow{}, AsOf: r.o.Today, Goal: goal, Empty: len(mine) == 0}
	for _, a := range r.candidates(goal) {
		match.Rows = append(match.Rows, r.matchRow(mine, a))
	}
	slices.SortStableFunc(match.Rows, func(x, y MatchRow) int {
		return cmp.Or(
			cmp.Compare(statusRank(x.Status), statusRank(y.Status)),
			cmp.Compare(scoreOrNone(y.Score), scoreOrNone(x.Score)),
		)
	})
	return match
}

// candidates returns those who may be matched, in order of name.
func (r *Reckoner) candidates(goal string) []*ledger.Ally {
	wanted := ledger.FoldTerm(goal)
	return slices.DeleteFunc(r.selection(), func(a *ledger.Ally) bool {
		return a.Status == ledger.Archived || wanted != "" && !slices.ContainsFunc(a.Goals, func(held string) bool {
			return strings.Contains(ledger.FoldTerm(held), wanted)
		})
	})
}

func (r *Reckoner) matchRow(mine []ownTerm, a *ledger.Ally) MatchRow {
	row := MatchRow{Ally: a.Name, Status: a.Status, Shared: []SharedTerm{}, Path: []string{}, File: a.File}
	if len(mine) > 0 {
		shared, score := compare(mine, a)
		row.Score = &score
		for _, t := range shared {
			row.Shared = append(row.Shared, SharedTerm{t.facet.name, t.term, t.idf})
		}
	}
	if a.Status == ledger.Potential {
		row.Path = r.introduction(a)
	}
	return row
}

// statusRank puts those whom the user does not know yet first.
func statusRank(s ledger.Status) int {
	if s == ledger.Potential {
		return 0
	}
	return 1
}

// scoreOrNone orders no score behind every score.
func scoreOrNone(score *Figure) float64 {
	if score == nil {
		return -1
	}
	return undusted(*score)
}

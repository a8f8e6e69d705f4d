package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// NoRhythm counts the allies of whom nothing tells how often to be in touch.
type NoRhythm struct {
	Count   int       `json:"count"`
	Longest []Silence `json:"longest"` // at most three, the longest first
}

// Silence is how long an ally has been quiet.
type Silence struct {
	Ally        string      `json:"ally"`
	LastContact ledger.Date `json:"last_contact"`
	Days        *int        `json:"days"` // nil where there was no contact yet

	File string `json:"-"`
}

const longestSilences = 3

// noRhythm counts the allies without an interval, where fewer than half of
// those that the query matches have one; else it returns nil. Who has none on
// purpose is not among them.
func (r *Reckoner) noRhythm() *NoRhythm {
	all := r.active()
	var without []*ledger.Ally
	with := 0
	for _, a := range all {
		switch f := r.followup(a); {
		case f.cadence.Days != nil:
			with++
		case f.cadence.Source == NoSource:
			without = append(without, a)
		}
	}
	if 2*with >= len(all) || len(without) == 0 {
		return nil
	}
	slices.SortStableFunc(without, func(a, b *ledger.Ally) int {
		return cmp.Compare(dateOrNever(r.rhythm(a).last()), dateOrNever(r.rhythm(b).last()))
	})
	none := &NoRhythm{Count: len(without), Longest: []Silence{}}
	for _, a := range without[:min(longestSilences, len(without))] {
		s := Silence{Ally: a.Name, LastContact: r.rhythm(a).last(), File: a.File}
		if s.LastContact != 0 {
			days := r.age(s.LastContact)
			s.Days = &days
		}
		none.Longest = append(none.Longest, s)
	}
	return none
}

package edit

import (
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/text"
)

// Cure returns the edits that cure the wanted problems of a file, and these
// problems. One whose edits would bring another problem, or change what another
// cure changes, is left out.
func (s *Source) Cure(wanted func(*ledger.Problem) bool) (text.Edits, []ledger.Problem) {
	curable := lists.Only(s.problems, func(p ledger.Problem) bool { return len(p.Fix) > 0 && wanted(&p) })
	if s.cures(curable) {
		return s.fixes(curable), curable
	}
	var cured []ledger.Problem
	for _, p := range curable {
		if more := append(slices.Clone(cured), p); s.cures(more) {
			cured = more
		}
	}
	return s.fixes(cured), cured
}

// VerifyCure is a *Mismatch unless the problems are gone and there is no other.
func VerifyCure(before, after *Source, cured []ledger.Problem) error {
	gone := map[mistake]int{}
	for _, p := range cured {
		gone[mistakeOf(p)]++
	}
	left := slices.DeleteFunc(slices.Clone(before.problems), func(p ledger.Problem) bool {
		m := mistakeOf(p)
		gone[m]--
		return gone[m] >= 0
	})
	return noneAdded(left, after.problems)
}

func (s *Source) cures(problems []ledger.Problem) bool {
	edited, err := s.fixes(problems).Apply()
	if err != nil {
		return false
	}
	after := s.read(s.ally.File, edited)
	return after != nil && VerifyCure(s, after, problems) == nil
}

func (s *Source) fixes(problems []ledger.Problem) text.Edits {
	edits := text.EditsOf(s.text)
	for _, p := range problems {
		edits.Add(p.Fix...)
	}
	return edits
}

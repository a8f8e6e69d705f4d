package edit

import (
	"slices"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// Cure returns the edits that cure the wanted problems of a file, and these
// problems. One whose edits would bring another problem, or change what another
// cure changes, is left out.
func (s *Source) Cure(wanted func(*ledger.Problem) bool) (text.Edits, []ledger.Problem) {
	path, src, c := s.ally.File, s.text, s.config
	var curable []ledger.Problem
	for _, p := range problemsOf(path, src, c) {
		if len(p.Fix) > 0 && wanted(&p) {
			curable = append(curable, p)
		}
	}
	if cures(path, src, c, curable) {
		return fixesOf(src, curable), curable
	}
	var cured []ledger.Problem
	for _, p := range curable {
		if more := append(slices.Clone(cured), p); cures(path, src, c, more) {
			cured = more
		}
	}
	return fixesOf(src, cured), cured
}

// VerifyCure is a *Mismatch unless the problems are gone and there is no other.
func VerifyCure(path string, before, after []byte, c *ledger.Config, cured []ledger.Problem) error {
	left := map[string]int{}
	for _, p := range problemsOf(path, before, c) {
		left[unplaced(p)]++
	}
	for _, p := range cured {
		left[unplaced(p)]--
	}
	for _, p := range problemsOf(path, after, c) {
		if left[unplaced(p)]--; left[unplaced(p)] < 0 {
			return &Mismatch{p.File + " would be read with a problem: " + p.Message}
		}
	}
	return nil
}

// cures reports whether the problems can be cured together, which brings no
// other.
func cures(path string, src []byte, c *ledger.Config, problems []ledger.Problem) bool {
	after, err := fixesOf(src, problems).Apply()
	return err == nil && VerifyCure(path, src, after, c, problems) == nil
}

func fixesOf(src []byte, problems []ledger.Problem) text.Edits {
	edits := text.EditsOf(src)
	for _, p := range problems {
		edits.Add(p.Fix...)
	}
	return edits
}

// problemsOf reads a file as the folder does.
func problemsOf(path string, src []byte, c *ledger.Config) []ledger.Problem {
	var problems []ledger.Problem
	switch path {
	case ledger.ConfigFile:
		_, problems = parse.Config(path, src)
	case ledger.MeFile:
		_, problems = parse.Me(path, src, c)
	default:
		_, problems = parse.File(path, src, c)
	}
	return problems
}

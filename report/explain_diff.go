package report

import "allies/ledger"

// ExplainDiff explains the balances and standings that Compare found to be
// others than before: those of the earlier state, whose lines are found at its
// revision, then those of the later one.
func ExplainDiff(from, to *Reckoner, d Diff) []Explanation {
	before, after := byFile(from.l.Allies), byFile(to.l.Allies)
	var all []Explanation
	for i := range d.Allies {
		row := &d.Allies[i]
		if !row.Moved() && row.Standing.From == row.Standing.To {
			continue
		}
		for _, e := range from.sumsOf(before[row.Path.From]) {
			e.Title += " at " + string(d.From)
			for j := range e.Steps {
				e.Steps[j].File = d.Before(e.Steps[j].File)
			}
			all = append(all, e)
		}
		all = append(all, to.sumsOf(after[row.Path.To])...)
	}
	return all
}

// sumsOf is explainSums for an ally that may be nil, and of a tie that is kept.
func (r *Reckoner) sumsOf(a *ledger.Ally) []Explanation {
	if a == nil || a.Communal {
		return nil
	}
	return r.explainSums(a)
}

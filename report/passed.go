package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// KindCount is how often a kind of favour passed; "" for those without one.
type KindCount struct {
	Kind  string
	Times int
}

// passed counts what passed within the window by kind, the most frequent first.
func (r *Reckoner) passed(a *ledger.Ally) (got, gave []KindCount) {
	for _, f := range r.favours(a) {
		switch {
		case r.age(f.date()) > r.l.Config.Window:
		case f.entry.Dir == ledger.Got:
			got = counted(got, f.entry.Kind)
		default:
			gave = counted(gave, f.entry.Kind)
		}
	}
	byTimes := func(x, y KindCount) int { return cmp.Or(cmp.Compare(y.Times, x.Times), cmp.Compare(x.Kind, y.Kind)) }
	slices.SortFunc(got, byTimes)
	slices.SortFunc(gave, byTimes)
	return got, gave
}

// counted counts one more of a kind.
func counted(all []KindCount, kind string) []KindCount {
	i := slices.IndexFunc(all, func(c KindCount) bool { return c.Kind == kind })
	if i < 0 {
		return append(all, KindCount{kind, 1})
	}
	all[i].Times++
	return all
}

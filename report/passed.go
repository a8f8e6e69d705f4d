package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
)

// passed says what passed both ways within the window: "lately you got
// feedback twice and guidance; you gave listening".
func (r *Reckoner) passed(a *ledger.Ally) string {
	var got, gave kindCounts
	for _, f := range r.favours(a) {
		switch {
		case r.age(f.date()) > r.l.Config.Window:
		case f.entry.Dir == ledger.Got:
			got.add(f.entry.Kind)
		default:
			gave.add(f.entry.Kind)
		}
	}
	switch {
	case len(got)+len(gave) == 0:
		return "your notes show nothing that passed between you lately"
	case len(gave) == 0:
		return "lately you got " + got.words()
	case len(got) == 0:
		return "lately you gave " + gave.words()
	}
	return "lately you got " + got.words() + "; you gave " + gave.words()
}

// kindCounts counts favours by kind.
type kindCounts []kindCount

type kindCount struct {
	kind  string
	times int
}

func (k *kindCounts) add(kind string) {
	i := slices.IndexFunc(*k, func(c kindCount) bool { return c.kind == kind })
	if i < 0 {
		i = len(*k)
		*k = append(*k, kindCount{kind: kind})
	}
	(*k)[i].times++
}

// words names the kinds, the most frequent first.
func (k kindCounts) words() string {
	slices.SortFunc(k, func(x, y kindCount) int {
		return cmp.Or(cmp.Compare(y.times, x.times), cmp.Compare(x.kind, y.kind))
	})
	said := make([]string, len(k))
	for i, c := range k {
		said[i] = cmp.Or(c.kind, "something")
		switch {
		case c.times == 2:
			said[i] += " twice"
		case c.times > 2:
			said[i] += fmt.Sprintf(" %d times", c.times)
		}
	}
	return Join("and", said)
}

// giveFirst says what the user could give before asking for more: what the
// ally needs, else their goals.
func giveFirst(a *ledger.Ally) string {
	switch {
	case len(a.Needs) > 0:
		return "before you ask, you could give " + strings.Join(a.Needs, " or ")
	case len(a.Goals) > 0:
		return "before you ask, you could help with " + strings.Join(a.Goals, " or ")
	}
	return "before you ask, find out what would help them"
}

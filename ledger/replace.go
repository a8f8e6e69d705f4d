package ledger

import (
	"cmp"
	"slices"
)

// Replace puts what an ally's file holds now in the place of what it held, in a
// ledger that is linked, and keeps the pointer to the ally. It is false, and
// nothing has changed, where links have to be found anew: another name leads to
// the ally now, or a page is about a day of theirs, whose lines count once.
func (l *Ledger) Replace(a *Ally, now Ally) bool {
	if a.File != now.File || a.Name != now.Name || a.First != now.First || a.Last != now.Last || a.Type != now.Type ||
		!slices.Equal(a.Aliases, now.Aliases) || sharesDay(a.paged, a.Notes) || sharesDay(a.paged, now.Notes) {
		return false
	}
	for _, other := range l.linked(a) {
		l.shared[other] = slices.DeleteFunc(l.shared[other], func(s Shared) bool { return s.Owner == a })
	}
	now.paged = a.paged
	*a = now
	for i := range a.Notes {
		l.share(a, &a.Notes[i])
	}
	for _, other := range l.linked(a) {
		slices.SortStableFunc(l.shared[other], func(x, y Shared) int { return cmp.Compare(x.Owner.File, y.Owner.File) })
	}
	return true
}

// linked lists those whom the headings of an ally's notes link to.
func (l *Ledger) linked(a *Ally) []*Ally {
	var all []*Ally
	for i := range a.Notes {
		for _, link := range a.Notes[i].With {
			if other, _ := l.Target(link.Target, a.File); other != nil {
				all = appendOnce(all, other)
			}
		}
	}
	return all
}

// sharesDay reports whether a note of a page and one of the ally's own are of
// one day.
func sharesDay(paged []*Note, own []Note) bool {
	return slices.ContainsFunc(paged, func(p *Note) bool {
		return slices.ContainsFunc(own, func(n Note) bool { return n.Date == p.Date })
	})
}

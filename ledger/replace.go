package ledger

import (
	"cmp"
	"slices"
	"strings"
)

// Replace puts what an ally's file holds now in the place of what it held, in a
// ledger that is linked, and keeps the pointer to the ally. It is false, and
// nothing has changed, where links have to be found anew: another name leads to
// the ally now.
func (l *Ledger) Replace(a *Ally, now Ally) bool {
	if a.File != now.File || a.Name != now.Name || a.First != now.First || a.Last != now.Last || a.Type != now.Type || !slices.Equal(a.Aliases, now.Aliases) {
		return false
	}
	for _, other := range l.linked(a) {
		l.shared[other] = slices.DeleteFunc(l.shared[other], func(s Shared) bool { return s.Owner == a })
	}
	before := a.Notes
	now.paged = a.paged
	*a = now
	for i := range a.Notes {
		l.share(a, &a.Notes[i])
	}
	for _, other := range l.linked(a) {
		slices.SortStableFunc(l.shared[other], func(x, y Shared) int { return cmp.Compare(x.Owner.File, y.Owner.File) })
	}
	l.countOnce(a, before)
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

// countOnce links the pages anew whose lines may stand in the ally's own notes
// too, those before and those now: such a line counts once.
func (l *Ledger) countOnce(a *Ally, before []Note) {
	if l.pages == nil {
		return
	}
	delete(l.pages.days, a)
	days := map[Date]bool{}
	for _, notes := range [][]Note{before, a.Notes} {
		for i := range notes {
			days[notes[i].Date] = true
		}
	}
	for _, p := range l.Pages {
		if days[p.Day] && slices.ContainsFunc(p.Items, func(it PageItem) bool { return it.Owner == a }) {
			l.relink(p)
		}
	}
}

// ReplacePage puts what a page holds now in the place of what it held, in a ledger
// that is linked, and keeps the pointer to the page. Whom it means and what it is
// may be others then.
func (l *Ledger) ReplacePage(p *Page, now Page) {
	*p = now
	l.relink(p)
}

// relink takes the notes of a page from the allies, and finds anew whom it means.
func (l *Ledger) relink(p *Page) {
	for _, a := range l.Allies {
		if a.paged = slices.DeleteFunc(a.paged, func(n *Note) bool { return n.File == p.File }); len(a.paged) == 0 {
			a.paged = nil
		}
	}
	clear(l.pages.met) // else each name that is typed would stay
	l.pages.guarded(p)
	for of := range l.pages.notes {
		slices.SortStableFunc(of.ally.paged, func(x, y *Note) int { return strings.Compare(x.File, y.File) })
	}
}

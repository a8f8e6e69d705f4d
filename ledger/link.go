package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allies/ledger/lists"
)

// Replace puts what an ally's file holds now in the place of what it held, in a
// ledger that is linked, and keeps the pointer to the ally. It is false, and
// nothing has changed, where links have to be found anew: another name leads to
// the ally now.
func (l *Ledger) Replace(a *Ally, now Ally) bool {
	if a.File != now.File || a.Name != now.Name || a.First != now.First || a.Last != now.Last || a.Type != now.Type || !slices.Equal(a.Aliases, now.Aliases) {
		return false
	}
	l.changes[a]++
	for _, other := range l.linked(a) {
		l.shared[other] = slices.DeleteFunc(l.shared[other], func(s Shared) bool { return s.Owner == a })
		l.changes[other]++
	}
	before := a.Notes
	now.paged = a.paged
	*a = now
	for i := range a.Notes {
		l.share(a, &a.Notes[i])
	}
	for _, other := range l.linked(a) {
		slices.SortStableFunc(l.shared[other], func(x, y Shared) int { return cmp.Compare(x.Owner.File, y.Owner.File) })
		l.changes[other]++
	}
	l.countOnce(a, before)
	return true
}

// ReplaceMe puts what me.md holds now in the place of what it held, where its names
// are the same.
func (l *Ledger) ReplaceMe(now *Ally) {
	*l.Me = *now
	l.changes[l.Me]++
}

// linked lists those whom the headings of an ally's notes link to.
func (l *Ledger) linked(a *Ally) []*Ally {
	var all []*Ally
	for i := range a.Notes {
		for _, link := range a.Notes[i].With {
			if other, _ := l.Target(link.Target, a.File); other != nil {
				all = lists.Once(all, other)
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
		before := len(a.paged)
		if a.paged = slices.DeleteFunc(a.paged, func(n *Note) bool { return n.File == p.File }); len(a.paged) < before {
			l.changes[a]++
		}
		if len(a.paged) == 0 {
			a.paged = nil
		}
	}
	clear(l.pages.met) // else each name that is typed would stay
	l.pages.guarded(p)
	for of := range l.pages.notes {
		slices.SortStableFunc(of.ally.paged, func(x, y *Note) int { return strings.Compare(x.File, y.File) })
		l.changes[of.ally]++
	}
}

// Link resolves names and links once all files are read: after it, Find,
// Target and SharedWith answer, and allies have the notes of pages.
func (l *Ledger) Link() {
	l.names = newNameIndex(l.Allies)
	l.shared, l.changes = map[*Ally][]Shared{}, map[*Ally]int{}
	for _, owner := range l.Allies {
		for i := range owner.Notes {
			l.share(owner, &owner.Notes[i])
		}
	}
	l.linkPages()
}

// share files a note under every other ally that its heading links to, once
// each.
func (l *Ledger) share(owner *Ally, note *Note) {
	seen := map[*Ally]bool{owner: true}
	for _, link := range note.With {
		if other, _ := l.Target(link.Target, owner.File); other != nil && !seen[other] {
			seen[other] = true
			l.shared[other] = append(l.shared[other], Shared{owner, note})
		}
	}
}

func (l *Ledger) linkPages() {
	for _, a := range l.Allies {
		a.paged = nil
	}
	l.pages = nil
	if len(l.Pages) == 0 {
		return
	}
	l.pages = &pageLinker{l: l, own: l.ownNames(), firsts: firstNames(l.Allies), met: map[mentioned]answer{}, notes: map[noteOf]*Note{}, days: map[*Ally]map[Date][]*Note{}}
	for _, p := range l.Pages {
		l.pages.guarded(p)
	}
}

// guarded links a page. A mistake of ours costs that page and never the others: it
// is none, and says why.
func (k *pageLinker) guarded(p *Page) {
	p.Failed = ""
	defer func() {
		if cause := recover(); cause != nil {
			k.takeBack(p)
			p.Kind, p.Failed = NoPage, fmt.Sprint(cause)
		}
	}()
	k.link(p)
}

// takeBack takes the notes of a page from the allies that got them.
func (k *pageLinker) takeBack(p *Page) {
	for of, n := range k.notes {
		of.ally.paged = slices.DeleteFunc(of.ally.paged, func(given *Note) bool { return given == n })
	}
	clear(k.notes)
	p.There, p.Allies, p.Unknown, p.Kept, p.Unclear, p.Asked = nil, nil, nil, nil, nil, 0
}

func (k *pageLinker) link(p *Page) {
	p.Allies, p.Unknown, p.Kept, p.Unclear, p.Asked = nil, nil, nil, nil, 0
	clear(k.notes)
	there, alone := k.there(p)
	p.Kind = p.kind(there)
	if p.Kind == UnreadDay {
		p.Allies = k.meant(p.Links, p.File)
	}
	if p.Kind == UnreadDay && len(p.Allies) == 0 {
		p.Kind = NoPage
	}
	if !p.IsRead() {
		return
	}
	for _, a := range there {
		k.give(p, a, wholePage, &p.Note)
	}
	for i := range p.Parts {
		for _, a := range k.meant(p.Parts[i].With, p.File) {
			k.give(p, a, i, &p.Parts[i].Note)
		}
	}
	if !alone {
		there = nil
	}
	for i := range p.Items {
		k.item(p, &p.Items[i], there)
	}
}

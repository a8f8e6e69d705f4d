package ledger

import (
	"cmp"
	"slices"

	"allies/ledger/lists"
)

// item finds the owner of an entry or a task, and puts it into their note; alone
// is the only one who was there.
func (k *pageLinker) item(p *Page, it *PageItem, alone []*Ally) {
	it.Owner, it.Called = k.owner(p, it, alone)
	if it.Owner == nil {
		k.spread(it)
	}
	switch {
	case it.IsNobodys(p):
		p.Asked++
		return
	case it.Owner == nil, it.Promise != nil && it.IsPoint && it.Called == nil, it.Promise == nil && !it.IsFavour():
		return
	case k.isNoted(it, p.Day):
		return
	}
	n := cmp.Or(k.notes[noteOf{it.Owner, it.Part}], k.notes[noteOf{it.Owner, wholePage}], k.notes[noteOf{it.Owner, aside}])
	if n == nil {
		n = k.give(p, it.Owner, aside, &Note{
			Date: p.Day, Title: p.Note.Title, File: p.File, Aside: true, HeadTags: p.Note.HeadTags, Tags: p.Note.HeadTags,
			Head: it.Pos, Pos: it.Pos, Text: it.Line,
		})
	}
	it.file(n)
}

// spread gives the tags of an item without an owner to the notes in which it
// stands, as those of prose; what it keeps private is shown nowhere.
func (k *pageLinker) spread(it *PageItem) {
	for of, n := range k.notes {
		if of.part != it.Part && of.part != wholePage {
			continue
		}
		for _, tag := range it.Tags {
			if !IsTag(tag, "private") {
				n.Tags = lists.Once(slices.Clip(n.Tags), tag)
			}
		}
	}
}

// owner finds whose an item is: the one whom a task begins with, else the one
// whom its own text links to, else the one linked by the items around it, by the
// headings above, else the only one who was there.
func (k *pageLinker) owner(p *Page, it *PageItem, alone []*Ally) (*Ally, *Caller) {
	if a, c := k.caller(p, it, false); a != nil {
		return a, c
	}
	if it.SaysThey && len(alone) == 1 {
		return alone[0], nil
	}
	if a, _ := only(k.meant(it.Links, p.File)); a != nil {
		return a, nil
	}
	if a, c := k.caller(p, it, true); a != nil {
		return a, c
	}
	for s := it.Scope; s >= 0; s = p.Scopes[s].Outer {
		found := k.meant(p.Scopes[s].Links, p.File)
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 && p.Daily {
			return nil, nil
		}
	}
	if len(alone) == 1 {
		return alone[0], nil
	}
	return nil, nil
}

// caller finds the first of the names that a task begins with, or has inside, that
// is an ally's.
func (k *pageLinker) caller(p *Page, it *PageItem, inside bool) (*Ally, *Caller) {
	for i := range it.Callers {
		c := &it.Callers[i]
		if c.Inside != inside {
			continue
		}
		if a := k.called(p, c); a != nil {
			return a, c
		}
	}
	return nil, nil
}

// called finds the ally by whose name a task begins: of several with the name
// the one who is on the page. Without a colon only such a one is meant.
func (k *pageLinker) called(p *Page, c *Caller) *Ally {
	if c.IsLink {
		a, _ := k.l.Target(c.Text, p.File)
		return a
	}
	known := k.known(c)
	here := lists.Only(known, func(a *Ally) bool { return slices.Contains(p.Allies, a) })
	if a, _ := only(here); a != nil || c.NoColon {
		return a
	}
	a, _ := only(known)
	return a
}

// known lists the allies that a name may mean, in full or by the first name.
func (k *pageLinker) known(c *Caller) []*Ally {
	if c.Handle {
		return k.byHandle(c.Text)
	}
	key := Fold(c.Text)
	var found []*Ally
	for _, table := range []map[string][]*Ally{k.l.names.called, k.l.names.stems, k.firsts} {
		for _, a := range table[key] {
			found = lists.Once(found, a)
		}
	}
	return found
}

func (k *pageLinker) byHandle(word string) []*Ally {
	if k.handles == nil {
		k.handles = map[string][]*Ally{}
		for _, a := range k.l.Allies {
			for _, name := range append([]string{a.Name, a.Stem, a.firstName(), a.First}, a.Aliases...) {
				put(k.handles, FoldTerm(name), a)
			}
		}
	}
	return k.handles[FoldTerm(word)]
}

// isNoted reports whether an item stands word for word in the owner's own note
// of the day too: it counts once, there.
func (k *pageLinker) isNoted(it *PageItem, day Date) bool {
	a := it.Owner
	if a.Sums != nil && a.Sums.hold(it, day) {
		return true
	}
	if k.days[a] == nil {
		k.days[a] = map[Date][]*Note{}
		for i := range a.Notes {
			n := &a.Notes[i]
			k.days[a][n.Date] = append(k.days[a][n.Date], n)
		}
	}
	return slices.ContainsFunc(k.days[a][day], it.isIn)
}

// isIn reports whether a note holds the item, in the same words.
func (it *PageItem) isIn(n *Note) bool {
	switch {
	case it.Entry != nil:
		return lists.Some(n.Entries, func(e *Entry) bool { return e.Text == it.Entry.Text && e.Worth.equals(&it.Entry.Worth) })
	case it.Thanks != nil:
		return slices.ContainsFunc(n.Thanks, func(t Thanks) bool { return t.Text == it.Thanks.Text })
	case it.Event != nil:
		return slices.ContainsFunc(n.Events, func(e Event) bool { return e.Win == it.Event.Win && e.Text == it.Event.Text })
	}
	p := it.promise()
	return slices.ContainsFunc(n.Promises, func(q Promise) bool { return q.Theirs == p.Theirs && q.Text == p.Text })
}

// hold reports whether the notes of a day have an item of a page in the same words.
func (s *Sums) hold(it *PageItem, day Date) bool {
	switch {
	case it.Entry != nil:
		return s.holdEntry(it.Entry, day)
	case it.Thanks != nil:
		return s.tells(told{day, it.Thanks.hash()})
	case it.Promise != nil:
		p := it.promise()
		return s.tells(told{day, p.hash()})
	}
	return false
}

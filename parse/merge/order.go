package merge

import (
	"slices"
	"strings"

	"allies/ledger/lists"
	"allies/parse/diff"
)

// entity is a unit in all versions that have it.
type entity versions[*unit]

// any is the unit in one of the versions that were merged.
func (e entity) any() *unit {
	if e.ours != nil {
		return e.ours
	}
	return e.theirs
}

// outcome is what becomes of an entity.
type outcome uint8

const (
	kept     outcome = iota // both sides have it, or one side added it
	removed                 // one side removed it, and the other left it
	disputed                // one side removed it, and the other changed it
)

func (e entity) outcome() outcome {
	left := e.any()
	switch {
	case left == nil:
		return removed
	case e.ours != nil && e.theirs != nil, e.base == nil, left.onlyPlace:
		return kept
	}
	if other, _ := lists.Beyond(diff.Lines(e.base.full), diff.Lines(left.full)); len(other) == 0 {
		return removed
	}
	return disputed
}

// ordering puts the siblings of three versions in one order.
type ordering struct {
	newestFirst bool // of notes
	text        bool // of what both sides put in one place the smaller text comes first
}

// arrange puts what is left of the siblings in order: that of ours, unless only
// theirs has changed it. What is new stands after what it was put after.
func (by ordering) arrange(s siblings) []entity {
	o, t := sequences(s)
	place := make(map[*unit]int, len(s.base))
	for i, u := range s.base {
		place[u] = i
	}
	if inOrder(o, place) && !inOrder(t, place) || by.text && !inOrder(t, place) && texts(t) < texts(o) {
		return by.insertAdded(t, o, false)
	}
	return by.insertAdded(o, t, true)
}

// sequences lists what is left, in the order of each side.
func sequences(s siblings) (o, t []entity) {
	left := func(units []*unit, other int, of func(u, other *unit) entity) (seq []entity) {
		for _, u := range units {
			same := u.twin
			if u.base != nil {
				same = u.base.to[other]
			}
			if e := of(u, same); e.outcome() != removed {
				seq = append(seq, e)
			}
		}
		return seq
	}
	return left(s.ours, theirs, func(o, t *unit) entity { return entity{o.base, o, t} }),
		left(s.theirs, ours, func(t, o *unit) entity { return entity{t.base, o, t} })
}

func inOrder(seq []entity, place map[*unit]int) bool {
	before := -1
	for _, e := range seq {
		if e.base == nil || e.ours == nil || e.theirs == nil {
			continue
		}
		if place[e.base] < before {
			return false
		}
		before = place[e.base]
	}
	return true
}

// insertAdded puts what only the other side has after what it stands after
// there, and after what is new there on the first side.
func (by ordering) insertAdded(first, other []entity, firstIsOurs bool) []entity {
	inFirst, inOther := setOf(first), setOf(other)
	added := map[entity][]entity{}
	var after entity
	for _, e := range other {
		if inFirst[e] {
			after = e
		} else {
			added[after] = append(added[after], e)
		}
	}
	var all, own []entity
	after = entity{}
	flush := func() {
		o, t := own, added[after]
		if !firstIsOurs {
			o, t = t, o
		}
		all, own = append(all, by.orderAdded(o, t, after)...), nil
	}
	for _, e := range first {
		if !inOther[e] {
			own = append(own, e)
			continue
		}
		flush()
		all, after = append(all, e), e
	}
	flush()
	return all
}

func setOf(seq []entity) map[entity]bool {
	set := make(map[entity]bool, len(seq))
	for _, e := range seq {
		set[e] = true
	}
	return set
}

// orderAdded puts two runs that stand at one place in order: notes by their days,
// items next to items, blocks before sections, sections before those that
// would take them out of where they were put, else ours first.
func (by ordering) orderAdded(o, t []entity, after entity) []entity {
	if len(o) == 0 || len(t) == 0 {
		return append(o, t...)
	}
	if by.text && texts(t) < texts(o) {
		o, t = t, o
	}
	if by.areByDay(o) && by.areByDay(t) {
		return slices.SortedStableFunc(slices.Values(slices.Concat(o, t)), by.day)
	}
	ob, os := cutSections(o)
	tb, ts := cutSections(t)
	if blockKinds(tb, after) < blockKinds(ob, after) {
		ob, tb = tb, ob
	}
	at := len(os)
	for i, e := range os {
		if len(ts) > 0 && e.any().level < ts[0].any().level {
			at = i
			break
		}
	}
	return slices.Concat(ob, tb, os[:at], ts, os[at:])
}

// blockKinds tells runs of items from those of other blocks; that of which comes
// first is smaller, however long they are.
func blockKinds(blocks []entity, after entity) string {
	same, other := "b", "a"
	if u := after.any(); u != nil && u.kind == itemKind {
		same, other = other, same
	}
	var b strings.Builder
	before := ""
	for _, e := range blocks {
		next := other
		if e.any().kind == itemKind {
			next = same
		}
		if next != before {
			b.WriteString(next)
		}
		before = next
	}
	return b.String()
}

func cutSections(run []entity) (blocks, sections []entity) {
	i := slices.IndexFunc(run, func(e entity) bool { return e.any().kind == sectionKind })
	if i < 0 {
		return run, nil
	}
	return run[:i], run[i:]
}

func texts(seq []entity) string {
	var b strings.Builder
	for _, e := range seq {
		b.WriteString(e.any().own)
	}
	return b.String()
}

// areByDay reports whether a run holds nothing but notes, in the order of their
// days.
func (by ordering) areByDay(run []entity) bool {
	isOther := func(e entity) bool { return e.any().note == nil }
	return !slices.ContainsFunc(run, isOther) && slices.IsSortedFunc(run, by.day)
}

func (by ordering) day(a, b entity) int {
	apart := int(a.any().note.Date - b.any().note.Date)
	if by.newestFirst {
		return -apart
	}
	return apart
}

package merge

import (
	"slices"
	"strings"
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
	case addsNothing(e.base.full, left.full):
		return removed
	}
	return disputed
}

// addsNothing reports whether a text has no line beyond those of another.
func addsNothing(text, other string) bool {
	if text == other {
		return true
	}
	lines := map[string]int{}
	for line := range strings.Lines(text) {
		lines[line]++
	}
	for line := range strings.Lines(other) {
		if lines[line]--; lines[line] < 0 {
			return false
		}
	}
	return true
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
	for _, u := range s.ours {
		e := entity{base: u.base, ours: u, theirs: u.twin}
		if u.base != nil {
			e.theirs = u.base.to[theirs]
		}
		if e.outcome() != removed {
			o = append(o, e)
		}
	}
	for _, u := range s.theirs {
		e := entity{base: u.base, ours: u.twin, theirs: u}
		if u.base != nil {
			e.ours = u.base.to[ours]
		}
		if e.outcome() != removed {
			t = append(t, e)
		}
	}
	return o, t
}

// inOrder reports whether what all versions have stands in the order of the
// base.
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
		return by.orderNotes(o, t)
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

// cutSections divides a run into its blocks and the sections after them.
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
	for i, e := range run {
		if e.any().note == nil || i > 0 && by.earlier(e, run[i-1]) {
			return false
		}
	}
	return true
}

// earlier reports whether a note stands before another one by its day.
func (by ordering) earlier(a, b entity) bool {
	x, y := a.any().note.Date, b.any().note.Date
	if by.newestFirst {
		return x > y
	}
	return x < y
}

// orderNotes puts the notes of both sides in one order of days.
func (by ordering) orderNotes(o, t []entity) []entity {
	var all []entity
	for len(o) > 0 && len(t) > 0 {
		if by.earlier(t[0], o[0]) {
			all, t = append(all, t[0]), t[1:]
		} else {
			all, o = append(all, o[0]), o[1:]
		}
	}
	return append(append(all, o...), t...)
}

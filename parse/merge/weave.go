package merge

import "strings"

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
	stays    outcome = iota // both sides have it, or one side added it
	goes                    // one side removed it, and the other left it
	disputed                // one side removed it, and the other changed it
)

func (e entity) outcome() outcome {
	left := e.any()
	switch {
	case left == nil:
		return goes
	case e.ours != nil && e.theirs != nil, e.base == nil, left.weak:
		return stays
	case addsNothing(e.base.full, left.full):
		return goes
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

// weaver puts the siblings of three versions in one order.
type weaver struct {
	newestFirst bool // of notes
	byText      bool // of what both sides put in one place the smaller text comes first
}

// weave puts what is left of the siblings in order: that of ours, unless only
// theirs has changed it. What is new stands behind what it was put behind.
func (w weaver) weave(s siblings) []entity {
	o, t := sequences(s)
	place := make(map[*unit]int, len(s.base))
	for i, u := range s.base {
		place[u] = i
	}
	if inOrder(o, place) && !inOrder(t, place) || w.byText && !inOrder(t, place) && texts(t) < texts(o) {
		return w.interleave(t, o, false)
	}
	return w.interleave(o, t, true)
}

// sequences lists what is left, in the order of each side.
func sequences(s siblings) (o, t []entity) {
	for _, u := range s.ours {
		e := entity{base: u.base, ours: u, theirs: u.twin}
		if u.base != nil {
			e.theirs = u.base.to[theirs]
		}
		if e.outcome() != goes {
			o = append(o, e)
		}
	}
	for _, u := range s.theirs {
		e := entity{base: u.base, ours: u.twin, theirs: u}
		if u.base != nil {
			e.ours = u.base.to[ours]
		}
		if e.outcome() != goes {
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

// interleave puts what only the other side has behind what it stands behind
// there, and behind what is new there on the first side.
func (w weaver) interleave(first, other []entity, firstIsOurs bool) []entity {
	inFirst, inOther := setOf(first), setOf(other)
	runs := map[entity][]entity{}
	var behind entity
	for _, e := range other {
		if inFirst[e] {
			behind = e
		} else {
			runs[behind] = append(runs[behind], e)
		}
	}
	var all, own []entity
	behind = entity{}
	mix := func() {
		o, t := own, runs[behind]
		if !firstIsOurs {
			o, t = t, o
		}
		all, own = append(all, w.mix(o, t, behind)...), nil
	}
	for _, e := range first {
		if !inOther[e] {
			own = append(own, e)
			continue
		}
		mix()
		all, behind = append(all, e), e
	}
	mix()
	return all
}

func setOf(seq []entity) map[entity]bool {
	set := make(map[entity]bool, len(seq))
	for _, e := range seq {
		set[e] = true
	}
	return set
}

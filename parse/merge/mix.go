package merge

import (
	"slices"
	"strings"
)

// mix puts two runs that stand at one place in order: notes by their days,
// items next to items, blocks before sections, sections before those that
// would take them out of where they were put, else ours first.
func (w weaver) mix(o, t []entity, behind entity) []entity {
	if len(o) == 0 || len(t) == 0 {
		return append(o, t...)
	}
	if w.byText && texts(t) < texts(o) {
		o, t = t, o
	}
	if w.byDay(o) && w.byDay(t) {
		return w.mergeByDay(o, t)
	}
	ob, os := cutSections(o)
	tb, ts := cutSections(t)
	if shape(tb, behind) < shape(ob, behind) {
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

// shape tells runs of items from those of other blocks; that of which comes
// first is smaller, however long they are.
func shape(blocks []entity, behind entity) string {
	same, other := "b", "a"
	if u := behind.any(); u != nil && u.kind == itemKind {
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

// cutSections divides a run into its blocks and the sections behind them.
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

// byDay reports whether a run holds nothing but notes, in the order of their
// days.
func (w weaver) byDay(run []entity) bool {
	for i, e := range run {
		if e.any().note == nil || i > 0 && w.earlier(e, run[i-1]) {
			return false
		}
	}
	return true
}

// earlier reports whether a note stands before another one by its day.
func (w weaver) earlier(a, b entity) bool {
	x, y := a.any().note.Date, b.any().note.Date
	if w.newestFirst {
		return x > y
	}
	return x < y
}

func (w weaver) mergeByDay(o, t []entity) []entity {
	var all []entity
	for len(o) > 0 && len(t) > 0 {
		if w.earlier(t[0], o[0]) {
			all, t = append(all, t[0]), t[1:]
		} else {
			all, o = append(all, o[0]), o[1:]
		}
	}
	return append(append(all, o...), t...)
}

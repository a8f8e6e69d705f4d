package merge

import (
	"strconv"
	"strings"

	"allies/ledger"
)

// siblings are the units that one unit holds, in each version.
type siblings = versions[[]*unit]

// The sides of a merge, as indexes.
const (
	ours = iota
	theirs
)

// sides lists the units of both sides by index.
func sides(s siblings) [2][]*unit { return [2][]*unit{s.ours, s.theirs} }

// link says that a unit of a side comes from one of the base.
func link(base, u *unit, side int) { u.base, base.to[side] = base, u }

func linkTwins(o, t *unit) { o.twin, t.twin = t, o }

// fresh reports whether a unit is not linked yet, to either.
func fresh(u *unit) bool { return u.base == nil && u.twin == nil }

// match finds out which siblings of the three versions are the same. It
// returns false where that is in doubt.
func match(s siblings) bool {
	matchKeys(only(s, isKey))
	matchElements(only(s, isElement))
	return matchSections(only(s, isSection)) && matchBlocks(only(s, isBlock))
}

func isKey(u *unit) bool { return u.kind == keyKind }
func isElement(u *unit) bool {
	return u.kind == elementKind || u.kind == remarkKind || u.kind == closeKind
}
func isSection(u *unit) bool { return u.kind == sectionKind }
func isBlock(u *unit) bool   { return u.kind == itemKind || u.kind == textKind || u.kind == rawKind }

// only keeps some of the siblings.
func only(s siblings, is func(*unit) bool) siblings {
	keep := func(units []*unit) []*unit {
		var kept []*unit
		for _, u := range units {
			if is(u) {
				kept = append(kept, u)
			}
		}
		return kept
	}
	return siblings{keep(s.base), keep(s.ours), keep(s.theirs)}
}

// matchBy links those units that have the same name: the first of the base to
// the first of the side, the second to the second. What has no name stays.
func matchBy(s siblings, name func(*unit) string) {
	for side, units := range sides(s) {
		named := byName(s.base, name, func(u *unit) bool { return u.to[side] == nil })
		for _, u := range units {
			if len(named) == 0 {
				break
			}
			if !fresh(u) {
				continue
			}
			if n := name(u); len(named[n]) > 0 {
				link(named[n][0], u, side)
				named[n] = named[n][1:]
			}
		}
	}
}

// matchTwins links the units that are new on both sides and have one name.
func matchTwins(s siblings, name func(*unit) string) {
	named := byName(s.theirs, name, fresh)
	for _, u := range s.ours {
		if len(named) == 0 {
			break
		}
		if !fresh(u) {
			continue
		}
		if n := name(u); len(named[n]) > 0 {
			linkTwins(u, named[n][0])
			named[n] = named[n][1:]
		}
	}
}

func byName(units []*unit, name func(*unit) string, is func(*unit) bool) map[string][]*unit {
	named := map[string][]*unit{}
	for _, u := range units {
		if !is(u) {
			continue
		}
		if n := name(u); n != "" {
			named[n] = append(named[n], u)
		}
	}
	return named
}

// matchKeys links keys by what they mean, where no version says it in two
// words, else by how they are spelled.
func matchKeys(s siblings) {
	twice := map[string]bool{}
	for _, units := range s.all() {
		seen := map[string]bool{}
		for _, u := range units {
			name := keyName(u)
			twice[name] = twice[name] || seen[name]
			seen[name] = true
		}
	}
	name := func(u *unit) string {
		if n := keyName(u); !twice[n] {
			return n
		}
		return "=" + u.id
	}
	matchBy(s, name)
	matchTwins(s, name)
}

func keyName(u *unit) string {
	name, _ := ledger.Key(u.id)
	return name
}

// matchElements links the elements of lists by what they say, and remarks by
// their text.
func matchElements(s siblings) {
	name := func(u *unit) string {
		if u.kind == remarkKind {
			return "#" + u.own
		}
		return strconv.Itoa(int(u.kind)) + u.id
	}
	matchBy(s, name)
	matchTwins(s, name)
}

// matchBlocks links the blocks of a section, or the items of an item: those
// that are the same first, then those that are alike, near each other or not,
// then one that stands where another stood. It returns false where that is too
// much work.
func matchBlocks(s siblings) bool {
	var anchors [2][]anchor
	for side, units := range sides(s) {
		anchors[side] = align(s.base, units, side)
	}
	matchBy(s, ownText)
	matchBy(s, core)
	matchTwins(s, ownText)
	for side, units := range sides(s) {
		for _, g := range gaps(s.base, units, anchors[side]) {
			if !g.matchAlike(side) {
				return false
			}
		}
	}
	for side, units := range sides(s) {
		stretch{s.base, units}.matchAlike(side)
	}
	for side, units := range sides(s) {
		for _, g := range gaps(s.base, units, anchors[side]) {
			g.matchInPlace(side)
		}
	}
	matchTwinTexts(s)
	return true
}

func ownText(u *unit) string { return strconv.Itoa(int(u.kind)) + u.own }

// core is a block without what changes while it stays the same: the marker of
// an item, the box and day of a promise, blanks.
func core(u *unit) string {
	text := u.own
	if u.kind == itemKind {
		text = readItem(u.own).core()
	}
	return strconv.Itoa(int(u.kind)) + strings.Join(strings.Fields(text), " ")
}

// anchor is two units, of the base and of a side, that stand in the same order
// as all the others.
type anchor struct{ base, side int }

// align links the units that are the same and stand in the same order.
func align(base, units []*unit, side int) []anchor {
	n := numbering{}
	texts := func(units []*unit) []string {
		all := make([]string, len(units))
		for i, u := range units {
			all[i] = ownText(u)
		}
		return all
	}
	c := compare(n.of(texts(base)), n.of(texts(units)))
	var anchors []anchor
	i, j := 0, 0
	for _, d := range append(c.changes(), change{len(base), len(base), len(units), len(units)}) {
		for ; i < d.a0; i, j = i+1, j+1 {
			link(base[i], units[j], side)
			anchors = append(anchors, anchor{i, j})
		}
		i, j = d.a1, d.b1
	}
	return anchors
}

// stretch is what stands between two anchors, as far as it has no match.
type stretch struct{ base, side []*unit }

// gaps lists the stretches that have something on both sides.
func gaps(base, units []*unit, anchors []anchor) []stretch {
	var all []stretch
	i, j := 0, 0
	for _, a := range append(anchors, anchor{len(base), len(units)}) {
		if i < a.base && j < a.side {
			all = append(all, stretch{base[i:a.base], units[j:a.side]})
		}
		i, j = a.base+1, a.side+1
	}
	return all
}

// matchInPlace links what is left one by one. Only blocks that hold nothing
// may be different things.
func (g stretch) matchInPlace(side int) {
	rest := g.side
	for _, b := range g.base {
		if b.to[side] != nil || len(b.kids) > 0 {
			continue
		}
		for i, u := range rest {
			if fresh(u) && u.kind == b.kind && len(u.kids) == 0 {
				link(b, u, side)
				u.weak = true
				rest = rest[i+1:]
				break
			}
		}
	}
}

// matchTwinTexts links new paragraphs of both sides that have a line in
// common.
func matchTwinTexts(s siblings) {
	byLine := map[string]*unit{}
	for _, u := range s.theirs {
		if u.kind == textKind && fresh(u) {
			for line := range strings.Lines(u.own) {
				byLine[line] = u
			}
		}
	}
	for _, u := range s.ours {
		if u.kind != textKind || !fresh(u) {
			continue
		}
		for line := range strings.Lines(u.own) {
			if other := byLine[line]; other != nil && fresh(other) {
				linkTwins(u, other)
				break
			}
		}
	}
}

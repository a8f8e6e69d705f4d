package merge

import (
	"strconv"
	"strings"

	"allies/parse/diff"
)

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
		for _, g := range stretchesBetween(s.base, units, anchors[side]) {
			if !g.matchAlike(side) {
				return false
			}
		}
	}
	for side, units := range sides(s) {
		stretch{s.base, units}.matchAlike(side)
	}
	for side, units := range sides(s) {
		for _, g := range stretchesBetween(s.base, units, anchors[side]) {
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
	texts := func(units []*unit) []string {
		all := make([]string, len(units))
		for i, u := range units {
			all[i] = ownText(u)
		}
		return all
	}
	var anchors []anchor
	i, j := 0, 0
	for _, d := range append(diff.Compare(texts(base), texts(units)), diff.Change{OldStart: len(base), NewStart: len(units)}) {
		for ; i < d.OldStart; i, j = i+1, j+1 {
			link(base[i], units[j], side)
			anchors = append(anchors, anchor{i, j})
		}
		i, j = d.OldEnd, d.NewEnd
	}
	return anchors
}

// stretchesBetween lists the stretches that have something on both sides.
func stretchesBetween(base, units []*unit, anchors []anchor) []stretch {
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
			if unlinked(u) && u.kind == b.kind && len(u.kids) == 0 {
				link(b, u, side)
				u.onlyPlace = true
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
		if u.kind == textKind && unlinked(u) {
			for line := range strings.Lines(u.own) {
				byLine[line] = u
			}
		}
	}
	for _, u := range s.ours {
		if u.kind != textKind || !unlinked(u) {
			continue
		}
		for line := range strings.Lines(u.own) {
			if other := byLine[line]; other != nil && unlinked(other) {
				linkTwins(u, other)
				break
			}
		}
	}
}

package merge

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/diff"
)

// siblings are the units that one unit holds, in each version.
type siblings = versions[[]*unit]

// The sides of a merge, as indexes.
const (
	ours = iota
	theirs
)

func sides(s siblings) [2][]*unit { return [2][]*unit{s.ours, s.theirs} }

// link says that a unit of a side comes from one of the base.
func link(base, u *unit, side int) { u.base, base.to[side] = base, u }

func linkTwins(o, t *unit) { o.twin, t.twin = t, o }

func unlinked(u *unit) bool { return u.base == nil && u.twin == nil }

// matchBy links those units that have the same name: the first of the base to
// the first of the side, the second to the second. What has no name stays.
func matchBy(s siblings, name func(*unit) string) {
	for side, units := range sides(s) {
		isFree := func(u *unit) bool { return u.to[side] == nil }
		eachPair(s.base, isFree, units, name, func(b, u *unit) { link(b, u, side) })
	}
}

// matchTwins links the units that are new on both sides and have one name.
func matchTwins(s siblings, name func(*unit) string) {
	eachPair(s.theirs, unlinked, s.ours, name, func(t, o *unit) { linkTwins(o, t) })
}

// eachPair visits the units of two lists that have one name, each once and in
// their order: those of the first that are free, and those of the second that
// are not linked.
func eachPair(first []*unit, isFree func(*unit) bool, second []*unit, name func(*unit) string, visit func(a, b *unit)) {
	named := map[string][]*unit{}
	for _, u := range first {
		if !isFree(u) {
			continue
		}
		if n := name(u); n != "" {
			named[n] = append(named[n], u)
		}
	}
	if len(named) == 0 {
		return
	}
	for _, u := range second {
		if !unlinked(u) {
			continue
		}
		if n := name(u); len(named[n]) > 0 {
			visit(named[n][0], u)
			named[n] = named[n][1:]
		}
	}
}

// matchKeys links keys by what they mean, where no version says it in two
// words, else by how they are spelled.
func matchKeys(s siblings) {
	several := inSeveral(s, keyName)
	name := func(u *unit) string {
		if n := keyName(u); !several[n] {
			return n
		}
		return "=" + u.id
	}
	matchBy(s, name)
	matchTwins(s, name)
}

// inSeveral is the names that several units of one version have.
func inSeveral(s siblings, name func(*unit) string) map[string]bool {
	several := map[string]bool{}
	for _, units := range s.all() {
		seen := map[string]bool{}
		for _, u := range units {
			n := name(u)
			several[n] = several[n] || seen[n]
			seen[n] = true
		}
	}
	return several
}

func keyName(u *unit) string {
	name, _ := ledger.Key(u.id)
	return name
}

// matchElements links the elements of lists by what they say.
func matchElements(s siblings) {
	name := func(u *unit) string { return strconv.Itoa(int(u.kind)) + u.id }
	matchBy(s, name)
	matchTwins(s, name)
}

type stretch struct{ base, side []*unit }

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
	matchTwins(s, ownText)
	for side, units := range sides(s) {
		for _, g := range stretchesBetween(s.base, units, anchors[side]) {
			if !matchAlike(g.base, g.side, side, sameBlock) {
				return false
			}
		}
	}
	for side, units := range sides(s) {
		matchAlike(s.base, units, side, sameBlock)
	}
	for side, units := range sides(s) {
		for _, g := range stretchesBetween(s.base, units, anchors[side]) {
			g.matchInPlace(side)
		}
	}
	return true
}

func ownText(u *unit) string { return strconv.Itoa(int(u.kind)) + u.own }

// anchor is two units, of the base and of a side, that stand in the same order
// as all the others.
type anchor struct{ base, side int }

// align links the units that are the same and stand in the same order.
func align(base, units []*unit, side int) []anchor {
	var anchors []anchor
	i, j := 0, 0
	for _, d := range append(diff.Compare(lists.Of(base, ownText), lists.Of(units, ownText)), diff.Change{OldStart: len(base), NewStart: len(units)}) {
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

// Two blocks are alike where they share at least half of their words.
const alike = 0.5

const mostComparisons = 250_000

func (u *unit) wordCounts() map[string]int {
	if u.terms != nil {
		return u.terms
	}
	text := u.own
	if u.kind == itemKind {
		text = readItem(u.own).core()
	}
	u.terms = countWords(text)
	return u.terms
}

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	}) {
		counts[strings.ToLower(word)]++
	}
	return counts
}

// likeness is the part of their words that two blocks share, 0 to 1.
func likeness(a, b map[string]int) float64 {
	shared, all := 0, 0
	for word, n := range a {
		shared += min(n, b[word])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}

// pairing is a unit of the base and one of a side that may come from it.
type pairing struct {
	base, side *unit
	likeness   float64
	apart      int // how far they stand from each other
}

// matchAlike links the units that are left and come from one another as far as worth
// tells, the likeliest first; false where there are too many to compare, and the
// other side changed some of them as well. A unit that has a twin is linked together
// with it.
func matchAlike(base, units []*unit, side int, worth func(b, u *unit) float64) bool {
	base = slices.DeleteFunc(slices.Clone(base), func(b *unit) bool { return b.to[side] != nil })
	units = slices.DeleteFunc(slices.Clone(units), func(u *unit) bool { return u.base != nil })
	if len(units) > 0 && len(base) > mostComparisons/len(units) {
		return !slices.ContainsFunc(base, func(b *unit) bool { return b.to[1-side] == nil || b.to[1-side].full != b.full })
	}
	var all []pairing
	for i, b := range base {
		for j, u := range units {
			if b.kind != u.kind || u.twin != nil && b.to[1-side] != nil {
				continue
			}
			if likeness := worth(b, u); likeness > 0 {
				all = append(all, pairing{b, u, likeness, max(i-j, j-i)})
			}
		}
	}
	slices.SortStableFunc(all, func(p, q pairing) int {
		return cmp.Or(cmp.Compare(q.likeness, p.likeness), p.apart-q.apart)
	})
	for _, p := range all {
		twin := p.side.twin
		if p.base.to[side] != nil || p.side.base != nil || twin != nil && p.base.to[1-side] != nil {
			continue
		}
		link(p.base, p.side, side)
		if twin != nil {
			link(p.base, twin, 1-side)
		}
	}
	return true
}

// sameBlock tells how sure it is that one block comes from the other, 0 for not at
// all.
func sameBlock(b, u *unit) float64 {
	shared := likeness(b.wordCounts(), u.wordCounts())
	if b.note != nil && u.note != nil && b.note.Date == u.note.Date {
		shared += alike / 2
	}
	if shared < alike {
		return 0
	}
	return shared
}

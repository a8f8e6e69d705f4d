package merge

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Two blocks are alike where they share at least half of their words.
const alike = 0.5

// mostComparisons bounds the work on one stretch.
const mostComparisons = 250_000

// wordCounts counts the words of a block. A date counts as one.
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

// matchAlike links the units of a stretch that are alike, the most alike
// first; false where there are too many to compare, and the other side changed
// some of them as well.
func (g stretch) matchAlike(side int) bool {
	g.base = slices.DeleteFunc(slices.Clone(g.base), func(b *unit) bool { return b.to[side] != nil })
	g.side = slices.DeleteFunc(slices.Clone(g.side), func(u *unit) bool { return u.base != nil })
	if len(g.base) == 0 || len(g.side) == 0 {
		return true
	}
	if len(g.base) > mostComparisons/max(len(g.side), 1) {
		return !slices.ContainsFunc(g.base, func(b *unit) bool { return b.to[1-side] == nil || b.to[1-side].full != b.full })
	}
	var all []pairing
	for i, b := range g.base {
		for j, u := range g.side {
			if b.kind != u.kind || u.twin != nil && b.to[1-side] != nil {
				continue
			}
			p := pairing{b, u, likeness(b.wordCounts(), u.wordCounts()), distance(i, j)}
			if b.note != nil && u.note != nil && b.note.Date == u.note.Date {
				p.likeness += alike / 2
			}
			if p.likeness >= alike {
				all = append(all, p)
			}
		}
	}
	linkBest(all, side)
	return true
}

func distance(a, b int) int { return max(a-b, b-a) }

// linkBest links the likeliest first. A unit that has a twin is linked together
// with it.
func linkBest(all []pairing, side int) {
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
}

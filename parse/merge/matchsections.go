package merge

import (
	"slices"
	"strings"
)

// matchSections links notes by their day and title and other sections by their
// headings, then those whose heading or day was changed. It returns false where
// two sections of one name leave in doubt which is meant.
func matchSections(s siblings) bool {
	matchBy(s, fullText)
	matchTwins(s, fullText)
	if !namesAreDistinct(s) {
		return false
	}
	matchBy(s, sectionName)
	matchTwins(s, sectionName)
	for side, units := range sides(s) {
		if !matchRenamed(s.base, units, side) {
			return false
		}
	}
	return true
}

// sectionName is the identity of a section; that of what stands above the
// first heading is one too.
func sectionName(u *unit) string { return "section " + u.id }

// fullText is the name of a section that nothing changed.
func fullText(u *unit) string { return sectionName(u) + "\n" + u.full }

// namesAreDistinct reports whether every name that is left stands for one section.
func namesAreDistinct(s siblings) bool {
	var left [3]map[string]int
	for i, units := range s.all() {
		left[i] = map[string]int{}
		for _, u := range units {
			if i == 0 && (u.to[ours] == nil || u.to[theirs] == nil) || i > 0 && unlinked(u) {
				left[i][sectionName(u)]++
			}
		}
	}
	for i, counts := range left {
		for name, n := range counts {
			if n > 1 && (left[(i+1)%3][name] > 0 || left[(i+2)%3][name] > 0) {
				return false
			}
		}
	}
	return true
}

// matchRenamed links the sections that are left and hold the same lines, are
// of one day, or stand at one place; false where there are too many.
func matchRenamed(base, units []*unit, side int) bool {
	inPlace, held := samePlace(base, units), map[*unit]map[string]int{}
	lines := func(u *unit) map[string]int {
		if held[u] == nil {
			held[u] = heldLines(u)
		}
		return held[u]
	}
	return matchAlike(base, units, side, func(b, u *unit) float64 {
		if b.own == "" || u.own == "" {
			return 0
		}
		return sameSection(b, u, likeness(lines(b), lines(u)), inPlace(b, u))
	})
}

func heldLines(u *unit) map[string]int {
	lines := map[string]int{}
	for line := range strings.Lines(u.full[len(u.own):]) {
		lines[line]++
	}
	return lines
}

func samePlace(base, units []*unit) func(b, u *unit) bool {
	before := map[*unit]*unit{}
	for _, list := range [][]*unit{base, units} {
		for i := 1; i < len(list); i++ {
			before[list[i]] = list[i-1]
		}
	}
	return func(b, u *unit) bool { return before[u] != nil && before[u].base == before[b] }
}

// sameSection tells how sure it is that one section comes from the other, 0
// for not at all. shared is the part of the lines below that they share.
func sameSection(b, u *unit, shared float64, inPlace bool) float64 {
	title := likeness(titleWords(b), titleWords(u))
	notes, sections := b.note != nil && u.note != nil, b.note == nil && u.note == nil
	sameDay := notes && b.note.Date == u.note.Date
	sameTitle := notes && b.note.Title != "" && b.note.Title == u.note.Title
	somehow := shared > 0 || title >= alike || inPlace && len(b.kids) == 0
	worth := shared + title/2
	switch {
	case sameDay && somehow:
		return worth + alike/2
	case redatedEmpty(b, u, inPlace):
		return max(worth, alike)
	case shared >= alike, sameTitle && shared > 0, sections && b.level == u.level && inPlace && somehow:
		return worth
	}
	return 0
}

// redatedEmpty reports whether a note that held nothing got another day. Its
// title, its place and what it holds now say so, two of them at least.
func redatedEmpty(b, u *unit, inPlace bool) bool {
	if b.note == nil || u.note == nil || b.note.Title != u.note.Title || len(b.kids) > 0 {
		return false
	}
	titled, stillEmpty := b.note.Title != "", len(u.kids) == 0
	return titled && inPlace || titled && stillEmpty || inPlace && stillEmpty
}

func titleWords(u *unit) map[string]int {
	if u.note != nil {
		return (&unit{own: u.note.Title}).wordCounts()
	}
	return u.wordCounts()
}

// match finds out which siblings of the three versions are the same. It is false
// where that is in doubt.
func match(s siblings) bool {
	of := func(kinds ...kind) siblings {
		return ofEach(s, func(units []*unit) []*unit {
			return slices.DeleteFunc(slices.Clone(units), func(u *unit) bool { return !slices.Contains(kinds, u.kind) })
		})
	}
	matchKeys(of(keyKind))
	matchElements(of(elementKind, closeKind))
	return matchSections(of(sectionKind)) && matchBlocks(of(itemKind, textKind, rawKind))
}

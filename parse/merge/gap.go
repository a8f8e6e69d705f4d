package merge

import (
	"cmp"
	"slices"
	"strings"
)

// The blank lines between two units of a merged file are those that stand
// between them in a version. Where no version has the two side by side, the
// file's other units of such kinds say what is usual.

// joint is the kinds of two units that follow each other.
type joint struct {
	above, below kind
	holds        bool // the one above holds the one below
}

// spacer finds the gaps.
type spacer struct {
	usual map[joint]string
	first string // above the first unit of all
}

func newSpacer(all ...*version) spacer {
	counts := map[joint]map[string]int{}
	for _, v := range all {
		for _, u := range v.top() {
			countGaps(u, counts)
		}
	}
	s := spacer{usual: map[joint]string{}, first: shortestBegin(all)}
	for j, gaps := range counts {
		best := 0
		for gap, n := range gaps {
			if n > best || n == best && gap < s.usual[j] {
				s.usual[j], best = gap, n
			}
		}
	}
	return s
}

// shortestBegin is the fewest blank lines that a version begins with.
func shortestBegin(all []*version) string {
	var begins []string
	for _, v := range all {
		if u := v.first(); u != nil {
			begins = append(begins, u.gap)
		}
	}
	if len(begins) == 0 {
		return ""
	}
	return slices.MinFunc(begins, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) })
}

// first is the first unit that has lines of its own; nil where none has.
func (v *version) first() *unit {
	for _, u := range v.top() {
		for u.own == "" && len(u.kids) > 0 {
			u = u.kids[0]
		}
		if u.own != "" {
			return u
		}
	}
	return nil
}

func countGaps(u *unit, counts map[joint]map[string]int) {
	if u.prev != nil {
		j := jointOf(u.prev, u)
		if counts[j] == nil {
			counts[j] = map[string]int{}
		}
		counts[j][u.gap]++
	}
	for _, kid := range u.kids {
		countGaps(kid, counts)
	}
}

func jointOf(above, below *unit) joint {
	return joint{above.kind, below.kind, len(above.kids) > 0 && above.kids[0] == below}
}

// between is the gap of one atom below another; above is nil at the beginning
// of the file.
func (s spacer) between(above, below *atom) string {
	if gap, found := sideBySide(above, below); found {
		return gap
	}
	y := below.first
	u := entity{ours: y.ours, theirs: y.theirs}.any()
	if above == nil {
		return s.first
	}
	x := entity{ours: above.last.ours, theirs: above.last.theirs}.any()
	if u.prev != nil && u.prev.kind == x.kind && jointOf(u.prev, u).holds == jointOf(x, u).holds {
		return atLeast(u.gap, x, u)
	}
	j := jointOf(x, u)
	if gap, known := s.usual[j]; known {
		return atLeast(gap, x, u)
	}
	if x.kind == itemKind && u.kind == itemKind || isFront(u) {
		return ""
	}
	if isBlank(u.gap) && u.gap != "" {
		return u.gap
	}
	return lf
}

func isFront(u *unit) bool { return u.kind <= closeKind }

// atLeast parts a paragraph from the text above it.
func atLeast(gap string, above, below *unit) string {
	if gap == "" && below.kind == textKind && (above.kind == textKind || above.kind == itemKind) {
		return lf
	}
	return gap
}

// sideBySide is the gap in the versions that have two atoms side by side: as
// the one that changed it has it.
func sideBySide(above, below *atom) (string, bool) {
	var last entity
	if above != nil {
		last = above.last
	}
	var gaps [3]string
	var there [3]bool
	for i, pair := range [3][2]*unit{
		{last.base, below.first.base}, {last.ours, below.first.ours}, {last.theirs, below.first.theirs},
	} {
		if pair[1] != nil && pair[1].prev == pair[0] && (pair[0] != nil || above == nil) {
			gaps[i], there[i] = pair[1].gap, true
		}
	}
	switch {
	case there[1] && there[2]:
		if gap, agreed := threeWay(gaps[0], gaps[1], gaps[2]); agreed {
			return gap, true
		}
		return longer(gaps[1], gaps[2]), true
	case there[1]:
		return gaps[1], true
	}
	return gaps[2], there[2]
}

func longer(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && strings.Compare(a, b) > 0 {
		return a
	}
	return b
}

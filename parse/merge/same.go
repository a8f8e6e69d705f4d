package merge

import "strings"

// sameChanges counts of each line how often both sides added the same one, or
// took the same one out. Of a line that stands all over a file, such as one
// that opens code or parts a table, the numbers in each version do not tell:
// a side may have taken it out elsewhere.
func (d *draft) sameChanges() map[string]int {
	lines := map[string]int{}
	parts := siblings{d.base.parts, d.ours.parts, d.theirs.parts}
	countRemoved(parts, lines)
	countAdded(parts.ours, lines)
	if d.ours.front != nil && d.theirs.front != nil {
		keys := entity{d.base.front, d.ours.front, d.theirs.front}.kids()
		countRemoved(keys, lines)
		countAdded(keys.ours, lines)
	}
	return lines
}

// countRemoved counts the lines of units of the base that no side has.
func countRemoved(s siblings, lines map[string]int) {
	if unchanged(s) {
		return // and nothing was matched
	}
	for _, u := range s.base {
		switch o, t := u.to[ours], u.to[theirs]; {
		case o == nil && t == nil:
			for _, line := range linesOf(u.text()) {
				lines[line]++
			}
		case o != nil && t != nil:
			countRemoved(entity{u, o, t}.kids(), lines)
		}
	}
}

// countAdded counts the lines of units of ours that are new on both sides.
func countAdded(units []*unit, lines map[string]int) {
	for _, u := range units {
		if u.twin != nil {
			for _, line := range linesOf(u.own) {
				if strings.Contains(u.twin.own, line) {
					lines[line]++
				}
			}
		}
		countAdded(u.kids, lines)
	}
}

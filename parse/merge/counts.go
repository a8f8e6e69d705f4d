package merge

// counts is how often each thing, a line or a fact, stands in the base, in
// ours, in theirs and in the merged file.
type counts[T comparable] map[T]*[4]int

// add counts things of one of the four texts, n times each.
func (c counts[T]) add(text int, n int, things ...T) {
	for _, thing := range things {
		if c[thing] == nil {
			c[thing] = new([4]int)
		}
		c[thing][text] += n
	}
}

// rule says how often a thing may stand in the merged file.
type rule func(base, ours, theirs int) (least, most int)

// addedOnce takes what both sides added for one addition.
func addedOnce(base, ours, theirs int) (least, most int) {
	switch {
	case ours > base && theirs > base:
		return max(ours, theirs), max(ours, theirs)
	case ours < base && theirs < base:
		return min(ours, theirs), min(ours, theirs)
	}
	return ours + theirs - base, ours + theirs - base
}

// onceOrTwice leaves open whether both sides added or removed the same.
func onceOrTwice(base, ours, theirs int) (least, most int) {
	sum := ours + theirs - base
	switch {
	case ours > base && theirs > base:
		return max(ours, theirs), sum
	case ours < base && theirs < base:
		return max(sum, 0), min(ours, theirs)
	}
	return max(sum, 0), max(sum, 0)
}

// notLost is for a file with conflicts, of which only one side is looked at:
// nothing may be lost that a side added.
func notLost(base, ours, theirs int) (least, most int) {
	least, most = onceOrTwice(base, ours, theirs)
	return min(least, ours, theirs), max(most, base, ours, theirs)
}

// notMadeUp lets a thing be lost, and not be made up.
func notMadeUp(base, ours, theirs int) (least, most int) {
	return 0, max(base, ours, theirs, ours+theirs-base)
}

// repeated loosens a rule for what stands in a version more than once, such as
// a line that opens code or parts a table: the numbers do not tell whether both
// sides took out the same one. It may be there as often as all versions have
// it, and is not gone.
func repeated(r rule) rule {
	return func(base, ours, theirs int) (least, most int) {
		least, most = r(base, ours, theirs)
		if max(base, ours, theirs) > 1 {
			least, most = min(least, 1), max(most, base+ours+theirs)
		}
		return least, most
	}
}

// follow reports whether all counts follow a rule.
func (c counts[T]) follow(r rule) bool {
	for _, n := range c {
		if least, most := r(n[0], n[1], n[2]); n[3] < least || n[3] > most {
			return false
		}
	}
	return true
}

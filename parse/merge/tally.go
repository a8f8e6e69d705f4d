package merge

// tally counts how often a thing stands in the base, in ours, in theirs and in
// the merged file.
type tally map[string]*[4]int

func (t tally) add(in int, n int, things ...string) {
	for _, thing := range things {
		if t[thing] == nil {
			t[thing] = new([4]int)
		}
		t[thing][in] += n
	}
}

// rule says how often a thing may stand in the merged file.
type rule func(base, ours, theirs int) (least, most int)

// once lets both sides' additions of one thing be one.
func once(base, ours, theirs int) (least, most int) {
	switch {
	case ours > base && theirs > base:
		return max(ours, theirs), max(ours, theirs)
	case ours < base && theirs < base:
		return min(ours, theirs), min(ours, theirs)
	}
	return ours + theirs - base, ours + theirs - base
}

// either leaves open whether both sides added or removed the same.
func either(base, ours, theirs int) (least, most int) {
	sum := ours + theirs - base
	switch {
	case ours > base && theirs > base:
		return max(ours, theirs), sum
	case ours < base && theirs < base:
		return max(sum, 0), min(ours, theirs)
	}
	return max(sum, 0), max(sum, 0)
}

// open is the rule for a file with conflicts, of which only one side is looked
// at: nothing may be lost that a side added.
func open(base, ours, theirs int) (least, most int) {
	least, most = either(base, ours, theirs)
	return min(least, ours, theirs), max(most, base, ours, theirs)
}

// noMore lets a thing be lost, and not be made up.
func noMore(base, ours, theirs int) (least, most int) {
	return 0, max(base, ours, theirs, ours+theirs-base)
}

func (t tally) holds(r rule) bool { return t.nearly(r, nil) }

// nearly is holds, where a thing that stands in a version more than once may be
// there so much more or less often, and is not gone.
func (t tally) nearly(r rule, slack map[string]int) bool {
	for thing, n := range t {
		least, most := r(n[0], n[1], n[2])
		if more := slack[thing]; more > 0 && max(n[0], n[1], n[2]) > 1 {
			least, most = max(least-more, min(least, 1)), most+more
		}
		if n[3] < least || n[3] > most {
			return false
		}
	}
	return true
}

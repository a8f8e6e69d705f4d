package merge

// A line that the other text has not at all is changed, whatever the search
// would find. So is one that the other text has very often (a blank one, say)
// in the midst of such lines: it would only lead the search astray.

// fate is what becomes of a line before the search.
type fate uint8

const (
	unmatched fate = iota
	matched
	frequent
)

// The bounds of looking around a frequent line, and of what is frequent.
const (
	aroundFrequent = 100
	mostFrequent   = 1024
)

// discard marks the lines that take no part in the search, and returns those
// that do. The lines that both texts begin and end with are left out unmarked.
func (c *comparison) discard() (a, b *selection) {
	a, b = &selection{of: &c.a}, &selection{of: &c.b}
	begin, end := commonEnds(c.a.lines, c.b.lines)
	inA, inB := counts(c.a.lines), counts(c.b.lines)
	a.take(begin, len(c.a.lines)-end, inB)
	b.take(begin, len(c.b.lines)-end, inA)
	return a, b
}

// commonEnds counts the lines with which both texts begin, and of the rest
// those with which both end.
func commonEnds(a, b []int) (begin, end int) {
	short := min(len(a), len(b))
	for begin < short && a[begin] == b[begin] {
		begin++
	}
	for end < short-begin && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return begin, end
}

func counts(lines []int) map[int]int {
	n := make(map[int]int, len(lines))
	for _, line := range lines {
		n[line]++
	}
	return n
}

// take selects the lines between two places that the search is about.
func (s *selection) take(from, to int, inOther map[int]int) {
	often := min(roughRoot(len(s.of.lines)), mostFrequent)
	fates := make([]fate, to-from)
	for i := range fates {
		switch n := inOther[s.of.lines[from+i]]; {
		case n >= often:
			fates[i] = frequent
		case n > 0:
			fates[i] = matched
		}
	}
	for i, f := range fates {
		if f == unmatched || f == frequent && leadsAstray(fates, i) {
			s.of.changed[from+i] = true
			continue
		}
		s.lines = append(s.lines, s.of.lines[from+i])
		s.at = append(s.at, from+i)
	}
}

// leadsAstray reports whether a frequent line stands among lines that are
// mostly unmatched, on both sides.
func leadsAstray(fates []fate, i int) bool {
	first, last := max(i-aroundFrequent, 0), min(i+aroundFrequent, len(fates)-1)
	alone, often := 0, 2
	for k := i - 1; k >= first && fates[k] != matched; k-- {
		if fates[k] == unmatched {
			alone++
		} else {
			often++
		}
	}
	if alone == 0 {
		return false
	}
	before := alone
	for k := i + 1; k <= last && fates[k] != matched; k++ {
		if fates[k] == unmatched {
			alone++
		} else {
			often++
		}
	}
	return alone > before && often*4 < often+alone
}

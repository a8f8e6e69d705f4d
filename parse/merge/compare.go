package merge

// The comparison is the one that git uses for merging, Myers' algorithm ("An
// O(ND) Difference Algorithm and Its Variations", 1986) in linear space, with
// git's choices where several answers are equally short: a merge of lines has
// to come out as git's would.

// comparison marks the lines of two texts that the other does not have at that
// place. Equal lines have equal numbers.
type comparison struct {
	a, b side
}

// side is one text of a comparison.
type side struct {
	lines   []int
	changed []bool
}

// isChanged reports whether a line is marked; what lies outside is not.
func (s *side) isChanged(i int) bool { return i >= 0 && i < len(s.changed) && s.changed[i] }

// compare finds what stays and what does not.
func compare(a, b []int) *comparison {
	c := &comparison{
		a: side{a, make([]bool, len(a))},
		b: side{b, make([]bool, len(b))},
	}
	s := newSearch(c.discard())
	s.divide(box{0, len(s.a.lines), 0, len(s.b.lines)}, false)
	slide(&c.a, &c.b)
	slide(&c.b, &c.a)
	return c
}

// change replaces the lines a0 to a1 of the one text by b0 to b1 of the other.
type change struct{ a0, a1, b0, b1 int }

// changes lists what differs, in order.
func (c *comparison) changes() []change {
	var all []change
	for i, j := 0, 0; i < len(c.a.lines) || j < len(c.b.lines); {
		if !c.a.isChanged(i) && !c.b.isChanged(j) {
			i, j = i+1, j+1
			continue
		}
		next := change{i, i, j, j}
		for c.a.isChanged(next.a1) {
			next.a1++
		}
		for c.b.isChanged(next.b1) {
			next.b1++
		}
		all = append(all, next)
		i, j = next.a1, next.b1
	}
	return all
}

// selection is the lines of a side that take part in the search, and where
// they stand.
type selection struct {
	of    *side
	lines []int
	at    []int
}

func (s *selection) mark(from, to int) {
	for ; from < to; from++ {
		s.of.changed[s.at[from]] = true
	}
}

// box is a range of lines of both texts.
type box struct{ a0, a1, b0, b1 int }

// The search gives up its claim to the shortest answer beyond these.
const (
	longSnake = 20  // so many equal lines in a row are a good sign
	heuristic = 256 // the cost at which good signs are looked for
	leastCost = 256 // the cost that is always spent
	goodSign  = 4   // how much further than its cost a path has to be
)

// search finds short edits between two selections. On the diagonal d = i − j,
// forward and backward hold the furthest line of a that a path of the current
// cost reaches, from the box's beginning and from its end.
type search struct {
	a, b              *selection
	forward, backward []int // by d + shift
	shift, mostCost   int
}

func newSearch(a, b *selection) *search {
	diagonals := len(a.lines) + len(b.lines) + 3
	return &search{
		a: a, b: b,
		forward: make([]int, diagonals), backward: make([]int, diagonals),
		shift: len(b.lines) + 1, mostCost: max(roughRoot(diagonals), leastCost),
	}
}

// roughRoot is a power of two near the square root.
func roughRoot(n int) int {
	root := 1
	for ; n > 0; n >>= 2 {
		root <<= 1
	}
	return root
}

// divide marks what differs in a box: it finds a point on a short path through
// it, and looks at both sides of that.
func (s *search) divide(in box, shortest bool) {
	for in.a0 < in.a1 && in.b0 < in.b1 && s.a.lines[in.a0] == s.b.lines[in.b0] {
		in.a0, in.b0 = in.a0+1, in.b0+1
	}
	for in.a0 < in.a1 && in.b0 < in.b1 && s.a.lines[in.a1-1] == s.b.lines[in.b1-1] {
		in.a1, in.b1 = in.a1-1, in.b1-1
	}
	if in.a0 == in.a1 || in.b0 == in.b1 {
		s.a.mark(in.a0, in.a1)
		s.b.mark(in.b0, in.b1)
		return
	}
	at := s.split(in, shortest)
	s.divide(box{in.a0, at.a, in.b0, at.b}, at.firstShortest)
	s.divide(box{at.a, in.a1, at.b, in.b1}, at.secondShortest)
}

// point is where a box is divided, and which of its parts has to be searched
// without regard to cost.
type point struct {
	a, b                          int
	firstShortest, secondShortest bool
}

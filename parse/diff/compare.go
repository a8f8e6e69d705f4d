package diff

import (
	"cmp"
	"slices"
	"strings"
)

// Change replaces the lines OldStart to OldEnd of the old text by NewStart to
// NewEnd of the new one.
type Change struct{ OldStart, OldEnd, NewStart, NewEnd int }

// Compare lists what differs between two lists of lines, in order. Between two
// changes stand lines that both have.
func Compare(before, after []string) []Change {
	x, y := number(before, after)
	m := &matcher{a: x, b: y}
	m.between(0, len(x), 0, len(y), 0)
	var all []Change
	a, b := 0, 0
	for _, r := range append(m.runs, run{len(before), len(after), 0}) {
		if r.a > a || r.b > b {
			all = append(all, Change{a, r.a, b, r.b})
		}
		a, b = r.a+r.n, r.b+r.n
	}
	return all
}

// Lines cuts a text after each line feed; the last line may lack one.
func Lines(text string) []string { return slices.Collect(strings.Lines(text)) }

// number gives equal lines of both texts equal numbers.
func number(a, b []string) (x, y []int) {
	known := make(map[string]int, len(a))
	of := func(text []string) []int {
		numbers := make([]int, len(text))
		for i, line := range text {
			n, ok := known[line]
			if !ok {
				n = len(known)
				known[line] = n
			}
			numbers[i] = n
		}
		return numbers
	}
	return of(a), of(b)
}

// run is a stretch of equal lines: n of them, from a in the old text and from
// b in the new one.
type run struct{ a, b, n int }

// maxDepth and maxTable bound the work on texts made to be slow: what lies
// beyond is shown as replaced, which is still a correct difference.
const (
	maxDepth = 64
	maxTable = 1 << 20
)

// matcher collects the runs of two texts, whose lines are numbered so that
// equal lines have equal numbers: it holds on to the lines that both have exactly
// once, and looks between these again.
type matcher struct {
	a, b []int
	runs []run
}

func (m *matcher) between(a0, a1, b0, b1, depth int) {
	same := 0
	for a0+same < a1 && b0+same < b1 && m.a[a0+same] == m.b[b0+same] {
		same++
	}
	m.add(a0, b0, same)
	a0, b0 = a0+same, b0+same
	tail := 0
	for a0 < a1-tail && b0 < b1-tail && m.a[a1-tail-1] == m.b[b1-tail-1] {
		tail++
	}
	m.middle(a0, a1-tail, b0, b1-tail, depth)
	m.add(a1-tail, b1-tail, tail)
}

func (m *matcher) middle(a0, a1, b0, b1, depth int) {
	if a0 == a1 || b0 == b1 || depth == maxDepth {
		return
	}
	anchors := increasing(m.unique(a0, a1, b0, b1))
	if len(anchors) == 0 {
		m.table(a0, a1, b0, b1)
		return
	}
	for _, at := range anchors {
		if at.a < a0 || at.b < b0 {
			continue
		}
		m.between(a0, at.a, b0, at.b, depth+1)
		m.add(at.a, at.b, 1)
		a0, b0 = at.a+1, at.b+1
	}
	m.between(a0, a1, b0, b1, depth+1)
}

// add appends a run, or lengthens the last one.
func (m *matcher) add(a, b, n int) {
	if n == 0 {
		return
	}
	if last := len(m.runs) - 1; last >= 0 && m.runs[last].a+m.runs[last].n == a && m.runs[last].b+m.runs[last].n == b {
		m.runs[last].n += n
		return
	}
	m.runs = append(m.runs, run{a, b, n})
}

// unique lists the lines that stand exactly once on each side, in the order of
// the old text.
func (m *matcher) unique(a0, a1, b0, b1 int) []run {
	type count struct{ a, b, at int }
	seen := make(map[int]count, a1-a0)
	for _, line := range m.a[a0:a1] {
		c := seen[line]
		c.a++
		seen[line] = c
	}
	for i, line := range m.b[b0:b1] {
		if c, ok := seen[line]; ok {
			c.b, c.at = c.b+1, b0+i
			seen[line] = c
		}
	}
	var found []run
	for i, line := range m.a[a0:a1] {
		if c := seen[line]; c.a == 1 && c.b == 1 {
			found = append(found, run{a0 + i, c.at, 1})
		}
	}
	return found
}

// increasing keeps a longest selection whose places in the new text increase.
func increasing(all []run) []run {
	var ends []int // by length of selection, the candidate it best ends with
	before := make([]int, len(all))
	for i, r := range all {
		lo, _ := slices.BinarySearchFunc(ends, r.b, func(end, b int) int { return cmp.Compare(all[end].b, b) })
		before[i] = -1
		if lo > 0 {
			before[i] = ends[lo-1]
		}
		ends = append(ends[:lo], append([]int{i}, ends[min(lo+1, len(ends)):]...)...)
	}
	chosen := make([]run, len(ends))
	if len(ends) == 0 {
		return chosen
	}
	for k, i := len(ends)-1, ends[len(ends)-1]; k >= 0; k, i = k-1, before[i] {
		chosen[k] = all[i]
	}
	return chosen
}

// table finds a longest common selection of lines by comparing all with all,
// where that is little work.
func (m *matcher) table(a0, a1, b0, b1 int) {
	rows, columns := a1-a0, b1-b0
	if rows > maxTable/columns {
		return
	}
	longest := make([]int32, (rows+1)*(columns+1))
	at := func(i, j int) *int32 { return &longest[i*(columns+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if m.a[a0+i] == m.b[b0+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case m.a[a0+i] == m.b[b0+j]:
			m.add(a0+i, b0+j, 1)
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
}

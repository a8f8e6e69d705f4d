package report

import (
	"slices"

	"allies/ledger"
)

// coupled finds each ally of one state in the other: under the same path, else
// under the same name, else where the files say that one was renamed. What is
// left came or went.
func coupled(from, to []*ledger.Ally, files []FilePair) []couple {
	m := matchmaker{
		from: byFile(from), to: byFile(to), taken: map[*ledger.Ally]bool{},
	}
	for _, a := range to {
		m.join(m.from[a.File], a)
	}
	before, after := m.names(from), m.names(to)
	for _, a := range to {
		name := ledger.Fold(a.Name)
		if len(before[name]) == 1 && len(after[name]) == 1 {
			m.join(before[name][0], a)
		}
	}
	for _, f := range files {
		if a, b := m.from[f.From], m.to[f.To]; a != nil && b != nil && mayBeOne(a, b) {
			m.join(a, b)
		}
	}
	for _, a := range to {
		if !m.taken[a] {
			m.found = append(m.found, couple{nil, a})
		}
	}
	for _, a := range from {
		if !m.taken[a] {
			m.found = append(m.found, couple{a, nil})
		}
	}
	return m.found
}

// mayBeOne reports whether two allies with different names, whose files are
// alike, can be the same: short files are alike by their form alone, so that
// those with notes must have one in common.
func mayBeOne(a, b *ledger.Ally) bool {
	if len(a.Notes) == 0 || len(b.Notes) == 0 {
		return true
	}
	known := map[string]bool{}
	for i := range a.Notes {
		known[noteKey(&a.Notes[i])] = true
	}
	return slices.ContainsFunc(b.Notes, func(n ledger.Note) bool { return known[noteKey(&n)] })
}

// matchmaker joins allies that are free.
type matchmaker struct {
	from, to map[string]*ledger.Ally // by path
	taken    map[*ledger.Ally]bool
	found    []couple
}

func (m *matchmaker) join(from, to *ledger.Ally) {
	if from != nil && to != nil && !m.taken[from] && !m.taken[to] {
		m.taken[from], m.taken[to] = true, true
		m.found = append(m.found, couple{from, to})
	}
}

// names lists the allies that are free by their folded names.
func (m *matchmaker) names(allies []*ledger.Ally) map[string][]*ledger.Ally {
	named := map[string][]*ledger.Ally{}
	for _, a := range allies {
		if !m.taken[a] {
			name := ledger.Fold(a.Name)
			named[name] = append(named[name], a)
		}
	}
	return named
}

func byFile(allies []*ledger.Ally) map[string]*ledger.Ally {
	files := make(map[string]*ledger.Ally, len(allies))
	for _, a := range allies {
		files[a.File] = a
	}
	return files
}

// paired pairs the things of two lists that have one key, whatever their
// order. Of several under a key those come first that are alike in the first
// way, then in the second, and at last as they stand. It returns the pairs by
// index, -1 for what has no partner, those of the later list first.
func paired(from, to []string, alike ...func(i, j int) bool) [][2]int {
	free, used := map[string][]int{}, make([]bool, len(from))
	for i, key := range from {
		free[key] = append(free[key], i)
	}
	pairs := make([][2]int, len(to))
	for j := range to {
		pairs[j] = [2]int{-1, j}
	}
	for _, way := range append(alike, func(int, int) bool { return true }) {
		for j, key := range to {
			if pairs[j][0] >= 0 {
				continue
			}
			if at := slices.IndexFunc(free[key], func(i int) bool { return way(i, j) }); at >= 0 {
				pairs[j][0], used[free[key][at]] = free[key][at], true
				free[key] = slices.Delete(free[key], at, at+1)
			}
		}
	}
	for i := range from {
		if !used[i] {
			pairs = append(pairs, [2]int{i, -1})
		}
	}
	return pairs
}

func mapped[T any](all []T, key func(T) string) []string {
	keys := make([]string, len(all))
	for i, x := range all {
		keys[i] = key(x)
	}
	return keys
}

// FilePair is a file that differs: its path before and after. One of them is
// "" for a file that came or went.
type FilePair struct{ From, To string }

// couple is one ally before and after; one of them may be nil.
type couple struct{ from, to *ledger.Ally }

func noteKey(n *ledger.Note) string { return n.Date.String() + " " + ledger.Fold(n.Title) }

package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// coupled finds each ally of one state in the other: under the same path, else
// under the same name, else where the files say that one was renamed. What is
// left came or went.
func coupled(from, to []*ledger.Ally, files []FilePair) []couple {
	m := coupling{
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
	came := lists.Of(lists.Only(to, m.free), func(a *ledger.Ally) couple { return couple{nil, a} })
	went := lists.Of(lists.Only(from, m.free), func(a *ledger.Ally) couple { return couple{a, nil} })
	return slices.Concat(m.found, came, went)
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

func noteKey(n *ledger.Note) string { return n.Date.String() + " " + ledger.Fold(n.Title) }

type coupling struct {
	from, to map[string]*ledger.Ally // by path
	taken    map[*ledger.Ally]bool
	found    []couple
}

func (m *coupling) free(a *ledger.Ally) bool { return !m.taken[a] }

func (m *coupling) join(from, to *ledger.Ally) {
	if from != nil && to != nil && m.free(from) && m.free(to) {
		m.taken[from], m.taken[to] = true, true
		m.found = append(m.found, couple{from, to})
	}
}

func (m *coupling) names(allies []*ledger.Ally) map[string][]*ledger.Ally {
	named := map[string][]*ledger.Ally{}
	for _, a := range lists.Only(allies, m.free) {
		name := ledger.Fold(a.Name)
		named[name] = append(named[name], a)
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

// Change says what became of something.
type Change string

const (
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed"
	Renamed Change = "renamed" // an ally has another name or file, and may have changed as well
)

// pair is one thing before and after; one of them may be nil.
type pair[T any] struct{ from, to *T }

type couple = pair[ledger.Ally]

// last is the thing as it is, else as it was.
func (p pair[T]) last() *T { return cmp.Or(p.to, p.from) }

func (p pair[T]) change() Change {
	switch {
	case p.from == nil:
		return Added
	case p.to == nil:
		return Removed
	}
	return Changed
}

// changes pairs the things of two lists and returns the pairs that differ, in
// order of day and line: what has no partner, and what is not alike in the first
// way, where there is one.
func changes[T any](from, to []*T, key func(*T) string, at func(*T) (ledger.Date, int), alike ...func(x, y *T) bool) []pair[T] {
	found := lists.Only(paired(from, to, key, alike...), func(p pair[T]) bool {
		return p.from == nil || p.to == nil || len(alike) > 0 && !alike[0](p.from, p.to)
	})
	slices.SortStableFunc(found, func(x, y pair[T]) int {
		day, line := at(x.last())
		other, below := at(y.last())
		return cmp.Or(cmp.Compare(day, other), cmp.Compare(line, below), -cmp.Compare(x.change(), y.change()))
	})
	return found
}

// paired pairs the things of two lists that have one key, whatever their
// order. Of several under a key those come first that are alike in the first
// way, then in the second, and at last as they stand. What has no partner stands
// alone; those of the later list come first.
func paired[T any](from, to []*T, key func(*T) string, alike ...func(x, y *T) bool) []pair[T] {
	free, used := map[string][]*T{}, map[*T]bool{}
	for _, x := range from {
		k := key(x)
		free[k] = append(free[k], x)
	}
	pairs, keys := lists.Of(to, func(x *T) pair[T] { return pair[T]{to: x} }), lists.Of(to, key)
	for _, way := range append(alike, func(*T, *T) bool { return true }) {
		for i, key := range keys {
			p := &pairs[i]
			if p.from != nil {
				continue
			}
			if at := slices.IndexFunc(free[key], func(x *T) bool { return way(x, p.to) }); at >= 0 {
				p.from, used[free[key][at]] = free[key][at], true
				free[key] = slices.Delete(free[key], at, at+1)
			}
		}
	}
	for _, x := range from {
		if !used[x] {
			pairs = append(pairs, pair[T]{from: x})
		}
	}
	return pairs
}

// FilePair is a file that differs: its path before and after. One of them is
// "" for a file that came or went.
type FilePair struct{ From, To string }

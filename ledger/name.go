package ledger

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger/lists"
)

func newNameIndex(allies []*Ally) *nameIndex {
	each := func() map[string][]*Ally { return make(map[string][]*Ally, len(allies)) }
	ix := &nameIndex{each(), each(), each(), map[string][]*Ally{}, each()}
	for _, a := range allies {
		put(ix.paths, TrimMarkdown(a.File), a)
		put(ix.stems, a.Stem, a)
		put(ix.names, a.Name, a)
		for _, alias := range a.Aliases {
			put(ix.aliases, alias, a)
		}
		put(ix.called, a.Name, a)
	}
	for _, a := range allies {
		for _, alias := range a.Aliases {
			if Fold(alias) != Fold(a.Name) {
				put(ix.called, alias, a)
			}
		}
	}
	return ix
}

// put files an ally under a key once: all that one ally has comes in a row.
func put(m map[string][]*Ally, key string, a *Ally) {
	key = Fold(key)
	if key == "" {
		return
	}
	if known := m[key]; len(known) == 0 || known[len(known)-1] != a {
		m[key] = append(known, a)
	}
}

// Target resolves a link's target as seen from a file: a path (from that file,
// then from the root), a file stem, then a name or alias. It returns nil and
// the rivals where several allies answer, and nil, nil where none does.
func (l *Ledger) Target(target, from string) (found *Ally, rivals []*Ally) {
	target = TrimMarkdown(strings.TrimSpace(target))
	near := Fold(path.Join(path.Dir(from), target))
	if found := l.names.paths[near]; len(found) == 1 && !strings.HasPrefix(target, "/") {
		return found[0], nil
	}
	key := Fold(strings.TrimPrefix(target, "/"))
	for _, table := range []map[string][]*Ally{l.names.paths, l.names.stems} {
		if found := table[key]; len(found) > 0 {
			return only(found)
		}
	}
	return only(l.names.called[key])
}

func only(found []*Ally) (*Ally, []*Ally) {
	if len(found) == 1 {
		return found[0], nil
	}
	return nil, found
}

// Find returns the allies that a name typed on the command line may mean: by
// name, alias, file stem, first or last name, then by prefix; the first of
// these that answers. All comparisons are folded.
func (l *Ledger) Find(name string) []*Ally {
	key := Fold(name)
	if key == "" {
		return nil
	}
	if found := l.Named(name); len(found) > 0 {
		return found
	}
	return lists.Only(l.Allies, func(a *Ally) bool { return hasPrefix(a, l.aliasesOf(a), key) })
}

func (l *Ledger) aliasesOf(a *Ally) []string {
	if l.KeepsAliases && a.IsPrivate("aliases") {
		return nil
	}
	return a.Aliases
}

// Named is Find without prefixes: what the name says in full. A file of the
// ledger is itself, whatever else is called so.
func (l *Ledger) Named(name string) []*Ally {
	key := Fold(name)
	if key == "" {
		return nil
	}
	stem, _, isFile := CutMarkdown(key)
	if found := l.names.paths[stem]; isFile && len(found) > 0 {
		return found
	}
	aliased := lists.Only(l.names.aliases[stem], func(a *Ally) bool { return len(l.aliasesOf(a)) > 0 })
	for _, found := range [][]*Ally{l.names.names[stem], aliased, l.names.stems[stem], l.names.paths[stem]} {
		if len(found) > 0 {
			return found
		}
	}
	return lists.Only(l.Allies, func(a *Ally) bool { return matchesPart(a, key) })
}

func matchesPart(a *Ally, key string) bool {
	if key == Fold(a.First) || key == Fold(a.Last) {
		return true
	}
	words := strings.Fields(Fold(a.Name))
	return len(words) > 0 && (key == words[0] || key == words[len(words)-1])
}

func hasPrefix(a *Ally, aliases []string, key string) bool {
	begins := func(folded string) bool { return strings.HasPrefix(folded, key) }
	known := append([]string{a.Name, a.Stem, a.Last}, aliases...)
	return slices.ContainsFunc(known, func(name string) bool { return begins(Fold(name)) }) ||
		slices.ContainsFunc(strings.Fields(Fold(a.Name)), begins)
}

// HasName reports whether a name, folded, is the ally's in full: its name, an
// alias, or the stem of its file.
func (a *Ally) HasName(name string) bool { return Fold(name) == Fold(a.Stem) || a.IsNamed(name) }

// IsNamed reports whether a name, folded, is the ally's own or an alias, whatever
// its file is called.
func (a *Ally) IsNamed(name string) bool { return Fold(name) == Fold(a.Name) || a.HasAlias(name) }

// HasAlias reports whether a name, folded, is an alias of the ally's.
func (a *Ally) HasAlias(name string) bool {
	return slices.Contains(lists.Of(a.Aliases, Fold), Fold(name))
}

// Nearest returns the word closest to the one typed, "" when none is near:
// at most a third of its letters may differ, and at least one must agree. Of
// several it is the first in order.
func Nearest(word string, words []string) string {
	word = Fold(word)
	length := utf8.RuneCountInString(word)
	best, bestAt := "", max(1, length/3)+1
	for _, w := range words {
		folded := Fold(w)
		if gap := utf8.RuneCountInString(folded) - length; gap > bestAt || -gap > bestAt {
			continue // as many edits at least: no need to count them
		}
		d := Distance(word, folded)
		nearer := d < bestAt || best != "" && d == bestAt && w < best
		if nearer && d < utf8.RuneCountInString(w) {
			best, bestAt = w, d
		}
	}
	return best
}

// Distance counts the single-letter edits (insert, delete, replace, swap of
// neighbours) between two words: the optimal string alignment distance.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var memory [3][32]int
	before, prev, row := memory[0][:], memory[1][:], memory[2][:]
	if len(y) >= len(row) {
		before, prev, row = make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	}
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(y)]
}

// FoldedNames are the name and the aliases of an ally, as names compare.
func (a *Ally) FoldedNames() []string {
	return append([]string{Fold(a.Name)}, lists.Of(a.Aliases, Fold)...)
}

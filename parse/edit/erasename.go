package edit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// calledBy lists what an ally is called: the name and each alias of several words,
// folded, and the single words that mean nobody else. These keep their spelling,
// since `mark` may be a verb.
func calledBy(l *ledger.Ledger, a *ledger.Ally) (names, words []string) {
	names, words = []string{ledger.Fold(a.Name)}, []string{a.First, a.Last}
	for _, alias := range a.Aliases {
		if folded := ledger.Fold(alias); strings.Contains(folded, " ") {
			names = append(names, folded)
		} else {
			words = append(words, alias)
		}
	}
	if a.Type == ledger.Person {
		words = append(words, strings.Fields(a.Name)...)
	}
	return names, slices.DeleteFunc(words, func(word string) bool {
		found := l.Named(word)
		return len(found) != 1 || found[0] != a
	})
}

// named lists the lines that have a name of the ally in plain words.
func (e *eraser) named(s *Source) []Line {
	var found []Line
	for n := 1; n <= len(s.d.Lines); n++ {
		line := s.d.Line(n)
		if holdsName(ledger.Fold(line), e.names) || holdsName(line, e.words) {
			found = append(found, Line{s.ally.File, n, strings.TrimSpace(line)})
		}
	}
	return found
}

func holdsName(line string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return holdsWords(line, name) })
}

// holdsWords reports whether words stand in a line as words, both folded or neither.
func holdsWords(line, words string) bool {
	for at := 0; words != ""; {
		i := strings.Index(line[at:], words)
		if i < 0 {
			return false
		}
		begin, end := at+i, at+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(line[:begin])
		after, _ := utf8.DecodeRuneInString(line[end:])
		if !text.IsWordRune(before) && !text.IsWordRune(after) {
			return true
		}
		at = end
	}
	return false
}

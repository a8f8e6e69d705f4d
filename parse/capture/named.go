package capture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// NamedIn lists the allies whom a title names anywhere: by the whole name, by an
// alias, or by a first or last name that only one ally has, typed as a name is.
// What may be a word of the title names nobody.
func (b *Book) NamedIn(title string) (named []*ledger.Ally) {
	for at := 0; at < len(title); {
		length := 0
		if r, _ := utf8.DecodeRuneInString(title[at:]); text.IsWordRune(r) {
			var a *ledger.Ally
			if a, length = b.namedAt(title[at:]); a != nil && !slices.Contains(named, a) {
				named = append(named, a)
			}
		}
		if length == 0 {
			length = runLength(title[at:])
		}
		at += length
	}
	return named
}

// runLength is the length of the letters and digits that begin a text, or of its
// first character that is none.
func runLength(s string) int {
	end := strings.IndexFunc(s, func(r rune) bool { return !text.IsWordRune(r) && !unicode.IsMark(r) })
	switch {
	case end < 0:
		return len(s)
	case end == 0:
		_, size := utf8.DecodeRuneInString(s)
		return size
	}
	return end
}

// namedAt is the ally whose name begins a text, and the length of that name: the
// longest. A name that several have has a length, and is nobody's.
func (b *Book) namedAt(s string) (*ledger.Ally, int) {
	var ends []int
	for at := 0; at < len(s) && len(ends) < 2*b.words; {
		at += runLength(s[at:])
		ends = append(ends, at)
		for at < len(s) && !text.LetterAt(s, at) {
			at += runLength(s[at:])
		}
	}
	for _, end := range slices.Backward(ends) {
		typed := s[:end]
		called := b.called[ledger.Fold(typed)]
		if len(called) == 0 {
			continue
		}
		found := b.ledger.Named(typed)
		first, _ := utf8.DecodeRuneInString(typed)
		isWord := !strings.ContainsAny(typed, " -") && (wordsToo()[ledger.Fold(typed)] || unicode.IsLower(first))
		if isWord || len(found) != 1 || len(called) > 1 && !isWholeName(found[0], typed) {
			return nil, end
		}
		return found[0], end
	}
	return nil, 0
}

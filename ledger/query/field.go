package query

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
)

// field is what a term asks about.
type field uint8

const (
	bare   field = iota // a word in name, alias or org
	front               // a key of the front matter
	tag                 // of ally, note or entry
	kind                // of an entry
	dir                 // of an entry
	status              // of an ally
	reach               // of an ally
	circle              // of an ally
	org                 // of an ally
	text                // of a note or entry
	date                // of a note or entry
	is                  // what is open between the user and an ally
)

// fieldWords are the names of the fields, in the order of the user guide.
var fieldWords = []string{"tag", "kind", "dir", "status", "reach", "circle", "org", "text", "date", "is"}

// named returns the field of that name; false for what may be a key of the
// front matter.
func named(word string) (field, bool) {
	i := slices.Index(fieldWords, strings.ToLower(word))
	return tag + field(max(i, 0)), i >= 0
}

// joins reports whether several terms of the field must all hold; else they
// are alternatives.
func (f field) joins() bool { return f == bare || f == tag || f == text }

// choosesEntries reports whether the field is one of notes and entries alone.
func (f field) choosesEntries() bool {
	return f == kind || f == dir || f == date || f == text
}

// ofFavours reports whether the field is one of what was given or got alone.
func (f field) ofFavours() bool { return f == kind || f == dir }

// choosesAllies reports whether the field is one of allies alone.
func (f field) choosesAllies() bool { return f != tag && !f.choosesEntries() }

// words lists the values that a field takes; nil where it takes any.
func (f field) words() []string {
	switch f {
	case dir:
		return []string{ledger.Gave.String(), ledger.Got.String()}
	case status:
		return []string{string(ledger.Active), string(ledger.Potential), string(ledger.Archived)}
	case reach:
		return wordsOf(ledger.Reaches())
	case circle:
		return numbers(ledger.Circles())
	case is:
		return wordsOf(allStates())
	}
	return nil
}

func numbers(values []int) []string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = strconv.Itoa(v)
	}
	return words
}

func wordsOf[T ~string](values []T) []string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return words
}

// knowsField reports whether the word names a field, or a key of the front
// matter that is known or in use.
func (c Context) knowsField(word string) bool {
	if _, ok := named(word); ok {
		return true
	}
	if _, ok := ledger.Key(word); ok {
		return true
	}
	folded := ledger.FoldKey(word)
	return slices.ContainsFunc(c.Keys, func(key string) bool { return ledger.FoldKey(key) == folded })
}

// shortKey is the length up to which one wrong letter makes a key another one.
const shortKey = 5

// nearField returns the field or the key, known or in use, that was meant, ""
// for none: it begins with the same letter and is one letter away, two where it
// is long.
func (c Context) nearField(typed string) string {
	typed = ledger.FoldKey(typed)
	for _, word := range slices.Concat(fieldWords, ledger.Keys(), c.Keys) {
		known := ledger.FoldKey(word)
		limit := 1
		if len(known) > shortKey {
			limit = 2
		}
		if typed != "" && known != "" && typed[0] == known[0] && ledger.Distance(typed, known) <= limit {
			return word
		}
	}
	return ""
}

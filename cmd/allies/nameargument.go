package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
)

// who takes the name of an ally off the beginning of a command's words: as
// many of them as name exactly one, and mean it in full rather than by its
// beginning.
func (w *writing) who() (*ledger.Ally, []string, error) {
	if w.assistant != nil { // it says the name apart
		a, err := w.ally(w.given[0])
		if err == nil {
			err = w.isSurely(a, w.given[0])
		}
		return a, w.given[1:], err
	}
	for n := len(w.given); n > 0; n-- {
		if found := w.ledger.Named(strings.Join(w.given[:n], " ")); len(found) == 1 {
			return found[0], w.given[n:], w.isSurely(found[0], strings.Join(w.given[:n], " "))
		}
	}
	for n := len(w.given); n > 0; n-- {
		if err := w.leftOut(strings.Join(w.given[:n], " ")); err != nil {
			return nil, nil, err
		}
	}
	for n := range w.given {
		if found := w.ledger.Find(strings.Join(w.given[:n+1], " ")); len(found) == 1 {
			return found[0], w.given[n+1:], w.isSurely(found[0], strings.Join(w.given[:n+1], " "))
		}
	}
	whole := ""
	if w.name == "log" {
		whole = properName(w.given)
	}
	a, err := w.allyOr(w.given[0], whole)
	return a, w.given[1:], err
}

// properName is the first word, and those after it that begin with a capital.
func properName(words []string) string {
	n := 1
	for n < len(words) {
		if first, _ := utf8.DecodeRuneInString(words[n]); !unicode.IsUpper(first) {
			break
		}
		n++
	}
	return strings.Join(words[:n], " ")
}

// shortName is the first name, where nobody else has it.
func (w *writing) shortName(a *ledger.Ally) string {
	first := firstName(a)
	if w.alone || first == "" || strings.HasSuffix(first, ".") || len(w.ledger.Named(first)) != 1 {
		return a.Name
	}
	for _, other := range w.ledger.Allies {
		if other.File != a.File && ledger.Fold(firstName(other)) == ledger.Fold(first) {
			return a.Name
		}
	}
	return first
}

// firstName is the first name of a person who has several, "" without.
func firstName(a *ledger.Ally) string {
	if words := strings.Fields(a.Name); a.First == "" && len(words) > 1 && a.Type == ledger.Person {
		return words[0]
	}
	return a.First
}

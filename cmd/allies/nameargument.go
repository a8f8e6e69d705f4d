package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/text"
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
	if slices.ContainsFunc(w.ledger.Allies, func(other *ledger.Ally) bool {
		return other.File != a.File && ledger.Fold(firstName(other)) == ledger.Fold(first)
	}) {
		return a.Name
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

const howToRead = "let yourself read it, or name it under ignore: in allies.yaml"

func (w *writing) mustReadAll(why string) error {
	if len(w.ledger.Unread) > 0 {
		return failf(howToRead, "nothing is changed: %s in %s", why, strings.Join(w.ledger.Unread, ", "))
	}
	return nil
}

// isSurely refuses a name that may be another ally's too, in a file that cannot
// be read. The full name, the file and its stem are sure.
func (w *writing) isSurely(a *ledger.Ally, word string) error {
	if len(w.ledger.Unread) == 0 {
		return nil
	}
	if slices.Contains(lists.Of([]string{a.Name, a.Stem, a.File}, ledger.Fold), ledger.Fold(word)) {
		return nil
	}
	return failf("type the full name: "+shellWord(a.Name), "%s is %s, and may be somebody else too in %s",
		quote(word), a.Name, strings.Join(w.ledger.Unread, ", "))
}

func mayBeName(name string) error {
	switch {
	case name == "":
		return usagef("say who it is: allies new 'Ravi Patel'", "a name has letters in it")
	case !utf8.ValidString(name):
		return usagef("type it again in a terminal that speaks UTF-8", "the name is not UTF-8")
	case strings.ContainsFunc(name, text.IsInvisible):
		return usagef("leave them out", "a name has no control or invisible characters")
	}
	return nil
}

func mayTake(l *ledger.Ledger, name string, self *ledger.Ally) error {
	for _, a := range l.Allies {
		if a != self && a.HasName(name) {
			return failf("choose a name that tells the two apart, or: allies edit "+shellWord(a.Name),
				"%s is taken: %s is in %s", quote(name), a.Name, a.File)
		}
	}
	return nil
}

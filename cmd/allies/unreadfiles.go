package main

import (
	"strings"

	"allies/ledger"
)

const howToRead = "let yourself read it, or name it under ignore: in allies.yaml"

func (w *writing) sayUnread() {
	for _, file := range w.ledger.Unread {
		w.terminal.say(file + " cannot be read")
	}
}

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
	for _, full := range []string{a.Name, a.Stem, a.File} {
		if ledger.Fold(word) == ledger.Fold(full) {
			return nil
		}
	}
	return failf("type the full name: "+shellWord(a.Name), "%s is %s, and may be somebody else too in %s",
		quote(word), a.Name, strings.Join(w.ledger.Unread, ", "))
}

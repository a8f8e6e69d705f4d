package main

import (
	"os"
	"path/filepath"
	"slices"

	"allies/ledger"
	"allies/parse/disk"
)

type marking ledger.Mark

func markingOf(drop, reopen bool) marking {
	switch {
	case reopen:
		return marking(ledger.Open)
	case drop:
		return marking(ledger.Dropped)
	}
	return marking(ledger.Ticked)
}

func (t marking) reopens() bool { return ledger.Mark(t) == ledger.Open }

func (t marking) state() string {
	if t.reopens() {
		return "ticked"
	}
	return "open"
}

// fitting are the promises that can be ticked, or whose tick can be taken back,
// in the order of the file and then of the pages: their numbers.
func (t marking) fitting(a *ledger.Ally) []ledger.Promise {
	return slices.DeleteFunc(a.Promises(), func(p ledger.Promise) bool { return t.reopens() == (p.Mark == ledger.Open) })
}

func (t marking) onPages(a *ledger.Ally) []ledger.Promise {
	return slices.DeleteFunc(t.fitting(a), func(p ledger.Promise) bool { return p.File == a.File })
}

func (t marking) said(promise string, day ledger.Date) string {
	switch ledger.Mark(t) {
	case ledger.Open:
		return "open again: " + promise
	case ledger.Dropped:
		return "dropped: " + promise + ", on " + day.String()
	}
	return "kept: " + promise + ", on " + day.String()
}

// shownFile keeps, in the state folder, which text of a file the numbered list
// of its promises that are open, or ticked, was last made of; "" where there is
// no state folder.
func (w *writing) shownFile(file string, t marking) string {
	dir := w.stateFolder()
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "shown", hash([]byte(w.root.Dir+"\x00"+file+"\x00"+t.state())))
}

// keepShown remembers the text of which a numbered list was shown. Where it
// cannot, it says so: the list itself serves without.
func (w *writing) keepShown(file string, t marking, text []byte) {
	name := w.shownFile(file, t)
	if name == "" {
		return
	}
	err := disk.MakeFolder(filepath.Dir(name))
	if err == nil {
		err = replaceFile(name, []byte(hash(text)))
	}
	if err != nil {
		w.terminal.say("it cannot be kept that these numbers were shown: " + err.Error())
		w.terminal.advise("say a part of the text, which is the same whatever changes meanwhile")
	}
}

// isStale reports whether the numbers of a file were last shown of another
// text. Numbers that were never shown are those of the file's order.
func (w *writing) isStale(file string, t marking, text []byte) bool {
	kept, err := os.ReadFile(w.shownFile(file, t))
	return err == nil && string(kept) != hash(text)
}

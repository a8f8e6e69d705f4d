package main

import (
	"slices"

	"allies/ledger"
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

package parse

import (
	"slices"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
)

// workspace is the memory in which a body is read. What is kept of the body is
// copied out of it, and the next one is read in the same.
type workspace struct {
	section, item ledger.Note // the notes being read, until they are filed: their lists are used again
	links         []ledger.Link
	headings      []heading
	blocks        []markdown.Block // of the headings
	above         []sectionState   // the headings above, outermost first
	days          []int            // where the dates of a promise stand
	head          EntryHead        // of the entry being read

	entries  slab[ledger.Entry]
	promises slab[ledger.Promise]
	thanks   slab[ledger.Thanks]
	events   slab[ledger.Event]
	with     slab[ledger.Link]
	tags     slab[string]
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// file keeps a note, with lists of its own.
func (w *workspace) file(a *ledger.Ally, n *ledger.Note) {
	kept := *n
	kept.Entries, kept.Promises = w.entries.keep(n.Entries), w.promises.keep(n.Promises)
	kept.Thanks, kept.Events = w.thanks.keep(n.Thanks), w.events.keep(n.Events)
	kept.Tags = w.tags.keep(markdown.Distinct(n.Tags))
	a.Notes = append(a.Notes, kept)
}

// emptied is a note without anything in it, and with the memory of its lists.
func emptied(n *ledger.Note) ledger.Note {
	return ledger.Note{
		Entries: n.Entries[:0], Promises: n.Promises[:0], Thanks: n.Thanks[:0], Events: n.Events[:0], Tags: n.Tags[:0],
	}
}

// slab cuts short lists out of longer pieces of memory.
type slab[T any] struct{ free []T }

const (
	slabLength = 64
	longList   = slabLength / 4 // has memory of its own
)

// keep is a copy of a list, nil for an empty one.
func (s *slab[T]) keep(list []T) []T {
	switch n := len(list); {
	case n == 0:
		return nil
	case n > longList:
		return slices.Clone(list)
	case n > len(s.free):
		s.free = make([]T, slabLength)
	}
	kept := s.free[:len(list):len(list)]
	s.free = s.free[copy(kept, list):]
	return kept
}

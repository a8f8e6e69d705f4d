package parse

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
)

// workspace is the memory in which a body is read. What is kept of the body is
// copied out of it, and the next one is read in the same.
type workspace struct {
	section, item ledger.Note // the notes being read, until they are filed: their lists are used again
	links         []ledger.Link
	headings      []heading      // at the top level, those that are read
	above         []sectionState // the headings above, outermost first
	found         []string       // the tags of the text being read
	days          []int          // where the dates of a promise stand
	head          EntryHead      // of the entry being read
	favours       favourWords
	promised      ledger.Promise // the one being read

	words map[string]sharedWord
	said  *ledger.Said
	sums  ledger.Sums // of the body being read
	last  lastContact // likewise

	entries  slab[ledger.Entry]
	promises slab[ledger.Promise]
	thanks   slab[ledger.Thanks]
	events   slab[ledger.Event]
	with     slab[ledger.Link]

	items     []ledger.PageItem // of the page being read
	pageItems slab[ledger.PageItem]
	tags      slab[string]
}

var workspaces = sync.Pool{New: func() any { return &workspace{words: map[string]sharedWord{}, said: ledger.NewSaid()} }}

// file keeps a note, with lists of its own.
func (w *workspace) file(a *ledger.Ally, n *ledger.Note) {
	n.Tags = markdown.Distinct(n.Tags)
	kept := *n
	kept.Entries, kept.Promises = w.entries.keep(n.Entries), w.promises.keep(n.Promises)
	kept.Thanks, kept.Events = w.thanks.keep(n.Thanks), w.events.keep(n.Events)
	kept.Tags, kept.PrivateTags = w.tags.keep(n.Tags), slices.Clone(n.PrivateTags)
	a.Notes = append(a.Notes, kept)
}

// sharedWord is a tag or another word that files use again and again.
type sharedWord struct {
	text string // no file's text is kept alive by it
	near string // the tag that it nearly is, "" for none
}

func (w *workspace) known(word string) sharedWord {
	known, ok := w.words[word]
	if !ok {
		if len(w.words) == mostWords {
			clear(w.words)
		}
		known = sharedWord{text: strings.Clone(word), near: nearTag(ledger.Fold(word))}
		w.words[known.text] = known
	}
	return known
}

// shared is a word as a string that no file's text is kept alive by.
func (w *workspace) shared(word string) string { return w.known(word).text }

// empty leaves nothing in a note but the memory of its lists.
func empty(n *ledger.Note) {
	entries, promises, thanks, events, tags := n.Entries[:0], n.Promises[:0], n.Thanks[:0], n.Events[:0], n.Tags[:0]
	*n = ledger.Note{}
	n.Entries, n.Promises, n.Thanks, n.Events, n.Tags = entries, promises, thanks, events, tags
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

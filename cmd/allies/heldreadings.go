package main

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse"
)

// held keeps the readings that the ledger was made of, of those files that a
// command may be about to change: they are not read again while they hold the
// same text.
type held struct {
	mutex    sync.Mutex
	readings map[string]*parse.Source // by path
}

// hold keeps the readings of allies whose name may begin a command's words.
func (h *held) hold(words []string) func(*parse.Source) bool {
	if len(words) == 0 {
		return nil
	}
	word := ledger.Fold(ledger.TrimMarkdown(words[0]))
	mayBegin := func(name string) bool { return strings.Contains(ledger.Fold(name), word) }
	h.readings = map[string]*parse.Source{}
	return func(s *parse.Source) (kept bool) {
		a := s.Ally
		if kept = mayBegin(a.Name) || mayBegin(a.File) || slices.ContainsFunc(a.Aliases, mayBegin); kept {
			h.mutex.Lock()
			defer h.mutex.Unlock()
			h.readings[s.File] = s
		}
		return kept
	}
}

func (h *held) reading(file string) *parse.Source {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.readings[file]
}

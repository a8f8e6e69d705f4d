// Package ledger is the model: allies, notes, entries, promises, and the exact
// values they are made of. It reads and writes nothing; package parse fills it.
//
// What a user wrote stands in it as typed, beside what it means: words with
// their markup, and a Pos for the place. Names, kinds, units, keys and tags
// compare when they are folded, by Fold and its kin, which never change what
// is shown. A zero value means "not said": no Date, no Interval, no Reach.
package ledger

import (
	"slices"
	"strings"
)

// Ledger is everything that was read from one directory tree.
type Ledger struct {
	Config   *Config
	Me       *Ally    // me.md; an empty profile when there is none
	Allies   []*Ally  // sorted by path
	Pages    []*Page  // sorted by path
	Files    []File   // every file looked at, sorted by path
	OwnCards []string // what the user's own cards are called, me.md aside
	Problems []Problem
	Unread   []string // the files, and folders with a / at the end, that the system would not let us read
	NoPeople bool     // there are files, and nothing in them looks like a person

	// KeepsAliases has Find and Named find nobody by an alias that is private.
	KeepsAliases bool

	names  *nameIndex
	shared map[*Ally][]Shared
	pages  *pageLinker // nil without pages
}

// Shared is a note in another ally's file whose heading links here.
type Shared struct {
	Owner *Ally
	Note  *Note
}

// Link resolves names and links once all files are read: after it, Find,
// Target and SharedWith answer, and allies have the notes of pages.
func (l *Ledger) Link() {
	l.names = newNameIndex(l.Allies)
	l.shared = map[*Ally][]Shared{}
	for _, owner := range l.Allies {
		for i := range owner.Notes {
			l.share(owner, &owner.Notes[i])
		}
	}
	l.linkPages()
}

// share files a note under every other ally that its heading links to, once
// each.
func (l *Ledger) share(owner *Ally, note *Note) {
	seen := map[*Ally]bool{owner: true}
	for _, link := range note.With {
		if other, _ := l.Target(link.Target, owner.File); other != nil && !seen[other] {
			seen[other] = true
			l.shared[other] = append(l.shared[other], Shared{owner, note})
		}
	}
}

// Ally returns the ally in a file, nil where that is no ally's.
func (l *Ledger) Ally(file string) *Ally {
	i, found := slices.BinarySearchFunc(l.Allies, file, func(a *Ally, file string) int { return strings.Compare(a.File, file) })
	if !found {
		return nil
	}
	return l.Allies[i]
}

// SharedWith lists the notes of other files whose headings link to the ally.
func (l *Ledger) SharedWith(a *Ally) []Shared { return l.shared[a] }

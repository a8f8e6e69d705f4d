// Package ledger is the model: allies, notes, entries, promises, and the exact
// values they are made of. It reads and writes nothing; package parse fills it.
//
// What a user wrote stands in it as typed, beside what it means: words with
// their markup, and a Pos for the place. Names, kinds, units, keys and tags
// compare when they are folded, by Fold and its kin, which never change what
// is shown. A zero value means "not said": no Date, no Interval, no Reach.
package ledger

import (
	"cmp"
	"path"
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

	changes map[*Ally]int // how often each has changed since it was linked
}

// nameIndex finds allies by path, stem, name and alias, folded.
type nameIndex struct {
	paths, stems, names, aliases map[string][]*Ally
	called                       map[string][]*Ally // by name, then by alias, each ally once
}

type pageLinker struct {
	l       *Ledger
	own     map[string]bool    // the user's names, folded
	firsts  map[string][]*Ally // by their first names, folded
	handles map[string][]*Ally // by names as one word; nil until one is asked for

	met   map[mentioned]answer       // who was found already
	notes map[noteOf]*Note           // of the page being linked
	days  map[*Ally]map[Date][]*Note // the notes of allies' own files by day, of those who were asked for
}

// mentioned is a name as files of one folder mean it.
type mentioned struct {
	folder, text string
	isLink       bool
}

// answer is the ally whom a name means, or several of whom it means none: as a
// name, which name-clash says, or as a first name.
type answer struct {
	found          *Ally
	clash, unclear []*Ally
}

// noteOf names a note of a page: of whom, and of which part, −1 for the page as
// a whole, −2 for what stands aside.
type noteOf struct {
	ally *Ally
	part int
}

// Shared is a note in another ally's file whose heading links here.
type Shared struct {
	Owner *Ally
	Note  *Note
}

// Ally returns the ally in a file, nil where that is no ally's.
func (l *Ledger) Ally(file string) *Ally {
	i, found := slices.BinarySearchFunc(l.Allies, file, func(a *Ally, file string) int { return strings.Compare(a.File, file) })
	if !found {
		return nil
	}
	return l.Allies[i]
}

// Changes is how often what is known of an ally may have changed since the ledger was
// linked.
func (l *Ledger) Changes(a *Ally) int { return l.changes[a] }

// SharedWith lists the notes of other files whose headings link to the ally.
func (l *Ledger) SharedWith(a *Ally) []Shared { return l.shared[a] }

// Page returns the page in a file, nil where that is none that is read.
func (l *Ledger) Page(file string) *Page {
	for _, p := range l.Pages {
		if p.File == file && p.IsRead() {
			return p
		}
	}
	return nil
}

// PageNamed returns the page that a name typed on the command line means in
// full: its path, or its name with or without the ending, folded; nil where there
// is none.
func (l *Ledger) PageNamed(name string) *Page {
	for _, p := range l.Pages {
		if p.IsRead() && isFileNamed(p.File, name) {
			return p
		}
	}
	return nil
}

func isFileNamed(file, typed string) bool {
	file, key := Fold(TrimMarkdown(file)), Fold(TrimMarkdown(strings.TrimSpace(typed)))
	return file == key || path.Base(file) == key
}

// Met is somebody whom pages name, and who has no file.
type Met struct {
	Name  string // as the first of the pages writes it
	Pages []*Page
}

// Met lists those whom pages name as having been there, up to a day, and who
// have no file: most often named first.
func (l *Ledger) Met(today Date) []Met {
	var met []Met
	at := map[string]int{}
	for _, p := range l.Pages {
		if !p.IsRead() || p.Note.IsPlan(today) {
			continue
		}
		for _, name := range p.Unknown {
			i, known := at[Fold(name)]
			if !known {
				i = len(met)
				at[Fold(name)] = i
				met = append(met, Met{Name: name})
			}
			met[i].Pages = append(met[i].Pages, p)
		}
	}
	slices.SortStableFunc(met, func(a, b Met) int {
		return cmp.Or(len(b.Pages)-len(a.Pages), strings.Compare(Fold(a.Name), Fold(b.Name)))
	})
	return met
}

// Journal lists what journal: in allies.yaml says, with globs for the daily
// pages that name allies and are not read: one for the folder that holds those
// of each top-level folder.
func (l *Ledger) Journal() []string {
	globs := slices.Clone(l.Config.Journal)
	var order []string
	common := map[string][]string{} // by top-level folder
	for _, p := range l.Pages {
		if p.Kind != UnreadDay {
			continue
		}
		folders := strings.Split(path.Dir(p.File), "/")
		top := folders[0]
		if common[top] == nil {
			order, common[top] = append(order, top), folders
		}
		common[top] = common[top][:sameStart(common[top], folders)]
	}
	for _, top := range order {
		if top == "." {
			globs = append(globs, "/*")
		} else {
			globs = append(globs, strings.Join(common[top], "/")+"/**")
		}
	}
	return globs
}

// sameStart is how many folders two paths begin with alike.
func sameStart(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// LeftOutNamed returns the file that is no ally's and has such a name.
func (l *Ledger) LeftOutNamed(name string) (File, bool) {
	for _, f := range l.Files {
		if f.LeftOut() && isFileNamed(f.Path, name) {
			return f, true
		}
	}
	return File{}, false
}

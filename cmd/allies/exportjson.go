package main

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/disk"
	"allies/report"
	"allies/report/render/format"
)

// wholeVersion is the version of the form in which json has a ledger: another
// one where a key changes its meaning or goes, the same where one comes.
const wholeVersion = 1

// whole is a ledger as json has it.
type whole struct {
	Format  string      `json:"format"` // "allies"
	Version int         `json:"version"`
	AsOf    ledger.Date `json:"as_of"`
	LeftOut int         `json:"private_left_out"`
	Me      *wholeAlly  `json:"me"`
	Allies  []wholeAlly `json:"allies"`
}

// wholeAlly is all that was read of an ally, and what was reckoned.
type wholeAlly struct {
	report.Ally
	report.Profile
	First    report.Optional `json:"first_name"`
	Last     report.Optional `json:"last_name"`
	Known    []report.Known  `json:"known"`
	Keys     []wholeKey      `json:"keys"`
	Notes    []report.Note   `json:"notes"`
	Shared   []sharedNote    `json:"shared"`
	Markdown *string         `json:"markdown"` // nil where something in it stays out
}

// wholeKey is a key of the front matter as it was typed.
type wholeKey struct {
	Key    string   `json:"key"`
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

// sharedNote is a note in another ally's file that was with this one too.
type sharedNote struct {
	Ally  string      `json:"ally"`
	Date  ledger.Date `json:"date"`
	Title string      `json:"title"`
	report.Place
}

// json writes all that was read of the allies that the query chooses.
func (x *exporting) json() (string, error) {
	files, err := x.files()
	if err != nil {
		return "", err
	}
	defer files.Close()
	people := x.people()
	notes := map[string][]report.Note{} // by file
	for _, n := range shown(x, x.reckoner.Notes()).Notes {
		notes[n.Owner.File] = append(notes[n.Owner.File], x.note(n))
	}
	w := whole{Format: program, Version: wholeVersion, AsOf: x.today, Allies: []wholeAlly{}}
	for _, s := range people {
		a := x.whole(s)
		a.Notes = append(a.Notes, notes[s.Source.File]...)
		if a.Markdown, err = x.markdown(files, s.Source); err != nil {
			return "", err
		}
		w.Allies = append(w.Allies, a)
	}
	if len(x.given) == 0 && x.hasMe() {
		s := shown(x, x.reckoner.Show(x.ledger.Me))
		a := x.whole(&s)
		w.Me = &a
	}
	w.LeftOut = x.leftOut()
	var b bytes.Buffer
	err = format.JSON(&b, w)
	return b.String(), err
}

// hasMe reports whether the user has a page of their own.
func (x *exporting) hasMe() bool {
	return slices.ContainsFunc(x.ledger.Files, func(f ledger.File) bool { return strings.EqualFold(f.Path, ledger.MeFile) })
}

func (x *exporting) whole(s *report.Show) wholeAlly {
	a := wholeAlly{Ally: s.Ally, Profile: s.Profile, Known: s.Known, Keys: []wholeKey{}, Notes: []report.Note{}, Shared: []sharedNote{}}
	if x.mask != nil {
		return a
	}
	a.First, a.Last = report.Optional(s.Source.First), report.Optional(s.Source.Last)
	for _, f := range s.Source.Fields {
		if hides := f.Name == "private" && !x.options.includePrivate; !hides && !x.keeps(s.Source, f.Name) {
			a.Keys = append(a.Keys, wholeKey{f.Key, f.Name, append([]string{}, f.Values...)})
		}
	}
	for _, n := range x.ledger.SharedWith(s.Source) {
		if ledger.IsPrivate(n.Note.Tags) && !x.options.includePrivate {
			continue
		}
		a.Shared = append(a.Shared, sharedNote{n.Owner.Name, n.Note.Date, n.Note.Called(), report.Place{File: n.Owner.File, Line: int(n.Note.Head.Line)}})
	}
	return a
}

// note is a note with its text as it may leave: of a page, which is everybody's,
// what is the ally's.
func (x *exporting) note(n report.Note) report.Note {
	if x.mask == nil && !x.options.includePrivate && (ledger.IsPrivate(n.Source.Tags) || n.File != n.Owner.File) {
		return x.withoutPrivate(n)
	}
	return n
}

// markdown is the text of a file, nil where a part of it stays out or is masked.
func (x *exporting) markdown(files fs.FS, a *ledger.Ally) (*string, error) {
	if x.mask != nil || a.HoldsPrivate() && !x.options.includePrivate {
		return nil, nil
	}
	src, err := fs.ReadFile(files, a.File)
	if err != nil {
		return nil, failf("", "%w", err)
	}
	text := string(src)
	return &text, nil
}

// openFiles are files that are open until they are closed.
type openFiles interface {
	fs.FS
	Close() error
}

// files opens those of the ledger, as they are or at --rev.
func (x *exporting) files() (openFiles, error) {
	if x.options.rev == "" {
		return disk.OpenFolder(x.root.Dir)
	}
	repo, err := git.Open(x.world.ctx, x.root.Dir)
	if err != nil {
		return nil, err
	}
	return x.openTree(repo, string(x.options.rev))
}

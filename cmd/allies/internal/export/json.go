package export

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/report"
	"allies/report/render/format"
)

// wholeVersion is the version of the form in which json has a ledger: another
// one where a key changes its meaning or goes, the same where one comes.
const wholeVersion = 1

type whole struct {
	Format  string      `json:"format"` // "allies"
	Version int         `json:"version"`
	AsOf    ledger.Date `json:"as_of"`
	LeftOut int         `json:"private_left_out"`
	Me      *wholeAlly  `json:"me"`
	Allies  []wholeAlly `json:"allies"`

	Files        []wholeFile          `json:"files"`
	FilesLeftOut []report.FileLeftOut `json:"left_out"`
}

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

type wholeKey struct {
	Key    string   `json:"key"`
	Name   string   `json:"name"`
	Values []string `json:"values"`
	Labels []string `json:"labels"` // of a map, what each value stands under
}

// wholeFile is a file that is read and is no ally's: settings, a page, the inbox.
type wholeFile struct {
	File string  `json:"file"`
	Text *string `json:"text"` // nil where something in it stays out
}

type sharedNote struct {
	Ally  string      `json:"ally"`
	Date  ledger.Date `json:"date"`
	Title string      `json:"title"`
	report.Place
}

func (x *Export) json() (string, error) {
	files, err := x.Files()
	if err != nil {
		return "", err
	}
	defer files.Close()
	people := x.people()
	notes := map[string][]report.Note{} // by file
	for _, n := range shown(x, x.reckoner.Notes()).Notes {
		notes[n.Owner.File] = append(notes[n.Owner.File], x.note(n))
	}
	w := whole{Format: "allies", Version: wholeVersion, AsOf: x.Today, Allies: []wholeAlly{}, Files: []wholeFile{}, FilesLeftOut: []report.FileLeftOut{}}
	for _, s := range people {
		a := x.whole(s)
		a.Notes = append(a.Notes, notes[s.Source.File]...)
		if a.Markdown, err = x.text(files, s.Source.File, s.Source.HoldsPrivate()); err != nil {
			return "", err
		}
		w.Allies = append(w.Allies, a)
	}
	if !x.Chosen {
		x.beside(&w, files)
	}
	w.LeftOut = x.leftOut()
	var b bytes.Buffer
	err = format.JSON(&b, w)
	return b.String(), err
}

// beside adds what a whole ledger has beside its allies: the user's own page, the
// other files that are read, and the names of those that are not.
func (x *Export) beside(w *whole, files fs.FS) {
	read := []string{ledger.ConfigFile}
	for _, f := range x.Ledger.Files {
		switch {
		case strings.EqualFold(f.Path, ledger.MeFile):
			s := shown(x, x.reckoner.Show(x.Ledger.Me))
			me := x.whole(&s)
			me.Markdown, _ = x.text(files, f.Path, x.Ledger.Me.HoldsPrivate())
			w.Me = &me
		case x.Ledger.Page(f.Path) != nil, strings.EqualFold(f.Path, x.Inbox) && f.Rule.Number > 0:
			read = append(read, f.Path)
		}
	}
	if x.Mask != nil {
		return
	}
	for _, file := range read {
		text, err := x.text(files, file, false)
		if err == nil {
			w.Files = append(w.Files, wholeFile{file, text})
		}
	}
	for _, f := range x.reckoner.Files(report.FileOptions{}).LeftOut {
		if isOurs := f.Rule == nil || *f.Rule != 1; isOurs && !slices.Contains(read, f.File) { // not hidden, nor ignored
			w.FilesLeftOut = append(w.FilesLeftOut, f)
		}
	}
}

func (x *Export) whole(s *report.Show) wholeAlly {
	a := wholeAlly{Ally: s.Ally, Profile: s.Profile, Known: s.Known, Keys: []wholeKey{}, Notes: []report.Note{}, Shared: []sharedNote{}}
	if x.Mask != nil {
		return a
	}
	a.First, a.Last = report.Optional(s.Source.First), report.Optional(s.Source.Last)
	for _, f := range s.Source.Fields {
		if isPrivate := f.Name == "private" && !x.IncludePrivate; !isPrivate && !x.hides(s.Source, f.Name) {
			a.Keys = append(a.Keys, wholeKey{f.Key, f.Name, append([]string{}, f.Values...), append([]string{}, f.Labels...)})
		}
	}
	for _, n := range x.Ledger.SharedWith(s.Source) {
		if ledger.IsPrivate(n.Note.Tags) && !x.IncludePrivate {
			continue
		}
		a.Shared = append(a.Shared, sharedNote{n.Owner.Name, n.Note.Date, n.Note.Called(), report.Place{File: n.Owner.File, Line: int(n.Note.Head.Line)}})
	}
	return a
}

// note is a note with its text as it may leave: of a page, which is everybody's,
// what is the ally's.
func (x *Export) note(n report.Note) report.Note {
	if x.Mask == nil && !x.IncludePrivate && (ledger.IsPrivate(n.Source.Tags) || n.File != n.Owner.File) {
		return x.Open(n)
	}
	return n
}

// text is what a file holds, nil where a part of it stays out or is masked.
func (x *Export) text(files fs.FS, file string, private bool) (*string, error) {
	if x.Mask != nil || private && !x.IncludePrivate {
		return nil, nil
	}
	src, err := fs.ReadFile(files, file)
	if err != nil {
		return nil, err
	}
	if !x.IncludePrivate && x.mayHoldPrivate(file, src) {
		x.left[file] = "File"
		return nil, nil
	}
	text := string(src)
	return &text, nil
}

// mayHoldPrivate reports whether a text names the tag private anywhere, as in prose
// that is no part of a note, or has private keys, or is of somebody private.
func (x *Export) mayHoldPrivate(file string, src []byte) bool {
	if p := x.Ledger.Page(file); p != nil && slices.ContainsFunc(p.Allies, func(a *ledger.Ally) bool { return ledger.IsPrivate(a.Tags) }) {
		return true
	}
	return bytes.Contains(bytes.ToLower(src), []byte("#private")) || parse.Open(file, src, x.Ledger.Config).Ally.HoldsPrivate()
}

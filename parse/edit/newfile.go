package edit

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/folder"
)

// Setting is a key of a new file's front matter with its value, which is YAML
// as it is to stand there.
type Setting struct{ Key, Value string }

// NewSetting makes a key of what a user typed for it: the parts of a list
// stand between commas. What begins with [ or { is YAML already.
func NewSetting(key, typed string) Setting {
	typed = strings.TrimSpace(typed)
	switch {
	case strings.HasPrefix(typed, "{"), strings.HasPrefix(typed, "[") && !strings.HasPrefix(typed, "[["):
		return Setting{key, typed}
	case isListKey(key):
		var parts []string
		for _, part := range strings.Split(typed, ",") {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, Scalar(part))
			}
		}
		return Setting{key, "[" + strings.Join(parts, ", ") + "]"}
	}
	return Setting{key, Scalar(typed)}
}

func isListKey(key string) bool {
	name, _ := ledger.Key(key)
	m, _ := ledger.MeaningOf(name)
	return m.IsList() && name != "introduced_by" // mostly by one
}

// NewFile is the file of an ally that is to be.
type NewFile struct {
	Path     string // relative to the root, with /
	Text     []byte
	Problems []ledger.Problem // with what its keys say
}

// ErrNotRead tells that no file of this name would be read as an ally's.
var ErrNotRead = errors.New("would not be read as an ally's file")

// New plans the file of a new ally: named as the ally is, in the folder where
// most allies are, never in the place of another file, and so that it is read.
// l was read from fsys. It is ErrNotRead where that cannot be.
func New(fsys fs.FS, l *ledger.Ledger, name string, settings []Setting) (NewFile, error) {
	p, err := PlanNew(fsys, l)
	if err != nil {
		return NewFile{}, err
	}
	return p.New(name, settings)
}

// NewFiles plans the files of new allies one after another, none in the place of
// another.
type NewFiles struct {
	l       *ledger.Ledger
	fsys    fs.FS
	scope   folder.Scope
	folders []string              // for new files, the best first
	taken   map[string]*fileNames // in each of them
}

// PlanNew begins to plan new files. l was read from fsys.
func PlanNew(fsys fs.FS, l *ledger.Ledger) (*NewFiles, error) {
	p := &NewFiles{l: l, fsys: fsys, taken: map[string]*fileNames{}}
	top, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("look for a folder: %w", err)
	}
	if p.scope, err = folder.ScopeOf(fsys, l); err != nil {
		return nil, fmt.Errorf("look for a folder: %w", err)
	}
	p.folders = p.candidates(top)
	return p, nil
}

// New is the function New for the next of the files.
func (p *NewFiles) New(name string, settings []Setting) (NewFile, error) {
	n := &newFilePlan{NewFiles: p, name: norm.NFC.String(name), settings: settings}
	for _, folder := range p.folders {
		if f, ok := n.in(folder); ok {
			p.taken[folder].add(path.Base(f.Path))
			return f, nil
		}
	}
	return NewFile{}, ErrNotRead
}

// WouldRead reads a text that is to stand at a path; nil where it would not be
// an ally's.
func (p *NewFiles) WouldRead(file string, text []byte) *ledger.Ally {
	got, _ := wouldRead(file, text, p.scope, p.l)
	return got.Ally
}

type newFilePlan struct {
	*NewFiles
	name     string
	settings []Setting
}

// candidates lists the folders for a new file, the best first: where most
// allies are, one that holds people by its name or by allies.yaml, the root, of
// which top is what stands in it.
func (p *NewFiles) candidates(top []fs.DirEntry) []string {
	count := map[string]int{}
	for _, a := range p.l.Allies {
		count[path.Dir(a.File)]++
	}
	folders := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Count(a, "/")-strings.Count(b, "/"), strings.Compare(a, b))
	})
	for _, e := range top {
		if e.IsDir() && folder.IsPeopleFolder(e.Name()) {
			folders = append(folders, e.Name())
		}
	}
	for _, name := range p.scope.People {
		if folder.IsPeopleFolder(path.Base(name)) {
			folders = append(folders, name)
		}
	}
	for _, glob := range p.scope.Globs {
		if fixed, _, wild := strings.Cut(glob, "*"); wild && strings.Contains(fixed, "/") {
			folders = append(folders, path.Dir(fixed))
		}
	}
	return append(folders, ".")
}

// in plans the file in a folder: under the first of its spellings that is read.
func (p *newFilePlan) in(folder string) (NewFile, bool) {
	if p.taken[folder] == nil {
		p.taken[folder] = newFileNames(namesIn(p.fsys, folder))
	}
	n := naming{slugs: p.l.Config.SlugNames, taken: p.taken[folder]}
	for _, stem := range n.stems(p.name) {
		if f, ok := p.read(path.Join(folder, stem+".md")); ok {
			return f, true
		}
	}
	return NewFile{}, false
}

func namesIn(fsys fs.FS, folder string) []string {
	entries, _ := fs.ReadDir(fsys, folder) // a folder that is to be made is empty
	return lists.Of(entries, fs.DirEntry.Name)
}

// read returns the file at a path if it would be read as the ally's, with as
// little in it as that takes.
func (p *newFilePlan) read(file string) (NewFile, bool) {
	for _, marked := range []bool{false, true} {
		for _, form := range []fileForm{titleOnly, keyAndTitle, keyOnly} {
			text := p.text(form, marked)
			got, ok := wouldRead(file, text, p.scope, p.l)
			if ok && got.Ally.Name == p.name && len(got.Ally.Notes) == 0 && !linksInBody(got.Ally) {
				return NewFile{Path: file, Text: text, Problems: got.Problems}, true
			}
		}
	}
	return NewFile{}, false
}

func linksInBody(a *ledger.Ally) bool {
	return slices.ContainsFunc(a.Links, func(l ledger.Link) bool { return l.At.Start >= a.Body.Start })
}

// wouldRead reads a text as the file of an ally that would stand at a path;
// false where it would be left out.
func wouldRead(file string, text []byte, s folder.Scope, l *ledger.Ledger) (folder.Reading, bool) {
	got := folder.ReadSource(file, text, s, l.Config)
	return got, got.Ally != nil
}

type fileForm uint8

const (
	titleOnly fileForm = iota
	keyAndTitle
	keyOnly
)

func (p *newFilePlan) text(form fileForm, marked bool) []byte {
	var keys []Setting
	if form != titleOnly {
		keys = append(keys, Setting{"name", Scalar(p.name)})
	}
	keys = append(keys, p.settings...)
	if marked {
		keys = addSetting(keys, p.marker())
	}
	var b strings.Builder
	if len(keys) > 0 {
		b.WriteString("---\n")
		for _, k := range keys {
			b.WriteString(k.Key + ": " + k.Value + "\n")
		}
		b.WriteString("---\n")
	}
	if form != keyOnly {
		if len(keys) > 0 {
			b.WriteString("\n")
		}
		b.WriteString("# " + p.name + "\n")
	}
	return []byte(b.String())
}

// addSetting adds a key, or where a list of that key is set, its values.
func addSetting(keys []Setting, more Setting) []Setting {
	name, _ := ledger.Key(more.Key)
	for i, k := range keys {
		own, _ := ledger.Key(k.Key)
		inner, isList := strings.CutSuffix(k.Value, "]")
		if own == name && isList {
			keys[i].Value = inner + ", " + strings.Trim(more.Value, "[]") + "]"
			return keys
		}
	}
	return append(keys, more)
}

func (p *newFilePlan) marker() Setting {
	for _, marker := range p.scope.Markers {
		if key, value, ok := parse.CutMarker(marker); ok {
			return NewSetting(key, value)
		}
	}
	return Setting{"type", "person"}
}

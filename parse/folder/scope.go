package folder

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

var peopleWords = []string{"people", "person", "persons", "contact", "contacts", "friends", "allies", "crm", "profiles", "relationships"}

// IsPeopleFolder reports whether a folder's name has a word for people: 10
// People, Friends & Family.
func IsPeopleFolder(name string) bool { return hasWord(name, peopleWords...) }

func inPeopleFolder(file string) bool {
	parts := strings.Split(file, "/")
	return slices.ContainsFunc(parts[:len(parts)-1], IsPeopleFolder)
}

// Scope says which files of a ledger are allies.
type Scope struct {
	Globs    []string // of include:
	Markers  []string // of include:, as "tags:person"
	People   []string // the folders of people that hold a file
	ignore   []string
	own      []string // the user's own names, folded
	narrowed bool     // only people's files are allies
}

// NewScope makes the scope of a ledger from its settings, the folders that are
// known by their paths, and the user's own profile, nil for none.
func NewScope(c *ledger.Config, folders []string, me *ledger.Ally) Scope {
	s := Scope{ignore: c.Ignore, own: ownNames(me)}
	for _, rule := range c.Include {
		if _, _, marker := parse.CutMarker(rule); marker {
			s.Markers = append(s.Markers, rule)
		} else {
			s.Globs = append(s.Globs, rule)
		}
	}
	for _, folder := range folders {
		switch {
		case folder == obsidianFolder || folder == logseqFolder:
			s.narrowed = true
		case IsPeopleFolder(path.Base(folder)) && !inTemplates(folder):
			s.People = append(s.People, folder)
		}
	}
	s.narrowed = (s.narrowed || len(s.People) > 0) && !s.included()
	return s
}

// ScopeOf is the scope of a ledger that was read from fsys.
func ScopeOf(fsys fs.FS, l *ledger.Ledger) (Scope, error) {
	top, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return Scope{}, err
	}
	var files []string
	for _, f := range l.Files {
		if f.Rule.Number != 1 {
			files = append(files, f.Path)
		}
	}
	return NewScope(l.Config, foldersOf(top, files), l.Me), nil
}

// foldersOf lists what may tell how far a ledger goes: the folders of notes
// apps in the root, and every folder that holds a file.
func foldersOf(root []fs.DirEntry, files []string) []string {
	var folders []string
	for _, e := range root {
		if e.IsDir() && (e.Name() == obsidianFolder || e.Name() == logseqFolder) {
			folders = append(folders, e.Name())
		}
	}
	seen := map[string]bool{".": true}
	for _, file := range files {
		for dir := path.Dir(file); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			folders = append(folders, dir)
		}
	}
	return folders
}

func ownNames(me *ledger.Ally) []string {
	if me == nil {
		return nil
	}
	var names []string
	if me.Name != me.Stem {
		names = append(names, ledger.Fold(me.Name))
	}
	for _, alias := range me.Aliases {
		names = append(names, ledger.Fold(alias))
	}
	return names
}

func (s Scope) isOwn(a *ledger.Ally) bool {
	return slices.Contains(s.own, ledger.Fold(a.Name)) ||
		slices.ContainsFunc(valuesOf(a, "relationship"), func(v string) bool { return parse.FoldWord(v) == "self" })
}

// ByPath is what a file's path alone says of it.
func (s Scope) ByPath(path string) Verdict {
	if v := leftAlone(path, s.ignore); v.LeftOut() {
		return v
	}
	if s.included() {
		if len(s.Markers) > 0 || s.HoldsPath(path) {
			return Verdict{}
		}
		return notIncluded
	}
	return byName(path)
}

// included reports whether there is an include:, which decides alone.
func (s Scope) included() bool { return len(s.Globs)+len(s.Markers) > 0 }

// HoldsPath reports whether the path is enough to be in the scope.
func (s Scope) HoldsPath(path string) bool {
	switch {
	case s.included():
		return slices.ContainsFunc(s.Globs, func(glob string) bool { return parse.GlobMatch(glob, path) })
	case s.narrowed:
		return inPeopleFolder(path)
	}
	return true
}

// hasTagLine reports whether a line of a text holds nothing but tags, of which
// one marks a person. A tag in a sentence or in code marks nothing.
func hasTagLine(src []byte) bool {
	src = bytes.TrimPrefix(src, []byte(text.Bom))
	fence, tracked := "", 0
	for at := 0; at < len(src); {
		line, _, _ := bytes.Cut(src[at:], []byte{'\n'})
		if len(line) > 1 && line[0] == '#' && isTagLine(string(line)) {
			fence, tracked = markdown.TrackFences(string(src[tracked:at]), fence), at
			if fence == "" {
				return true
			}
		}
		next := bytes.Index(src[at:], []byte("\n#"))
		if next < 0 {
			return false
		}
		at += next + 1
	}
	return false
}

func isTagLine(line string) bool {
	words := strings.FieldsFunc(line, func(r rune) bool { return r == '\r' || parse.IsListBreak(r) })
	marks := false
	for _, word := range words {
		if len(word) < 2 || word[0] != '#' || word[1] == '#' {
			return false
		}
		marks = marks || isPersonTag(word[1:])
	}
	return marks
}

func isPersonTag(tag string) bool {
	tag, _, _ = strings.Cut(ledger.Fold(tag), "/")
	return tag == "person" || tag == "people" || tag == "contact" || tag == "contacts"
}

func hasMarker(a *ledger.Ally, marker string) bool {
	key, want, _ := parse.CutMarker(marker)
	name, _ := ledger.Key(key)
	want = parse.FoldWord(want)
	if name == "tags" {
		return slices.ContainsFunc(a.Tags, func(tag string) bool {
			tag = ledger.Fold(tag)
			return tag == want || strings.HasPrefix(tag, want+"/")
		})
	}
	if kind, known := parse.TypeOf(want); name == "type" && known {
		if t, ok := parse.TypeOf(valuesOf(a, name)...); ok {
			return t == kind
		}
	}
	return slices.ContainsFunc(valuesOf(a, name), func(v string) bool { return parse.FoldWord(v) == want })
}

// byContent is what the rest of the rules say of what a file holds. tagged tells
// that a line of tags marks a person.
func (s Scope) byContent(path string, a *ledger.Ally, tagged bool) Verdict {
	if s.isOwn(a) {
		return Verdict{RuleMe, "it is your own card"}
	}
	if s.included() {
		if s.HoldsPath(path) || slices.ContainsFunc(s.Markers, func(m string) bool { return hasMarker(a, m) }) {
			return Verdict{}
		}
		return notIncluded
	}
	types := valuesOf(a, "type")
	_, typed := parse.TypeOf(types...)
	among := inPeopleFolder(path)
	if slices.Contains(types, ReportType) {
		return Verdict{RuleType, itIsAReport}
	}
	if key := aboutMeeting(a); key != "" && !among && !typed {
		return Verdict{RuleMeeting, "it has a date: and " + key + ":"}
	}
	if len(types) > 0 && !typed {
		spared := among && !slices.ContainsFunc(types, parse.IsMeetingType) || hasAny(a, personKeys)
		if !spared {
			return Verdict{RuleType, "its type is " + text.Brief(strings.Join(types, ", "))}
		}
	}
	if s.narrowed && !among && !typed && !tagged && !slices.ContainsFunc(a.Tags, isPersonTag) {
		return unmarked
	}
	return Verdict{}
}

var notIncluded = Verdict{RuleInclude, "include: in allies.yaml does not name it"}

var unmarked = Verdict{RuleUnmarked, "it is neither in a folder of people nor marked as a person's"}

package folder

import (
	"bytes"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// peopleFolders are the names of folders that hold people in a notes app.
var peopleFolders = []string{"people", "contacts", "friends", "crm", "allies"}

// IsPeopleFolder compares in any case, leading digits aside: `10 People`.
func IsPeopleFolder(name string) bool {
	return slices.Contains(peopleFolders, strings.ToLower(strings.TrimLeft(name, "0123456789 ._-")))
}

// Scope says which files of a ledger may be allies at all.
type Scope struct {
	Globs   []string
	Markers []string // as "tags:person"
	all     bool     // neither an include: nor a notes app's folder: every file
}

// NewScope reads the scope from the configuration, or where that says nothing
// from what the root holds: a notes app's own folder or one of people narrows
// it to those.
func NewScope(c *ledger.Config, rootFolders []string) Scope {
	var s Scope
	for _, rule := range c.Include {
		if _, _, marker := parse.CutMarker(rule); marker {
			s.Markers = append(s.Markers, rule)
		} else {
			s.Globs = append(s.Globs, rule)
		}
	}
	if len(c.Include) == 0 {
		s.all = !slices.ContainsFunc(rootFolders, func(name string) bool { return name == ".obsidian" || IsPeopleFolder(name) })
	}
	return s
}

// included reports whether there is an include: to name in the rule.
func (s Scope) included() bool { return len(s.Globs)+len(s.Markers) > 0 }

// HoldsPath reports whether the path is enough to be in the scope.
func (s Scope) HoldsPath(path string) bool {
	if s.all {
		return true
	}
	if s.included() {
		return slices.ContainsFunc(s.Globs, func(glob string) bool { return parse.GlobMatch(glob, path) })
	}
	parts := strings.Split(path, "/")
	return slices.ContainsFunc(parts[:len(parts)-1], IsPeopleFolder)
}

// Holds reports whether the front matter brings a file into the scope.
func (s Scope) Holds(a *ledger.Ally) bool {
	if s.included() {
		return slices.ContainsFunc(s.Markers, func(m string) bool { return hasMarker(a, m) })
	}
	return isAllyType(a) == yes || slices.ContainsFunc(a.Tags, isPersonTag)
}

// outside is the rule that names what is not in the scope.
func (s Scope) outside() string {
	if s.included() {
		return RuleInclude
	}
	return RuleUnmarked
}

// Tagged reports whether a tag of a person brings a file into the scope.
func (s Scope) Tagged() bool { return !s.all && !s.included() }

// hasFence reports whether a file may begin with a front matter.
func hasFence(src []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(src, []byte(text.Bom)), []byte("---"))
}

// HasTagLine reports whether a line of a text holds nothing but tags, of which
// one marks a person. A tag in a sentence or in code marks nothing.
func HasTagLine(src []byte) bool {
	src = bytes.TrimPrefix(src, []byte(text.Bom))
	fence, tracked := "", 0
	for at := 0; at < len(src); {
		line, _, _ := bytes.Cut(src[at:], []byte{'\n'})
		if len(line) > 1 && line[0] == '#' && isTagLine(string(line)) {
			fence, tracked = parse.TrackFences(string(src[tracked:at]), fence), at
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

// isPersonTag reports whether a tag marks a person; of a nested tag the first
// part does.
func isPersonTag(tag string) bool {
	tag, _, _ = strings.Cut(ledger.Fold(tag), "/")
	return tag == "person" || tag == "people" || tag == "contact" || tag == "contacts"
}

// hasMarker reports whether the front matter has a value under a key.
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
	kind, known := parse.TypeOf(want)
	return slices.ContainsFunc(valuesOf(a, name), func(v string) bool {
		if t, ok := parse.TypeOf(v); name == "type" && known && ok {
			return t == kind
		}
		return parse.FoldWord(v) == want
	})
}

func valuesOf(a *ledger.Ally, name string) []string {
	var values []string
	for _, f := range a.Fields {
		if f.Name == name {
			values = append(values, f.Values...)
		}
	}
	return values
}

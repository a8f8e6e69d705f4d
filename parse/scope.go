package parse

import (
	"bytes"
	"slices"
	"strings"

	"allies/ledger"
)

// peopleFolders are the names of folders that hold people in a notes app.
var peopleFolders = []string{"people", "contacts", "friends", "crm", "allies"}

// isPeopleFolder compares in any case, leading digits aside: `10 People`.
func isPeopleFolder(name string) bool {
	return slices.Contains(peopleFolders, strings.ToLower(strings.TrimLeft(name, "0123456789 ._-")))
}

// scope says which files of a ledger may be allies at all.
type scope struct {
	globs   []string
	markers []string // as "tags:person"
	all     bool     // neither an include: nor a notes app's folder: every file
}

// newScope reads the scope from the configuration, or where that says nothing
// from what the root holds: a notes app's own folder or one of people narrows
// it to those.
func newScope(c *ledger.Config, rootFolders []string) scope {
	var s scope
	for _, rule := range c.Include {
		if _, _, marker := cutMarker(rule); marker {
			s.markers = append(s.markers, rule)
		} else {
			s.globs = append(s.globs, rule)
		}
	}
	if len(c.Include) == 0 {
		s.all = !slices.ContainsFunc(rootFolders, func(name string) bool { return name == ".obsidian" || isPeopleFolder(name) })
	}
	return s
}

// included reports whether there is an include: to name in the rule.
func (s scope) included() bool { return len(s.globs)+len(s.markers) > 0 }

// holdsPath reports whether the path is enough to be in the scope.
func (s scope) holdsPath(path string) bool {
	if s.all {
		return true
	}
	if s.included() {
		return slices.ContainsFunc(s.globs, func(glob string) bool { return globMatch(glob, path) })
	}
	parts := strings.Split(path, "/")
	return slices.ContainsFunc(parts[:len(parts)-1], isPeopleFolder)
}

// holds reports whether the front matter brings a file into the scope.
func (s scope) holds(a *ledger.Ally) bool {
	if s.included() {
		return slices.ContainsFunc(s.markers, func(m string) bool { return hasMarker(a, m) })
	}
	return isAllyType(a) == yes || slices.ContainsFunc(a.Tags, isPersonTag)
}

// outside is the rule that names what is not in the scope.
func (s scope) outside() string {
	if s.included() {
		return ruleInclude
	}
	return ruleUnmarked
}

// tagged reports whether a tag of a person brings a file into the scope.
func (s scope) tagged() bool { return !s.all && !s.included() }

// hasFence reports whether a file may begin with a front matter.
func hasFence(src []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(src, []byte(bom)), []byte("---"))
}

// hasTagLine reports whether a line of a text holds nothing but tags, of which
// one marks a person. A tag in a sentence or in code marks nothing.
func hasTagLine(src []byte) bool {
	src = bytes.TrimPrefix(src, []byte(bom))
	fence, tracked := "", 0
	for at := 0; at < len(src); {
		line, _, _ := bytes.Cut(src[at:], []byte{'\n'})
		if len(line) > 1 && line[0] == '#' && isTagLine(string(line)) {
			fence, tracked = trackFences(string(src[tracked:at]), fence), at
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
	words := strings.FieldsFunc(line, func(r rune) bool { return r == '\r' || isListBreak(r) })
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
	key, want, _ := cutMarker(marker)
	name, _ := ledger.Key(key)
	want = foldWord(want)
	if name == "tags" {
		return slices.ContainsFunc(a.Tags, func(tag string) bool {
			tag = ledger.Fold(tag)
			return tag == want || strings.HasPrefix(tag, want+"/")
		})
	}
	kind, known := typeOf(want)
	return slices.ContainsFunc(valuesOf(a, name), func(v string) bool {
		if t, ok := typeOf(v); name == "type" && known && ok {
			return t == kind
		}
		return foldWord(v) == want
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

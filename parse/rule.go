package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"allies/ledger"
)

// RuleIrregular is the rule for what is no file at all: a FIFO, a device.
const RuleIrregular = "no regular file"

// The rules by which a file is no ally file, in the words that `files --all`
// shows.
const (
	ruleHidden      = "hidden"
	ruleModules     = "in node_modules"
	ruleMe          = "your own profile"
	ruleIgnored     = "ignored in allies.yaml"
	ruleProject     = "a project's own file"
	ruleTemplate    = "a template"
	ruleNotesPage   = "a page of a notes app"
	ruleInclude     = "not included in allies.yaml"
	ruleUnmarked    = "neither in a folder of people nor marked as a person"
	ruleType        = "of another type than person or group"
	ruleMeeting     = "a meeting's own file"
	rulePlaceholder = "a template with placeholders"
	ruleCopy        = "a conflict copy"
	ruleIrregular   = RuleIrregular
	ruleOutside     = "a link out of the ledger"
	ruleNowhere     = "a link to nothing"
	ruleTwice       = "a link to what is read already"
	ruleUnreadable  = "cannot be read"
	ruleNoText      = "not UTF-8 text"
	ruleTooLarge    = "too large"
)

var projectFiles = []string{"readme", "license", "changelog", "contributing", "agents", "claude"}

// pathRule returns the rule that a path alone leaves out, "" for none.
func pathRule(path string, c *ledger.Config) string {
	parts := strings.Split(path, "/")
	stem := stemOf(path)
	switch {
	case slices.ContainsFunc(parts, func(part string) bool { return part[0] == '.' }):
		return ruleHidden
	case slices.Contains(parts, "node_modules"):
		return ruleModules
	case strings.EqualFold(stem, "me"):
		return ruleMe
	case slices.ContainsFunc(c.Ignore, func(glob string) bool { return globMatch(glob, path) }):
		return ruleIgnored
	case slices.Contains(projectFiles, strings.ToLower(stem)):
		return ruleProject
	case slices.ContainsFunc(parts, func(part string) bool { return hasWord(part, "template", "templates") }):
		return ruleTemplate
	case strings.HasPrefix(stem, "_"), beginsWithDate(stem), strings.HasSuffix(path, ".excalidraw.md"),
		hasWord(stem, "moc", "index", "dashboard", "untitled"):
		return ruleNotesPage
	}
	return ""
}

// hasWord reports whether a name holds one of the words, whole, in any case.
func hasWord(name string, words ...string) bool {
	lower := strings.ToLower(name)
	if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lower, w) }) {
		return false
	}
	return slices.ContainsFunc(nameWords(name), func(w string) bool { return slices.Contains(words, w) })
}

func beginsWithDate(stem string) bool {
	return len(stem) >= isoLength && ledger.LooksISO(stem[:isoLength]) && countDigits(stem[isoLength:]) == 0
}

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
// one marks a person. A tag in a sentence marks nothing.
func hasTagLine(src []byte) bool {
	for at := 0; at < len(src); {
		if line, _, _ := bytes.Cut(src[at:], []byte{'\n'}); len(line) > 1 && line[0] == '#' && isTagLine(string(line)) {
			return true
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
	words := strings.Fields(line)
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
	return slices.ContainsFunc(valuesOf(a, name), func(v string) bool { return foldWord(v) == want })
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

// answer is what a file says of a question that it may leave open.
type answer uint8

const (
	unsaid answer = iota
	yes
	no
)

// isAllyType reports whether `type:` says person or group.
func isAllyType(a *ledger.Ally) answer {
	values := valuesOf(a, "type")
	if len(values) == 0 {
		return unsaid
	}
	if slices.ContainsFunc(values, func(v string) bool { _, ok := typeOf(v); return ok }) {
		return yes
	}
	return no
}

// frontRule returns the rule that the front matter leaves out, "" for none.
func frontRule(a *ledger.Ally) string {
	if isAllyType(a) == no {
		return ruleType
	}
	if len(valuesOf(a, "date")) > 0 {
		for _, name := range []string{"people", "attendees", "participants"} {
			if len(valuesOf(a, name)) > 0 {
				return ruleMeeting
			}
		}
	}
	return ""
}

var placeholder = regexp.MustCompile(`(?s)\{\{.*\}\}|<%.*%>`)

// hasPlaceholder reports whether a text waits for a notes app to fill it in.
func hasPlaceholder(s string) bool {
	return (strings.Contains(s, "{{") || strings.Contains(s, "<%")) && placeholder.MatchString(s)
}

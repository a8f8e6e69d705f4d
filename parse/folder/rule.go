package folder

import (
	"regexp"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// RuleIrregular is the rule for what is no file at all: a FIFO, a device.
const RuleIrregular = "no regular file"

// The rules by which a file is no ally file, in the words that `files --all`
// shows.
const (
	ruleHidden      = "hidden"
	ruleModules     = "in node_modules"
	RuleMe          = "your own profile"
	ruleIgnored     = "ignored in allies.yaml"
	RuleProject     = "a project's own file"
	RuleTemplate    = "a template"
	RuleNotesPage   = "a page of a notes app"
	RuleInclude     = "not included in allies.yaml"
	RuleUnmarked    = "neither in a folder of people nor marked as a person"
	RuleType        = "of another type than person or group"
	RuleMeeting     = "a meeting's own file"
	RulePlaceholder = "a template with placeholders"
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

// PathRule returns the rule that a path alone leaves out, "" for none.
func PathRule(path string, c *ledger.Config) string {
	parts := strings.Split(path, "/")
	stem := parse.StemOf(path)
	switch {
	case slices.ContainsFunc(parts, func(part string) bool { return part[0] == '.' }):
		return ruleHidden
	case slices.Contains(parts, "node_modules"):
		return ruleModules
	case strings.EqualFold(stem, "me"):
		return RuleMe
	case slices.ContainsFunc(c.Ignore, func(glob string) bool { return parse.GlobMatch(glob, path) }):
		return ruleIgnored
	case slices.Contains(projectFiles, strings.ToLower(stem)):
		return RuleProject
	case slices.ContainsFunc(parts, func(part string) bool { return hasWord(part, "template", "templates") }):
		return RuleTemplate
	case strings.HasPrefix(stem, "_"), beginsWithDate(stem), strings.HasSuffix(path, ".excalidraw.md"),
		hasWord(stem, "moc", "index", "dashboard", "untitled"):
		return RuleNotesPage
	}
	return ""
}

// hasWord reports whether a name holds one of the words, whole, in any case.
func hasWord(name string, words ...string) bool {
	lower := strings.ToLower(name)
	if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lower, w) }) {
		return false
	}
	return slices.ContainsFunc(parse.NameWords(name), func(w string) bool { return slices.Contains(words, w) })
}

// beginsWithDate reports whether a file's name begins as a daily note's does:
// 2024-03-01, or 2024_03_01 and 2024.03.01 as other notes apps write it.
func beginsWithDate(stem string) bool {
	if len(stem) < parse.IsoLength || text.CountDigits(stem[parse.IsoLength:]) > 0 {
		return false
	}
	day := stem[:parse.IsoLength]
	if sep := day[4]; sep == '_' || sep == '.' {
		day = strings.ReplaceAll(day, string(sep), "-")
	}
	return ledger.LooksISO(day)
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
	if slices.ContainsFunc(values, func(v string) bool { _, ok := parse.TypeOf(v); return ok }) {
		return yes
	}
	return no
}

// FrontRule returns the rule that the front matter leaves out, "" for none.
func FrontRule(a *ledger.Ally) string {
	if isAllyType(a) == no {
		return RuleType
	}
	if len(valuesOf(a, "date")) > 0 {
		for _, name := range []string{"people", "attendees", "participants"} {
			if len(valuesOf(a, name)) > 0 {
				return RuleMeeting
			}
		}
	}
	return ""
}

var placeholder = regexp.MustCompile(`(?s)\{\{.*\}\}|<%.*%>`)

// HasPlaceholder reports whether a text waits for a notes app to fill it in.
func HasPlaceholder(s string) bool {
	return (strings.Contains(s, "{{") || strings.Contains(s, "<%")) && placeholder.MatchString(s)
}

package folder

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse"
)

// The rules by which a file is no ally file, as the format numbers them.
var (
	ruleHidden   = ledger.Rule{Number: 1, Name: "hidden"}
	ruleApp      = ledger.Rule{Number: 1, Name: "a program's own"}
	RuleMe       = ledger.Rule{Number: 1, Name: "your own"}
	ruleIgnored  = ledger.Rule{Number: 1, Name: "ignored"}
	RuleInclude  = ledger.Rule{Number: 2, Name: "not included"}
	RuleReserved = ledger.Rule{Number: 3, Name: "reserved name"}
	RuleTemplate = ledger.Rule{Number: 3, Name: "template"}
	RuleDated    = ledger.Rule{Number: 4, Name: "named by its day"}
	RuleMeeting  = ledger.Rule{Number: 4, Name: "meeting"}
	RuleType     = ledger.Rule{Number: 5, Name: "another type"}
	RuleUnmarked = ledger.Rule{Number: 6, Name: "not among the people"}
)

// What keeps a file from being read at all.
var (
	RuleIrregular  = ledger.Rule{Name: "no regular file"}
	RuleCopy       = ledger.Rule{Name: "conflict copy"}
	ruleOutside    = ledger.Rule{Name: "link out of the ledger"}
	ruleNowhere    = ledger.Rule{Name: "link to nothing"}
	ruleTwice      = ledger.Rule{Name: "link to what is read already"}
	ruleUnreadable = ledger.Rule{Name: "unreadable"}
	ruleNoText     = ledger.Rule{Name: "not UTF-8 text"}
	ruleTooLarge   = ledger.Rule{Name: "too large"}
)

// The folders of notes apps that narrow a ledger to its people.
const (
	obsidianFolder = ".obsidian"
	logseqFolder   = "logseq"
)

// Verdict is what the rules say of a file: the zero Verdict makes it an ally's.
type Verdict struct {
	Rule ledger.Rule
	Why  string // as a sentence about the file: "its type is family"
}

// LeftOut reports whether a rule makes the file none of an ally's.
func (v Verdict) LeftOut() bool { return v.Rule != ledger.Rule{} }

// reservedNames are whole names, in any case; reservedWords leave a file out as
// a word of its name too.
var (
	reservedNames = []string{
		"readme", "license", "changelog", "contributing", "security", "code_of_conduct", "agents", "claude",
		"todo", "404", "index", "log",
	}
	reservedWords = []string{"home", "inbox", "dashboard", "moc", "untitled"}
)

func leftAlone(path string, ignore []string) Verdict {
	parts := strings.Split(path, "/")
	switch {
	case slices.ContainsFunc(parts, func(part string) bool { return part[0] == '.' }):
		return Verdict{ruleHidden, "it is hidden"}
	case slices.Contains(parts, "node_modules"):
		return Verdict{ruleApp, "it lies in node_modules"}
	case parts[0] == logseqFolder && len(parts) > 1:
		return Verdict{ruleApp, "it lies in Logseq's own folder"}
	case strings.EqualFold(path, ledger.MeFile):
		return Verdict{RuleMe, "it is your own profile"}
	case slices.ContainsFunc(ignore, func(glob string) bool { return parse.GlobMatch(glob, path) }):
		return Verdict{ruleIgnored, "ignore: in allies.yaml names it"}
	}
	return Verdict{}
}

var underscores = strings.NewReplacer("-", "_", " ", "_")

func byName(path string) Verdict {
	stem := parse.StemOf(path)
	folded := strings.ToLower(underscores.Replace(stem))
	_, _, dated := parse.CutDay(stem)
	switch {
	case inTemplates(path):
		return Verdict{RuleTemplate, "it is a template"}
	case slices.Contains(reservedNames, folded), hasWord(stem, reservedWords...):
		return Verdict{RuleReserved, "its name is reserved"}
	case strings.HasPrefix(stem, "_"):
		return Verdict{RuleReserved, "its name begins with _"}
	case strings.HasSuffix(folded, ".excalidraw"):
		return Verdict{RuleReserved, "it is a drawing"}
	case dated:
		return Verdict{RuleDated, "its name begins with a date"}
	case span().MatchString(stem):
		return Verdict{RuleDated, "its name is a span of time"}
	}
	return Verdict{}
}

func inTemplates(path string) bool {
	return strings.Contains(strings.ToLower(path), "template") && slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool { return hasWord(part, "template", "templates") })
}

// hasWord reports whether a name holds one of the words, whole, in any case.
func hasWord(name string, words ...string) bool {
	lower := strings.ToLower(name)
	if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lower, w) }) {
		return false
	}
	return slices.ContainsFunc(parse.NameWords(name), func(w string) bool { return slices.Contains(words, w) })
}

// span is a week at the beginning of a name, or a month or a year alone.
var span = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:\d{4}-?[Ww]\d\d?(?:\D|$)|(?:19|20)\d\d(?:[-_.](?:0[1-9]|1[0-2]))?$)`)
})

// trackingKeys are keys that nobody has but who keeps in touch with a person; a
// birthday is in other files too.
var (
	trackingKeys = []string{"cadence", "circle", "reach", "last_contact"}
	personKeys   = append(slices.Clip(trackingKeys), "birthday")
)

// aboutMeeting returns the key by which a file with a date says who was there,
// or whom it is about; "" for none.
func aboutMeeting(a *ledger.Ally) string {
	if len(valuesOf(a, "date")) == 0 {
		return ""
	}
	for _, name := range []string{"attendees", "participants", "people", "person"} {
		if len(valuesOf(a, name)) > 0 {
			return name
		}
	}
	return ""
}

// ReportType is the type of what `allies` itself writes as Markdown, so that a
// copy among the people is no ally.
const ReportType = "allies-report"

const itIsAReport = "it is a report of allies itself"

var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)\{\{.*\}\}|<%.*%>`) })

// hasPlaceholder reports whether a text waits for a notes app to fill it in.
func hasPlaceholder(s string) bool {
	return (strings.Contains(s, "{{") || strings.Contains(s, "<%")) && placeholder().MatchString(s)
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

func hasAny(a *ledger.Ally, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return len(valuesOf(a, name)) > 0 })
}

package git

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Setting is one line of this clone's git configuration that the ledger wants.
type Setting struct {
	Key   string
	Value string // as it is, or would be, after installing
	State SettingState
}

// SettingState says how a setting stands.
type SettingState string

const (
	Absent  SettingState = "absent"  // not there
	Present SettingState = "present" // as it should be
	Differs SettingState = "differs" // someone set it otherwise, and it is left so
)

// Git takes over the merged file only when the driver says so, and without the
// program would keep our side alone, unmarked: so the command falls back on
// git's own merge.
const mergeCommand = "if command -v allies >/dev/null 2>&1; then allies merge-driver %O %A %B %L %P; " +
	"else git merge-file --marker-size=%L %A %O %B; fi"

// Hunk headers name the note that a change lies in: a dated heading of any
// level, else the section.
const hunkHeading = `^ {0,3}(#{1,2}[ \t].*|#{3,6}[ \t]+(\[\[)?[0-9]{4}-[0-9]{2}-[0-9]{2}.*)$`

// DriverKey is the setting that names the command which merges ally files.
const DriverKey = "merge." + DriverName + ".driver"

func wanted() []Setting {
	return []Setting{
		{Key: "merge.allies.name", Value: "merge ally files note by note"},
		{Key: DriverKey, Value: mergeCommand},
		{Key: "diff.allies.xfuncname", Value: hunkHeading},
	}
}

// Driver tells how the merge driver's settings stand in this clone; what git
// would use counts, wherever it is set.
func (r *Repo) Driver(ctx context.Context) ([]Setting, error) {
	settings := wanted()
	for i := range settings {
		s := &settings[i]
		value, set, err := r.config(ctx, s.Key)
		switch {
		case err != nil:
			return nil, err
		case !set:
			s.State = Absent
		case value == s.Value:
			s.State = Present
		default:
			s.State, s.Value = Differs, value
		}
	}
	return settings, nil
}

// InstallDriver writes those settings that are absent into this clone's
// configuration and returns all of them as Driver found them before. Doing it
// again changes nothing.
func (r *Repo) InstallDriver(ctx context.Context) ([]Setting, error) {
	settings, err := r.Driver(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range settings {
		if s.State != Absent {
			continue
		}
		if _, err := r.output(ctx, "config", "--local", s.Key, s.Value); err != nil {
			return nil, fmt.Errorf("install the merge driver: %w", err)
		}
	}
	return settings, nil
}

// DriverName is the value of the attribute merge by which git has a file merged
// by us.
const DriverName = "allies"

// patterns name the ally files in .gitattributes, in any spelling of their
// endings. The first is all of them in most ledgers.
var patterns = []string{"*.md", "*.[mM][dD]", "*.[mM][aA][rR][kK][dD][oO][wW][nN]"}

const (
	mergeWord = "merge=" + DriverName
	diffWord  = "diff=" + DriverName
)

// WithDriver returns the .gitattributes of a ledger's root: old, and at its end
// the lines that give ally files to the merge driver, since of two lines the
// last one holds. What the user says of diff stays as it is, and so does the
// whole where all of ours stand below the last line of another about merge.
func WithDriver(old []byte) []byte {
	text, end, attributes := string(old), "\n", mergeWord+" "+diffWord
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	kept, rules := "", map[string]bool{}
	for said := range strings.Lines(text) {
		words := strings.Fields(said)
		ours := len(words) > 1 && slices.Contains(patterns, words[0])
		switch {
		case len(words) < 2 || strings.HasPrefix(words[0], "#"):
		case ours && slices.Contains(words, mergeWord):
			rules[words[0]] = true
			if !slices.ContainsFunc(words[1:], func(word string) bool { return word != mergeWord && word != diffWord }) {
				continue
			}
		case slices.ContainsFunc(words[1:], func(word string) bool { return says(word, "merge") }):
			clear(rules)
		case slices.ContainsFunc(words[1:], func(word string) bool { return says(word, "diff") }):
			attributes = mergeWord
		}
		kept += said
	}
	if len(rules) == len(patterns) {
		return old
	}
	if kept != "" && !strings.HasSuffix(kept, "\n") {
		kept += end
	}
	for _, pattern := range patterns {
		kept += pattern + " " + attributes + end
	}
	return []byte(kept)
}

// says reports whether a word of .gitattributes is about an attribute.
func says(word, attribute string) bool {
	return strings.TrimLeft(word, "-!") == attribute || strings.HasPrefix(word, attribute+"=")
}

// Ignored returns a .gitignore: old with those patterns at its end that it
// does not have.
func Ignored(old []byte, patterns ...string) []byte {
	text, end := string(old), "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	have := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for _, pattern := range patterns {
		if slices.Contains(have, pattern) {
			continue
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += end
		}
		text += pattern + end
	}
	return []byte(text)
}

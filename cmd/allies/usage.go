package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

func (all commandList) unknown(word string) error {
	names := all.names()
	if found := beginningWith(word, names); len(found) > 1 {
		return usagef("type one more letter", "%s begins %s", quote(word), english.Join("and", found))
	}
	hint := "allies help lists the commands"
	if other := otherTools()["command "+word]; other != "" {
		hint = other
	} else if near := ledger.Nearest(word, names); near != "" {
		hint = "did you mean allies " + near + "?"
	}
	return usagef(hint, "there is no command %s", quote(word))
}

// otherTools says what does here what a command or a flag of another tool does there,
// and which topic or format another word for one means: "flag depth".
var otherTools = sync.OnceValue(func() map[string]string {
	all, here := map[string]string{}, ""
	text, _ := guide.ReadFile("help/othertools.txt") // embedded: it is there
	for line := range strings.Lines(string(text)) {
		line, here, _ = strings.Cut(strings.TrimSpace(line), ": ")
		sort, words, _ := strings.Cut(line, " ")
		for word := range strings.FieldsSeq(words) {
			all[sort+" "+word] = here
		}
	}
	return all
})

// flagFailure is the error for flags that cannot be read. Of a word that is no
// command the flags mean nothing, so the word is named first.
func flagFailure(root, c *cobra.Command, err error) error {
	if c == root && len(c.Flags().Args()) > 0 {
		return c.Args(c, c.Flags().Args())
	}
	help := strings.TrimSpace("see: allies help" + strings.TrimPrefix(c.CommandPath(), program))
	var unknown *pflag.NotExistError
	var lacking *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(c, unknown, help)
	case errors.As(err, &lacking):
		return usagef(help, "%s needs a value", spelling(lacking.GetFlag()))
	case errors.As(err, &invalid):
		return usagef(help, "%s does not take %s", spelling(invalid.GetFlag()), quote(invalid.GetValue()))
	}
	return usagef(help, "%v", err)
}

func unknownFlag(c *cobra.Command, e *pflag.NotExistError, help string) error {
	other := otherTools()["flag "+e.GetSpecifiedName()]
	if strings.Trim(e.GetSpecifiedName(), "0123456789") == "" && c.Name() != "balance" {
		other = "" // the number of something else
	}
	if other != "" {
		help = other
	}
	if e.GetSpecifiedName() == " " {
		return usagef("leave the bullet out, or write -- before it", "what begins with a hyphen is read as flags")
	}
	if e.GetSpecifiedShortnames() != "" {
		return usagef(help, "there is no flag -%s", e.GetSpecifiedName())
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := ledger.Nearest(e.GetSpecifiedName(), names); near != "" && other == "" {
		help = "did you mean --" + near + "?"
	}
	return usagef(help, "there is no flag --%s", e.GetSpecifiedName())
}

func spelling(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand + ", --" + f.Name
	}
	return "--" + f.Name
}

// exchanged reads the format of an import or an export, its first word. Other
// words for one, and a file alone, are answered with what was meant.
func (c call) exchanged(formats []string) (string, error) {
	given := c.given[0]
	format, err := oneOf(c.name, given, formats)
	byEnding := formatOfEnding(given, formats)
	meant := byEnding
	if word := otherTools()["format "+strings.ToLower(given)]; slices.Contains(formats, word) {
		meant = word
	}
	switch {
	case err == nil || meant == "":
		return format, err
	case c.name == "import" && byEnding != "":
		return "", usagef("did you mean allies import "+meant+" "+shellWord(given)+"?", "import takes a format before the file, and %s is none", quote(given))
	}
	typed := append([]string{program, c.name, meant}, lists.Of(c.given[1:], shellWord)...)
	return "", usagef("did you mean "+strings.Join(typed, " ")+"?", "%s does not know %s", c.name, quote(given))
}

// formatOfEnding is the format that a file's ending tells, "" for none of these.
func formatOfEnding(file string, formats []string) string {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	for _, word := range []string{otherTools()["format "+ending], ending} {
		if slices.Contains(formats, word) {
			return word
		}
	}
	return ""
}

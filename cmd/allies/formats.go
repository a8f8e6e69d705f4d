package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"allies/ledger"
)

const (
	asText   = "text"
	asJSON   = "json"
	asCSV    = "csv"
	asMD     = "md"
	asHTML   = "html"
	asGithub = "github"
)

var endings = map[string]string{
	".txt": asText, ".json": asJSON, ".csv": asCSV, ".md": asMD, ".markdown": asMD,
	".html": asHTML, ".htm": asHTML,
}

// formatAsked is what -O says, or else the ending of -o's file; "" for neither.
func (o *options) formatAsked() string {
	if o.format != "" {
		return strings.ToLower(string(o.format))
	}
	return endings[strings.ToLower(filepath.Ext(string(o.file)))]
}

// formatFor is the format asked for by -O or by the ending of -o's file, the
// command's first where neither says; "" for a command that has none.
func (o *options) formatFor(c command) (string, error) {
	format := o.formatAsked()
	switch {
	case len(c.formats) == 0:
		return "", nil
	case format == "" && o.hasOtherEnding():
		return "", usagef("say the format with -O, or end the name with .txt, .json, .csv, .md or .html",
			"%s is the ending of no format", filepath.Ext(string(o.file)))
	case format == "", format == asText:
		return c.formats[0], nil // of print that is md
	case slices.Contains(c.formats, format):
		return format, nil
	}
	return "", usagef("say -O "+strings.Join(c.formats, ", -O "), "%s has no %s output", c.name, format)
}

// hasOtherEnding reports whether the file of -o is named like one of another
// sort. A device has no ending, and the settings are refused with a better
// reason.
func (o *options) hasOtherEnding() bool {
	file := string(o.file)
	info, err := os.Stat(file)
	return filepath.Ext(file) != "" && (err != nil || info.Mode().IsRegular()) && filepath.Base(file) != ledger.ConfigFile
}

func tableFormats() []string { return []string{asText, asJSON, asCSV, asMD, asHTML} }

func (o *options) toScreen() bool { return o.file == "" || o.file == "-" }

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"allies/ledger"
)

// The formats of -O.
const (
	asText   = "text"
	asJSON   = "json"
	asCSV    = "csv"
	asMD     = "md"
	asHTML   = "html"
	asGithub = "github"
)

// endings are the file names' endings that choose a format.
var endings = map[string]string{
	".txt": asText, ".json": asJSON, ".csv": asCSV, ".md": asMD, ".markdown": asMD,
	".html": asHTML, ".htm": asHTML,
}

// formatAsked is what -O says, or else the ending of -o's file; "" where
// neither says anything.
func (o *options) formatAsked() string {
	if o.format != "" {
		return strings.ToLower(string(o.format))
	}
	return endings[strings.ToLower(filepath.Ext(string(o.file)))]
}

// formatFor is the format asked for by -O or by the ending of -o's file, the
// command's first where neither says.
func (o *options) formatFor(c command) (string, error) {
	format := o.formatAsked()
	switch {
	case format == "", format == asText:
		return c.formats[0], nil // of print that is md
	case slices.Contains(c.formats, format):
		return format, nil
	}
	return "", usagef("say -O "+strings.Join(c.formats, ", -O "), "%s has no %s output", c.name, format)
}

// publish sends what a command says of the program itself, which has one form.
// From it, too, an ally's file is safe.
func (c call) publish(text string) error {
	if format := c.options.formatAsked(); format != "" && format != asText {
		hint := "leave -O out"
		if c.options.format == "" {
			hint = "name a file with another ending after -o"
		}
		return usagef(hint, "%s has no %s output", c.name, format)
	}
	if err := c.mayPublish(); err != nil {
		return err
	}
	return c.emit([]byte(text))
}

// mayPublish refuses an output file that is a part of the ledger around, if
// there is one that can be read.
func (c call) mayPublish() error {
	r := &reading{call: c}
	if r.toScreen() {
		return nil
	}
	root, err := c.findRoot()
	if err == nil {
		r.opened, err = c.openFolder(root)
	}
	if err != nil {
		r.opened = opened{ledger: &ledger.Ledger{}}
	}
	return r.mayWrite()
}

// emit sends a command's whole output to stdout or to the file of -o.
func (s *session) emit(content []byte) error {
	if s.options.file == "" || s.options.file == "-" {
		if _, err := s.world.stdout.Write(content); err != nil {
			return failf("", "writing the output: %w", err)
		}
		return nil
	}
	return replaceFile(string(s.options.file), content)
}

// privateMode is the mode of every file that the program makes.
const privateMode fs.FileMode = 0o600

// replaceFile puts content in the file in one step. What is no regular file (a
// pipe, /dev/null) is written to.
func replaceFile(name string, content []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	folder := filepath.Dir(name)
	switch {
	case err == nil && info.IsDir():
		return failf("name a file in it", "%s is a folder", name)
	case missing(folder):
		return failf("mkdir -p "+shellWord(folder), "%s cannot be written: there is no folder %s", name, folder)
	case err == nil && !info.Mode().IsRegular():
		err = os.WriteFile(name, content, privateMode)
	default:
		err = renameInto(name, content)
	}
	if err != nil {
		return failf("", "writing %s: %w", name, err)
	}
	return nil
}

func missing(folder string) bool {
	_, err := os.Stat(folder)
	return errors.Is(err, fs.ErrNotExist)
}

// renameInto writes a hidden file beside the target, which no reader takes for
// an ally, and renames it.
func renameInto(name string, content []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".allies-*.tmp")
	if err != nil {
		return err
	}
	_, err = temp.Write(content)
	if err == nil {
		err = temp.Sync()
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}

// tableFormats are the formats of commands that list rows.
func tableFormats() []string { return []string{asText, asJSON, asCSV, asMD, asHTML} }

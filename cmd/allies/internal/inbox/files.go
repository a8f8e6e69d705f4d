// Package inbox files the lines of a capture file, and of conflict copies of it, into
// allies' notes. It writes nothing: what is to be written and to be said are values.
package inbox

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/capture"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/parse/folder"
)

// Host is the ledger, and what is asked of the command that reads it.
type Host struct {
	Files    fs.FS // of the root
	Ledger   *ledger.Ledger
	Today    ledger.Date
	FromHere func(name string) string                // the path from the root of what is named from here
	Read     func(file string) (*edit.Source, error) // of an ally
	IsSurely func(a *ledger.Ally, word string) error // refuses a word that may mean somebody else too
}

// Inbox is a capture file with the conflict copies of it, and their lines.
type Inbox struct {
	host   Host
	main   *captureFile
	copies []*captureFile
	lines  []*captureLine
}

// captureFile is a file before and after its lines are filed. One that is not
// there has no text before.
type captureFile struct {
	path          string // from the root, or a whole one outside of it
	before, after []byte
	gone          bool // it goes, with nothing left in it
	file          *capture.File
}

type captureLine struct {
	item   *capture.Item
	in     *captureFile
	to     capture.Addressed
	logs   []edit.Log
	why    string // why it stays
	known  int    // the line of the ally's file that says it already
	inCopy bool   // it stands in a conflict copy
	again  bool   // another of the files has it too, and is read before
	now    int    // the number of its line where it stays
}

// Typed is an inbox of lines that are piped in.
func Typed(h Host, lines []byte) *Inbox {
	return &Inbox{host: h, main: &captureFile{path: Stdin, before: lines}}
}

// Open reads the capture file of a name, "" for the ledger's own.
func Open(h Host, name string) (in *Inbox, err error) {
	in = &Inbox{host: h, main: &captureFile{path: File}}
	if name != "" {
		if in.main.path, err = h.captureNamed(name); err != nil {
			return nil, err
		}
	}
	dir := path.Dir(in.main.path)
	names, err := h.namesBeside(dir)
	if err != nil {
		return nil, err
	}
	if base := path.Base(in.main.path); !slices.Contains(names, base) {
		if n := slices.IndexFunc(names, func(other string) bool { return strings.EqualFold(other, base) }); n >= 0 {
			in.main.path = path.Join(dir, names[n])
		}
	}
	in.main.before, err = h.readCapture(in.main.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && name != "":
		return nil, failf("name a file from here or from the root of the ledger, or - for stdin", "there is no file %s", name)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, failf("", "%s cannot be read: %w", in.main.path, err)
	}
	for _, other := range names {
		if err := in.addCopy(path.Join(dir, other)); err != nil {
			return nil, failf("", "%s cannot be read: %w", other, err)
		}
	}
	return in, nil
}

const (
	File  = "inbox.md" // of the ledger
	Stdin = "-"
)

func failf(hint, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return ledger.Failed(err.Error(), hint, errors.Unwrap(err))
}

// captureNamed is the path of a capture file: from the current folder, else from the root.
func (h *Host) captureNamed(name string) (string, error) {
	file := h.FromHere(name)
	if _, err := os.Stat(name); err != nil {
		file = path.Clean(filepath.ToSlash(name))
	}
	if a := h.Ledger.Ally(file); a != nil {
		return "", failf("name the file that has the lines to file", "%s is the file of %s, and no capture file", file, a.Name)
	}
	if p := h.Ledger.Page(file); p != nil || file == ledger.MeFile || file == ledger.ConfigFile {
		return "", failf("name the file that has the lines to file", "%s is a part of the ledger, and no capture file", file)
	}
	if !filepath.IsLocal(filepath.FromSlash(file)) {
		whole, err := filepath.EvalSymlinks(name)
		if errors.Is(err, fs.ErrNotExist) {
			whole, err = name, nil // it is missed when it is read
		}
		if err == nil {
			whole, err = filepath.Abs(whole)
		}
		return filepath.ToSlash(whole), err
	}
	return file, nil
}

func isOutside(file string) bool { return filepath.IsAbs(filepath.FromSlash(file)) }

func (h *Host) namesBeside(dir string) (names []string, err error) {
	read := func() ([]fs.DirEntry, error) { return fs.ReadDir(h.Files, dir) }
	if isOutside(dir) {
		read = func() ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(dir)) }
	}
	entries, err := read()
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // the file itself will be missed
	}
	regular := lists.Only(entries, func(e fs.DirEntry) bool { return e.Type().IsRegular() })
	return lists.Of(regular, fs.DirEntry.Name), err
}

func (h *Host) readCapture(file string) ([]byte, error) {
	var text []byte
	var err error
	if isOutside(file) {
		text, err = folder.ReadRegular(os.DirFS(filepath.FromSlash(path.Dir(file))), path.Base(file))
	} else {
		text, err = folder.ReadRegular(h.Files, file)
	}
	if err == nil && text == nil {
		text = []byte{}
	}
	return text, err
}

// addCopy adds a file beside the inbox that is a conflict copy of it: by its
// name, and where that may mean another thing, by a line that both have.
func (in *Inbox) addCopy(file string) error {
	named := folder.NamedAfter(path.Base(file), path.Base(in.main.path))
	if named == folder.NoCopy {
		return nil
	}
	text, err := in.host.readCapture(file)
	if err != nil {
		return err
	}
	if named == folder.SaysCopy || sharesLine(text, in.main.before) {
		in.copies = append(in.copies, &captureFile{path: file, before: text})
	}
	return nil
}

// sharesLine reports whether two texts have a line in common, or one is empty.
func sharesLine(a, b []byte) bool {
	lines := map[string]bool{}
	for line := range bytes.Lines(a) {
		lines[string(bytes.TrimSpace(line))] = true
	}
	delete(lines, "")
	for line := range bytes.Lines(b) {
		if lines[string(bytes.TrimSpace(line))] {
			return true
		}
	}
	return len(lines) == 0
}

func (in *Inbox) files() []*captureFile { return append([]*captureFile{in.main}, in.copies...) }

// read reads the lines of all files. What stands in several of them is one line.
func (in *Inbox) read() error {
	taken := map[string]int{}
	for _, c := range in.files() {
		if fault := parse.Unreadable(c.path, c.before); fault != nil {
			return failf(fault.Hint, "%s cannot be read: %s", c.path, fault.Message)
		}
		c.file = capture.Read(c.path, c.before)
		here := map[string]int{}
		for i := range c.file.Items {
			item := &c.file.Items[i]
			key := strings.Join(append([]string{strings.TrimSpace(item.Text)}, item.Below...), "\n")
			here[key]++
			l := &captureLine{item: item, in: c, inCopy: c != in.main, again: here[key] <= taken[key]}
			in.lines = append(in.lines, l)
		}
		for key, n := range here {
			taken[key] = max(taken[key], n)
		}
	}
	return nil
}

// settle makes the texts of the files; what is unclear in a copy moves to the main file.
func (in *Inbox) settle() {
	whys := map[*captureFile][]string{}
	var moved strings.Builder
	for _, l := range in.lines {
		if l.why != "" && l.in != in.main {
			moved.WriteString(l.item.Lines(l.in.file, l.why, in.main.file.LineBreak()))
			whys[l.in] = append(whys[l.in], "")
			continue
		}
		whys[l.in] = append(whys[l.in], l.why)
	}
	for _, c := range in.files() {
		c.after = c.file.Without(whys[c])
	}
	in.main.after = appendLines(in.main.after, moved.String(), in.main.file.LineBreak())
	for _, c := range in.copies {
		c.gone = !slices.ContainsFunc(c.file.Kept, func(line string) bool { return !slices.Contains(in.main.file.Kept, line) })
	}
	in.number()
}

func appendLines(text []byte, lines, lineBreak string) []byte {
	if lines == "" {
		return text
	}
	if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
		lines = lineBreak + strings.TrimSuffix(lines, lineBreak)
	}
	return append(slices.Clip(text), lines...)
}

// number finds the lines that stay in the main file's new text; stdin keeps its own.
func (in *Inbox) number() {
	left := capture.Read(in.main.path, in.main.after).Items
	n := 0
	for _, l := range in.lines {
		if l.now = l.item.Line; l.why != "" && in.main.path != Stdin && n < len(left) {
			l.now = left[n].Line
			n++
		}
	}
}

// changed are the files that get another text or go, empty ones last.
func (in *Inbox) changed() []*captureFile {
	var texts, empty []*captureFile
	for _, c := range in.files() {
		switch {
		case c.path == Stdin, c.before == nil && len(c.after) == 0, !c.gone && bytes.Equal(c.before, c.after):
		case len(c.before) == 0:
			empty = append(empty, c)
		default:
			texts = append(texts, c)
		}
	}
	return append(texts, empty...)
}

func (c *captureFile) addTo(o *disk.Operation) {
	switch {
	case isOutside(c.path) && c.gone:
		o.Outside(c.path, c.before, nil)
	case isOutside(c.path):
		o.Outside(c.path, c.before, c.after)
	case c.before == nil:
		o.Create(c.path, c.after)
	case c.gone:
		o.Remove(c.path, c.before)
	default:
		o.Replace(c.path, c.before, c.after)
	}
}

package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// hiddenEntries bounds how much of hidden folders is looked at, only to name
// the files there.
const hiddenEntries = 2000

type walker struct {
	fsys     fs.FS
	config   *ledger.Config
	top      []fs.DirEntry // of the root
	files    []found
	links    []string
	strict   bool            // others are wanted
	others   []string        // the files that are no Markdown
	walked   map[string]bool // folders by path, hidden ones aside
	problems []ledger.Problem
	hidden   int // entries of hidden folders looked at
}

// found is a Markdown file, and why it is not read where a look at it is
// enough to know.
type found struct {
	path string
	Verdict
	linked bool // a link leads to it
	entry  fs.DirEntry
}

// walk finds every file. Only a root of which nothing can be read is an error.
func (w *walker) walk() error {
	w.walked = map[string]bool{}
	entries, err := fs.ReadDir(w.fsys, ".")
	if err != nil && len(entries) == 0 {
		return err
	}
	if err != nil {
		w.unlisted(".", err)
	}
	w.top = entries
	w.nameSettings()
	w.visit(".", entries, false)
	w.follow()
	return nil
}

// nearSettings are names that people give the file of settings, in small letters.
var nearSettings = []string{ledger.ConfigFile, "allies.yml", ".allies.yaml", ".allies.yml", "allies.yaml.txt", "allies.yml.txt"}

// nameSettings names a file in the root whose settings are not read, since it is not
// called allies.yaml.
func (w *walker) nameSettings() {
	for _, e := range w.top {
		name := e.Name()
		if name == ledger.ConfigFile || !slices.Contains(nearSettings, strings.ToLower(name)) || strings.EqualFold(name, ledger.ConfigFile) && w.config.Present {
			continue
		}
		p := parse.Skipped(name, ledger.CodeAlmostKey, "mv "+text.ShellWord(name)+" "+ledger.ConfigFile, "these settings are not read: their file is called "+ledger.ConfigFile)
		p.Severity = ledger.Warning
		w.problems = append(w.problems, p)
	}
}

func (w *walker) folder(dir string, hidden bool) {
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil && !hidden {
		w.unlisted(dir, err)
	}
	w.visit(dir, entries, hidden)
}

func (w *walker) unlisted(dir string, err error) {
	w.problems = append(w.problems, cannotRead(dir, "this folder", err))
	w.files = append(w.files, found{path: dir + "/", Verdict: cannotBeRead})
}

func (w *walker) visit(dir string, entries []fs.DirEntry, hidden bool) {
	if !hidden {
		w.walked[dir] = true
		w.files = slices.Grow(w.files, len(entries))
	}
	for _, e := range entries {
		if hidden {
			if w.hidden++; w.hidden > hiddenEntries {
				return
			}
		}
		w.entry(path.Join(dir, e.Name()), e, hidden)
	}
}

func (w *walker) entry(file string, e fs.DirEntry, hidden bool) {
	switch {
	case e.IsDir():
		if e.Name() != ".git" {
			w.folder(file, hidden || e.Name()[0] == '.' || e.Name() == "node_modules")
		}
	case e.Type()&fs.ModeSymlink != 0 && !hidden:
		w.links = append(w.links, file)
	case isMarkdown(file):
		w.file(file, e)
	case w.strict && !hidden:
		w.others = append(w.others, file)
	}
}

func (w *walker) file(file string, e fs.DirEntry) {
	verdict := leftAlone(file, w.config.Ignore)
	if !verdict.LeftOut() && !e.Type().IsRegular() {
		verdict = Verdict{RuleIrregular, "it is no regular file"}
	}
	w.files = append(w.files, found{path: file, Verdict: verdict, entry: e})
}

// looked lists the files that rule 1 does not leave alone.
func (w *walker) looked() []string {
	var files []string
	for _, f := range w.files {
		if f.Rule.Number != 1 {
			files = append(files, f.path)
		}
	}
	return files
}

func isMarkdown(file string) bool {
	_, _, ok := ledger.CutMarkdown(file)
	return ok
}

// follow reads the links, once everything that is no link is known: what a
// link leads to is read once, by its own path where it has one.
func (w *walker) follow() {
	for len(w.links) > 0 {
		links := w.links
		w.links = nil
		known := w.identities()
		for _, link := range links {
			w.followOne(link, known)
		}
	}
}

// followOne follows a link to a file or folder inside the root.
func (w *walker) followOne(link string, known map[string]fs.FileInfo) {
	if strings.HasPrefix(path.Base(link), ".") {
		return
	}
	first := len(w.files)
	defer func() {
		for i := range w.files[first:] {
			w.files[first+i].linked = true
		}
	}()
	info, err := fs.Stat(w.fsys, link)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.leaveOut(link, Verdict{ruleNowhere, "it is a link to nothing"})
	case refusedBySystem(err):
		if w.leaveOut(link, cannotBeRead) {
			w.problems = append(w.problems, cannotRead(link, "what this link leads to", err))
		}
	case err != nil:
		w.leaveOut(link, Verdict{ruleOutside, "it is a link out of the ledger"})
	case info.IsDir() && w.leadsToKnown(link, info, known):
		w.leaveOut(link, readAlready)
	case info.IsDir():
		before := len(w.files)
		w.folder(link, false)
		known[link] = info
		remember(known, w.files[before:])
	case !isMarkdown(link):
	case w.leadsToKnown(link, info, known):
		w.leaveOut(link, readAlready)
	default:
		known[link] = info
		w.file(link, fs.FileInfoToDirEntry(info))
	}
}

// leaveOut names a link that is not followed, where its name is that of a
// Markdown file or, as far as can be told, of a folder out of reach.
func (w *walker) leaveOut(link string, v Verdict) (named bool) {
	mayBeFolder := (v.Rule == ruleOutside || v.Rule == ruleUnreadable) && path.Ext(link) == ""
	if !isMarkdown(link) && !mayBeFolder {
		return false
	}
	w.files = append(w.files, found{path: link, Verdict: v})
	return true
}

// refusedBySystem tells an error of the system from that of a root which no
// link may leave.
func refusedBySystem(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number)
}

var (
	readAlready  = Verdict{ruleTwice, "it is a link to what is read already"}
	cannotBeRead = Verdict{ruleUnreadable, "it cannot be read"}
)

func (w *walker) identities() map[string]fs.FileInfo {
	known := map[string]fs.FileInfo{}
	for dir := range w.walked {
		if info, err := fs.Stat(w.fsys, dir); err == nil {
			known[dir] = info
		}
	}
	remember(known, w.files)
	return known
}

func remember(known map[string]fs.FileInfo, files []found) {
	for _, f := range files {
		if f.LeftOut() {
			continue
		}
		if info, err := f.entry.Info(); err == nil {
			known[f.path] = info
		}
	}
}

// leadsToKnown reports whether a link leads to what was found already: by the
// path that it names, or as the same file of the disk.
func (w *walker) leadsToKnown(link string, info fs.FileInfo, known map[string]fs.FileInfo) bool {
	if target, err := fs.ReadLink(w.fsys, link); err == nil {
		if _, there := known[path.Join(path.Dir(link), target)]; there {
			return true
		}
	}
	for _, other := range known {
		if sameFile(other, info) {
			return true
		}
	}
	return false
}

// sameFile reports whether two paths lead to one file. A file system that is
// not the disk's may tell by a method Same.
func sameFile(a, b fs.FileInfo) bool {
	if own, ok := a.(interface{ Same(fs.FileInfo) bool }); ok {
		return own.Same(b)
	}
	return a.Size() == b.Size() && os.SameFile(a, b)
}

func cannotRead(file, what string, err error) ledger.Problem {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	hint := "let yourself read it, or name it under ignore: in allies.yaml"
	if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
		hint = "close some programs, or allow more open files: ulimit -n 1024"
	}
	return parse.Skipped(file, ledger.CodeEncoding, hint, what+" cannot be read: "+err.Error())
}

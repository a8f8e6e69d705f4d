package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"allies/cmd/allies/internal/assistant"
	"allies/ledger"
	"allies/parse"
	"allies/parse/diff"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/parse/folder"
	"allies/report"
	"allies/report/render"
	"allies/report/render/plain"
)

// writing is a command that changes files; in a dry run it shows a patch.
type writing struct {
	*reading
	files  fs.FS // of the root
	folder *disk.Folder
	writer *disk.Writer
	held   held
	alone  bool // no other ally is read
	aside  bool // what was done goes to stderr: stdout is for something else
}

// write reads the ledger while no other command writes, and does the work on it.
func (c call) write(do func(*writing) error) error {
	if err := c.onlyWrites(); err != nil {
		return err
	}
	return c.writeBeside(do)
}

// writeBeside is write for a command that has output of its own too: what was
// done goes to stderr where that is not text on the screen.
func (c call) writeBeside(do func(*writing) error) error {
	r, err := c.prepare()
	if err != nil {
		return err
	}
	w := &writing{reading: r}
	w.aside = !c.options.toScreen() || c.options.formatAsked() != "" && c.options.formatAsked() != asText
	if w.root, err = c.findRoot(); err != nil {
		return err
	}
	leave, err := w.enter(w.root.Dir)
	if err != nil {
		return err
	}
	defer leave()
	if w.ledger, err = w.readLedger(); err != nil {
		return err
	}
	w.ledger.KeepsAliases = c.forOthers()
	for _, file := range w.ledger.Unread {
		w.terminal.say(file + " cannot be read")
	}
	return do(w)
}

// enter opens the ledger's folder, and lets no other command write in it; in a dry
// run it only opens it. What killed commands left there goes when it is read.
func (w *writing) enter(dir string) (leave func() error, err error) {
	if w.dryRun {
		if w.folder, err = disk.OpenFolder(dir); err != nil {
			return nil, failf("", "the ledger's folder cannot be opened: %w", err)
		}
		w.files = w.folder
		return w.folder.Close, nil
	}
	if err := w.lock(dir); err != nil {
		return nil, err
	}
	w.files, w.folder = w.writer, w.writer.Folder
	return w.writer.Close, nil
}

func (w *writing) readLedger() (*ledger.Ledger, error) {
	if w.kept != nil {
		return w.kept.Read(w.readingOptions())
	}
	o := folder.Options{Strict: w.options.strict, Keep: w.keep}
	if w.keep == (parse.Keep{}) {
		o.Hold = w.held.hold(w.given)
	}
	if l := w.readAlone(o); l != nil {
		w.alone = true
		return l, nil
	}
	return folder.Dir(w.files, o)
}

// readAlone reads the ally whose file the words begin with, and no other, where a
// command needs no more. It is nil where that is not enough to know whom they mean.
func (w *writing) readAlone(o folder.Options) *ledger.Ledger {
	var paths []string
	for n := range w.given {
		if path, _, isFile := ledger.CutMarkdown(ledger.Fold(strings.Join(w.given[:n+1], " "))); isFile {
			paths = append(paths, path)
		}
	}
	if w.rest == everyName || len(paths) == 0 {
		return nil
	}
	o.Only = func(path string) bool { return slices.Contains(paths, ledger.Fold(ledger.TrimMarkdown(path))) }
	o.Pageless = w.rest == noOther
	l, err := folder.Dir(w.files, o)
	if err != nil || len(l.Allies) != 1 || len(l.Pages)+len(l.Unread) > 0 {
		return nil
	}
	return l
}

func (c call) onlyWrites() error {
	switch {
	case c.options.rev != "":
		return usagef("leave --rev out: what git has is never changed", "%s changes files, and --rev only reads", c.name)
	case c.options.format != "" && !strings.EqualFold(string(c.options.format), asText):
		return usagef("leave -O out", "%s has no %s output", c.name, c.options.format)
	case c.options.file != "":
		return usagef("to keep the patch of --dry-run: > FILE", "%s has no output for -o", c.name)
	}
	return nil
}

// lock lets no other command write, and tells what became of one that was
// interrupted.
func (w *writing) lock(dir string) (err error) {
	if w.writer, err = disk.Open(dir, w.stateFolder(), w.terminal.say); err != nil {
		return err
	}
	if r := w.writer.Recovered; r != nil {
		became := "undone"
		if r.Completed {
			became = "completed"
		}
		w.terminal.say("an interrupted command is " + became + " now: " + r.What)
		for _, file := range r.Left {
			w.terminal.say(file + " was left as it is: it has changed since")
		}
	}
	return nil
}

// stateFolder is where the program keeps what must outlast a killed command.
func (s *session) stateFolder() string {
	if dir := s.world.env("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, program)
	}
	if dir := s.world.env("LOCALAPPDATA"); runtime.GOOS == "windows" && dir != "" {
		return filepath.Join(dir, program)
	}
	if home := s.world.env("HOME"); home != "" {
		return filepath.Join(home, ".local", "state", program)
	}
	return ""
}

func (w *writing) readFile(file string) (*edit.Source, error) {
	now, err := fs.ReadFile(w.files, file)
	if err != nil {
		return nil, err
	}
	return w.readSource(file, now)
}

func (w *writing) readSource(file string, now []byte) (*edit.Source, error) {
	if err := w.expects(file, now); err != nil {
		return nil, err
	}
	if in := w.held.reading(file); in != nil && in.Text == string(now) && w.ledger.Page(file) == nil {
		return edit.Read(in), nil
	}
	read := edit.ReadSource
	if w.ledger.Page(file) != nil {
		read = edit.ReadPage
	}
	s, problems := read(file, now, w.ledger.Config)
	if s == nil && len(problems) == 0 {
		return nil, failf("somebody writes there: try again", "%s has changed since it was read", file)
	}
	if s == nil {
		return nil, failf(problems[0].Hint, "%s cannot be changed: %s", file, problems[0].Message)
	}
	return s, nil
}

func (w *writing) draft(file string, in edit.Intention) (edit.Edition, error) {
	before, err := w.readFile(file)
	if err != nil {
		return edit.Edition{}, err
	}
	return in.CarryOut(before)
}

// change edits one ally's file; an edition without edits had nothing to do.
func (w *writing) change(file string, in edit.Intention) (edit.Edition, error) {
	made, err := w.changeInSteps(file, []edit.Intention{in})
	if len(made) == 0 {
		return edit.Edition{}, err
	}
	return made[0], err
}

// changeInSteps edits a file in several steps, each on the one before: all, or none.
func (w *writing) changeInSteps(file string, steps []edit.Intention) (made []edit.Edition, err error) {
	redo := func(now []byte) ([]byte, error) {
		made = nil
		s, err := w.readSource(file, now)
		if err != nil {
			return nil, err
		}
		for _, in := range steps {
			e, err := in.CarryOut(s)
			if err != nil {
				return nil, err
			}
			made, s = append(made, e), e.After
		}
		return s.Text(), nil
	}
	if !w.dryRun {
		err := w.writer.Replace(disk.Update{Path: file, Reread: true, Edit: redo})
		if err == nil {
			w.leaves(file, made[len(made)-1].After.Text())
		}
		return made, err
	}
	before, err := fs.ReadFile(w.files, file)
	if err != nil {
		return nil, err
	}
	after, err := redo(before)
	if err != nil {
		return nil, err
	}
	if a := w.ledger.Ally(file); w.forOthers() && (mentionsPrivate(string(before)) || a != nil && a.HoldsPrivate()) {
		w.terminal.say("the patch shows nothing around the change: something in " + file + " is private")
		return made, w.emit(diff.Bare(file, before, after))
	}
	return made, w.emit(diff.Changed(file, before, after))
}

// each does the same to several files. One that cannot be changed stops none of
// the others; the last such failure is returned, the others are told before.
func (w *writing) each(files []string, do func(file string) error) error {
	var failed error
	for _, file := range files {
		if err := do(file); err != nil {
			if failed != nil {
				w.terminal.complain(asFailure(failed))
			}
			failed = err
		}
	}
	return failed
}

func (w *writing) create(file string, text []byte) error {
	if w.dryRun {
		return w.emit(diff.Created(file, text))
	}
	w.leaves(file, text)
	return w.writer.Create(file, text)
}

// rewrite gives a file that is no ally's another text.
func (w *writing) rewrite(file string, before, after []byte) error {
	if w.dryRun {
		return w.emit(diff.Changed(file, before, after))
	}
	return w.writer.Replace(disk.Update{Path: file, Read: before, Edit: func([]byte) ([]byte, error) { return after, nil }})
}

// changeAll changes all files of an operation or none, or shows the change.
func (w *writing) changeAll(o disk.Operation) error {
	switch {
	case o.IsEmpty():
		return nil
	case w.dryRun:
		return w.emit(o.Patch())
	}
	return w.writer.Do(o)
}

// did tells what was done, and where; in a dry run stdout has the patch alone. That
// nobody could be told is the command's failure once it is done.
func (w *writing) did(file string, line int, words string) {
	if w.assistant != nil {
		w.assistant.Wrote.Changes = append(w.assistant.Wrote.Changes, assistant.Change{Did: words, Place: report.Place{File: file, Line: line}})
		return
	}
	words = fmt.Sprintf("%s:%d: %s", file, line, words)
	if w.aside {
		w.terminal.say(words)
	} else if err := w.tell(words); err != nil && w.failed == nil {
		w.failed = failf("do not type it again", "%s has the change, and %w", file, err)
	}
}

func (w *writing) tell(words string) error {
	if w.dryRun {
		w.terminal.say("dry run: " + words)
		return nil
	}
	return w.emit([]byte(plain.Visible(words) + "\n"))
}

func refusal(message string, problems []ledger.Problem) error {
	f := &failure{status: statusFailed, message: message}
	for i := range problems {
		p := &problems[i]
		f.lines = append(f.lines, p.Source, render.Marks(p), p.Message+" ["+string(p.Code)+"]")
		if i < len(problems)-1 {
			f.lines = append(f.lines, "hint: "+p.Hint)
		} else {
			f.hint = p.Hint
		}
	}
	return f
}

// expects refuses to change an ally's file that is another one than the
// assistant has read. It is asked with the very bytes that are replaced, while
// no other command may write.
func (w *writing) expects(file string, now []byte) error {
	if w.assistant == nil || w.ledger.Page(file) != nil {
		return nil
	}
	if want := w.assistant.Expect; want != nil && !strings.EqualFold(*want, hash(now)) {
		return failf("read the ally again with show, and see whether it still holds", "%s has changed since it was read: nothing is written", file)
	}
	w.leaves(file, now)
	return nil
}

// leaves tells an assistant what an ally's file holds now.
func (w *writing) leaves(file string, text []byte) {
	if w.assistant != nil && w.ledger.Page(file) == nil {
		w.assistant.Wrote.SHA256 = report.Optional(hash(text))
	}
}

// held keeps the readings that the ledger was made of, of those files that a
// command may be about to change: they are not read again while they hold the
// same text.
type held struct {
	mutex    sync.Mutex
	readings map[string]*parse.Source // by path
}

// hold keeps the readings of allies whose name may begin a command's words.
func (h *held) hold(words []string) func(*parse.Source) bool {
	if len(words) == 0 {
		return nil
	}
	word := ledger.Fold(ledger.TrimMarkdown(words[0]))
	mayBegin := func(name string) bool { return strings.Contains(ledger.Fold(name), word) }
	h.readings = map[string]*parse.Source{}
	return func(s *parse.Source) (kept bool) {
		a := s.Ally
		if kept = mayBegin(a.Name) || mayBegin(a.File) || slices.ContainsFunc(a.Aliases, mayBegin); kept {
			h.mutex.Lock()
			defer h.mutex.Unlock()
			h.readings[s.File] = s
		}
		return kept
	}
}

func (h *held) reading(file string) *parse.Source {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.readings[file]
}

package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/parse"
	"allies/parse/diff"
	"allies/parse/disk"
	"allies/parse/merge"
	"allies/report/english"
	"allies/report/render"
	"allies/report/render/plain"
)

func editCommand() command {
	var dryRun bool
	return command{
		name: "edit", words: "NAME", group: write,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&dryRun, "dry-run", false, "edit a copy, and print what changed in it as a patch")
		},
		complete: (*session).nameWords,
		run: func(c call) error {
			if err := c.onlyWrites(); err != nil {
				return err
			}
			c.dryRun = dryRun
			r, err := c.read()
			if err != nil {
				return err
			}
			a, err := r.ally(strings.Join(c.given, " "))
			if err != nil {
				return err
			}
			return r.edit(a.File)
		},
	}
}

// edit opens a file at its end, or in a dry run a copy of it, and says what
// changed and what is wrong in it now.
func (r *reading) edit(file string) error {
	name := filepath.Join(r.root.Dir, filepath.FromSlash(file))
	before, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if r.dryRun {
		folder, err := os.MkdirTemp("", "allies-")
		if err != nil {
			return failf("", "making a copy: %w", err)
		}
		defer os.RemoveAll(folder)
		name = filepath.Join(folder, path.Base(file))
		if err := os.WriteFile(name, before, privateMode); err != nil {
			return failf("", "making a copy: %w", err)
		}
	}
	open := func() error { return r.openEditor(name, 1+bytes.Count(bytes.TrimRight(before, "\n"), []byte("\n"))) }
	if r.dryRun {
		err = open()
	} else {
		err = r.whileEditing(file, open)
	}
	if err != nil {
		return err
	}
	after, err := os.ReadFile(name)
	if err != nil {
		return failf("git or a backup may have it", "%s is gone: %w", file, err)
	}
	if r.dryRun {
		return r.emit(diff.Changed(file, before, after))
	}
	return r.sayEdited(file, before, after)
}

// whileEditing has an editor open a file, and then puts back what other commands
// wrote to it meanwhile, whether the editor failed or not.
func (r *reading) whileEditing(file string, open func() error) error {
	e := r.beginEditing(file)
	failed := open()
	if e != nil {
		if err := r.endEditing(e, file); err != nil {
			return err
		}
	}
	return failed
}

// beginEditing has other commands keep what they write to a file; nil where that is
// not possible, and the editor opens the file all the same.
func (r *reading) beginEditing(file string) *disk.Editing {
	w := &writing{reading: r}
	if err := w.lock(r.root.Dir); err != nil {
		return nil
	}
	defer w.writer.Close()
	e, err := w.writer.BeginEditing(file)
	if err != nil {
		return nil
	}
	return e
}

// endEditing merges what other commands wrote to a file, while an editor had it
// open, into what the editor left there: it may have saved an old text over it.
// What cannot be merged is shown. A command that is at work is waited for.
func (r *reading) endEditing(e *disk.Editing, file string) error {
	w := &writing{reading: r}
	if err := w.lock(r.root.Dir); err != nil {
		e.End()
		return err
	}
	defer w.writer.Close()
	written, err := e.End()
	if err != nil {
		return err
	}
	after, err := fs.ReadFile(w.writer, file)
	if err != nil || len(written) == 0 {
		return nil // of one that is gone the user is told
	}
	text := after
	for _, was := range written {
		merged, conflicts, err := merge.Files(file, was.Before, text, was.After, merge.Options{
			Config: r.ledger.Config, ByLines: func() ([]byte, int, error) { return nil, 1, nil },
		})
		if err == nil && conflicts == 0 {
			text = merged
		}
	}
	changed := !bytes.Equal(text, after)
	if changed {
		if err = w.rewrite(file, after, text); err != nil {
			text = after
		}
	}
	r.sayTakenOut(file, text, written)
	if err != nil || !changed {
		return err
	}
	w.did(file, firstChange(after, text), "has again what another command wrote while your editor had it open")
	return nil
}

func (r *reading) sayTakenOut(file string, text []byte, written []disk.Written) {
	has, said := trimmedLines(text), false
	for _, was := range written {
		had := trimmedLines(was.Before)
		for line := range bytes.Lines(was.After) {
			words := string(bytes.TrimSpace(line))
			if words != "" && !had[words] && !has[words] {
				r.terminal.say(file + ": your editor took out what another command wrote meanwhile: " + plain.Visible(words))
				said = true
			}
		}
	}
	if said {
		r.terminal.advise("type it again where it should stay")
	}
}

func (r *reading) sayEdited(file string, before, after []byte) error {
	words, line := "nothing changed", 1
	if !bytes.Equal(before, after) {
		words, line = "changed", firstChange(before, after)
	}
	problems := r.problemsOf(file, after)
	if len(problems) == 0 {
		words += ", and all of it is read"
	} else {
		words += ", with " + english.Count(len(problems), "problem")
	}
	(&writing{reading: r}).did(file, line, words)
	if len(problems) == 0 {
		return nil
	}
	var b bytes.Buffer
	if err := render.Check(&b, problems, render.Checked{}, r.look().Screen); err != nil {
		return err
	}
	return r.emit(b.Bytes())
}

// firstChange is the first line, from 1, in which two texts differ.
func firstChange(before, after []byte) int {
	n := 0
	for n < len(before) && n < len(after) && before[n] == after[n] {
		n++
	}
	return bytes.Count(after[:n], []byte("\n")) + 1
}

func (r *reading) problemsOf(file string, text []byte) []ledger.Problem {
	l, err := r.readFolder(r.root.Dir)
	if err != nil {
		_, problems := parse.File(file, text, r.ledger.Config)
		return problems
	}
	return ledger.ProblemsOf(l.Problems, file)
}

func trimmedLines(text []byte) map[string]bool {
	lines := map[string]bool{}
	for line := range bytes.Lines(text) {
		lines[string(bytes.TrimSpace(line))] = true
	}
	return lines
}

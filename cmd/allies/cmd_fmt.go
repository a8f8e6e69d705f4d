package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/edit"
	"allies/report/english"
	"allies/report/render/plain"
)

func fmtCommand() command {
	var o fmtOptions
	return command{
		name: "fmt", words: "[FILE…]", group: write,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.check, "check", false, "change nothing, name the files that are not in form, and exit 1 if there are any")
			f.BoolVar(&o.diff, "diff", false, "change nothing, and print what would change")
			f.BoolVar(&o.diff, "dry-run", false, "change nothing, and print the change as a patch")
		},
		run: func(c call) error {
			c.dryRun = o.check || o.diff
			return c.write(func(w *writing) error {
				if err := w.mayRewrite(); err != nil {
					return err
				}
				files, err := w.alliesIn(c.given)
				if err != nil {
					return err
				}
				return w.format(files, o)
			})
		},
	}
}

type fmtOptions struct{ check, diff bool }

func (w *writing) alliesIn(words []string) ([]string, error) {
	named, err := w.filesNamed(words)
	if err != nil {
		return nil, err
	}
	files := lists.Of(w.ledger.Allies, func(a *ledger.Ally) string { return a.File })
	if len(named) > 0 {
		files = lists.Only(files, func(file string) bool {
			return slices.ContainsFunc(named, func(f string) bool { return within(file, f) })
		})
	}
	for i, name := range named {
		if !slices.ContainsFunc(files, func(f string) bool { return within(f, name) }) {
			if w.ledger.Page(name) != nil {
				return nil, failf("allies check "+shellWord(name)+" names what is to be changed there", "%s is a page, and fmt writes allies' files alone", name)
			}
			if err := w.leftOut(name); err != nil {
				return nil, err
			}
			return nil, failf("allies files --all says why", "%s is no ally's file", words[i])
		}
	}
	return files, nil
}

func (w *writing) format(files []string, o fmtOptions) error {
	found := 0
	err := w.each(files, func(file string) error {
		changed, err := w.formatOne(file, o)
		if changed {
			found++
		}
		return err
	})
	if err != nil {
		return err
	}
	if n := len(w.ledger.Unread); n > 0 {
		return failf(howToRead, "%s could not be looked at: %s", english.Count(n, "place"), strings.Join(w.ledger.Unread, ", "))
	}
	switch {
	case (o.check || w.options.exitCode) && found > 0:
		return errFound
	case found == 0 && !o.diff:
		return w.emit([]byte(w.inForm(files)))
	}
	return nil
}

// inForm says that nothing was to do; what is not read is in no form.
func (w *writing) inForm(files []string) string {
	problems := lists.Count(w.ledger.Problems, func(p ledger.Problem) bool { return slices.Contains(files, p.File) })
	if problems == 0 {
		return "all entries and dates are in form\n"
	}
	return "all that is read is in form; " + english.Count(problems, "problem") + ": allies check\n"
}

// formatOne brings one file into form, or with --check and --diff shows what
// that would change, if anything.
func (w *writing) formatOne(file string, o fmtOptions) (changed bool, err error) {
	var e edit.Edition
	if o.check && !o.diff {
		e, err = w.draft(file, edit.Forming())
	} else {
		e, err = w.change(file, edit.Forming())
	}
	if err != nil || e.Edits.Len() == 0 {
		return false, err
	}
	line, _ := e.After.Lines(e.Edits)
	lines := english.Count(linesChanged(e), "line")
	switch {
	case !o.check && !o.diff:
		w.did(file, line, lines+" in form now")
	case !o.diff:
		return true, w.emit([]byte(plain.Visible(fmt.Sprintf("%s:%d: %s not in form", file, line, lines)) + "\n"))
	}
	return true, nil
}

func linesChanged(e edit.Edition) int {
	lines := map[int]bool{}
	for _, edit := range e.Edits.All() {
		lines[bytes.Count(e.Before.Text()[:edit.Start], []byte("\n"))] = true
	}
	return len(lines)
}

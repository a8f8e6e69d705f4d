package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/report/english"
	"allies/report/render/plain"
)

func eraseCommand() command {
	return command{
		name: "erase", words: "NAME", group: exchange,
		writes:   true,
		complete: (*session).nameWords,
		run: func(c call) error {
			return c.write(func(w *writing) error {
				if err := cmp.Or(w.mayRewrite(), w.mustReadAll("there may be links to the ally")); err != nil {
					return err
				}
				a, err := w.ally(strings.Join(w.given, " "))
				if err != nil {
					return err
				}
				return w.erase(a)
			})
		},
	}
}

func (w *writing) erase(a *ledger.Ally) error {
	plan, err := edit.PlanErase(w.files, w.ledger, a)
	if err != nil {
		return err
	}
	w.sayErased(a, plan)
	o := disk.Operation{What: "erase " + a.Name}
	for _, gone := range plan.Gone {
		o.Remove(gone.Path, gone.Text)
	}
	addAll(&o, plan.Changes)
	if err := w.changeAll(o); err != nil {
		return err
	}
	w.sayWhatStays(a, plan)
	return nil
}

func (w *writing) sayErased(a *ledger.Ally, plan *edit.Erasure) {
	for i, gone := range plan.Gone {
		what := fmt.Sprintf("the file of %s, with %s", a.Name, english.Count(len(a.Notes), "note"))
		if i > 0 {
			what = "this is about " + a.Name + " alone: the page of a meeting, or a conflict copy"
		}
		w.did(gone.Path, 1, what)
	}
	for _, line := range plan.Erased {
		w.did(line.File, line.Line, line.Text)
	}
}

func (w *writing) sayWhatStays(a *ledger.Ally, plan *edit.Erasure) {
	for _, line := range plan.Named {
		at := line.Line
		if w.dryRun {
			at = line.Was
		}
		w.terminal.say(fmt.Sprintf("%s:%d has the name in plain words, and stays: %s", line.File, at, line.Text))
	}
	repo, err := git.Open(w.world.ctx, w.root.Dir)
	if errors.Is(err, git.ErrNoRepository) || errors.Is(err, git.ErrNoGit) {
		w.terminal.say("copies and backups of this folder may still have " + a.Name)
		return
	}
	file := a.File
	if err == nil {
		file = repo.Path(file)
	}
	w.terminal.say("git history keeps what was committed of " + a.Name + ", here and in every clone; so do backups")
	w.terminal.advise("to rewrite it, in a fresh clone: git filter-repo --sensitive-data-removal --invert-paths --path " + shellWord(plain.Visible(file)) +
		", and --replace-text for the name in other files; then everybody clones anew")
}

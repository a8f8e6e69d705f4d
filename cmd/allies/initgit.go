package main

import (
	"errors"
	"os"
	"path/filepath"

	"allies/cmd/allies/internal/git"
	"allies/parse/disk"
	"allies/report/render"
)

// shareWithGit prepares the ledger for git: what git is to know of its files,
// and inside a repository the merge driver of this clone, and the hook where
// it is asked for.
func (w *writing) shareWithGit(o initOptions) error {
	repo, err := git.Open(w.world.ctx, w.root.Dir)
	inside := err == nil && !repo.Bare()
	if o.hook && !inside {
		if err == nil {
			_, err = repo.InstallHook(w.world.ctx)
		}
		return err
	}
	if errors.Is(err, git.ErrUntrusted) {
		f := asFailure(err)
		w.terminal.say(f.message)
		w.terminal.advise(f.hint)
	}
	for _, f := range []struct {
		path, about string
		more        func(old []byte) []byte
	}{
		{".gitattributes", "tells git how to merge and show allies' files", git.Attributes},
		{".gitignore", "keeps files that are being written out of git", func(old []byte) []byte { return git.Ignored(old, disk.TempFiles) }},
	} {
		if err := w.startForGit(f.path, f.about, inside, f.more); err != nil {
			return err
		}
	}
	if !inside {
		return nil
	}
	if err := w.installDriver(repo); err != nil || !o.hook {
		return err
	}
	return w.installHook(repo)
}

// startForGit writes a file for git. One that is there gets the lines that it
// lacks where git is in use, and stays as it is elsewhere.
func (w *writing) startForGit(file, about string, inside bool, more func([]byte) []byte) error {
	old, err := os.ReadFile(filepath.Join(w.root.Dir, file))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return w.start(starter{path: file, about: about, text: more(nil)})
	case err != nil:
		return failf("", "%w", err)
	case !inside || string(more(old)) == string(old):
		return w.did(file, 1, "is there already, and stays as it is")
	}
	if err := w.rewrite(file, old, more(old)); err != nil {
		return err
	}
	return w.did(file, firstChange(old, more(old)), "has a line more: it "+about)
}

// installDriver has git merge allies' files by their notes, in this clone.
func (w *writing) installDriver(repo *git.Repo) error {
	install := repo.InstallDriver
	if w.dryRun {
		install = repo.Driver
	}
	settings, err := install(w.world.ctx)
	if err != nil {
		return err
	}
	for _, s := range settings {
		words := "set in this clone"
		switch s.State {
		case git.Present:
			words = "set already"
		case git.Differs:
			words = "is otherwise, and stays so: " + render.Visible(s.Value)
		}
		if err := w.didForGit("git config " + s.Key + ": " + words); err != nil {
			return err
		}
	}
	return nil
}

// installHook has git check each commit. A dry run only looks what is there.
func (w *writing) installHook(repo *git.Repo) error {
	install, words := repo.InstallHook, "checks what you commit"
	if w.dryRun {
		install = repo.Hook
	}
	state, err := install(w.world.ctx)
	if err != nil {
		return err
	}
	if state.Other {
		words = "is another hook, and stays as it is"
	}
	return w.didForGit(render.Visible(state.Path) + ":1: " + words)
}

// didForGit tells what changed outside of the ledger's files.
func (w *writing) didForGit(words string) error {
	if w.dryRun {
		w.terminal.say("dry run: " + words)
		return nil
	}
	return w.emit([]byte(words + "\n"))
}

package main

import (
	"errors"
	"os"
	"path/filepath"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/disk"
)

// shareWithGit prepares the ledger for git: what git is to know of its files,
// and inside a repository the merge driver of this clone, and the hook where
// it is asked for.
func (w *writing) shareWithGit(hook bool) error {
	repo, err := git.Open(w.world.ctx, w.root.Dir)
	inside := err == nil && !repo.Bare()
	if hook && !inside {
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
	if !inside {
		repo = nil
	}
	if err := w.startAttributes(repo); err != nil {
		return err
	}
	err = w.startForGit(".gitignore", "keeps files that are being written out of git", inside, func(old []byte) []byte { return git.Ignored(old, disk.TempFiles) })
	if err != nil || !inside {
		return err
	}
	if err := w.installDriver(repo); err != nil || !hook {
		return err
	}
	return w.installHook(repo)
}

// startAttributes has git give the ally files to the merge driver, if it does
// not, and says so where it does not even then. Outside of a repository, where
// repo is nil, only a file that is missing is written.
func (w *writing) startAttributes(repo *git.Repo) error {
	files := lists.Of(w.ledger.Allies, func(a *ledger.Ally) string { return a.File })
	rules := func() (git.Attributes, error) {
		if repo == nil {
			return git.Attributes{}, nil
		}
		return repo.Attributes(w.world.ctx, files)
	}
	now, err := rules()
	if err != nil {
		return err
	}
	more := func(old []byte) []byte {
		if len(old) > 0 && now.Merge == git.DriverName {
			return old
		}
		return git.WithDriver(old)
	}
	if err := w.startForGit(".gitattributes", "tells git how to merge and show allies' files", repo != nil, more); err != nil || w.dryRun {
		return err
	}
	if now, err = rules(); err == nil && repo != nil && now.Merge != git.DriverName {
		w.terminal.say("git merges " + now.File + " otherwise all the same (merge: " + now.Merge + ")")
		w.terminal.advise("take what it says of merge out of the .gitattributes beside that file, or out of .git/info/attributes")
	}
	return err
}

// startForGit writes a file for git. One that is there gets the lines that it
// lacks where git is in use, and stays as it is elsewhere.
func (w *writing) startForGit(file, about string, inside bool, more func([]byte) []byte) error {
	old, err := os.ReadFile(filepath.Join(w.root.Dir, file))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return w.start(starter{path: file, about: about, text: more(nil)})
	case err != nil:
		return err
	case !inside || string(more(old)) == string(old):
		w.did(file, 1, "is there already, and stays as it is")
		return nil
	}
	if err := w.rewrite(file, old, more(old)); err != nil {
		return err
	}
	w.did(file, firstChange(old, more(old)), "is completed: it "+about)
	return nil
}

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
			words = "is otherwise, and stays so: " + s.Value
		}
		if err := w.tell("git config " + s.Key + ": " + words); err != nil {
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
	return w.tell(state.Path + ":1: " + words)
}

type starter struct {
	path, from, about string
	text              []byte
}

func (w *writing) start(f starter) error {
	if _, err := os.Lstat(filepath.Join(w.root.Dir, f.path)); err == nil {
		w.did(f.path, 1, "is there already, and stays as it is")
		return nil
	}
	if err := w.create(f.path, f.text); err != nil && !errors.Is(err, disk.ErrTaken) {
		return err
	}
	w.did(f.path, 1, f.about)
	return nil
}

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/folder"
)

type opened struct {
	root   folder.Root
	ledger *ledger.Ledger
}

// open reads the ledger: the folder, or what git has of it at --rev.
func (s *session) open() (o opened, err error) {
	if o.root, err = s.findRoot(); err != nil {
		return o, err
	}
	if s.options.rev != "" {
		o.ledger, err = s.readRevision(o.root.Dir)
	} else {
		o.ledger, err = s.readFolder(o.root.Dir)
	}
	if err == nil && s.forOthers() {
		o.ledger.KeepsAliases = true
	}
	return o, err
}

func (s *session) readingOptions() folder.Options {
	return folder.Options{Strict: s.options.strict, Hold: s.texts.Hold(), Keep: s.keep}
}

func (s *session) readFolder(dir string) (*ledger.Ledger, error) {
	if s.kept != nil {
		return s.kept.Read(s.readingOptions())
	}
	opened, err := disk.OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	return folder.Dir(opened, s.readingOptions())
}

func (s *session) readRevision(dir string) (*ledger.Ledger, error) {
	tree, err := s.openRevision(dir)
	if err != nil {
		return nil, err
	}
	defer tree.Close()
	return folder.Dir(tree, s.readingOptions())
}

func (s *session) openRevision(dir string) (*git.Tree, error) {
	repo, err := git.Open(s.world.ctx, dir)
	if err != nil {
		return nil, err
	}
	return s.openTree(repo, string(s.options.rev))
}

// findRoot finds the ledger's folder; of a revision it may be gone from the disk.
func (s *session) findRoot() (folder.Root, error) {
	if s.kept != nil {
		return s.kept.Root, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return folder.Root{}, failf("cd to a folder that is there", "the current folder is gone: %w", err)
	}
	place := folder.Start{Dir: string(s.options.dir), Env: s.world.env("ALLIES_DIR"), Folder: here, Home: s.world.env("HOME")}
	root, err := folder.FindRoot(place)
	if errors.Is(err, fs.ErrNotExist) && s.options.rev != "" && place.Dir != "" {
		dir, err := filepath.Abs(place.Dir)
		return folder.Root{Dir: dir, Origin: folder.FromFlag}, err
	}
	return root, err
}

// openTree opens a revision of the ledger, and passes on what git says of it.
func (s *session) openTree(repo *git.Repo, rev string) (*git.Tree, error) {
	tree, err := repo.At(s.world.ctx, rev)
	if err != nil {
		return nil, err
	}
	for _, warning := range tree.Warnings {
		s.terminal.say("git: " + warning)
	}
	for _, folder := range tree.Submodules {
		s.terminal.say(folder + " is a git submodule, and its files are left out of " + rev + ": they have a history of their own")
	}
	return tree, nil
}

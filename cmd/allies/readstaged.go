package main

import (
	"errors"
	"slices"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/parse/folder"
)

// readStaged opens the ledger as the next commit would have it.
func (c call) readStaged() (*reading, error) {
	if c.options.rev != "" {
		return nil, usagef("leave one of them out", "--staged and --rev name two states")
	}
	r, err := c.prepare()
	if err != nil {
		return nil, err
	}
	if r.root, err = r.findRoot(); err != nil {
		return nil, err
	}
	repo, err := git.Open(r.world.ctx, r.root.Dir)
	if err != nil {
		return nil, err
	}
	tree, err := repo.Staged(r.world.ctx)
	if err != nil {
		return nil, err
	}
	defer tree.Close()
	if r.ledger, err = folder.Dir(tree, c.readingOptions()); err != nil {
		return nil, err
	}
	r.staged, err = stagedIn(repo, r)
	return r, err
}

// stagedIn lists the files that the next commit changes; the first one brings all.
func stagedIn(repo *git.Repo, r *reading) (paths, error) {
	staged := paths{}
	changes, err := repo.Diff(r.world.ctx, "HEAD", git.Index)
	if errors.Is(err, git.ErrNoCommit) {
		for _, f := range r.ledger.Files {
			staged[f.Path] = true
		}
		staged[ledger.ConfigFile] = true
		return staged, nil
	}
	for _, change := range changes {
		staged[change.To] = true
	}
	return staged, err
}

// brings reports whether the next commit brings a problem: it is in a file that
// it changes, or an ally there has the name that the problem is about.
func (r *reading) brings(p ledger.Problem) bool {
	if r.staged[p.File] || p.Code != ledger.CodeNameClash {
		return r.staged[p.File]
	}
	var held []string
	if a := r.ledger.Ally(p.File); a != nil {
		held = a.FoldedNames()
	}
	return slices.ContainsFunc(r.ledger.Allies, func(a *ledger.Ally) bool {
		return r.staged[a.File] && slices.ContainsFunc(a.FoldedNames(), func(name string) bool { return slices.Contains(held, name) })
	})
}

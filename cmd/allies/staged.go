package main

import (
	"errors"

	"allies/cmd/allies/internal/git"
	"allies/parse"
)

// readStaged opens the ledger as the next commit would have it: what is staged,
// not the files.
func (c call) readStaged() (*reading, error) {
	if c.options.rev != "" {
		return nil, usagef("leave out one of them", "--staged and --rev name two states")
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
	if r.ledger, err = parse.Dir(tree, parse.Options{Strict: c.options.strict}); err != nil {
		return nil, failf("", "%w", err)
	}
	r.staged, err = stagedIn(repo, r)
	return r, err
}

// stagedIn lists the files that the next commit changes; the first one brings
// all.
func stagedIn(repo *git.Repo, r *reading) (paths, error) {
	staged := paths{}
	changes, err := repo.Diff(r.world.ctx, "HEAD", git.Index)
	if errors.Is(err, git.ErrNoCommit) {
		for _, f := range r.ledger.Files {
			staged[f.Path] = true
		}
		staged["allies.yaml"] = true
		return staged, nil
	}
	for _, change := range changes {
		staged[change.To] = true
	}
	return staged, err
}

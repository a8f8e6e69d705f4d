package git

import (
	"context"
	"fmt"

	"allies/ledger"
)

// What a revision may be compared with beside another one.
const (
	WorkTree = ""  // the files on disk
	Index    = ":" // what is staged for the next commit
)

// Diff lists the files that differ between a revision and another one, Index
// or WorkTree, sorted by path. A file on disk that git does not know yet, and
// does not ignore, counts as added. Submodules are left out.
func (r *Repo) Diff(ctx context.Context, from, to string) ([]Change, error) {
	old, err := r.resolve(ctx, from)
	if err != nil {
		return nil, err
	}
	if to == WorkTree || to == Index {
		return r.diffFiles(ctx, from, old, to)
	}
	current, err := r.resolve(ctx, to)
	if err != nil {
		return nil, err
	}
	out, err := r.records(ctx, "diff-tree", "-r", "-z", "-M", "--raw", "--no-abbrev", old.tree, current.tree)
	if err != nil {
		if _, listErr := r.output(ctx, "ls-tree", old.tree); listErr != nil {
			return nil, r.noTree(ctx, from, old, err)
		}
		return nil, r.noTree(ctx, to, current, err)
	}
	return changes(out), nil
}

func (r *Repo) diffFiles(ctx context.Context, rev string, old *resolved, to string) ([]Change, error) {
	if err := r.workTree(); err != nil {
		return nil, err
	}
	if old.folder {
		return nil, ledger.Failed(fmt.Sprintf("%q is a folder, and the files here can be compared with a commit only", rev), "name a commit, a tag or a branch", ErrRevision)
	}
	args := []string{"-c", "core.fileMode=false", "diff", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-color",
		"--ignore-submodules=all", "--relative"}
	if to == Index {
		args = append(args, "--cached")
	}
	out, err := r.records(ctx, append(args, old.id, "--")...)
	if err != nil {
		return nil, err
	}
	found := changes(out)
	if to == Index {
		return found, nil
	}
	return r.withUntracked(ctx, found, append(args, old.id, "--"))
}

package git

import (
	"context"
	"fmt"
	"strings"

	"allies/ledger"
)

// resolved is a revision that git knows.
type resolved struct {
	id       string   // of the commit, tag or tree it names
	tree     string   // what to list: the ledger's root in it
	folder   bool     // it names a folder, which then is the root
	warnings []string // what git said about the answer
}

// At opens the ledger as it was at a revision: a commit, tag or branch, in any
// of git's spellings (`@{1 month ago}`), or REV:FOLDER for another folder than
// the root. ctx bounds what is read later as well. The errors are ErrRevision,
// ErrNoCommit and ErrFolder.
func (r *Repo) At(ctx context.Context, rev string) (*Tree, error) {
	found, err := r.resolve(ctx, rev)
	if err != nil {
		return nil, err
	}
	lines, err := r.records(ctx, "ls-tree", "-r", "-z", "--full-tree", found.tree)
	if err != nil {
		return nil, r.noTree(ctx, rev, found, err)
	}
	tree := r.newTree(ctx)
	tree.ID, tree.Warnings = found.id, found.warnings
	for _, line := range lines {
		// MODE TYPE ID TAB PATH
		about, path, _ := strings.Cut(line, "\t")
		if words := strings.Fields(about); len(words) == 3 {
			tree.add(path, words[0], words[2])
			if words[0] == submodule {
				tree.Submodules = append(tree.Submodules, path)
			}
		}
	}
	return tree.sorted(), nil
}

// resolve asks git what a revision means.
func (r *Repo) resolve(ctx context.Context, rev string) (*resolved, error) {
	if rev == "" || strings.HasPrefix(rev, "-") || strings.ContainsAny(rev, "\x00\n") {
		return nil, noRevision(rev, nil)
	}
	cmd := r.command(ctx, "rev-parse", "--verify", rev)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	id := strings.TrimSuffix(string(out), "\n")
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, r.unborn(ctx, rev, noRevision(rev, &failure{"rev-parse", stderr.String(), err}))
	}
	if strings.HasPrefix(id, "^") {
		return nil, noRevision(rev, nil) // all but this one
	}
	found := &resolved{id: id, tree: id, warnings: warnings(stderr.String())}
	found.folder = r.namesFolder(ctx, rev, id)
	if r.prefix != "" && !found.folder {
		found.tree = id + ":" + r.prefix
	}
	return found, nil
}

// namesFolder reports whether the revision is spelled REV:FOLDER.
func (r *Repo) namesFolder(ctx context.Context, rev, id string) bool {
	if !strings.Contains(rev, ":") {
		return false
	}
	kind, err := r.output(ctx, "cat-file", "-t", id)
	return err == nil && kind == "tree"
}

// unborn tells a repository without any commit from a mistyped revision.
func (r *Repo) unborn(ctx context.Context, rev string, unknown error) error {
	if out, err := r.output(ctx, "rev-list", "--all", "--max-count=1"); err != nil || out != "" {
		return unknown
	}
	if _, err := r.output(ctx, "rev-parse", "--verify", "--quiet", "HEAD"); err == nil {
		return unknown // a detached HEAD, and no branch
	}
	return ledger.Failed(fmt.Sprintf("git knows no revision %q: nothing is committed here yet", rev), "`git add . && git commit` makes the first one", ErrNoCommit)
}

// noTree words why a revision that git knows has no such folder.
func (r *Repo) noTree(ctx context.Context, rev string, found *resolved, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	kind, peelErr := r.output(ctx, "cat-file", "-t", found.id+"^{tree}")
	switch {
	case peelErr != nil || kind != "tree":
		return ledger.Failed(fmt.Sprintf("%q names no commit and no folder", rev), "`git log --oneline` lists the commits", ErrRevision)
	case found.tree != found.id:
		return ledger.Failed(fmt.Sprintf("there was no folder %q at %q", r.prefix, rev), fmt.Sprintf("`git log -- .` in it shows since when there is; had it another name then: --rev %s:NAME", rev), ErrFolder)
	}
	return fmt.Errorf("read revision %q: %w", rev, err)
}

// Staged opens the ledger as the next commit would have it. Of a path in an
// unfinished merge it shows our side. Inside a hook it is the index that git
// is about to commit. The error is ErrBare without a working tree.
func (r *Repo) Staged(ctx context.Context) (*Tree, error) {
	if err := r.workTree(); err != nil {
		return nil, err
	}
	lines, err := r.records(ctx, "ls-files", "--stage", "-z")
	if err != nil {
		return nil, err
	}
	tree := r.newTree(ctx)
	for _, line := range lines {
		// MODE ID STAGE TAB PATH
		about, path, _ := strings.Cut(line, "\t")
		words := strings.Fields(about)
		if len(words) == 3 && (words[2] == "0" || words[2] == "2") {
			tree.add(path, words[0], words[1])
		}
	}
	return tree.sorted(), nil
}

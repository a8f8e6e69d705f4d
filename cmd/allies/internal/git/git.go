// Package git asks git about the ledger: a revision as a file system, what
// differs between two of them, and how this clone is set up. It is the only
// package that starts git, and it never touches a checkout.
package git

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"allies/ledger"
)

// installed is git, which need not be in a repository yet.
func installed() (*Repo, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, noGit(err)
	}
	return &Repo{program: program, env: environment(os.Environ())}, nil
}

// Open finds the repository that holds the ledger's root. The root itself may
// be gone, or be a folder inside a bare repository. The errors are ErrNoGit,
// ErrNoRepository and ErrUntrusted.
func Open(ctx context.Context, root string) (*Repo, error) {
	r, err := installed()
	if err != nil {
		return nil, err
	}
	if root, err = filepath.Abs(root); err != nil {
		return nil, err
	}
	r.dir, r.missing = existing(root)
	r.inherit(ctx, os.Environ())
	const bare, inside, prefix = "--is-bare-repository", "--is-inside-work-tree", "--show-prefix"
	out, err := r.output(ctx, "rev-parse", bare, inside, prefix)
	if dir := bareFolder(err); dir != "" {
		if err = r.openBare(ctx, dir); err == nil {
			out, err = r.output(ctx, "rev-parse", bare, inside, prefix)
		}
	}
	if err != nil {
		return nil, noRepository(root, err)
	}
	lines := strings.SplitN(out, "\n", 3)
	if len(lines) < 3 {
		return nil, fmt.Errorf("find the git repository of %q: unexpected answer %q", root, out)
	}
	r.bare = lines[0] == "true" || lines[1] != "true"
	r.prefix = join(strings.TrimSuffix(lines[2], "/"), r.missing)
	return r, r.withoutFilters(ctx)
}

// Identity is the name and the e-mail that git would commit with in a folder; ""
// where it knows none, as without git. env says where the user's settings are.
func Identity(ctx context.Context, folder string, env func(string) string) (name, email string) {
	r, err := installed()
	if err != nil {
		return "", ""
	}
	r.env = append(r.env, "XDG_CONFIG_HOME="+env("XDG_CONFIG_HOME"))
	if home := env("HOME"); home != "" { // Windows has another name for it
		r.env = append(r.env, "HOME="+home)
	}
	r.dir, _ = existing(folder)
	name, _, _ = r.config(ctx, "user.name")
	email, _, _ = r.config(ctx, "user.email")
	return strings.TrimSpace(name), strings.TrimSpace(email)
}

// Path is a file of the ledger as git names it: from the top level.
func (r *Repo) Path(file string) string { return join(r.prefix, file) }

// bareFolder is the bare repository that git found and would not use unasked;
// "" when that is not what went wrong.
func bareFolder(err error) string {
	rest, found := strings.CutPrefix(said(err), "cannot use bare repository '")
	end := strings.LastIndex(rest, "' (safe.bareRepository")
	if !found || end < 0 {
		return ""
	}
	return rest[:end]
}

// openBare names a bare repository to git, as one that has no files. One in
// the files of another repository came with them, and is not used.
func (r *Repo) openBare(ctx context.Context, dir string) error {
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(r.dir, dir)
	}
	around := *r
	around.dir = filepath.Dir(dir)
	if top, err := around.output(ctx, "rev-parse", "--show-toplevel"); err == nil {
		return ledger.Failed(fmt.Sprintf("%q is itself a git repository, among the files of another one (%q): it is not used", dir, top), "if it is yours, move it out of there; if not, take its HEAD, objects and refs away", ErrUntrusted)
	}
	r.env = append(r.env, "GIT_DIR="+dir)
	return nil
}

// Bare reports whether the repository has no working tree here.
func (r *Repo) Bare() bool { return r.bare }

// workTree refuses what needs files on disk.
func (r *Repo) workTree() error {
	switch {
	case r.bare:
		return ledger.Failed("this git repository has no working tree here, so there are no files to look at", "name revisions instead, or clone it and work there", ErrBare)
	case r.missing != "":
		return ledger.Failed(fmt.Sprintf("there is no folder %q in the working tree", r.prefix), "name revisions in which it is there", ErrFolder)
	}
	return nil
}

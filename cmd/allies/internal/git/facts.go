package git

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// Facts is what `doctor` tells of a repository. Nothing is changed to find
// them out.
type Facts struct {
	Version string // of git
	Top     string // the working tree's top level; "" in a bare repository
	Prefix  string // the ledger's root below it
	Bare    bool

	Branch    string // "" when detached
	Unborn    bool   // no commit yet
	Operation string // what git is in the middle of: merge, rebase, cherry-pick, revert, bisect, or ""
	Staged    int    // files below the root that differ in the index
	Unstaged  int    // files that differ on disk
	Unmerged  []string
	Untracked []string // a folder that is wholly new ends in /

	Driver []Setting
	Hook   *HookState
	Merge  string // the attribute as git sees it for an ally file in the root; "unspecified" when not set
	Filter string // likewise; git-crypt and its like encrypt what is pushed

	Remotes []Remote
}

// Facts asks git how things stand.
func (r *Repo) Facts(ctx context.Context) (*Facts, error) {
	f := &Facts{Prefix: r.prefix, Bare: r.bare}
	version, err := r.output(ctx, "version")
	if err != nil {
		return nil, err
	}
	f.Version = strings.TrimPrefix(version, "git version ")
	if f.Driver, err = r.Driver(ctx); err != nil {
		return nil, err
	}
	if f.Remotes, err = r.remotes(ctx); err != nil {
		return nil, err
	}
	if r.workTree() != nil {
		return f, nil
	}
	if f.Top, err = r.output(ctx, "rev-parse", "--show-toplevel"); err != nil {
		return nil, err
	}
	if f.Hook, err = r.Hook(ctx); err != nil {
		return nil, err
	}
	if err := r.attributes(ctx, f); err != nil {
		return nil, err
	}
	if f.Operation, err = r.operation(ctx); err != nil {
		return nil, err
	}
	return f, r.status(ctx, f)
}

// attributes asks what git would do with an ally file in the root.
func (r *Repo) attributes(ctx context.Context, f *Facts) error {
	out, err := r.records(ctx, "check-attr", "-z", "merge", "filter", "--", "ally.md")
	if err != nil {
		return err
	}
	for i := 0; i+2 < len(out); i += 3 {
		switch out[i+1] {
		case "merge":
			f.Merge = out[i+2]
		case "filter":
			f.Filter = out[i+2]
		}
	}
	return nil
}

// operation tells what git was asked to do and has not finished.
func (r *Repo) operation(ctx context.Context) (string, error) {
	dir, err := r.output(ctx, "rev-parse", "--absolute-git-dir")
	if err != nil {
		return "", err
	}
	for _, trace := range [...]struct{ file, operation string }{
		{"rebase-merge", "rebase"}, {"rebase-apply", "rebase"}, {"MERGE_HEAD", "merge"},
		{"CHERRY_PICK_HEAD", "cherry-pick"}, {"REVERT_HEAD", "revert"}, {"BISECT_LOG", "bisect"},
	} {
		if _, err := os.Lstat(filepath.Join(dir, trace.file)); err == nil {
			return trace.operation, nil
		}
	}
	return "", nil
}

// status counts what is not committed below the root, from git's stable
// format: a letter and fields, or "#" and a header.
func (r *Repo) status(ctx context.Context, f *Facts) error {
	out, err := r.records(ctx, "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal",
		"--ignore-submodules=all", "--", ".")
	if err != nil {
		return err
	}
	for i := 0; i < len(out); i++ {
		kind, rest, _ := strings.Cut(out[i], " ")
		switch kind {
		case "#":
			f.header(rest)
		case "1", "2":
			if !strings.HasPrefix(rest, ".") {
				f.Staged++
			}
			if !strings.HasPrefix(rest[1:], ".") {
				f.Unstaged++
			}
			if kind == "2" {
				i++ // the path before a rename
			}
		case "u":
			if fields := strings.SplitN(rest, " ", 10); len(fields) == 10 {
				f.Unmerged = append(f.Unmerged, r.below(fields[9]))
			}
		case "?":
			f.Untracked = append(f.Untracked, r.below(rest))
		}
	}
	return nil
}

// header reads a line about the branch.
func (f *Facts) header(line string) {
	key, value, _ := strings.Cut(line, " ")
	switch {
	case key == "branch.oid":
		f.Unborn = value == "(initial)"
	case key == "branch.head" && value != "(detached)":
		f.Branch = value
	}
}

// below turns a path from the top level into one from the root.
func (r *Repo) below(path string) string {
	if strings.HasPrefix(r.prefix+"/", path) {
		return "." // the root, or a folder around it
	}
	return strings.TrimPrefix(path, r.prefix+"/")
}

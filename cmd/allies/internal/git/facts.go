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
	Ignored   []string // files that git has not and is not to have

	Driver []Setting
	Hook   *HookState
	Attributes

	Remotes []Remote
}

// Attributes is what git does with ally files, as its attributes say wherever
// they stand.
type Attributes struct {
	Merge  string // how git merges them: DriverName, unless one has another; "unspecified" when not set
	File   string // the first that it merges so
	Filter string // git-crypt and its like encrypt what is pushed
}

// Facts asks git how things stand with a ledger that has these ally files.
func (r *Repo) Facts(ctx context.Context, files []string) (*Facts, error) {
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
	if f.Attributes, err = r.Attributes(ctx, files); err != nil {
		return nil, err
	}
	if f.Ignored, err = r.records(ctx, "ls-files", "--others", "--ignored", "--exclude-standard", "-z"); err != nil {
		return nil, err
	}
	if f.Operation, err = r.operation(ctx); err != nil {
		return nil, err
	}
	return f, r.status(ctx, f)
}

// Attributes asks what git would do with ally files; where there are none yet,
// with one in the root.
func (r *Repo) Attributes(ctx context.Context, files []string) (Attributes, error) {
	if len(files) == 0 {
		files = []string{"ally.md"}
	}
	out, err := r.run(r.command(ctx, "check-attr", "--stdin", "-z", "merge", "filter"), strings.NewReader(strings.Join(files, "\x00")+"\x00"))
	if err != nil {
		return Attributes{}, err
	}
	var a Attributes
	for said := split(out); len(said) >= 3; said = said[3:] {
		switch file, value := said[0], said[2]; {
		case said[1] == "merge" && (a.Merge == "" || a.Merge == DriverName):
			if value != a.Merge {
				a.Merge, a.File = value, file
			}
		case said[1] == "filter" && a.Filter == "":
			a.Filter = value
		}
	}
	return a, nil
}

// operation tells what git was asked to do and has not finished.
func (r *Repo) operation(ctx context.Context) (string, error) {
	dir, err := r.gitFolder(ctx)
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

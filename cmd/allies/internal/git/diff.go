package git

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// What a revision may be compared with beside another one.
const (
	WorkTree = ""  // the files on disk
	Index    = ":" // what is staged for the next commit
)

// Status says what became of a file.
type Status string

const (
	Added   Status = "added"
	Removed Status = "removed"
	Changed Status = "changed"
	Renamed Status = "renamed" // and perhaps changed as well
)

// Change is one file that differs, by paths from the ledger's root.
type Change struct {
	Status Status
	From   string // path before; "" when added
	To     string // path after; "" when removed
	FromID string // blob before; "" when added
	ToID   string // blob after; "" when removed, and when only the disk has it
}

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

// diffFiles compares a commit with what is staged or on disk.
func (r *Repo) diffFiles(ctx context.Context, rev string, old *resolved, to string) ([]Change, error) {
	if err := r.workTree(); err != nil {
		return nil, err
	}
	if old.folder {
		return nil, &Error{ErrRevision, fmt.Sprintf("%q is a folder, and the files here can be compared with a commit only", rev),
			"name a commit, a tag or a branch"}
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

// changes reads git's raw format: ":MODE MODE ID ID STATUS", path, and for a
// rename the new path, each a record of its own. A file that only may be run,
// or no longer, reads as before and is left out.
func changes(records []string) []Change {
	var found []Change
	for i := 0; i+1 < len(records); {
		words := strings.Fields(strings.TrimPrefix(records[i], ":"))
		if len(words) != 5 {
			break
		}
		c := Change{Status: Changed, From: records[i+1], To: records[i+1], FromID: blob(words[2]), ToID: blob(words[3])}
		i += 2
		switch words[4][0] {
		case 'A':
			c.Status, c.From = Added, ""
		case 'D':
			c.Status, c.To = Removed, ""
		case 'R':
			if i < len(records) {
				c.Status, c.To = Renamed, records[i]
				i++
			}
		}
		onlyMode := words[4] == "M" && words[2] == words[3]
		if words[0] != submodule && words[1] != submodule && !onlyMode {
			found = append(found, c)
		}
	}
	sortChanges(found)
	return found
}

const submodule = "160000"

// blob turns git's "not known" of all zeros into "".
func blob(id string) string {
	if strings.Trim(id, "0") == "" {
		return ""
	}
	return id
}

func sortChanges(list []Change) {
	slices.SortFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.To, a.From), cmp.Or(b.To, b.From)), cmp.Compare(a.From, b.From))
	})
}

package git

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// withUntracked adds the files that git has not been told of. Where others
// went missing at the same time they may be the same ones under new names, so
// git is asked again with them in a copy of its index.
func (r *Repo) withUntracked(ctx context.Context, found []Change, diff []string) ([]Change, error) {
	others, err := r.records(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	others = slices.DeleteFunc(others, func(name string) bool {
		return strings.HasSuffix(name, "/") // another repository
	})
	renamed, kept := candidates(found, others)
	if len(renamed) > 0 {
		if found, err = r.diffWith(ctx, renamed, found, diff); err != nil {
			return nil, err
		}
	}
	for _, name := range kept {
		found = append(found, Change{Status: Added, To: name})
	}
	sortChanges(found)
	return found, nil
}

// candidates splits the new files into those that may have been another one
// before, by their ending, and the rest.
func candidates(found []Change, others []string) (renamed, kept []string) {
	gone := map[string]bool{}
	for _, c := range found {
		if c.Status == Removed {
			gone[path.Ext(c.From)] = true
		}
	}
	for _, name := range others {
		if gone[path.Ext(name)] {
			renamed = append(renamed, name)
		} else {
			kept = append(kept, name)
		}
	}
	return renamed, kept
}

// diffWith runs the diff as though the new files were staged. Their blob in
// the copied index is that of a file that went: git looks at the disk then,
// and writes no object.
func (r *Repo) diffWith(ctx context.Context, names []string, found []Change, diff []string) ([]Change, error) {
	gone := slices.IndexFunc(found, func(c Change) bool { return c.Status == Removed })
	folder, err := os.MkdirTemp("", "allies-index-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "index")
	if err := r.copyIndex(ctx, copied); err != nil {
		return nil, err
	}
	var entries strings.Builder
	for _, name := range names {
		fmt.Fprintf(&entries, "100644 %s\t%s\x00", found[gone].FromID, join(r.prefix, name))
	}
	with := *r
	with.env = append(slices.Clone(r.env), "GIT_INDEX_FILE="+copied)
	if _, err := with.run(with.command(ctx, "update-index", "--no-split-index", "-z", "--index-info"), strings.NewReader(entries.String())); err != nil {
		return nil, err
	}
	out, err := with.records(ctx, diff...)
	if err != nil {
		return nil, err
	}
	return changes(out), nil
}

// copyIndex writes git's index to a file, and nothing where nothing was ever
// staged. The copy is as old: git compares the content of files that are as young
// as its index.
func (r *Repo) copyIndex(ctx context.Context, copied string) error {
	index, err := r.ownFile(ctx, "index")
	if err != nil {
		return err
	}
	info, err := os.Stat(index) // before it is read: an older time only has git look closer
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(index)
	}
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		return err
	}
	return os.Chtimes(copied, info.ModTime(), info.ModTime())
}

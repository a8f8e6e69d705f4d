package git

import (
	"context"
	"fmt"
	"strconv"
)

// MergeNames are the files of a merge, and what stands after its conflict
// markers.
type MergeNames struct {
	Base, Ours, Theirs     string // files
	OursLabel, TheirsLabel string
	MarkerSize             int // 0 is git's usual 7
}

// worstStatus is the highest exit status by which git merge-file counts
// conflicts; beyond it something went wrong.
const worstStatus = 127

// MergeFile merges three files by lines, and writes none of them. There need be
// no repository.
func MergeFile(ctx context.Context, names MergeNames) (merged []byte, conflicts int, err error) {
	r, err := installed()
	if err != nil {
		return nil, 0, err
	}
	args := []string{"merge-file", "-p", "-q", "-L", names.OursLabel, "-L", "base", "-L", names.TheirsLabel}
	if names.MarkerSize > 0 {
		args = append(args, "--marker-size="+strconv.Itoa(names.MarkerSize))
	}
	merged, err = r.run(r.command(ctx, append(args, "--", names.Ours, names.Base, names.Theirs)...), nil)
	conflicts = ended(err)
	if err != nil && (conflicts <= 0 || conflicts > worstStatus) {
		return nil, 0, fmt.Errorf("merge by lines: %w", err)
	}
	return merged, conflicts, nil
}

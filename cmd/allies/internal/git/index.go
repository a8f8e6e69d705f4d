package git

import (
	"context"
	"strings"
)

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

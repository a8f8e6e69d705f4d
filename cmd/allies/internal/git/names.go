package git

import (
	"context"
	"fmt"
	"strings"
)

// Name is a revision as it may be typed, and the first line of its commit.
type Name struct{ Revision, About string }

// lastCommits is how many commits before HEAD have a name.
const lastCommits = 10

// Names lists the last commits, the branches and the tags, the newest first. A
// repository without a commit has none.
func (r *Repo) Names(ctx context.Context) (names []Name, err error) {
	commits, err := r.records(ctx, "log", "-z", "--first-parent", "--format=%cs %s", fmt.Sprintf("--max-count=%d", lastCommits), "HEAD", "--")
	if err != nil {
		return nil, err
	}
	for n, about := range commits {
		revision := "HEAD"
		if n > 0 {
			revision = fmt.Sprintf("HEAD~%d", n)
		}
		names = append(names, Name{revision, about})
	}
	refs, err := r.output(ctx, "for-each-ref", "--sort=-creatordate", "--format=%(refname:short)%09%(contents:subject)", "refs/heads", "refs/tags", "refs/remotes")
	for line := range strings.Lines(refs) {
		name, about, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		names = append(names, Name{name, about})
	}
	return names, err
}

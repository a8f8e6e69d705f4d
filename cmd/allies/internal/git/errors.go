package git

import (
	"errors"
	"fmt"
	"strings"

	"allies/ledger"
)

// What can be wrong, for errors.Is.
var (
	ErrNoGit        = errors.New("no git program")
	ErrNoRepository = errors.New("no git repository")
	ErrUntrusted    = errors.New("repository of another owner")
	ErrNoCommit     = errors.New("no commit yet")
	ErrRevision     = errors.New("no such revision")
	ErrFolder       = errors.New("no such folder at the revision")
	ErrBare         = errors.New("bare repository")
	ErrDamaged      = errors.New("damaged content")
	ErrHook         = errors.New("hook cannot be installed")
)

func noGit(err error) error {
	return ledger.Failed(fmt.Sprintf("git cannot be started: %v", err), "install git (https://git-scm.com); only history and sharing need it", ErrNoGit)
}

func damaged(id string) error {
	return ledger.Failed(fmt.Sprintf("git's copy of this file is damaged (%s)", id), "`git fsck` lists what is damaged; another clone may still have it", ErrDamaged)
}

// noRepository words the failure to find a repository around a folder.
func noRepository(root string, err error) error {
	var told *ledger.Failure
	if errors.As(err, &told) {
		return told
	}
	words := said(err)
	switch {
	case strings.HasPrefix(words, "not a git repository"):
		return ledger.Failed(fmt.Sprintf("%q is in no git repository", root), "`git init` in it starts a history", ErrNoRepository)
	case strings.Contains(words, "dubious ownership"):
		return ledger.Failed(fmt.Sprintf("git does not trust the repository around %q: it belongs to another user", root), "if it is yours: `git config --global --add safe.directory "+quoted(refused(words, root))+"`", ErrUntrusted)
	}
	return fmt.Errorf("find the git repository of %q: %w", root, err)
}

// refused is the folder that git names when it does not trust a repository;
// another one where it names none.
func refused(words, other string) string {
	_, folder, found := strings.Cut(words, " repository at '")
	if end := strings.LastIndexByte(folder, '\''); found && end > 0 {
		return folder[:end]
	}
	return other
}

// noRevision words the failure to resolve a revision.
func noRevision(rev string, err error) error {
	var f *failure
	if err != nil && !errors.As(err, &f) {
		return err
	}
	const names = "`git log --oneline` lists the commits, `git branch --all` and `git tag` the names"
	words := said(err)
	switch {
	case strings.Contains(rev, ".."):
		return ledger.Failed(fmt.Sprintf("%q is a range, and one revision is wanted", rev), "`allies diff A B` compares two", ErrRevision)
	case strings.HasPrefix(words, "log for "):
		return ledger.Failed(fmt.Sprintf("git cannot follow %q: %s", rev, words), "git logs where a branch stood only in the clone that moved it; "+names, ErrRevision)
	case strings.Contains(words, "Needed a single revision"), words == "":
		return ledger.Failed(fmt.Sprintf("git knows no revision %q", rev), names, ErrRevision)
	}
	return ledger.Failed(fmt.Sprintf("git knows no revision %q: %s", rev, words), names, ErrRevision)
}

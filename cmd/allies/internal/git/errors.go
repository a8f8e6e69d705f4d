package git

import (
	"errors"
	"fmt"
	"strings"
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

// Error is a failure with its cure.
type Error struct {
	Kind    error // one of the Err values
	Message string
	Advice  string
}

func (e *Error) Error() string { return e.Message }

// Hint says what the user can do about it.
func (e *Error) Hint() string { return e.Advice }

func (e *Error) Unwrap() error { return e.Kind }

func noGit(err error) error {
	return &Error{ErrNoGit, fmt.Sprintf("git cannot be started: %v", err),
		"install git (https://git-scm.com); only history and sharing need it"}
}

func damaged(id string) error {
	return &Error{ErrDamaged, fmt.Sprintf("git's copy of this file is damaged (%s)", id),
		"`git fsck` lists what is damaged; another clone may still have it"}
}

// noRepository words the failure to find a repository around a folder.
func noRepository(root string, err error) error {
	var told *Error
	if errors.As(err, &told) {
		return told
	}
	words := said(err)
	switch {
	case strings.HasPrefix(words, "not a git repository"):
		return &Error{ErrNoRepository, fmt.Sprintf("%q is in no git repository", root),
			"`git init` in it starts a history"}
	case strings.Contains(words, "dubious ownership"):
		return &Error{ErrUntrusted, fmt.Sprintf("git does not trust the repository around %q: it belongs to another user", root),
			"if it is yours: `git config --global --add safe.directory " + quoted(refused(words, root)) + "`"}
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
		return &Error{ErrRevision, fmt.Sprintf("%q is a range, and one revision is wanted", rev),
			"`allies diff A B` compares two"}
	case strings.HasPrefix(words, "log for "):
		return &Error{ErrRevision, fmt.Sprintf("git cannot follow %q: %s", rev, words),
			"git logs where a branch stood only in the clone that moved it; " + names}
	case strings.Contains(words, "Needed a single revision"), words == "":
		return &Error{ErrRevision, fmt.Sprintf("git knows no revision %q", rev), names}
	}
	return &Error{ErrRevision, fmt.Sprintf("git knows no revision %q: %s", rev, words), names}
}

package watch

import (
	"errors"
	"fmt"
	"syscall"

	"allies/ledger"
)

// Change is a set of paths that changed, or trouble with watching, which goes on.
type Change struct {
	// Paths are relative to the root, with /, sorted: ally files and
	// allies.yaml, and folders that came or went, with all that was in them.
	// "." says that anything may have changed.
	Paths []string

	// Err is a *ledger.Failure: ErrGone while the root is not there, until a change with
	// "." says that it is back; ErrLimit or ErrSystem, after which changes in
	// some folders may go unnoticed.
	Err error
}

var (
	ErrGone   = errors.New("the folder is gone")
	ErrLimit  = errors.New("too many folders are watched")
	ErrSystem = errors.New("the system cannot watch")
)

func gone(root string) error {
	return ledger.Failed(fmt.Sprintf("the folder %q is not there any more", root), "watching goes on as soon as it is back; Ctrl-C ends it", ErrGone)
}

var errStopped = errors.New("it has stopped telling of changes")

func trouble(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return ledger.Failed("the system lets you watch no more folders", "on Linux raise fs.inotify.max_user_watches and max_user_instances; or watch a smaller folder with -C", ErrLimit)
	}
	return ledger.Failed(fmt.Sprintf("the system cannot watch the folder: %v", err), "run the command again when you want to see what changed", ErrSystem)
}

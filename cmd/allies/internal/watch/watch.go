// Package watch tells which files of a ledger changed, in sets: an editor's
// save, a pull or a sync is one change and not fifty.
package watch

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"syscall"
	"time"
)

// Change is a set of paths that changed, or a word that watching met trouble.
// It goes on after either.
type Change struct {
	// Paths are relative to the root, with /, sorted: ally files and
	// allies.yaml, and folders that came or went, with all that was in them.
	// "." says that anything may have changed.
	Paths []string

	// Err is an *Error: ErrGone while the root is not there, until a change with
	// "." says that it is back; ErrLimit or ErrSystem, after which changes in
	// some folders may go unnoticed.
	Err error
}

// What can be wrong, for errors.Is.
var (
	ErrGone   = errors.New("the folder is gone")
	ErrLimit  = errors.New("too many folders are watched")
	ErrSystem = errors.New("the system cannot watch")
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

// Settle is how long nothing must change before a view is drawn again.
const Settle = 150 * time.Millisecond

// Dir watches the ledger in root. A set is sent once nothing has changed for
// settle, and after ten times as long at the latest. When the receiver is
// busy the sets add up. The channel is closed, and everything let go, once ctx
// is done. The errors are *Error.
func Dir(ctx context.Context, root string, settle time.Duration) (<-chan Change, error) {
	absolute, err := filepath.Abs(root)
	if err != nil || !isFolder(absolute) {
		return nil, &Error{ErrGone, fmt.Sprintf("there is no folder %q to watch", root), "name another one with -C"}
	}
	return start(ctx, absolute, settle, system)
}

// start watches root with sources that open gives.
func start(ctx context.Context, root string, settle time.Duration, open func() (*source, error)) (<-chan Change, error) {
	source, err := open()
	if err != nil {
		return nil, trouble(err)
	}
	w := &watcher{root: root, settle: settle, source: source, open: open, out: make(chan Change)}
	w.begin()
	if w.trouble != nil {
		source.close()
		return nil, w.trouble
	}
	clear(w.changed) // all was there before
	go w.run(ctx)
	return w.out, nil
}

func gone(root string) error {
	return &Error{ErrGone, fmt.Sprintf("the folder %q is not there any more", root),
		"watching goes on as soon as it is back; Ctrl-C ends it"}
}

var errStopped = errors.New("it has stopped telling of changes")

// trouble words what the system says when it cannot watch.
func trouble(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return &Error{ErrLimit, "the system lets you watch no more folders",
			"on Linux raise fs.inotify.max_user_watches and max_user_instances; or watch a smaller folder with -C"}
	}
	return &Error{ErrSystem, fmt.Sprintf("the system cannot watch the folder: %v", err),
		"run the command again when you want to see what changed"}
}

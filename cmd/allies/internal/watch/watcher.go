package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience is how many settle times a set may go on growing.
const patience = 10

// watcher gathers what happens below one root. Only run uses it.
type watcher struct {
	root   string // as it is named: it may be a link, and become another one
	real   string // the folder that it leads to
	settle time.Duration
	source *source
	open   func() (*source, error)
	out    chan Change

	folders map[string]bool // watched, by absolute path
	lost    bool            // the root went, and may have been replaced

	changed map[string]bool // since the last set, relative
	trouble error           // since the last set
}

// run sends sets of changes until ctx is done.
func (w *watcher) run(ctx context.Context) {
	defer close(w.out)
	defer func() { w.source.close() }()
	defer w.tellPanic(ctx)
	for w.gather(ctx) && w.send(ctx, Change{Err: gone(w.root)}) && w.await(ctx) {
	}
}

// tellPanic makes a mistake of ours a failure that is told, so that the receiver
// can end in good order.
func (w *watcher) tellPanic(ctx context.Context) {
	if cause := recover(); cause != nil {
		w.send(ctx, Change{Err: &Error{ErrSystem, fmt.Sprintf("watching itself failed: %v", cause), "please report this"}})
	}
}

// gather collects events and sends each set when it has settled, until the
// root is gone. It returns false when ctx is done.
func (w *watcher) gather(ctx context.Context) bool {
	quiet, limit := stopped(), stopped() // since the last event of a set, and the first
	defer quiet.Stop()
	defer limit.Stop()
	var (
		growing bool        // the timers run
		out     chan Change // w.out while a settled set waits to be taken
		settled Change
	)
	for {
		if w.pending() && !growing {
			growing = true
			quiet.Reset(w.settle)
			limit.Reset(patience * w.settle)
		}
		select {
		case <-ctx.Done():
			return false
		case out <- settled:
			out, settled = nil, Change{}
			continue
		case event, ok := <-w.source.events:
			if w.note(event, ok) {
				quiet.Reset(w.settle)
			}
			continue
		case err, ok := <-w.source.errors:
			w.fail(err, ok)
			continue
		case <-quiet.C:
		case <-limit.C:
		}
		if !isFolder(w.root) {
			return true
		}
		if w.lost { // what the system still tells of the old folder would end watching the new one
			if err := w.reopen(); err != nil {
				return w.give(ctx, trouble(err))
			}
			w.afresh()
		}
		quiet.Stop()
		limit.Stop()
		growing, out, settled = false, w.out, w.add(settled)
	}
}

// pending reports whether there is anything to tell.
func (w *watcher) pending() bool { return len(w.changed) > 0 || w.trouble != nil }

// add moves what is pending into a set that nobody has taken yet.
func (w *watcher) add(set Change) Change {
	for _, path := range set.Paths {
		w.changed[path] = true
	}
	set.Paths = slices.Sorted(maps.Keys(w.changed))
	set.Err = cmp.Or(w.trouble, set.Err)
	clear(w.changed)
	w.trouble = nil
	return set
}

// afresh watches all folders anew and says that anything may have changed.
func (w *watcher) afresh() {
	w.begin()
	w.changed["."] = true
}

// reopen lets go of all that is watched.
func (w *watcher) reopen() error {
	w.source.close()
	source, err := w.open()
	if err == nil {
		w.source, w.folders = source, nil
	}
	return err
}

// fail remembers an error. Where events were lost, all is looked at afresh.
func (w *watcher) fail(err error, ok bool) {
	switch {
	case !ok:
		w.source.errors = nil // closed: the events are as well
	case errors.Is(err, fsnotify.ErrEventOverflow):
		w.afresh()
	default:
		w.trouble = trouble(err)
	}
}

func (w *watcher) send(ctx context.Context, change Change) bool {
	select {
	case <-ctx.Done():
		return false
	case w.out <- change:
		return true
	}
}

// stopped is a timer that does not run yet.
func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

package watch

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

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

func (w *watcher) reopen() error {
	w.source.close()
	source, err := w.open()
	if err == nil {
		w.source, w.folders = source, nil
	}
	return err
}

func (w *watcher) send(ctx context.Context, change Change) bool {
	select {
	case <-ctx.Done():
		return false
	case w.out <- change:
		return true
	}
}

// Package watch tells which files of a ledger changed, in sets: an editor's
// save, a pull or a sync is one change and not fifty.
package watch

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"allies/ledger"
)

// Settle is how long nothing must change before a view is drawn again.
const Settle = 150 * time.Millisecond

// Dir watches the ledger in root. A set is sent once nothing has changed for
// settle, and after ten times as long at the latest. When the receiver is
// busy the sets add up. The channel is closed, and everything let go, once ctx
// is done. The errors are *ledger.Failure.
func Dir(ctx context.Context, root string, settle time.Duration) (<-chan Change, error) {
	absolute, err := filepath.Abs(root)
	if err != nil || !isFolder(absolute) {
		return nil, ledger.Failed(fmt.Sprintf("there is no folder %q to watch", root), "name another one with -C", ErrGone)
	}
	return start(ctx, absolute, settle, system)
}

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

// patience is how many settle times a set may go on growing.
const patience = 10

func (w *watcher) run(ctx context.Context) {
	defer close(w.out)
	defer func() { w.source.close() }()
	defer w.tellPanic(ctx)
	for w.gather(ctx) && w.send(ctx, Change{Err: gone(w.root)}) && w.await(ctx) {
	}
}

// tellPanic makes a mistake of ours a failure that is told.
func (w *watcher) tellPanic(ctx context.Context) {
	if cause := recover(); cause != nil {
		w.send(ctx, Change{Err: ledger.Failed(fmt.Sprintf("watching itself failed: %v", cause), "please report this", ErrSystem)})
	}
}

// gather collects events and sends each set when it has settled, until the
// root is gone. It returns false when ctx is done.
func (w *watcher) gather(ctx context.Context) bool {
	set := newSetTimers()
	defer set.end()
	var out chan Change // w.out while a settled set waits to be taken
	var settled Change
	for {
		if w.pending() {
			set.begin(w.settle)
		}
		select {
		case <-ctx.Done():
			return false
		case out <- settled:
			out, settled = nil, Change{}
			continue
		case event, ok := <-w.source.events:
			if w.note(event, ok) {
				set.quiet.Reset(w.settle)
			}
			continue
		case err, ok := <-w.source.errors:
			w.fail(err, ok)
			continue
		case <-set.quiet.C:
		case <-set.limit.C:
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
		set.end()
		out, settled = w.out, w.add(settled)
	}
}

// setTimers are those of a set that grows: since its last event, and its first.
type setTimers struct {
	quiet, limit *time.Timer
	run          bool
}

func newSetTimers() *setTimers {
	s := &setTimers{quiet: time.NewTimer(time.Hour), limit: time.NewTimer(time.Hour)}
	s.end()
	return s
}

func (s *setTimers) begin(settle time.Duration) {
	if !s.run {
		s.run = true
		s.quiet.Reset(settle)
		s.limit.Reset(patience * settle)
	}
}

func (s *setTimers) end() {
	s.run = false
	s.quiet.Stop()
	s.limit.Stop()
}

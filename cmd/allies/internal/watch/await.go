package watch

import (
	"context"
	"path/filepath"
)

// await waits until the root is back and begins afresh. Until then only the
// nearest folder above it that exists is watched. It returns false when ctx is
// done.
func (w *watcher) await(ctx context.Context) bool {
	if err := w.reopen(); err != nil {
		return w.give(ctx, trouble(err))
	}
	source := w.source
	for {
		above := nearest(w.root)
		if above == w.root {
			w.afresh()
			return true
		}
		if err := source.add(above); err != nil {
			if isFolder(above) {
				return w.give(ctx, trouble(err))
			}
			continue // it went as well
		}
		for nearest(w.root) == above {
			select {
			case <-ctx.Done():
				return false
			case _, ok := <-source.events:
				if !ok {
					return w.give(ctx, trouble(errStopped))
				}
			case <-source.errors: // whatever was lost, the folder is looked for again
			}
		}
		source.remove(above)
	}
}

// give says why watching cannot go on, and waits for the end.
func (w *watcher) give(ctx context.Context, err error) bool {
	if w.send(ctx, Change{Err: err}) {
		<-ctx.Done()
	}
	return false
}

// nearest is the path itself, or the nearest folder above it that exists.
func nearest(path string) string {
	for !isFolder(path) && path != filepath.Dir(path) {
		path = filepath.Dir(path)
	}
	return path
}

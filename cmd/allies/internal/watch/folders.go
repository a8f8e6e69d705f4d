package watch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// vault is the one hidden name that decides which files are allies.
const vault = ".obsidian"

// begin watches the root and all folders in it, afresh, and the folders in
// which the root and what it leads to may be replaced.
func (w *watcher) begin() {
	for folder := range w.folders {
		w.source.remove(folder)
	}
	w.folders, w.changed, w.lost = map[string]bool{}, map[string]bool{}, false
	w.real = w.root
	if real, err := filepath.EvalSymlinks(w.root); err == nil {
		w.real = real
	}
	for _, at := range []string{w.root, w.real} {
		w.source.add(filepath.Dir(at)) // where that is not ours to read, only the root's own end is seen
	}
	w.enter(w.real)
}

// enter watches a folder and those in it, and counts the files there as
// changed: some may have come before anyone looked.
func (w *watcher) enter(top string) {
	filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // gone again, or not ours to read: nothing to watch
		}
		rel := w.relative(name)
		switch {
		case d.IsDir() && hidden(rel):
			return fs.SkipDir
		case d.IsDir():
			return w.watch(name)
		case counts(rel):
			w.changed[rel] = true
		}
		return nil
	})
}

// watch adds one folder; those below the root may vanish meanwhile or be closed to us.
func (w *watcher) watch(folder string) error {
	err := w.source.add(folder)
	if err == nil {
		w.folders[folder] = true
		return nil
	}
	if folder == w.real || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		w.trouble = trouble(err)
	}
	return fs.SkipDir
}

// leave forgets a folder and those in it. One that was renamed is still
// watched by the system, under its old name.
func (w *watcher) leave(top string) {
	for folder := range w.folders {
		if folder == top || strings.HasPrefix(folder, top+string(filepath.Separator)) {
			w.source.remove(folder)
			delete(w.folders, folder)
		}
	}
}

// note takes in one event and reports whether it matters.
func (w *watcher) note(event fsnotify.Event, ok bool) bool {
	if !ok {
		w.source.events = nil
		w.trouble = trouble(errStopped)
		return true
	}
	rel := w.relative(event.Name)
	went := event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename)
	switch {
	case (event.Name == w.root || event.Name == w.real) && (went || event.Has(fsnotify.Create)):
		w.lost, rel = true, "."
	case outside(rel):
		return false
	case rel == vault && (went || event.Has(fsnotify.Create)):
	case hidden(rel) || event.Op == fsnotify.Chmod:
		return false
	case went && w.folders[event.Name]:
		w.leave(event.Name)
	case event.Has(fsnotify.Create) && isRealFolder(event.Name):
		w.enter(event.Name)
	case !counts(rel):
		return false
	}
	w.changed[rel] = true
	return true
}

// relative is a path from the root, with /; it begins with .. outside of it.
func (w *watcher) relative(name string) string {
	rel, err := filepath.Rel(w.real, name)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

func outside(rel string) bool { return rel == ".." || strings.HasPrefix(rel, "../") }

// hidden reports whether a path lies where no ledger is read.
func hidden(rel string) bool {
	for part := range strings.SplitSeq(rel, "/") {
		if part != "." && strings.HasPrefix(part, ".") || part == "node_modules" {
			return true
		}
	}
	return false
}

func counts(rel string) bool {
	ending := strings.ToLower(path.Ext(rel))
	return !hidden(rel) && (ending == ".md" || ending == ".markdown" || rel == "allies.yaml")
}

func isRealFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// afresh watches all folders anew and says that anything may have changed.
func (w *watcher) afresh() {
	w.begin()
	w.changed["."] = true
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

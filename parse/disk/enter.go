package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sweep removes what killed writers left in a locked folder, and puts back what
// an editor saved into it. What it cannot remove harms nobody.
func (w *Writer) sweep(folder *os.Root) {
	f, err := folder.Open(".")
	if err != nil {
		return
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1)
	for _, name := range names {
		if !isTemp(name) {
			continue
		}
		r, old := readExchange(name)
		info, err := folder.Lstat(name)
		switch {
		case err != nil || !info.Mode().IsRegular():
		case old && !w.holdsNothingNew(folder, name, r):
			w.restore(folder, name, r)
		default:
			folder.Remove(name)
		}
	}
}

// holdsNothingNew reports whether a file that a killed writer left holds nothing
// that its command did not have.
func (w *Writer) holdsNothingNew(folder *os.Root, temp string, r exchange) bool {
	now, err := w.readUnwritten(folder, temp, temp)
	if err != nil {
		return false
	}
	held := shortHash(now.text)
	return held == r.before || held == r.after
}

// restore gives what was saved its place back, if only the killed command has
// written there since; else it gets a name beside it. The user is told.
func (w *Writer) restore(folder *os.Root, temp string, r exchange) {
	live, err := w.readUnwritten(folder, r.name, r.name)
	if err == nil && shortHash(live.text) == r.after && w.do.swap(folder, temp, r.name) == nil {
		err = w.do.remove(folder, temp)
	} else if err = w.do.link(folder, temp, r.name); err == nil {
		err = w.do.remove(folder, temp)
	} else if errors.Is(err, fs.ErrExist) {
		w.keep(folder, temp, r.name)
		return
	}
	if err != nil {
		w.do.tell(temp + " holds what was saved as " + r.name + " while a command was killed, and cannot be moved there: " + withoutPath(err).Error())
		return
	}
	w.confirm(folder, r.name)
	w.do.tell(r.name + " was saved while a command that changed it was killed; what was saved stands there")
}

// ReadDir lists a folder, and first clears away what killed writers left in it:
// whoever reads the whole ledger to write something in it sweeps all of it.
// Hidden folders and those in which another writer is at work are left alone.
func (w *Writer) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := w.Folder.ReadDir(name)
	hasTemp := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return isTemp(e.Name()) })
	if err != nil || !hasTemp || strings.Contains("/"+name, "/.") && name != "." {
		return entries, err
	}
	at, err := w.follow(filepath.FromSlash(name))
	if err != nil {
		return entries, nil
	}
	folder, err := w.root.OpenRoot(at)
	if err != nil {
		return entries, nil
	}
	defer folder.Close()
	if w.inner && at != "." {
		lock, err := folder.Open(".")
		if err != nil {
			return entries, nil
		}
		defer lock.Close()
		if errors.Is(w.do.lock(lock), ErrBusy) {
			return entries, nil
		}
	}
	w.sweep(folder)
	return w.Folder.ReadDir(name)
}

func (w *Writer) openFolder(name string) (*os.Root, error) {
	if filepath.IsAbs(name) {
		return os.OpenRoot(name)
	}
	return w.root.OpenRoot(name)
}

// enter opens folders of the ledger, locks each of them, and clears away what
// killed writers left in them. Locks are always taken from the outer folder to the inner one,
// so that two writers never wait for each other.
func (w *Writer) enter(names ...string) (map[string]*os.Root, func(), error) {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	folders := map[string]*os.Root{}
	var locks []*os.File
	leave := func() {
		for _, f := range locks {
			f.Close()
		}
		for _, folder := range folders {
			folder.Close()
		}
	}
	for _, name := range names {
		folder, err := w.openFolder(name)
		if err != nil {
			leave()
			return nil, nil, err
		}
		folders[name] = folder
		if w.inner && name != "." {
			lock, err := w.lockInner(folder)
			if err != nil {
				leave()
				return nil, nil, err
			}
			if lock != nil {
				locks = append(locks, lock)
			}
		}
		w.sweep(folder)
	}
	return folders, leave, nil
}

package disk

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
)

// stageAll writes every new text to a temporary file, so that a full disk is
// found before anything has changed. It returns their names, "" for an action
// that needs none.
func (w *Writer) stageAll(actions []action, folders map[string]*os.Root) ([]string, error) {
	staged := make([]string, len(actions))
	for from := 0; from < len(actions); from += together {
		to := min(from+together, len(actions))
		if err := w.stageSome(actions[from:to], staged[from:to], folders); err != nil {
			w.removeStaged(actions, staged, folders)
			return nil, err
		}
	}
	return staged, nil
}

// together is how many files are open and flushed at once: a disk flushes many in
// the time of a few.
const together = 64

func (w *Writer) stageSome(actions []action, staged []string, folders map[string]*os.Root) (failed error) {
	files := make([]*os.File, len(actions))
	for i, a := range actions {
		if a.After == nil {
			continue
		}
		folder := folders[a.place().folder]
		if files[i], staged[i], failed = w.writeTemp(folder, a.existing(), onePart(a.After.Text), a.like(folders)); failed != nil {
			break
		}
	}
	flushed := make([]error, len(files))
	if failed == nil {
		var flushing sync.WaitGroup
		for i, f := range files {
			if f != nil {
				flushing.Go(func() { flushed[i] = w.do.sync(f) })
			}
		}
		flushing.Wait()
	}
	for i, f := range files {
		if f == nil {
			continue
		}
		a := actions[i]
		if err := w.closeTemp(folders[a.place().folder], a.existing(), staged[i], f, flushed[i]); err != nil {
			staged[i], failed = "", cmp.Or(failed, err)
		}
	}
	return failed
}

// like is the file whose owner and mode the action keeps; nil for none.
func (a action) like(folders map[string]*os.Root) fs.FileInfo {
	at := a.place()
	switch {
	case a.Before != nil:
	case a.Like == "":
		return nil
	default:
		at = placeOf(a.Like)
	}
	folder := folders[at.folder]
	if folder == nil {
		return nil
	}
	info, err := folder.Lstat(at.name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return info
}

func (w *Writer) removeStaged(actions []action, staged []string, folders map[string]*os.Root) {
	for i, a := range actions {
		if staged[i] != "" {
			w.do.remove(folders[a.place().folder], staged[i])
		}
	}
}

// commitAll carries out actions whose texts are staged, in their order. The names
// of new files are confirmed at the end, once for each folder: until then the
// journal knows of them.
func (w *Writer) commitAll(actions []action, staged []string, folders map[string]*os.Root) error {
	fresh := map[string]string{} // by folder, one file of it
	for i, a := range actions {
		if err := w.commit(a, staged[i], folders); err != nil {
			w.removeStaged(actions[i:], staged[i:], folders)
			return err
		}
		if a.Before == nil && a.Respell == "" {
			fresh[a.place().folder] = a.Path
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fresh)) {
		if err := w.confirm(folders[name], fresh[name]); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) commit(a action, temp string, folders map[string]*os.Root) error {
	at := a.place()
	folder := folders[at.folder]
	switch {
	case a.Respell != "":
		return w.respell(a, folder)
	case a.Before == nil:
		return w.claim(folder, temp, at.name, a.Path)
	}
	now, err := read(folder, at.name, a.Path)
	switch {
	case err != nil:
		return err
	case !a.Before.equal(withHash(now.text)):
		return changed(a.Path)
	case a.After == nil:
		if err = w.takeAway(folder, at.name, a.Path, now); err == nil {
			editors(editingIn(w.state, w.real), "") // what was kept of it for a killed editor goes too
		}
		return err
	}
	if err = w.swapIn(folder, temp, at.name, a.Path, now); err == nil {
		w.tellEditors(a.Path, now.text, a.After.Text)
	}
	return err
}

func (w *Writer) respell(a action, folder *os.Root) error {
	if listed(folder, a.Respell) {
		return taken(a.Respell)
	}
	if err := w.do.rename(folder, a.place().name, a.Respell); err != nil {
		return notWritten(a.Path, err)
	}
	return w.confirm(folder, a.Path)
}

func (w *Writer) carryOut(actions []action, folders map[string]*os.Root) error {
	staged, err := w.stageAll(actions, folders)
	if err != nil {
		return err
	}
	return w.commitAll(actions, staged, folders)
}

// undo takes back, in reverse, those of the actions that are done, and returns
// their paths.
func (w *Writer) undo(actions []action, folders map[string]*os.Root) ([]string, error) {
	var back []action
	for _, a := range slices.Backward(actions) {
		state, err := a.progress(folders)
		if err != nil {
			return nil, err
		}
		if state == done {
			back = append(back, a.back())
		}
	}
	return paths(back), w.carryOut(back, folders)
}

// swapIn puts a staged text in the place of a file that still holds what it
// held before. What an editor saves meanwhile wins its place back, and the
// error is ErrChanged. From the swap on, the staged text's name tells the next
// writer what it may take away.
func (w *Writer) swapIn(folder *os.Root, temp, name, path string, before content) error {
	ours, err := read(folder, temp, path)
	if err == nil {
		aside := exchange{name, shortHash(before.text), shortHash(ours.text)}.tempName()
		if err = w.do.rename(folder, temp, aside); err == nil {
			temp = aside
		}
	}
	var old *watched
	if err == nil {
		old, err = w.watch(folder, name, path)
	}
	if err == nil {
		defer old.Close()
		if !old.equal(before) {
			err = changed(path)
		} else {
			err = w.do.swap(folder, temp, name)
		}
	}
	if errors.Is(err, errors.ErrUnsupported) {
		return w.renameOver(folder, temp, name, path, ours, old)
	}
	if err != nil {
		w.do.remove(folder, temp)
		return notWritten(path, err)
	}
	flushed := w.confirm(folder, path)
	if now, err := read(folder, temp, path); err == nil && (old.opened() || !now.equal(before)) {
		return w.giveBack(folder, temp, name, path, ours, old)
	}
	w.do.remove(folder, temp)
	return flushed
}

// giveBack swaps two names once more: what an editor saved, or is about to save,
// stands under temp. Where yet another save has taken the place of ours, that
// one stays.
func (w *Writer) giveBack(folder *os.Root, temp, name, path string, ours content, old *watched) error {
	err := w.do.swap(folder, temp, name)
	old.Close()
	if err == nil {
		if now, reading := w.readUnwritten(folder, temp, path); errors.Is(reading, errInUse) || reading == nil && !now.equal(ours) {
			err = w.do.swap(folder, temp, name)
		}
	}
	if err != nil {
		return notWritten(path, err)
	}
	w.do.remove(folder, temp)
	if err := w.confirm(folder, path); err != nil {
		return err
	}
	return changed(path)
}

// renameOver is swapIn where names cannot be swapped: the old file is kept open,
// and what comes into it is written anew.
func (w *Writer) renameOver(folder *os.Root, temp, name, path string, ours content, old *watched) error {
	if err := w.do.rename(folder, temp, name); err != nil {
		w.do.remove(folder, temp)
		return notWritten(path, err)
	}
	if err := w.confirm(folder, path); err != nil {
		return err
	}
	now, err := readOpen(old.File, path)
	if err != nil || !old.opened() && now.equal(old.content) {
		return err
	}
	w.do.release(old.File)
	for last := (content{}); last.info == nil || !now.equal(last); {
		w.do.pause(restEmpty)
		last = now
		if now, err = readOpen(old.File, path); err != nil {
			return err
		}
	}
	if now.equal(old.content) { // nothing came into it: the editor opened the new one
		if live, err := w.readUnwritten(folder, name, path); err != nil || !live.equal(ours) {
			return changed(path)
		}
		return nil
	}
	temp, err = w.stage(folder, path, now.text, now.info)
	if err != nil {
		return err
	}
	if err := w.do.rename(folder, temp, name); err != nil {
		return notWritten(path, err)
	}
	return changed(path)
}

// takeAway takes a file away that still holds what it held before.
func (w *Writer) takeAway(folder *os.Root, name, path string, before content) error {
	old, err := w.watch(folder, name, path)
	if err != nil {
		return err
	}
	defer old.Close()
	temp := exchange{name, shortHash(before.text), shortHash(before.text)}.tempName()
	if err := w.do.rename(folder, name, temp); err != nil {
		return notWritten(path, err)
	}
	now, err := read(folder, temp, path)
	if err == nil && (old.opened() || !now.equal(before)) {
		if err := w.putBack(folder, temp, name); err != nil {
			return notWritten(path, err)
		}
		return changed(path)
	}
	if err := w.do.remove(folder, temp); err != nil {
		return notWritten(path, errors.Join(err, w.do.rename(folder, temp, name)))
	}
	return w.confirm(folder, path)
}

// putBack gives a file its name again. Where another file has that by now, it
// gets one beside it.
func (w *Writer) putBack(folder *os.Root, temp, name string) error {
	switch err := w.do.link(folder, temp, name); {
	case errors.Is(err, fs.ErrExist):
		return w.keep(folder, temp, name)
	case err != nil: // the file system has no second names
		return w.do.rename(folder, temp, name)
	}
	return w.do.remove(folder, temp)
}

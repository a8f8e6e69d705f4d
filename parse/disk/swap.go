package disk

import (
	"errors"
	"io/fs"
	"os"
)

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

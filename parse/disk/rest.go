package disk

import (
	"errors"
	"os"
	"time"
)

const (
	// rest is how long a file must be unchanged to be taken for whole: many
	// editors empty a file and then write it, in one piece or in several.
	rest = 100 * time.Millisecond
	// restEmpty is that for an empty file, which is most likely half saved.
	restEmpty = 500 * time.Millisecond
	// attempts is how often an edit is made anew on what an editor has saved.
	attempts = 5
)

// readRested reads a file once no editor is at work on it. One that has not
// changed for long is read at once; what the clocks say is never believed for
// longer than the file rests before our eyes.
func (w *Writer) readRested(folder *os.Root, name, path string) (content, error) {
	now, err := read(folder, name, path)
	for waited := time.Duration(0); err == nil; {
		needs := rest
		if len(now.text) == 0 {
			needs = restEmpty
		}
		left := min(needs-time.Since(now.info.ModTime()), needs)
		if left <= 0 {
			break
		}
		if waited += left; waited > patience {
			return now, changed(path)
		}
		w.do.pause(left)
		before := now
		now, err = read(folder, name, path)
		if err == nil && now.equal(before) && now.info.ModTime().Equal(before.info.ModTime()) {
			break
		}
	}
	return now, err
}

// settle puts a staged text in the place of a file that still holds what it
// held before. What an editor saves meanwhile wins its place back, and the
// error is ErrChanged.
func (w *Writer) settle(folder *os.Root, temp, name, path string, before content) error {
	now, err := read(folder, name, path)
	if err == nil && !now.equal(before) {
		err = changed(path)
	}
	if err != nil {
		w.do.remove(folder, temp)
		return notWritten(path, err)
	}
	ours, err := read(folder, temp, path)
	if err == nil {
		err = w.do.swap(folder, temp, name)
	}
	if errors.Is(err, errors.ErrUnsupported) {
		return w.settleOver(folder, temp, name, path, before)
	}
	if err != nil {
		w.do.remove(folder, temp)
		return notWritten(path, err)
	}
	flushed := w.confirm(folder, path)
	if now, err := read(folder, temp, path); err == nil && !now.equal(before) {
		return w.giveBack(folder, temp, name, path, ours)
	}
	w.do.remove(folder, temp)
	return flushed
}

// giveBack swaps two names once more: what an editor saved stands under temp.
// Where yet another save has taken the place of ours, that one stays.
func (w *Writer) giveBack(folder *os.Root, temp, name, path string, ours content) error {
	err := w.do.swap(folder, temp, name)
	if err == nil {
		if now, reading := read(folder, temp, path); reading == nil && !now.equal(ours) {
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

// settleOver is settle where names cannot be swapped: the old file is kept open,
// and what comes into it is written anew.
func (w *Writer) settleOver(folder *os.Root, temp, name, path string, before content) error {
	old, err := folder.Open(name)
	if err == nil {
		defer old.Close()
		err = w.do.rename(folder, temp, name)
	}
	if err != nil {
		w.do.remove(folder, temp)
		return notWritten(path, err)
	}
	if err := w.confirm(folder, path); err != nil {
		return err
	}
	now, err := readOpen(old, path)
	if err != nil || now.equal(before) {
		return err
	}
	for last := before; err == nil && !now.equal(last); {
		w.do.pause(restEmpty)
		last = now
		now, err = readOpen(old, path)
	}
	if err != nil {
		return err
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

// setAside takes a file away that still holds what it held before.
func (w *Writer) setAside(folder *os.Root, name, path string, before content) error {
	temp := tempName()
	if err := w.do.rename(folder, name, temp); err != nil {
		return notWritten(path, err)
	}
	now, err := read(folder, temp, path)
	if err == nil && !now.equal(before) {
		if err = w.do.link(folder, temp, name); err != nil {
			err = w.do.rename(folder, temp, name)
		} else {
			err = w.do.remove(folder, temp)
		}
		if err != nil {
			return notWritten(path, err)
		}
		return changed(path)
	}
	if err := w.do.remove(folder, temp); err != nil {
		return notWritten(path, errors.Join(err, w.do.rename(folder, temp, name)))
	}
	return w.confirm(folder, path)
}

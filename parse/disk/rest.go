package disk

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

const (
	// rest is how long a file must be unchanged to be taken for whole: many
	// editors empty a file and then write it, in one piece or in several.
	rest = 100 * time.Millisecond
	// restEmpty is that for an empty file, which is most likely half saved.
	restEmpty = 500 * time.Millisecond
	// between is the pause between two looks at a file that a program has open
	// for writing, and inUsePatience how long that is waited for.
	between, inUsePatience = 10 * time.Millisecond, 2 * time.Second
	// attempts is how often an edit is made anew on what an editor has saved.
	attempts = 5
)

// watched is an open file and what it holds. Where the system can, it shows
// who opens the file for writing, and lets him wait until it is closed.
type watched struct {
	*os.File
	content
	do    *steps
	shows bool
}

// watch opens a file and reads it, unless somebody is writing to it.
func (w *Writer) watch(folder *os.Root, name, path string) (*watched, error) {
	f, err := openOrdinary(folder, name, path)
	if err != nil {
		return nil, err
	}
	old := &watched{File: f, do: &w.do}
	switch err = w.do.hold(f); {
	case err == nil:
		old.shows = true
	case errors.Is(err, errInUse):
		f.Close()
		return nil, inUse(path)
	}
	if old.content, err = readOpen(f, path); err != nil {
		f.Close()
		return nil, err
	}
	return old, nil
}

// opened reports whether somebody waits to write to the file.
func (f *watched) opened() bool { return f.shows && !f.do.held(f.File) }

// readUnwritten reads a file, unless somebody is writing to it.
func (w *Writer) readUnwritten(folder *os.Root, name, path string) (content, error) {
	f, err := w.watch(folder, name, path)
	if err != nil {
		return content{}, err
	}
	return f.content, f.Close()
}

// readRested reads a file once no editor is at work on it. One that has not
// changed for long is read at once; what the clocks say is never believed for
// longer than the file rests before our eyes.
func (w *Writer) readRested(folder *os.Root, name, path string) (content, error) {
	var before content
	for waited := time.Duration(0); ; {
		now, err := w.readUnwritten(folder, name, path)
		var left time.Duration
		switch {
		case errors.Is(err, errInUse) && waited < inUsePatience:
			left = between
		case err != nil:
			return now, err
		case before.info != nil && now.equal(before) && now.info.ModTime().Equal(before.info.ModTime()):
			return now, nil
		default:
			left = w.unrested(now)
		}
		if left <= 0 {
			return now, nil
		}
		if waited += left; waited > patience {
			return now, changed(path)
		}
		w.do.pause(left)
		before = now
	}
}

// unrested is how long a file must stay as it is to be taken for whole.
func (w *Writer) unrested(c content) time.Duration {
	needs := rest
	if len(c.text) == 0 {
		needs = restEmpty
	}
	return min(needs-w.do.now().Sub(c.info.ModTime()), needs)
}

// settle puts a staged text in the place of a file that still holds what it
// held before. What an editor saves meanwhile wins its place back, and the
// error is ErrChanged. From the swap on, the staged text's name tells the next
// writer what it may take away.
func (w *Writer) settle(folder *os.Root, temp, name, path string, before content) error {
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
		return w.settleOver(folder, temp, name, path, ours, old)
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

// settleOver is settle where names cannot be swapped: the old file is kept open,
// and what comes into it is written anew.
func (w *Writer) settleOver(folder *os.Root, temp, name, path string, ours content, old *watched) error {
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

// setAside takes a file away that still holds what it held before.
func (w *Writer) setAside(folder *os.Root, name, path string, before content) error {
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

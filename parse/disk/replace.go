package disk

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Update is a change of one file.
type Update struct {
	Path string // relative to the root, with /

	// Read is the text that the change was planned on; a file that holds
	// another one by now is refused, unless Reread says that Edit takes any.
	Read   []byte
	Reread bool

	// Edit returns the new text, and leaves the one it is given alone. It refuses
	// a change that is not just what was meant.
	Edit func(now []byte) ([]byte, error)
}

// Replace changes one file, or leaves it as it was and says why. A link inside
// the ledger is written through; mode and owner stay. The errors of Edit come back
// as they are. A file that an editor is saving is waited for, and an edit that
// takes any text is made anew on what came. Where the new text is the old one,
// nothing is written.
func (w *Writer) Replace(u Update) error {
	at, err := w.find(u.Path)
	if err != nil {
		return err
	}
	folders, leave, err := w.enter(at.folder)
	if err != nil {
		return notWritten(u.Path, err)
	}
	defer leave()
	for attempt := 1; ; attempt++ {
		err := w.replace(u, folders[at.folder], at)
		if !u.Reread || attempt == attempts || !errors.Is(err, ErrChanged) || errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
}

func (w *Writer) replace(u Update, folder *os.Root, at place) error {
	before, err := w.readRested(folder, at.name, u.Path)
	if err != nil {
		return err
	}
	if !u.Reread && !bytes.Equal(before.text, u.Read) {
		return changed(u.Path)
	}
	if err := writable(folder, at.name, u.Path, before.info); err != nil {
		return err
	}
	after, err := u.Edit(before.text)
	if err != nil || bytes.Equal(before.text, after) {
		return err
	}
	temp, err := w.stage(folder, u.Path, after, before.info)
	if err != nil {
		return err
	}
	if err := w.swapIn(folder, temp, at.name, u.Path, before); err != nil {
		return err
	}
	w.tellEditors(at.path(), before.text, after)
	return nil
}

// Create writes a new file, private to the user, and the folders it needs. It
// never replaces another file.
func (w *Writer) Create(path string, text []byte) error {
	o := Operation{What: path}
	o.Create(path, text)
	return w.Do(o)
}

// Output replaces a file outside of any operation in one step, or makes it,
// private to the user. What a killed writer left beside it is taken away.
func Output(path string, text []byte) error { return output(path, text, system()) }

func output(path string, text []byte, do steps) error {
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return notWritten(path, err)
	}
	defer folder.Close()
	w := &Writer{do: do}
	if lock, err := folder.Open("."); err == nil {
		defer lock.Close()
		if do.lock(lock) == nil { // nobody else writes here
			w.sweep(folder)
		}
	}
	for attempt := 1; ; attempt++ {
		temp, err := w.stage(folder, path, text, nil)
		if err != nil {
			return err
		}
		err = do.rename(folder, temp, filepath.Base(path))
		if errors.Is(err, fs.ErrNotExist) && attempt < attempts { // another writer swept it
			continue
		}
		if err != nil {
			do.remove(folder, temp)
			return notWritten(path, err)
		}
		return w.confirm(folder, path)
	}
}

package disk

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Editing is a file of the ledger that an editor has open. What commands write to
// the file meanwhile is kept in the user's state folder, since the editor may save
// an old text over it.
type Editing struct {
	home string
	lock io.Closer
}

// Written is what a command made of a file.
type Written struct{ Before, After []byte }

// BeginEditing says that an editor opens a file of the ledger.
func (w *Writer) BeginEditing(path string) (*Editing, error) {
	if w.state == "" {
		return nil, noState()
	}
	at, err := w.find(path)
	if err != nil {
		return nil, err
	}
	editors(editingIn(w.state, w.real), "") // of killed commands nothing is left
	home := filepath.Join(editingIn(w.state, w.real), editedAs(at.path())+rand.Text())
	if err := MakeFolder(home); err != nil {
		return nil, stateUnusable(home, err)
	}
	lock, err := openLock(filepath.Join(home, editingLock))
	if err != nil {
		return nil, stateUnusable(home, errors.Join(err, os.RemoveAll(home)))
	}
	return &Editing{home, lock}, nil
}

// End returns what commands have written to the file, in order. It is called when
// the editor is closed, once, by who holds the ledger's lock: a command that is at
// work has then told all.
func (e *Editing) End() ([]Written, error) {
	defer os.RemoveAll(e.home)
	defer e.lock.Close()
	var all []Written
	for {
		text, err := os.ReadFile(filepath.Join(e.home, writtenAs(len(all))))
		if errors.Is(err, os.ErrNotExist) {
			return all, nil
		}
		var w Written
		if err = cmp.Or(err, json.Unmarshal(text, &w)); err != nil {
			return all, fmt.Errorf("what was written meanwhile: %w", err)
		}
		all = append(all, w)
	}
}

const editingLock = "lock"

func editingIn(state, root string) string { return filepath.Join(stateOf(state, root), "editing") }

// editedAs begins the names of the folders of those who edit a file.
func editedAs(path string) string { return shortHash([]byte(path)) + "-" }

func writtenAs(n int) string { return fmt.Sprintf("%d.json", n) }

// editors lists the folders, in one, of those who are editing now and whose names
// begin so. Those of killed commands it takes away.
func editors(all, begin string) []string {
	var now []string
	entries, _ := os.ReadDir(all) // where there is none, nobody edits
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), begin) {
			continue
		}
		home := filepath.Join(all, e.Name())
		lock, err := openLock(filepath.Join(home, editingLock))
		if err == nil {
			lock.Close()
			os.RemoveAll(home)
		} else if errors.Is(err, ErrBusy) {
			now = append(now, home)
		}
	}
	return now
}

// tellEditors keeps what was made of a file for those who have it open in an
// editor. That it cannot be kept is no reason to fail: the file has it.
func (w *Writer) tellEditors(path string, before, after []byte) {
	if w.state == "" {
		return
	}
	for _, home := range editors(editingIn(w.state, w.real), editedAs(path)) {
		text, err := json.Marshal(Written{before, after})
		for n := 0; err == nil; n++ {
			f, failed := os.OpenFile(filepath.Join(home, writtenAs(n)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
			if errors.Is(failed, os.ErrExist) {
				continue
			}
			if failed == nil {
				f.Write(text)
				f.Close()
			}
			break
		}
	}
}

package disk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"allies/ledger"
)

// journalName is the file that tells of a running operation, in the folder
// that the user's state has for the ledger: never in the ledger itself, where
// somebody else's files may come from.
const journalName = "journal.json"

const journalVersion = 1

// maxJournal is the size in bytes of the largest journal: twice the texts of
// all files that an operation changes, in base64.
const maxJournal = 1 << 30

type journal struct {
	Version int      `json:"version"`
	Root    string   `json:"root"`
	What    string   `json:"what"`
	Actions []action `json:"files"`
}

// parts is the journal as json, which of many files is more than memory should hold:
// each part is a mebibyte or little more.
func (j journal) parts() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		const enough = 1 << 20
		empty := j
		empty.Actions = []action{}
		part := slices.Clone(bytes.TrimSuffix(asJSON(empty), []byte("]}")))
		for i, a := range j.Actions {
			if i > 0 {
				part = append(part, ',')
			}
			part = append(part, asJSON(a)...)
			if len(part) > enough {
				if !yield(part) {
					return
				}
				part = part[:0]
			}
		}
		yield(append(part, "]}"...))
	}
}

// asJSON is a value of which nothing can fail.
func asJSON(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

func (w *Writer) keepJournal(what string, actions []action) error {
	home := stateOf(w.state, w.real)
	if err := MakeFolder(home); err != nil {
		return stateUnusable(home, err)
	}
	folder, err := os.OpenRoot(home)
	if err != nil {
		return stateUnusable(home, err)
	}
	defer folder.Close()
	w.sweep(folder)
	path := filepath.Join(home, journalName)
	j := journal{journalVersion, w.real, what, actions}
	size := 0
	for part := range j.parts() {
		size += len(part)
	}
	if size > maxJournal {
		return ledger.Failed(what+" changes too much text at once", "nothing was written; make a part of the change by hand first", ErrJournal)
	}
	temp, err := w.stageParts(folder, path, j.parts(), nil)
	if err != nil {
		return err
	}
	if err := w.do.rename(folder, temp, journalName); err != nil {
		w.do.remove(folder, temp)
		return notWritten(path, err)
	}
	if err := w.confirm(folder, path); err != nil {
		w.do.remove(folder, journalName)
		return notWritten(path, errors.Unwrap(err))
	}
	return nil
}

func (w *Writer) dropJournal(what string) error {
	home := stateOf(w.state, w.real)
	folder, err := os.OpenRoot(home)
	if err == nil {
		defer folder.Close()
		if err = w.do.remove(folder, journalName); err == nil {
			err = w.do.flush(folder)
		}
	}
	if err != nil {
		return ledger.Failed(fmt.Sprintf("%s has ended, but its journal cannot be deleted: %v", what, withoutPath(err)), "delete "+filepath.Join(home, journalName), errors.Join(ErrJournal, err))
	}
	return nil
}

// readJournal returns nil where there is none. A journal that is not the
// user's own, or not whole, is refused: it says what to write.
func (w *Writer) readJournal() (*journal, error) {
	home := stateOf(w.state, w.real)
	refuse := func(why string) error {
		return ledger.Failed("the journal of an interrupted operation cannot be used: "+why, "look at "+filepath.Join(home, journalName)+", then delete it; the files stay as they are", ErrJournal)
	}
	folder, err := os.OpenRoot(home)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, stateUnusable(home, err)
	}
	defer folder.Close()
	w.sweep(folder)
	info, err := folder.Lstat(journalName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, stateUnusable(home, err)
	case !mine(info):
		return nil, refuse("it is not yours alone")
	case info.Size() > maxJournal:
		return nil, refuse("it is larger than any that allies writes")
	}
	now, err := read(folder, journalName, journalName)
	if err != nil {
		return nil, refuse(err.Error())
	}
	var j journal
	if err := json.Unmarshal(now.text, &j); err != nil || j.Version != journalVersion {
		return nil, refuse("it is not whole, or of another version of allies")
	}
	if j.Root != w.real {
		return nil, refuse("it is about another ledger")
	}
	for _, a := range j.Actions {
		if !a.sound() {
			return nil, refuse("it is damaged")
		}
	}
	return &j, nil
}

// sound reports whether an action of a journal names files inside the root, or
// one outside that it says is there, and its texts have their hashes.
func (a action) sound() bool {
	if a.Outside {
		alone := a.Like == "" && a.Respell == "" && (a.Before != nil || a.After != nil)
		return alone && filepath.IsAbs(filepath.FromSlash(a.Path)) && a.Before.isWhole() && a.After.isWhole()
	}
	local := func(path string) bool { return filepath.IsLocal(filepath.FromSlash(path)) }
	return local(a.Path) && (a.Like == "" || local(a.Like)) &&
		(a.Respell == "" || local(a.Respell) && filepath.Base(a.Respell) == a.Respell) &&
		(a.Respell != "" || a.Before != nil || a.After != nil) && a.Before.isWhole() && a.After.isWhole()
}

func (v *hashedText) isWhole() bool { return v == nil || v.Hash == hash(v.Text) }

// recover completes the operation of a journal that a killed command left. A
// file that holds neither of the two texts is the user's by now and is left
// alone; if some of the others are changed and some not, the changed ones are
// taken back. One that only grew was not changed: what it has is nowhere else.
func (w *Writer) recover() (*Recovery, error) {
	if w.state == "" {
		return nil, nil
	}
	j, err := w.readJournal()
	if j == nil || err != nil {
		return nil, err
	}
	r := &Recovery{What: j.What}
	if err := w.resume(j, r); err != nil {
		return nil, ledger.Failed(fmt.Sprintf("%s was interrupted and cannot be completed or undone: %v", j.What, err), "mend that and run the command again, or delete "+filepath.Join(stateOf(w.state, w.real), journalName)+" to leave the files as they are", errors.Join(ErrJournal, err))
	}
	return r, w.dropJournal(j.What)
}

func (w *Writer) resume(j *journal, r *Recovery) error {
	folders, leave, err := w.enter(w.existing(foldersOf(j.Actions))...)
	if err != nil {
		return err
	}
	defer leave()
	var open, finished []action
	unchanged := 0
	for _, a := range j.Actions {
		state, err := a.progress(folders)
		if err != nil {
			return err
		}
		switch state {
		case pending:
			unchanged++
			open = append(open, a)
		case grown:
			unchanged++
			r.Left = append(r.Left, a.Path)
		case done:
			finished = append(finished, a)
		default:
			r.Left = append(r.Left, a.Path)
		}
	}
	r.Completed = unchanged == 0 || len(r.Left) == 0
	switch {
	case len(r.Left) == 0:
		r.Files = paths(open)
		return w.carryOut(open, folders)
	case unchanged > 0 && len(finished) > 0:
		r.Files, err = w.undo(finished, folders)
	}
	return err
}

func (w *Writer) existing(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		folder, err := w.openFolder(name)
		if err == nil {
			folder.Close()
		}
		return err != nil
	})
}

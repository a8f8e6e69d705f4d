package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

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
		return nil, &Failure{fmt.Sprintf("%s was interrupted and cannot be completed or undone: %v", j.What, err),
			"mend that and run the command again, or delete " + filepath.Join(stateOf(w.state, w.real), journalName) + " to leave the files as they are", errors.Join(ErrJournal, err)}
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
		state, err := a.progressIn(folders)
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

// existing keeps the folders that are there.
func (w *Writer) existing(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		folder, err := w.openFolder(name)
		if err == nil {
			folder.Close()
		}
		return err != nil
	})
}

// progressIn is the progress of an action some of whose folders may be gone.
func (a action) progressIn(folders map[string]*os.Root) (progress, error) {
	if folders[a.place().folder] == nil {
		return foreign, nil
	}
	return a.progress(folders)
}

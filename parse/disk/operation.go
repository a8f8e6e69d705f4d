package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
)

// Operation is a change of several files, all of them or none. Texts are what
// the command read and what is to stand there; paths are relative to the root,
// with /.
type Operation struct {
	What    string // in words for the user: "rename Dana Okafor to Dana Bello"
	changes []fileChange
}

// fileChange is one file of an operation. Before is nil for a file that is to be
// new, after for one that is to go.
type fileChange struct {
	path, to      string // to is "" unless the file moves
	before, after *hashedText
	outside       bool // path is a whole one, of a file that is no part of the ledger
}

// Replace adds a file that gets another text.
func (o *Operation) Replace(path string, before, after []byte) {
	o.changes = append(o.changes, fileChange{path: path, before: withHash(before), after: withHash(after)})
}

// Create adds a new file.
func (o *Operation) Create(path string, text []byte) {
	o.changes = append(o.changes, fileChange{path: path, after: withHash(text)})
}

// Remove adds a file that goes.
func (o *Operation) Remove(path string, text []byte) {
	o.changes = append(o.changes, fileChange{path: path, before: withHash(text)})
}

// Move adds a file that gets another name, and another text where the two
// differ. Its mode and owner go with it.
func (o *Operation) Move(path, to string, before, after []byte) {
	o.changes = append(o.changes, fileChange{path: path, to: to, before: withHash(before), after: withHash(after)})
}

// Outside adds a file of the user's that is no part of the ledger: it gets another
// text, or goes where after is nil. Its path is a whole one.
func (o *Operation) Outside(path string, before, after []byte) {
	var text *hashedText
	if after != nil {
		text = withHash(after)
	}
	o.changes = append(o.changes, fileChange{path: path, before: withHash(before), after: text, outside: true})
}

// Do carries out an operation, or leaves every file as it was and says why. A
// journal of it stands in the state folder meanwhile, from which the next Open
// goes on when the program is killed; one new file alone needs none, since it is
// there whole or not at all.
func (w *Writer) Do(o Operation) (err error) {
	actions, made, err := w.plan(o)
	defer func() {
		if err != nil {
			w.unmake(made)
		}
	}()
	journaled := len(actions) != 1 || actions[0].Before != nil
	switch {
	case err != nil:
		return err
	case journaled && w.state == "":
		return noState()
	}
	folders, leave, err := w.enter(foldersOf(actions)...)
	if err != nil {
		return notWritten(o.What, err)
	}
	defer leave()
	if err := w.readyAll(actions, folders); err != nil {
		return err
	}
	staged, err := w.stageAll(actions, folders)
	if err != nil {
		return err
	}
	if journaled {
		if err := w.keepJournal(o.What, actions); err != nil {
			w.removeStaged(actions, staged, folders)
			return err
		}
	}
	if err = w.commitAll(actions, staged, folders); err == nil {
		err = w.flushMade(made, o.What)
	}
	switch {
	case !journaled:
		return err
	case err != nil:
		return w.takeBack(o.What, actions, folders, err)
	}
	return w.dropJournal(o.What)
}

// readyAll refuses actions of which one cannot be carried out. A file that an
// editor is saving is waited for.
func (w *Writer) readyAll(actions []action, folders map[string]*os.Root) error {
	for _, a := range actions {
		if at := a.place(); a.Before != nil {
			if _, err := w.readRested(folders[at.folder], at.name, a.Path); err != nil {
				return err
			}
		}
		if err := a.ready(folders); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) takeBack(what string, actions []action, folders map[string]*os.Root, cause error) error {
	if _, err := w.undo(actions, folders); err != nil {
		return ledger.Failed(what+" stopped halfway: "+cause.Error(), "the next command that writes undoes or completes it", errors.Join(ErrJournal, cause, err))
	}
	return errors.Join(cause, w.dropJournal(what))
}

// plan turns an operation into actions on real files. It makes the folders
// that new files need.
func (w *Writer) plan(o Operation) (actions []action, made []string, err error) {
	for _, c := range o.changes {
		more, folders, err := w.planOne(c)
		made = append(made, folders...)
		if err != nil {
			return nil, made, err
		}
		actions = append(actions, more...)
	}
	seen := map[string]bool{}
	for _, a := range actions {
		if a.Respell == "" && seen[a.Path] {
			return nil, made, ledger.Failed(a.Path+" would be changed twice at once", "two names or links lead to this file; leave only one of them", fs.ErrInvalid)
		}
		seen[a.Path] = true
	}
	return actions, made, nil
}

// planOne follows the links to the file of one change. A change that changes
// nothing needs no action.
func (w *Writer) planOne(c fileChange) (actions []action, made []string, err error) {
	if c.outside {
		real, err := filepath.EvalSymlinks(c.path)
		if err != nil {
			return nil, nil, notWritten(c.path, err)
		}
		return []action{{Path: filepath.ToSlash(real), Outside: true, Before: c.before, After: c.after}}, nil, nil
	}
	if c.before == nil {
		at, made, err := w.findNew(c.path)
		return []action{{Path: at.path(), After: c.after}}, made, err
	}
	old, err := w.find(c.path)
	if err != nil {
		return nil, nil, err
	}
	if (c.to != "" || c.after == nil) && w.isLink(c.path) {
		return nil, nil, ledger.Failed(c.path+" is a link to another file", "name the file it leads to, or move the link by hand", fs.ErrInvalid)
	}
	if c.to != "" {
		return w.planMove(c, old)
	}
	if !c.before.equal(c.after) {
		actions = []action{{Path: old.path(), Before: c.before, After: c.after}}
	}
	return actions, nil, nil
}

func (w *Writer) planMove(c fileChange, old place) (actions []action, made []string, err error) {
	at, made, err := w.findNew(c.to)
	if err != nil {
		return nil, made, err
	}
	if at != old && !w.respells(old, at) {
		return []action{
			{Path: at.path(), After: c.after, Like: old.path()},
			{Path: old.path(), Before: c.before, Like: at.path()},
		}, made, nil
	}
	if !c.before.equal(c.after) {
		actions = append(actions, action{Path: old.path(), Before: c.before, After: c.after})
	}
	if at != old {
		actions = append(actions, action{Path: old.path(), Respell: at.name})
	}
	return actions, made, nil
}

func (w *Writer) isLink(path string) bool {
	info, err := os.Lstat(filepath.Join(w.real, filepath.FromSlash(path)))
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func (w *Writer) respells(old, at place) bool {
	if old.folder != at.folder || !strings.EqualFold(norm.NFC.String(old.name), norm.NFC.String(at.name)) {
		return false
	}
	a, errA := w.root.Lstat(filepath.Join(old.folder, old.name))
	b, errB := w.root.Lstat(filepath.Join(at.folder, at.name))
	return errA == nil && errB == nil && os.SameFile(a, b)
}

package disk

import (
	"cmp"
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

// stageSome stages the texts of some actions, and flushes them at once.
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
	model := a
	if a.Before == nil {
		if a.Like == "" {
			return nil
		}
		model = action{Path: a.Like}
	}
	at := model.place()
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

// removeStaged removes temporary files that are not wanted any more.
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
			w.removeStaged(actions[i+1:], staged[i+1:], folders)
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
	case a.After == nil:
		return w.commitRemoval(a, folder)
	}
	now, err := read(folder, at.name, a.Path)
	if err == nil && !a.Before.equal(withHash(now.text)) {
		err = changed(a.Path)
	}
	if err != nil {
		w.do.remove(folder, temp)
		return err
	}
	if err := w.swapIn(folder, temp, at.name, a.Path, now); err != nil {
		return err
	}
	w.tellEditors(a.Path, now.text, a.After.Text)
	return nil
}

func (w *Writer) commitRemoval(a action, folder *os.Root) error {
	name := a.place().name
	now, err := read(folder, name, a.Path)
	if err != nil {
		return err
	}
	if !a.Before.equal(withHash(now.text)) {
		return changed(a.Path)
	}
	if err := w.takeAway(folder, name, a.Path, now); err != nil {
		return err
	}
	editors(editingIn(w.state, w.real), "") // what was kept of it for a killed editor goes too
	return nil
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

// carryOut stages and commits.
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

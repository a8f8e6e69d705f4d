package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
)

// place is where a file really is, every link on the way followed.
type place struct {
	folder string // relative to the root, in the system's spelling; "." is the root
	name   string
}

func placeOf(path string) place {
	local := filepath.FromSlash(path)
	return place{filepath.Dir(local), filepath.Base(local)}
}

func (p place) path() string { return filepath.ToSlash(filepath.Join(p.folder, p.name)) }

// find follows the links to a file that is there.
func (w *Writer) find(path string) (place, error) {
	local := filepath.FromSlash(path)
	if !filepath.IsLocal(local) {
		return place{}, outside(path)
	}
	at, err := w.follow(local)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return place{}, gone(path, err)
	case errors.Is(err, errLeadsOut) || err == nil && at == ".":
		return place{}, outside(path)
	case err != nil:
		return place{}, notWritten(path, err)
	}
	return place{filepath.Dir(at), filepath.Base(at)}, nil
}

// findNew follows the links to the folder of a file that is to be, and makes
// what is missing of it; made lists that, the outermost first.
func (w *Writer) findNew(path string) (at place, made []string, err error) {
	local := filepath.FromSlash(path)
	if !filepath.IsLocal(local) || filepath.Base(local) == "." {
		return place{}, nil, outside(path)
	}
	there, missing := filepath.Dir(local), []string{}
	folder, err := w.follow(there)
	for ; errors.Is(err, fs.ErrNotExist) && there != "."; folder, err = w.follow(there) {
		missing = append(missing, filepath.Base(there))
		there = filepath.Dir(there)
	}
	switch {
	case errors.Is(err, errLeadsOut):
		return place{}, nil, outside(path)
	case err != nil:
		return place{}, nil, notWritten(path, err)
	}
	at = place{folder, filepath.Base(local)}
	slices.Reverse(missing)
	for _, name := range missing {
		at.folder = filepath.Join(at.folder, name)
		switch err := w.root.Mkdir(at.folder, 0o700); {
		case err == nil:
			made = append(made, at.folder)
			w.inheritFolder(at.folder)
		case !errors.Is(err, fs.ErrExist):
			w.unmake(made)
			return place{}, nil, notWritten(path, err)
		}
	}
	return at, made, nil
}

func (w *Writer) inheritFolder(name string) {
	if parent, err := w.root.OpenRoot(filepath.Dir(name)); err == nil {
		inherit(parent, filepath.Base(name))
		parent.Close()
	}
}

func (w *Writer) unmake(made []string) {
	for _, folder := range slices.Backward(made) {
		if w.root.Remove(folder) != nil {
			return
		}
	}
}

func (w *Writer) flushMade(made []string, path string) error {
	for _, folder := range slices.Backward(made) {
		parent, err := w.root.OpenRoot(filepath.Dir(folder))
		if err != nil {
			return unsure(path, err)
		}
		err = w.do.flush(parent)
		parent.Close()
		if err != nil {
			return unsure(path, err)
		}
	}
	return nil
}

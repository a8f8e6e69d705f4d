package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a ledger's folder as a file system that no link leads out of.
// os.Root refuses every link that names its target by a whole path; here one
// that ends inside is followed as any other. Close ends it.
type Folder struct {
	root *os.Root
	fsys fs.FS  // to look at
	real string // the folder's own path, free of links
}

// OpenFolder opens a folder for reading.
func OpenFolder(dir string) (*Folder, error) {
	real, err := filepath.Abs(dir)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, err
	}
	return &Folder{root, root.FS(), real}, nil
}

// Close ends the reading.
func (f *Folder) Close() error { return f.root.Close() }

// Open opens a file or folder inside.
func (f *Folder) Open(name string) (fs.File, error) {
	return through(f, name, func(name string) (fs.File, error) {
		if !fs.ValidPath(name) {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
		}
		return opened(f.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|withoutWaiting, 0))
	})
}

func opened(file *os.File, err error) (fs.File, error) {
	if err != nil {
		return nil, err
	}
	return file, nil
}

// Stat describes what a name leads to.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	return through(f, name, func(name string) (fs.FileInfo, error) { return fs.Stat(f.fsys, name) })
}

// ReadDir lists a folder. The one that was opened is listed by its own path: a root
// looks at each entry of a folder too, which costs as much as opening it.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "." {
		return os.ReadDir(f.real)
	}
	return through(f, name, func(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.fsys, name) })
}

// ReadLink returns where a link points.
func (f *Folder) ReadLink(name string) (string, error) { return fs.ReadLink(f.fsys, name) }

// Lstat describes what stands at a name, which may be a link.
func (f *Folder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.fsys, name) }

// through does with a name what is asked; where that fails, with the place
// inside the folder that the links in the name lead to. The root has the last
// word on that place too, whatever happens to the links meanwhile.
func through[T any](f *Folder, name string, do func(string) (T, error)) (T, error) {
	got, err := do(name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return got, err
	}
	at, failed := f.follow(filepath.FromSlash(name))
	if failed != nil || at == filepath.FromSlash(name) {
		return got, err
	}
	return do(filepath.ToSlash(at))
}

var errLeadsOut = errors.New("it leads out of the ledger")

// follow follows the links on the way to a path that is there, and returns the
// path in the folder that is free of them.
func (f *Folder) follow(local string) (string, error) {
	real, err := filepath.EvalSymlinks(filepath.Join(f.real, local))
	if err != nil {
		return "", err
	}
	inside, err := filepath.Rel(f.real, real)
	if err != nil || !filepath.IsLocal(inside) {
		return "", errLeadsOut
	}
	return inside, nil
}

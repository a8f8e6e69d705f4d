package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ledgerFolder is a ledger's folder as a file system that no link leads out of.
// os.Root refuses every link that names its target by a whole path; here one
// that ends inside is followed as any other. Close ends it.
type ledgerFolder struct {
	root *os.Root
	fsys fs.FS
	real string // the folder's own path, free of links
}

func openRoot(dir string) (*ledgerFolder, error) {
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
	return &ledgerFolder{root, root.FS(), real}, nil
}

func (f *ledgerFolder) Close() error { return f.root.Close() }

func (f *ledgerFolder) Open(name string) (fs.File, error) {
	return through(f, name, f.fsys.Open)
}

func (f *ledgerFolder) Stat(name string) (fs.FileInfo, error) {
	return through(f, name, func(name string) (fs.FileInfo, error) { return fs.Stat(f.fsys, name) })
}

func (f *ledgerFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	return through(f, name, func(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.fsys, name) })
}

func (f *ledgerFolder) ReadLink(name string) (string, error) { return fs.ReadLink(f.fsys, name) }

func (f *ledgerFolder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.fsys, name) }

// through does with a name what is asked; where that fails, with the place
// inside the folder that the links in the name lead to. The root has the last
// word on that place too, whatever happens to the links meanwhile.
func through[T any](f *ledgerFolder, name string, do func(string) (T, error)) (T, error) {
	got, err := do(name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return got, err
	}
	real, failed := filepath.EvalSymlinks(filepath.Join(f.real, filepath.FromSlash(name)))
	if failed != nil {
		return got, err
	}
	inside, failed := filepath.Rel(f.real, real)
	if failed != nil || !filepath.IsLocal(inside) || inside == filepath.FromSlash(name) {
		return got, err
	}
	return do(filepath.ToSlash(inside))
}

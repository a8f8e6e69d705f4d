package git

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"syscall"
	"time"
)

// links is how many symbolic links may lie on one path, as in Linux.
const links = 40

var errLeaves = errors.New("the link leads out of the ledger")

// Open opens a file or folder; links are followed as far as they stay inside.
// A file larger than MostRead ends there.
func (t *Tree) Open(name string) (fs.File, error) {
	n, err := t.find("open", name, true)
	if err != nil {
		return nil, err
	}
	if n.mode.IsDir() {
		return &openFolder{info: t.info(n, name), entries: t.entries(n)}, nil
	}
	data, err := t.blobs.read(n.id)
	if err != nil && !errors.Is(err, errLarge) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	about := t.info(n, name)
	about.known, about.size = true, int64(len(data))
	return &openFile{bytes.NewReader(data), about, data}, nil
}

// ReadDir lists a folder by name. Links are listed with fs.ModeSymlink.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.find("readdir", name, true)
	if err != nil {
		return nil, err
	}
	if !n.mode.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("is no folder")}
	}
	return t.entries(n), nil
}

// Stat describes what a path leads to.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find("stat", name, true)
	if err != nil {
		return nil, err
	}
	return t.info(n, name), nil
}

// Lstat describes what stands at a path, which may be a link.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) {
	n, err := t.find("lstat", name, false)
	if err != nil {
		return nil, err
	}
	return t.info(n, name), nil
}

// ReadLink returns where a link points, as git has it.
func (t *Tree) ReadLink(name string) (string, error) {
	n, err := t.find("readlink", name, false)
	if err == nil && n.mode.Type() != fs.ModeSymlink {
		err = &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return "", err
	}
	target, err := t.blobs.read(n.id)
	if err != nil {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: err}
	}
	return string(target), nil
}

// find looks a path up; follow says whether a link at its end is followed.
func (t *Tree) find(op, name string, follow bool) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n := t.nodes[name]
	if n != nil && (!follow || n.mode.Type() != fs.ModeSymlink) {
		return n, nil
	}
	n, err := t.walk(name, follow)
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return n, nil
}

// walk goes down a path part by part, through links.
func (t *Tree) walk(name string, follow bool) (*node, error) {
	at, rest := ".", name
	for followed := 0; rest != ""; {
		part, after, _ := strings.Cut(rest, "/")
		at, rest = path.Join(at, part), after
		if at == ".." || strings.HasPrefix(at, "../") {
			return nil, errLeaves
		}
		n := t.nodes[at]
		if n == nil {
			return nil, fs.ErrNotExist
		}
		if n.mode.Type() != fs.ModeSymlink || rest == "" && !follow {
			continue
		}
		target, err := t.blobs.read(n.id)
		if err != nil {
			return nil, err
		}
		if followed++; followed > links {
			return nil, syscall.ELOOP
		}
		if path.IsAbs(string(target)) {
			return nil, errLeaves
		}
		at, rest = path.Dir(at), strings.Trim(join(string(target), rest), "/")
	}
	return t.nodes[at], nil
}

func (t *Tree) info(n *node, name string) *info {
	return &info{tree: t, node: n, name: path.Base(name)}
}

func (t *Tree) entries(n *node) []fs.DirEntry {
	list := make([]fs.DirEntry, len(n.children))
	for i, child := range n.children {
		list[i] = fs.FileInfoToDirEntry(t.info(child, child.name))
	}
	return list
}

type info struct {
	tree *Tree
	node *node
	name string

	known bool // the size is
	size  int64
}

func (i *info) Name() string       { return i.name }
func (i *info) Mode() fs.FileMode  { return i.node.mode }
func (i *info) ModTime() time.Time { return time.Time{} }
func (i *info) IsDir() bool        { return i.node.mode.IsDir() }
func (i *info) Sys() any           { return nil }

// Same reports whether another path leads to the same file of the same tree.
func (i *info) Same(other fs.FileInfo) bool {
	o, ok := other.(*info)
	return ok && o.node == i.node
}

// Size is how much is read of a file: it is read for that where it was not yet. It is
// 0 for a folder, and for a content that git has lost.
func (i *info) Size() int64 {
	if i.known || i.node.id == "" {
		return i.size
	}
	data, _ := i.tree.blobs.read(i.node.id)
	return int64(len(data))
}

// openFile can also Seek and ReadAt, by its reader, until it is closed.
type openFile struct {
	*bytes.Reader
	info *info
	data []byte
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }

func (f *openFile) Close() error {
	if used := f.data; used != nil {
		f.Reset(nil)
		f.data = nil
		memory.Put(&used)
	}
	return nil
}

type openFolder struct {
	info    *info
	entries []fs.DirEntry // not handed out yet
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: errors.New("is a folder")}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.entries) {
		if n > 0 && len(f.entries) == 0 {
			return nil, io.EOF
		}
		n = len(f.entries)
	}
	list := f.entries[:n]
	f.entries = f.entries[n:]
	return list, nil
}

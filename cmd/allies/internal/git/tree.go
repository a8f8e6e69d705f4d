package git

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Tree is the ledger's root at a revision, or as it is staged: an fs.FS that
// reads a file's content when it is asked for and no sooner. Any number of
// goroutines may read it. Submodules are empty folders.
type Tree struct {
	ID       string   // of the commit, tag or tree; "" for the staged files
	Warnings []string // what git said of the revision, such as a log that is too short

	Submodules []string // folders with a history of their own, which are empty here

	nodes map[string]*node // by path from the root, which is "."
	blobs *blobs
}

var (
	_ fs.ReadDirFS  = (*Tree)(nil)
	_ fs.StatFS     = (*Tree)(nil)
	_ fs.ReadLinkFS = (*Tree)(nil)
)

// node is a file, link or folder in a Tree.
type node struct {
	name     string
	mode     fs.FileMode
	id       string  // of the blob; "" for a folder
	children []*node // of a folder, sorted by name once all are added
}

// The permissions say what is true: nothing here can be written.
const (
	folderMode = fs.ModeDir | 0o555
	fileMode   = 0o444
	linkMode   = fs.ModeSymlink | 0o444
)

func (r *Repo) newTree(ctx context.Context) *Tree {
	return &Tree{
		nodes: map[string]*node{".": {name: ".", mode: folderMode}},
		blobs: &blobs{repo: r, ctx: ctx, ahead: map[string]answer{}},
	}
}

// add puts in an entry with git's mode in octal.
func (t *Tree) add(name, mode, id string) {
	if !plain(name) || t.nodes[name] != nil {
		return
	}
	n := &node{name: path.Base(name), mode: fileMode, id: id}
	switch mode {
	case "120000":
		n.mode = linkMode
	case submodule, "040000":
		n.mode, n.id = folderMode, ""
	}
	folder := t.folder(path.Dir(name))
	if folder == nil {
		return
	}
	t.nodes[name] = n
	folder.children = append(folder.children, n)
}

func plain(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return true
}

// folder finds a folder or makes it; nil where a file is in its way.
func (t *Tree) folder(name string) *node {
	if n := t.nodes[name]; n != nil {
		if n.mode.IsDir() {
			return n
		}
		return nil
	}
	parent := t.folder(path.Dir(name))
	if parent == nil {
		return nil
	}
	n := &node{name: path.Base(name), mode: folderMode}
	t.nodes[name] = n
	parent.children = append(parent.children, n)
	return n
}

// sorted puts every folder in the order that fs.FS asks for.
func (t *Tree) sorted() *Tree {
	for _, n := range t.nodes {
		slices.SortFunc(n.children, func(a, b *node) int { return cmp.Compare(a.name, b.name) })
	}
	return t
}

// BlobID is git's name for the content of a file; "" when there is no such
// file.
func (t *Tree) BlobID(name string) string {
	if n := t.nodes[name]; n != nil {
		return n.id
	}
	return ""
}

// Expect says which files are to be read, in that order.
func (t *Tree) Expect(files []string) {
	order := make([]string, 0, len(files))
	for _, file := range files {
		if id := t.BlobID(file); id != "" {
			order = append(order, id)
		}
	}
	t.blobs.expect(order)
}

// Close ends the git process that reads. Reading after it fails.
func (t *Tree) Close() error { return t.blobs.close() }

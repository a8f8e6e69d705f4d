package git

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

func TestTreeIsAFileSystem(t *testing.T) {
	names := []string{"dana.md", "People/ravi o'neil.md", "People/Zoë Łoś.md", "People/deep/er/x.md", "a\nb.md", "tab\t.md", `quote".md`, "empty.md", "people.md"}
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, name, strings.Repeat(name, 3))
	}
	dir := repository(t, pairs...)
	write(t, dir, "empty.md", "")
	if err := os.Chmod(filepath.Join(dir, "dana.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	link(t, dir, "People/link.md", "../dana.md")
	commit(t, dir, "links")
	tree := at(t, dir, "HEAD")
	if err := fstest.TestFS(tree, append(names, "People/link.md")...); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(at(t, repository(t, "x", "y"), "HEAD")); err == nil {
		t.Error("an empty list of names wants an empty file system")
	}
	staged, err := open(t, dir).Staged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	if err := fstest.TestFS(staged, names...); err != nil {
		t.Error(err)
	}
	same(t, files(t, staged), files(t, tree)...)
}

func link(t *testing.T, dir, name, target string) {
	t.Helper()
	if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

func TestLinks(t *testing.T) {
	dir := repository(t, "ledger/dana.md", "dana", "ledger/People/ravi.md", "ravi", "outside.md", "no")
	root := filepath.Join(dir, "ledger")
	link(t, root, "one.md", "dana.md")
	link(t, root, "two.md", "./People/..//one.md")
	link(t, root, "Friends", "People/")
	link(t, root, "here", ".")
	link(t, root, "People/up", "..")
	link(t, root, "out.md", "../outside.md")
	link(t, root, "absolute.md", filepath.Join(root, "dana.md"))
	link(t, root, "loop.md", "loop.md")
	link(t, root, "dangling.md", "nobody.md")
	link(t, root, "through.md", "dana.md/x")
	commit(t, dir, "links")
	tree := at(t, root, "HEAD")

	for name, want := range map[string]string{
		"one.md": "dana", "two.md": "dana", "Friends/ravi.md": "ravi", "here/here/one.md": "dana", "People/up/People/up/dana.md": "dana",
	} {
		if data, err := fs.ReadFile(tree, name); string(data) != want {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	for _, name := range []string{"dangling.md", "through.md", "Friends/nobody.md"} {
		if _, err := tree.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"out.md", "absolute.md"} {
		if _, err := tree.Stat(name); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if one, two := stat(t, tree, "one.md"), stat(t, tree, "here/two.md"); !one.(*info).Same(two) || one.(*info).Same(stat(t, tree, "Friends/ravi.md")) {
		t.Error("two links to one file lead to the same one, and no other")
	}
	if _, err := tree.Open("loop.md"); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("loop.md: %v", err)
	}
	info, err := tree.Lstat("one.md")
	if err != nil || info.Mode().Type() != fs.ModeSymlink || info.Size() != int64(len("dana.md")) {
		t.Errorf("one.md: %v, %v", info, err)
	}
	if target, err := fs.ReadLink(tree, "out.md"); target != "../outside.md" || err != nil {
		t.Errorf("out.md: %q, %v", target, err)
	}
	if _, err := tree.ReadLink("dana.md"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("dana.md: %v", err)
	}
	var linked []string
	entries, err := tree.ReadDir(".")
	for _, d := range entries {
		if d.Type() == fs.ModeSymlink {
			linked = append(linked, d.Name())
		}
	}
	same(t, linked, "Friends", "absolute.md", "dangling.md", "here", "loop.md", "one.md", "out.md", "through.md", "two.md")
	if err != nil {
		t.Error(err)
	}
}

func TestTreeRefuses(t *testing.T) {
	tree := at(t, repository(t, "dana.md", "one", "People/ravi.md", "two"), "HEAD")
	for _, name := range []string{"", "/dana.md", "../dana.md", "People/../dana.md", "./dana.md", "People/"} {
		if _, err := fs.ReadFile(tree, name); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := fs.ReadFile(tree, "People"); err == nil {
		t.Error("a folder was read")
	}
	if _, err := tree.ReadDir("dana.md"); err == nil {
		t.Error("a file was listed")
	}
	if _, err := tree.Open("nobody.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestHostileTree(t *testing.T) {
	tree := (&Repo{}).newTree(t.Context())
	for _, name := range []string{"../x.md", "a/../../x.md", "", "/x.md", "a//b.md", "a/.", "ok.md", "ok.md/below.md", "ok.md", "bad\xff.md"} {
		tree.add(name, "100644", "1234")
	}
	var names []string
	for _, child := range tree.sorted().nodes["."].children {
		names = append(names, child.name)
	}
	same(t, names, "bad\xff.md", "ok.md")
}

// Half of the contents are packed, and half are loose.
func TestManyReaders(t *testing.T) {
	var pairs []string
	for i := range 200 {
		pairs = append(pairs, fmt.Sprintf("p%03d.md", i), strings.Repeat(fmt.Sprintf("%03d ", i), i*50))
	}
	dir := repository(t, pairs[:200]...)
	git(t, dir, "repack", "-adq")
	write(t, dir, pairs[200:]...)
	commit(t, dir, "second")
	tree := at(t, dir, "HEAD")
	var wait sync.WaitGroup
	for reader := range 8 {
		wait.Go(func() {
			for i := 0; i < len(pairs); i += 2 {
				at := (i + reader*50) % len(pairs) &^ 1
				if data, err := fs.ReadFile(tree, pairs[at]); string(data) != pairs[at+1] {
					t.Errorf("%s: %d bytes, %v", pairs[at], len(data), err)
				}
			}
		})
	}
	wait.Wait()
}

// fs.FS cannot name every file that git can; such are listed, and no more.
func TestNamesBeyondGo(t *testing.T) {
	dir := repository(t, "back\\slash.md", "one", "bad\xff.md", "two")
	tree := at(t, dir, "HEAD")
	if data, err := fs.ReadFile(tree, "back\\slash.md"); string(data) != "one" {
		t.Error(err)
	}
	if list, err := tree.ReadDir("."); len(list) != 2 || err != nil {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := fs.ReadFile(tree, "bad\xff.md"); !errors.Is(err, fs.ErrInvalid) {
		t.Error(err)
	}
}

func TestBinaryAndLargeContents(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	big := strings.Repeat("0123456789abcde\n", 1<<16)
	dir := repository(t)
	git(t, dir, "config", "core.autocrlf", "false")
	write(t, dir, "all.md", string(all), "big.md", big, "crlf.md", "a\r\nb\n\n", "later.md", "x")
	commit(t, dir, "first")
	for range 2 {
		same(t, files(t, at(t, dir, "HEAD")), "all.md="+string(all), "big.md="+big, "crlf.md=a\r\nb\n\n", "later.md=x")
		git(t, dir, "repack", "-adq")
	}
}

func TestOpenFileSeeks(t *testing.T) {
	tree := at(t, repository(t, "dana.md", "0123456789"), "HEAD")
	f, err := tree.Open("dana.md")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.(io.Seeker).Seek(4, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(f); string(data) != "456789" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if info, err := f.Stat(); err != nil || info.Size() != 10 || info.Name() != "dana.md" || info.Mode() != 0o444 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestLostContent(t *testing.T) {
	dir := repository(t, "dana.md", "lost", "ravi.md", "kept")
	id := git(t, dir, "rev-parse", "HEAD:dana.md")
	if err := os.Remove(filepath.Join(dir, ".git", "objects", id[:2], id[2:])); err != nil {
		t.Fatal(err)
	}
	tree := at(t, dir, "HEAD")
	if _, err := fs.ReadFile(tree, "dana.md"); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "git has lost") {
		t.Error(err)
	}
	if data, err := fs.ReadFile(tree, "ravi.md"); string(data) != "kept" {
		t.Errorf("%q, %v: the others are still read", data, err)
	}
	if info, err := tree.Stat("ravi.md"); err != nil || info.Size() != 4 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestCancelledReading(t *testing.T) {
	dir := repository(t, "dana.md", "one", "ravi.md", "two")
	git(t, dir, "repack", "-adq")
	ctx, cancel := context.WithCancel(t.Context())
	repo := open(t, dir)
	tree, err := repo.At(ctx, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(tree, "dana.md"); err != nil {
		t.Fatal(err)
	}
	cancel()
	tree.blobs.cmd.Process.Kill() // what cancelling does, at a moment we know
	for range 2 {
		if _, err := fs.ReadFile(tree, "ravi.md"); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	if _, err := repo.At(ctx, "HEAD"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := tree.Close(); err != nil {
		t.Error(err)
	}
}

func TestClose(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	for range 2 {
		tree := at(t, dir, "HEAD")
		same(t, files(t, tree), "dana.md=one")
		for range 2 {
			if err := tree.Close(); err != nil {
				t.Error(err)
			}
		}
		if _, err := fs.ReadFile(tree, "dana.md"); !errors.Is(err, fs.ErrClosed) {
			t.Error(err)
		}
		git(t, dir, "repack", "-adq")
	}
}

// A process that dies takes its reader with it, and says so.
func TestGitDies(t *testing.T) {
	dir := repository(t, "dana.md", "one", "ravi.md", "two")
	git(t, dir, "repack", "-adq")
	tree := at(t, dir, "HEAD")
	if _, err := fs.ReadFile(tree, "dana.md"); err != nil {
		t.Fatal(err)
	}
	tree.blobs.cmd.Process.Kill()
	for range 2 {
		if _, err := fs.ReadFile(tree, "ravi.md"); err == nil || !strings.Contains(err.Error(), "read from git") {
			t.Error(err)
		}
	}
}

func TestBlobID(t *testing.T) {
	dir := repository(t, "sub/dana.md", "one")
	tree := at(t, dir, "HEAD")
	if id := tree.BlobID("sub/dana.md"); id != git(t, dir, "rev-parse", "HEAD:sub/dana.md") {
		t.Error(id)
	}
	if tree.BlobID("nobody.md")+tree.BlobID("sub") != "" {
		t.Error("a blob for no file")
	}
}

func stat(t *testing.T, tree *Tree, name string) fs.FileInfo {
	t.Helper()
	info, err := tree.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

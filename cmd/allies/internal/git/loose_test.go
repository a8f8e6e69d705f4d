package git

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLooseContent(t *testing.T) {
	for object, want := range map[string]string{
		"blob 3\x00abc": "abc",
		"blob 0\x00":    "",
		"blob 100\x00" + strings.Repeat("x", 100): strings.Repeat("x", 100),
		"":                                       "refused",
		"blob":                                   "refused",
		"blob 3\x00ab":                           "refused",
		"blob 3\x00abcd":                         "refused",
		"blob 99\x00" + strings.Repeat("x", 100): "refused",
		"blob -1\x00":                            "refused",
		"blob 99999999999999\x00abc":             "refused",
		"blob 99999999999999999999\x00abc":       "refused",
		"tree 3\x00abc":                          "refused",
	} {
		got, err := content(strings.NewReader(object))
		if err != nil {
			got = []byte("refused")
		}
		if string(got) != want {
			t.Errorf("%.20q: got %q", object, got)
		}
	}
}

// A file that git would not believe is not believed here either.
func TestLooseDamage(t *testing.T) {
	dir := repository(t, "dana.md", strings.Repeat("content ", 100))
	id := git(t, dir, "rev-parse", "HEAD:dana.md")
	name := filepath.Join(dir, ".git", "objects", id[:2], id[2:])
	whole := read(t, name)
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	for cut := range whole {
		if err := os.WriteFile(name, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		l := &loose{dir: filepath.Join(dir, ".git", "objects")}
		l.once.Do(func() {})
		l.asked.Do(func() {})
		if data, found, err := l.read(t.Context(), nil, id); !found || data != nil || !errors.Is(err, ErrDamaged) {
			t.Errorf("%d of %d bytes gave %q, %v", cut, len(whole), data, err)
		}
	}
	_, err := fs.ReadFile(at(t, dir, "HEAD"), "dana.md")
	failsAs(t, err, ErrDamaged, "is damaged")
}

// An object that claims to be larger than any memory is no more than damaged.
func TestHugeClaim(t *testing.T) {
	dir := repository(t, "dana.md", "one", "ravi.md", "two")
	id := git(t, dir, "rev-parse", "HEAD:dana.md")
	name := filepath.Join(dir, ".git", "objects", id[:2], id[2:])
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write([]byte("blob 99999999999999\x00abc"))
	w.Close()
	if err := os.WriteFile(name, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	tree := at(t, dir, "HEAD")
	_, err := fs.ReadFile(tree, "dana.md")
	failsAs(t, err, ErrDamaged, "is damaged")
	if data, err := fs.ReadFile(tree, "ravi.md"); string(data) != "two" {
		t.Errorf("%q, %v: the others are still read", data, err)
	}
}

// Of a content without end no more is read than MostRead, whether it is packed
// or not, and the others are read as always.
func TestLargeContent(t *testing.T) {
	const size = 3 * MostRead
	dir := repository(t, "dana.md", "one", "ravi.md", "two", "zeros.md", "")
	zeros := filepath.Join(dir, "zeros.md")
	if err := os.Truncate(zeros, size); err != nil {
		t.Fatal(err)
	}
	commit(t, dir, "zeros")
	for _, state := range []string{"loose", "packed"} {
		if state == "packed" {
			git(t, dir, "gc", "--quiet")
		}
		tree := at(t, dir, "HEAD")
		file, err := tree.Open("zeros.md")
		if err != nil {
			t.Fatal(err)
		}
		info, _ := file.Stat()
		if n, err := io.Copy(io.Discard, file); n != MostRead || err != nil || info.Size() != MostRead {
			t.Errorf("%s: %d bytes read, and the size is %d, %v", state, n, info.Size(), err)
		}
		for name, want := range map[string]string{"dana.md": "one", "ravi.md": "two"} {
			if data, err := fs.ReadFile(tree, name); string(data) != want || err != nil {
				t.Errorf("%s: %s holds %q, %v", state, name, data, err)
			}
		}
	}
}

// What stands in for another object stands in here as well.
func TestReplacedContent(t *testing.T) {
	dir := repository(t, "dana.md", "a secret", "other.md", "nothing to see")
	git(t, dir, "replace", git(t, dir, "rev-parse", "HEAD:dana.md"), git(t, dir, "rev-parse", "HEAD:other.md"))
	same(t, files(t, at(t, dir, "HEAD")), "dana.md=nothing to see", "other.md=nothing to see")
}

// A clone may keep its objects elsewhere.
func TestBorrowedContent(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	clone := filepath.Join(t.TempDir(), "clone")
	git(t, dir, "clone", "--quiet", "--shared", dir, clone)
	write(t, clone, "ravi.md", "two")
	commit(t, clone, "second")
	same(t, files(t, at(t, clone, "HEAD")), "dana.md=one", "ravi.md=two")
}

func FuzzLooseContent(f *testing.F) {
	f.Add([]byte("blob 3\x00abc"))
	var packed bytes.Buffer
	w, l := zlib.NewWriter(&packed), new(loose) // a new one of each costs more than the test
	f.Fuzz(func(t *testing.T, object []byte) {
		data, refused := content(bytes.NewReader(object))
		if refused == nil && !bytes.HasSuffix(object, data) {
			t.Errorf("%q gave %q", object, data)
		}
		packed.Reset()
		w.Reset(&packed)
		w.Write(object)
		w.Close()
		in, err := l.inflater(&packed)
		if err != nil {
			t.Fatal(err)
		}
		defer l.inflate.Put(in)
		again, refusedAgain := content(in)
		if (refused == nil) != (refusedAgain == nil) || !bytes.Equal(data, again) {
			t.Errorf("%q gave %q, and packed %q", object, data, again)
		}
	})
}

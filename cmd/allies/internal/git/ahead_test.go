package git

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// Contents that are read ahead are those that are read one by one, in whatever order
// they are asked for, though some are equal, very large or were never expected.
func TestExpect(t *testing.T) {
	var pairs, files []string
	want := map[string]string{}
	for i := range 200 {
		file, text := fmt.Sprintf("%03d.md", i), fmt.Sprintf("text %d\n", i%90)
		switch i {
		case 5, 50, 80:
			text = strings.Repeat("large\n", mostAhead/6+1) + text
		case 20, 110:
			text = strings.Repeat("-", MostRead+1)
		}
		pairs, files = append(pairs, file, text), append(files, file)
		want[file] = text[:min(len(text), MostRead)]
	}
	dir := repository(t, pairs...)
	git(t, dir, "gc", "--quiet")
	tree := at(t, dir, "HEAD")
	tree.Expect(append(files[10:], "nobody.md"))
	asked := append([]string{files[40], files[12], files[2]}, files...)
	for _, file := range append(asked, files[95], files[11]) {
		got, err := fs.ReadFile(tree, file)
		if err != nil || string(got) != want[file] {
			t.Errorf("%s: %d bytes of %d, %v", file, len(got), len(want[file]), err)
		}
	}
	if tree.blobs.cmd == nil {
		t.Error("no process reads")
	}
}

// What was read ahead is there though git can be read no more.
func TestExpectBeforeDamage(t *testing.T) {
	dir := repository(t, "a.md", "one\n", "b.md", "two\n", "c.md", "three\n")
	tree := at(t, dir, "HEAD")
	tree.blobs.loose.once.Do(func() {}) // as if all were packed
	tree.Expect([]string{"a.md", "b.md", "c.md"})
	for _, file := range []string{"a.md", "c.md"} {
		if _, err := fs.ReadFile(tree, file); err != nil {
			t.Fatal(err)
		}
	}
	tree.blobs.failed = fs.ErrClosed
	if got, err := fs.ReadFile(tree, "b.md"); err != nil || string(got) != "two\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := fs.ReadFile(tree, "b.md"); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("a second time: %v", err)
	}
}

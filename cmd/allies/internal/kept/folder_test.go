package kept

import (
	"os"
	"path/filepath"
	"testing"

	"allies/parse/folder"
)

// What was seen to change in one file is read by itself; what more rests on, with all
// that was seen since, by the next Read.
func TestTake(t *testing.T) {
	k := Folder{Root: folder.Root{Dir: t.TempDir()}}
	defer k.Close()
	write := func(file, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(k.Root.Dir, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	notes := func(want ...int) {
		t.Helper()
		l, err := k.Read(folder.Options{})
		if err != nil || len(l.Allies) != len(want) {
			t.Fatalf("%d allies, %v", len(l.Allies), err)
		}
		for i, a := range l.Allies {
			if len(a.Notes) != want[i] {
				t.Errorf("%s has %d notes, not %d", a.File, len(a.Notes), want[i])
			}
		}
	}
	const note = "## 2026-03-14 Tea\n"
	write("a.md", note)
	write("b.md", note)
	k.Take([]string{"a.md"})
	notes(1, 1)

	before := k.Ledger
	write("a.md", note+note)
	k.Take([]string{"a.md"})
	notes(2, 1)
	if k.Ledger != before {
		t.Error("all was read for one file")
	}

	write("c.md", note)
	write("a.md", note)
	k.Take([]string{"c.md"})
	k.Take([]string{"a.md"})
	notes(1, 1, 1)

	write("a.md", note+note+note)
	k.Take([]string{"a.md"})
	write("b.md", note+note)
	k.Forget([]string{"b.md"})
	k.Take([]string{"a.md"})
	notes(3, 2, 1)

	write("b.md", note)
	if err := os.Remove(filepath.Join(k.Root.Dir, "a.md")); err != nil {
		t.Fatal(err)
	}
	k.Take([]string{"b.md", "a.md"})
	notes(1, 1)
	k.Take(nil)
	notes(1, 1)
}

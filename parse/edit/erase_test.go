package edit

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
	"allies/parse/folder"
)

// TestEraseFromExamples erases each ally of each example: nobody is called so
// afterwards, no link leads to nothing that led to somebody, the others keep
// their notes, and nothing is read with a problem that was read without.
func TestEraseFromExamples(t *testing.T) {
	for _, example := range []string{"first-ally", "team-lead", "community"} {
		fsys := copied(t, os.DirFS("../../examples/"+example))
		before := read(t, fsys)
		for _, a := range before.Allies {
			t.Run(example+" without "+a.Name, func(t *testing.T) {
				plan, err := PlanErase(fsys, before, a)
				if err != nil {
					t.Fatal(err)
				}
				left := copied(t, fsys)
				for _, gone := range plan.Gone {
					delete(left, gone.Path)
				}
				for _, c := range plan.Changes {
					left[c.Path] = &fstest.MapFile{Data: c.After, Mode: 0o600}
				}
				checkErased(t, before, read(t, left), a)
			})
		}
	}
}

func checkErased(t *testing.T, before, after *ledger.Ledger, a *ledger.Ally) {
	t.Helper()
	if len(after.Allies) != len(before.Allies)-1 || len(after.Problems) > len(before.Problems) {
		t.Errorf("%d allies of %d, %d problems after %d", len(after.Allies), len(before.Allies), len(after.Problems), len(before.Problems))
	}
	for _, now := range after.Allies {
		was := before.Allies[slices.IndexFunc(before.Allies, func(b *ledger.Ally) bool { return b.File == now.File })]
		if len(slices.Collect(now.AllNotes())) != len(slices.Collect(was.AllNotes())) || len(now.Promises()) != len(was.Promises()) {
			t.Errorf("%s has %d notes of %d", now.Name, len(now.Notes), len(was.Notes))
		}
		for _, target := range linkTargets(now) {
			if other, _ := before.Target(target, now.File); other == a {
				t.Errorf("%s links to %s still", now.File, target)
			}
		}
	}
}

func copied(t *testing.T, fsys fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, path)
		files[path] = &fstest.MapFile{Data: text, Mode: 0o600}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func read(t *testing.T, fsys fs.FS) *ledger.Ledger {
	t.Helper()
	l, err := folder.Dir(fsys, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestANameAndWhatPartsIt: a name goes with what parts it from the next one, the
// last with all from what parts it from the one before.
func TestANameAndWhatPartsIt(t *testing.T) {
	for _, c := range []struct{ text, name, left string }{
		{"- Dana, Kofi", "Dana", "- Kofi"},
		{"- Dana, Kofi", "Kofi", "- Dana"},
		{"- Dana, **Kofi**", "Kofi", "- Dana"},
		{"- Dana, Kofi and Bo", "Kofi", "- Dana, Bo"},
		{"- Dana", "Dana", "- "},
	} {
		at := strings.Index(c.text, c.name)
		start, end := withBreak(c.text, at, at+len(c.name))
		if left := c.text[:start] + c.text[end:]; left != c.left {
			t.Errorf("%s without %s: got %q, want %q", c.text, c.name, left, c.left)
		}
	}
}

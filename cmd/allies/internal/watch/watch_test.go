package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"
	"time"

	"allies/ledger"
)

const (
	settle   = time.Millisecond
	deadline = 20 * time.Second // only a failing test gets there
)

// newLedger makes a folder with files: name, content, name, content …
func newLedger(t *testing.T, pairs ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(dir, "ledger")
	folder(t, root)
	write(t, root, pairs...)
	return root
}

func folder(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, root string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		name := filepath.Join(root, filepath.FromSlash(pairs[i]))
		folder(t, filepath.Dir(name))
		if err := os.WriteFile(name, []byte(pairs[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}

func watch(t *testing.T, root string) <-chan Change {
	t.Helper()
	changes, err := Dir(t.Context(), root, settle)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// next waits for one change.
func next(t *testing.T, changes <-chan Change) Change {
	t.Helper()
	select {
	case change, ok := <-changes:
		if !ok {
			t.Fatal("the channel was closed")
		}
		return change
	case <-time.After(deadline):
		t.Fatal("no change was told")
		return Change{}
	}
}

// until gathers paths up to and with last. The system tells of changes in
// their order, so nothing that came before is missing then.
func until(t *testing.T, changes <-chan Change, last string) []string {
	t.Helper()
	seen := map[string]bool{}
	for !seen[last] {
		change := next(t, changes)
		if change.Err != nil {
			t.Fatalf("%+v, after %v", change, slices.Sorted(maps.Keys(seen)))
		}
		for _, path := range change.Paths {
			seen[path] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestChanges(t *testing.T) {
	for name, c := range map[string]struct {
		change func(t *testing.T, root string)
		want   []string
	}{
		"written": {func(t *testing.T, root string) {
			write(t, root, "dana.md", "two", "People/ravi.md", "two")
		}, []string{"People/ravi.md", "dana.md"}},
		"saved by renaming": {func(t *testing.T, root string) {
			write(t, root, "4913", "", "dana.md.tmp", "two")
			rename(t, filepath.Join(root, "dana.md.tmp"), filepath.Join(root, "dana.md"))
		}, []string{"dana.md"}},
		"saved with a backup": {func(t *testing.T, root string) {
			rename(t, filepath.Join(root, "dana.md"), filepath.Join(root, "dana.md~"))
			write(t, root, "dana.md", "two")
		}, []string{"dana.md"}},
		"removed": {func(t *testing.T, root string) {
			remove(t, filepath.Join(root, "dana.md"))
		}, []string{"dana.md"}},
		"file renamed": {func(t *testing.T, root string) {
			rename(t, filepath.Join(root, "dana.md"), filepath.Join(root, "People", "Dana Ω.MD"))
		}, []string{"People/Dana Ω.MD", "dana.md"}},
		"configuration": {func(t *testing.T, root string) {
			write(t, root, "allies.yaml", "half_life: 100d", "People/allies.yaml", "x")
		}, []string{"allies.yaml"}},
		"what no ledger is read from": {func(t *testing.T, root string) {
			write(t, root, ".git/x.md", "", ".hidden.md", "", ".obsidian/plugins/p.md", "", "node_modules/p/README.md", "",
				"People/.x/y.md", "", "photo.png", "", "report.html", "")
		}, []string{".obsidian"}},
		"touched": {func(t *testing.T, root string) {
			if err := os.Chmod(filepath.Join(root, "dana.md"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, nil},
		"new folders": {func(t *testing.T, root string) {
			write(t, root, "a/b/c/x.md", "x", "a/b/y.md", "y")
			write(t, root, "a/b/c/d/z.md", "z")
		}, []string{"a", "a/b/c/d/z.md", "a/b/c/x.md", "a/b/y.md"}},
		"folder moved in": {func(t *testing.T, root string) {
			outside := filepath.Join(filepath.Dir(root), "outside")
			write(t, outside, "deep/x.md", "x", "y.md", "y")
			rename(t, outside, filepath.Join(root, "in"))
		}, []string{"in", "in/deep/x.md", "in/y.md"}},
		"folder moved out": {func(t *testing.T, root string) {
			outside := filepath.Join(filepath.Dir(root), "outside")
			rename(t, filepath.Join(root, "People"), outside)
			write(t, outside, "ravi.md", "not ours")
		}, []string{"People"}},
		"folder removed": {func(t *testing.T, root string) {
			remove(t, filepath.Join(root, "People"))
		}, []string{"People", "People/ravi.md", "People/team", "People/team/ana.md"}},
		"link": {func(t *testing.T, root string) {
			if err := os.Symlink("dana.md", filepath.Join(root, "link.md")); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink("..", filepath.Join(root, "loop")); err != nil {
				t.Fatal(err)
			}
		}, []string{"link.md"}},
	} {
		t.Run(name, func(t *testing.T) {
			root := newLedger(t, ".DS_Store", "hidden", "dana.md", "one",
				"People/.hidden.md", "hides nothing else", "People/ravi.md", "one", "People/team/ana.md", "one")
			changes := watch(t, root)
			c.change(t, root)
			write(t, root, "zz.md", "last")
			got := until(t, changes, "zz.md")
			if name == "new folders" { // a folder in a new one is told of or found, as it comes
				got = slices.DeleteFunc(got, func(path string) bool { return strings.HasPrefix(path, "a/") && filepath.Ext(path) == "" })
			}
			same(t, got, append(c.want, "zz.md")...)
		})
	}
}

// A folder that gets another name is watched under it, and what lies in it.
func TestFolderRenamed(t *testing.T) {
	root := newLedger(t, "People/deep/ravi.md", "one")
	changes := watch(t, root)
	for _, step := range [][2]string{{"People", "Friends"}, {"Friends", "Allies"}, {"Allies", "People"}} {
		rename(t, filepath.Join(root, step[0]), filepath.Join(root, step[1]))
		write(t, root, "zz.md", step[1])
		got := until(t, changes, "zz.md")
		if !slices.Contains(got, step[0]) || !slices.Contains(got, step[1]+"/deep/ravi.md") {
			t.Errorf("%q: %q", step, got)
		}
		write(t, root, step[1]+"/deep/new in "+step[1]+".md", "n", step[1]+"/also.md", "a")
		got = until(t, changes, step[1]+"/also.md")
		if !slices.Contains(got, step[1]+"/deep/new in "+step[1]+".md") {
			t.Errorf("%q: %q", step, got)
		}
	}
}

func TestRootGoesAndComesBack(t *testing.T) {
	for name, c := range map[string]struct {
		leave, back func(t *testing.T, root string)
	}{
		"removed": {
			func(t *testing.T, root string) { remove(t, root) },
			func(t *testing.T, root string) { write(t, root, "deep/dana.md", "back") },
		},
		"renamed": {
			func(t *testing.T, root string) { rename(t, root, root+" old") },
			func(t *testing.T, root string) { rename(t, root+" old", root) },
		},
		"with the folder around it": {
			func(t *testing.T, root string) { remove(t, filepath.Dir(root)) },
			func(t *testing.T, root string) { write(t, root, "deep/dana.md", "back") },
		},
		"for a file": {
			func(t *testing.T, root string) {
				remove(t, root)
				if err := os.WriteFile(root, nil, 0o644); err != nil {
					t.Fatal(err)
				}
			},
			func(t *testing.T, root string) {
				remove(t, root)
				write(t, root, "deep/dana.md", "back")
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			root := newLedger(t, "deep/dana.md", "one")
			changes := watch(t, root)
			for range 2 {
				c.leave(t, root)
				change := next(t, changes)
				for !errors.Is(change.Err, ErrGone) { // its files may be seen to go before it does
					change = next(t, changes)
				}
				var told *ledger.Failure
				if !errors.As(change.Err, &told) || told.Hint() == "" || !strings.Contains(told.Error(), root) {
					t.Fatalf("%v", change.Err)
				}
				c.back(t, root)
				until(t, changes, ".")
				write(t, root, "deep/new.md", "n")
				until(t, changes, "deep/new.md")
			}
		})
	}
}

func TestRootReplaced(t *testing.T) {
	root := newLedger(t, "deep/dana.md", "one")
	changes, err := Dir(t.Context(), root, 50*time.Millisecond) // long enough to be back in time, as a rule
	if err != nil {
		t.Fatal(err)
	}
	write(t, root+" new", "deep/dana.md", "two")
	rename(t, root, root+" old")
	rename(t, root+" new", root)
	for change := next(t, changes); !slices.Contains(change.Paths, "."); change = next(t, changes) {
	}
	write(t, root, "deep/ravi.md", "r")
	until(t, changes, "deep/ravi.md")
}

// A root that is another folder at once, or a link to one, is watched as before.
func TestRootIsAnotherAtOnce(t *testing.T) {
	link := func(t *testing.T, to, at string) {
		write(t, to, "deep/dana.md", "linked")
		if err := os.Symlink(to, at); err != nil {
			t.Fatal(err)
		}
	}
	root := filepath.Join(newLedger(t), "ledger")
	write(t, root, "deep/dana.md", "one")
	changes := watch(t, root)
	for n, step := range []func(){
		func() { remove(t, root); write(t, root, "deep/dana.md", "anew") },
		func() { remove(t, root); write(t, root, "deep/dana.md", "anew again") },
		func() { remove(t, root); link(t, root+" linked", root) },
		func() { remove(t, root); link(t, root+" linked elsewhere", root) },
		func() {
			remove(t, root+" linked elsewhere")
			write(t, root+" linked elsewhere", "deep/dana.md", "anew")
		},
		func() { remove(t, root); write(t, root, "deep/dana.md", "no link any more") },
	} {
		step()
		for change := next(t, changes); !slices.Contains(change.Paths, "."); change = next(t, changes) {
		}
		name := fmt.Sprintf("deep/new %d.md", n)
		for told := false; !told; { // that the root went may be told twice
			write(t, root, name, fmt.Sprint(n))
			told = slices.Contains(next(t, changes).Paths, name)
		}
	}
}

func TestLinkedRoot(t *testing.T) {
	root := newLedger(t, "dana.md", "one")
	linked := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(root, linked); err != nil {
		t.Fatal(err)
	}
	changes := watch(t, linked)
	write(t, root, "dana.md", "two")
	same(t, until(t, changes, "dana.md"), "dana.md")
}

func TestNothingToWatch(t *testing.T) {
	root := newLedger(t, "dana.md", "one")
	for _, path := range []string{filepath.Join(root, "nowhere"), filepath.Join(root, "dana.md")} {
		_, err := Dir(t.Context(), path, settle)
		if !errors.Is(err, ErrGone) || !strings.Contains(err.Error(), "there is no folder") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Once the context is done the channel is closed and no goroutine is left,
// whatever the watcher was doing.
func TestCancel(t *testing.T) {
	for name, do := range map[string]func(t *testing.T, root string, changes <-chan Change){
		"idle":          func(*testing.T, string, <-chan Change) {},
		"with a change": func(t *testing.T, root string, _ <-chan Change) { write(t, root, "dana.md", "two") },
		"without a root": func(t *testing.T, root string, changes <-chan Change) {
			remove(t, root)
			for !errors.Is(next(t, changes).Err, ErrGone) {
			}
		},
		"not heard": func(t *testing.T, root string, _ <-chan Change) { remove(t, root) },
	} {
		t.Run(name, func(t *testing.T) {
			root := newLedger(t, "dana.md", "one")
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			changes, err := Dir(ctx, root, settle)
			if err != nil {
				t.Fatal(err)
			}
			do(t, root, changes)
			cancel()
			for range changes {
			}
			for end := time.Now().Add(deadline); leaked() != ""; runtime.Gosched() {
				if time.Now().After(end) {
					t.Fatal(leaked())
				}
			}
		})
	}
}

// leaked is the stack of a goroutine that watches, if there is one.
func leaked() string {
	var all bytes.Buffer
	pprof.Lookup("goroutine").WriteTo(&all, 2)
	for _, stack := range strings.Split(all.String(), "\n\n") {
		if strings.Contains(stack, "(*watcher)") || strings.Contains(stack, "fsnotify") {
			return stack
		}
	}
	return ""
}

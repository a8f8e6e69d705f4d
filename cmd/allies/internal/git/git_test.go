package git

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// TestMain gives git an author, no configuration but a repository's own, and
// nothing of the hook that may have started the tests. As a hook, it says what it sees staged.
func TestMain(m *testing.M) {
	if os.Getenv("ALLIES_TEST_HOOK") != "" {
		printStaged(os.Getenv("ALLIES_TEST_HOOK"))
		return
	}
	for _, pair := range os.Environ() {
		if key, _, _ := strings.Cut(pair, "="); strings.HasPrefix(key, "GIT_") {
			os.Unsetenv(key)
		}
	}
	for _, pair := range [][2]string{
		{"GIT_CONFIG_GLOBAL", os.DevNull}, {"GIT_CONFIG_NOSYSTEM", "1"},
		{"GIT_AUTHOR_NAME", "Ada"}, {"GIT_AUTHOR_EMAIL", "ada@example.org"},
		{"GIT_COMMITTER_NAME", "Ada"}, {"GIT_COMMITTER_EMAIL", "ada@example.org"},
	} {
		os.Setenv(pair[0], pair[1])
	}
	os.Exit(m.Run())
}

func printStaged(root string) {
	repo, err := Open(context.Background(), root)
	if err != nil {
		fmt.Println(err)
		return
	}
	tree, err := repo.Staged(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	defer tree.Close()
	fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, err := fs.ReadFile(tree, name)
			fmt.Printf("%s=%s %v\n", name, data, err)
		}
		return nil
	})
}

// git runs git in a folder and returns what it wrote.
func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	out, err := try(dir, args...)
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return out
}

func try(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

// write puts files below a folder: name, content, name, content …
func write(t testing.TB, dir string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(pairs[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(pairs[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// repository makes a repository with one commit of the files.
func repository(t testing.TB, pairs ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	git(t, dir, "init", "--quiet", "--initial-branch=main")
	if len(pairs) > 0 {
		write(t, dir, pairs...)
		commit(t, dir, "first")
	}
	return dir
}

func commit(t testing.TB, dir, message string) {
	t.Helper()
	git(t, dir, "add", "--all")
	git(t, dir, "commit", "--quiet", "--allow-empty", "-m", message)
}

func open(t testing.TB, dir string) *Repo {
	t.Helper()
	repo, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return repo
}

func at(t testing.TB, dir, rev string) *Tree {
	t.Helper()
	tree, err := open(t, dir).At(t.Context(), rev)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	return tree
}

// files lists what a file system holds: "name=content", sorted.
func files(t testing.TB, fsys fs.FS) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		list = append(list, name+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// failsAs checks that an error is of a kind, says some words and has a hint.
func failsAs(t *testing.T, err, kind error, words string) {
	t.Helper()
	var told *ledger.Failure
	switch {
	case !errors.Is(err, kind) || !errors.As(err, &told):
		t.Errorf("got %v, want kind %v", err, kind)
	case !strings.Contains(err.Error(), words):
		t.Errorf("%q does not say %q", err, words)
	case told.Hint() == "":
		t.Errorf("%q has no hint", err)
	}
}

package git

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInstallHook(t *testing.T) {
	dir := repository(t, "our ledger's/dana.md", "one")
	repo := open(t, filepath.Join(dir, "our ledger's"))
	if state, err := repo.Hook(t.Context()); err != nil || state.Ours || state.Other {
		t.Fatalf("%+v, %v", state, err)
	}
	for range 2 {
		state, err := repo.InstallHook(t.Context())
		if err != nil || !state.Ours || state.Path != filepath.Join(dir, ".git", "hooks", "pre-commit") {
			t.Fatalf("%+v, %v", state, err)
		}
	}
	if state, err := open(t, dir).Hook(t.Context()); err != nil || !state.Other {
		t.Errorf("%+v, %v: it checks another ledger", state, err)
	}

	t.Setenv("PATH", pathWith(t, `printf '%s\n' "$PWD" "$@" > called; exit "$(cat verdict)"`))
	write(t, dir, "verdict", "1")
	git(t, dir, "add", "--all")
	if out, err := try(dir, "commit", "-m", "refused"); err == nil {
		t.Fatalf("the commit was not stopped: %s", out)
	}
	if got, want := string(read(t, filepath.Join(dir, "called"))), dir+"\ncheck\n--staged\n-C\n./our ledger's\n"; got != want {
		t.Errorf("called with %q, want %q", got, want)
	}
	write(t, dir, "verdict", "0")
	git(t, dir, "commit", "--quiet", "-m", "taken")

	t.Setenv("PATH", pathWith(t, ""))
	write(t, dir, "new", "n")
	git(t, dir, "add", "--all")
	if out, err := try(dir, "commit", "-m", "unchecked"); err != nil || !strings.Contains(out, "was not checked") {
		t.Errorf("%v: %s", err, out)
	}
}

func TestInstallHookAtTheTop(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	if err := os.RemoveAll(filepath.Join(dir, ".git", "hooks")); err != nil {
		t.Fatal(err)
	}
	if state, err := open(t, dir).InstallHook(t.Context()); err != nil || !state.Ours {
		t.Fatalf("%+v, %v", state, err)
	}
	t.Setenv("PATH", pathWith(t, `printf '%s\n' "$@" > called`))
	commit(t, dir, "second")
	if got := string(read(t, filepath.Join(dir, "called"))); got != "check\n--staged\n-C\n.\n" {
		t.Errorf("called with %q", got)
	}
}

func TestInstallHookNeverReplaces(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	path := filepath.Join(dir, ".git", "hooks", "pre-commit")
	write(t, dir, ".git/hooks/pre-commit", "#!/bin/sh\nmake check\n")
	_, err := open(t, dir).InstallHook(t.Context())
	failsAs(t, err, ErrHook, "another pre-commit hook")
	if got := string(read(t, path)); got != "#!/bin/sh\nmake check\n" {
		t.Error(got)
	}

	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", path); err != nil {
		t.Fatal(err)
	}
	_, err = open(t, dir).InstallHook(t.Context())
	failsAs(t, err, ErrHook, "another pre-commit hook")
}

func TestInstallHookAmongSharedHooks(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	shared := t.TempDir()
	git(t, dir, "config", "core.hooksPath", shared)
	_, err := open(t, dir).InstallHook(t.Context())
	failsAs(t, err, ErrHook, "core.hooksPath")
	if list, _ := os.ReadDir(shared); len(list) != 0 {
		t.Errorf("%v", list)
	}
}

func TestInstallHookNeedsFiles(t *testing.T) {
	bare := filepath.Join(t.TempDir(), "bare.git")
	git(t, t.TempDir(), "init", "--quiet", "--bare", bare)
	_, err := open(t, bare).InstallHook(t.Context())
	failsAs(t, err, ErrBare, "no working tree")
}

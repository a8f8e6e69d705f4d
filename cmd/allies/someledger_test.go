package main

import (
	"os"
	"os/exec"
	"testing"
)

// inGit copies a ledger into a repository of its own, with the tags v1 and v2.
func inGit(t *testing.T, from string) string {
	t.Helper()
	dir := copied(t, from)
	for _, args := range [][]string{
		{"init", "--quiet"}, {"add", "."},
		{"-c", "user.name=tester", "-c", "user.email=tester@example.org", "commit", "--quiet", "--message=first"},
		{"tag", "v1"}, {"tag", "v2"}, {"update-ref", "ORIG_HEAD", "HEAD"},
	} {
		git := exec.Command("git", args...)
		git.Dir = dir
		git.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE=2020-01-01T12:00:00Z", "GIT_COMMITTER_DATE=2020-01-01T12:00:00Z")
		if out, err := git.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// copied copies a ledger into a folder of its own.
func copied(t *testing.T, from string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// someLedger makes a ledger of some files.
func someLedger(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	(&watching{root: root}).write(t, files)
	return root
}

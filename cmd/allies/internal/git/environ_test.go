package git

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A hook of one repository that looks at a ledger in another must see the
// ledger's own history.
func TestAnotherRepositorysHook(t *testing.T) {
	code := repository(t, "main.go", "package main")
	ledger := repository(t, "dana.md", "one")
	t.Setenv("GIT_DIR", filepath.Join(code, ".git"))
	t.Setenv("GIT_WORK_TREE", code)
	t.Setenv("GIT_INDEX_FILE", filepath.Join(code, ".git", "index"))
	same(t, files(t, at(t, ledger, "HEAD")), "dana.md=one")
	staged, err := open(t, ledger).Staged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	same(t, files(t, staged), "dana.md=one")
}

// A folder that is no repository by itself is one when the environment says so.
func TestSeparateGitDir(t *testing.T) {
	home := t.TempDir()
	store := filepath.Join(t.TempDir(), "store.git")
	write(t, home, "ledger/dana.md", "one")
	git(t, home, "init", "--quiet", "--bare", store)
	t.Setenv("GIT_DIR", store)
	t.Setenv("GIT_WORK_TREE", home)
	git(t, home, "add", "ledger")
	git(t, home, "commit", "--quiet", "-m", "first")
	same(t, files(t, at(t, filepath.Join(home, "ledger"), "HEAD")), "dana.md=one")
	t.Setenv("GIT_DIR", filepath.Join(home, "nowhere"))
	_, err := Open(t.Context(), home)
	failsAs(t, err, ErrNoRepository, "is in no git repository")
}

// git commit -a and git commit FILE hand their hooks an index of their own.
func TestStagedInsideHook(t *testing.T) {
	for name, how := range map[string][]string{
		"staged": {"commit", "-m", "x"},
		"all":    {"commit", "-a", "-m", "x"},
		"one":    {"commit", "-m", "x", "--", "ledger/ravi.md"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := repository(t, "ledger/dana.md", "old", "ledger/ravi.md", "old")
			seen := filepath.Join(t.TempDir(), "seen")
			hook := "#!/bin/sh\nALLIES_TEST_HOOK=ledger " + quoted(os.Args[0]) + " > " + quoted(seen) + "\n"
			write(t, dir, ".git/hooks/pre-commit", hook)
			if err := os.Chmod(filepath.Join(dir, ".git/hooks/pre-commit"), 0o755); err != nil {
				t.Fatal(err)
			}
			write(t, dir, "ledger/dana.md", "staged")
			git(t, dir, "add", "--all")
			write(t, dir, "ledger/dana.md", "disk", "ledger/ravi.md", "disk")
			git(t, dir, how...)
			want := map[string]string{
				"staged": "dana.md=staged <nil>\nravi.md=old <nil>\n",
				"all":    "dana.md=disk <nil>\nravi.md=disk <nil>\n",
				"one":    "dana.md=old <nil>\nravi.md=disk <nil>\n",
			}[name]
			if got := string(read(t, seen)); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestStagedInMerge(t *testing.T) {
	dir := repository(t, "dana.md", "base")
	git(t, dir, "checkout", "--quiet", "-b", "side")
	write(t, dir, "dana.md", "theirs")
	commit(t, dir, "theirs")
	git(t, dir, "checkout", "--quiet", "main")
	write(t, dir, "dana.md", "ours")
	commit(t, dir, "ours")
	if out, err := try(dir, "merge", "side"); err == nil {
		t.Fatalf("no conflict: %s", out)
	}
	tree, err := open(t, dir).Staged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	same(t, files(t, tree), "dana.md=ours")
}

func TestEnvironmentIsPlain(t *testing.T) {
	got := environment([]string{"HOME=/h", "GIT_DIR=x", "GIT_GLOB_PATHSPECS=1", "LC_ALL=de_DE", "GIT_CONFIG_COUNT=0"})
	joined := strings.Join(got, " ")
	if strings.Contains(joined, "GIT_DIR") || strings.Contains(joined, "GLOB") || !strings.Contains(joined, "GIT_CONFIG_COUNT") {
		t.Error(joined)
	}
	if !strings.HasSuffix(joined, strings.Join(fixed[:], " ")) {
		t.Error(joined)
	}
}

// What a user or a machine sets for git must not bend our answers.
func TestOddSettings(t *testing.T) {
	dir := repository(t, "dana.md", "one", "People/ravi.md", "old name, with enough text to be known again\n")
	for _, pair := range [][2]string{
		{"diff.external", "false"}, {"diff.noprefix", "true"}, {"diff.relative", "false"}, {"diff.renames", "copies"},
		{"diff.mnemonicPrefix", "true"}, {"core.quotePath", "true"}, {"core.abbrev", "4"}, {"color.ui", "always"},
		{"core.pager", "false"}, {"status.showUntrackedFiles", "no"}, {"status.relativePaths", "false"},
	} {
		git(t, dir, "config", pair[0], pair[1])
	}
	t.Setenv("GIT_PAGER", "false")
	t.Setenv("GIT_EXTERNAL_DIFF", "false")
	t.Setenv("GIT_ICASE_PATHSPECS", "1")
	git(t, dir, "mv", "People/ravi.md", "People/Rávi.md")
	write(t, dir, "dana.md", "two", "neu.md", "new")
	same(t, diff(t, dir, "HEAD", WorkTree), "renamed People/ravi.md>People/Rávi.md", "changed dana.md", "added neu.md")
	same(t, files(t, at(t, dir, "HEAD")), "People/ravi.md=old name, with enough text to be known again\n", "dana.md=one")
	t.Setenv("GIT_TRACE", "1")
	facts, err := open(t, dir).Facts(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, facts.Untracked, "neu.md")
}

package git

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRevisionSpellings(t *testing.T) {
	dir := repository(t, "dana.md", "one", "People/ravi.md", "r")
	git(t, dir, "tag", "light")
	git(t, dir, "tag", "-a", "-m", "a tag", "heavy")
	git(t, dir, "branch", "früher/ä")
	first := git(t, dir, "rev-parse", "HEAD")
	write(t, dir, "dana.md", "two")
	commit(t, dir, "second")

	was := []string{"People/ravi.md=r", "dana.md=one"}
	for _, rev := range []string{"HEAD~1", "light", "heavy", "früher/ä", "refs/tags/heavy", first, first[:8], "@{1}", ":/first", "HEAD^{/first}", "HEAD^^{tree}"} {
		same(t, files(t, at(t, dir, rev)), was...)
	}
	same(t, files(t, at(t, dir, "HEAD")), "People/ravi.md=r", "dana.md=two")
	same(t, files(t, at(t, dir, "@")), "People/ravi.md=r", "dana.md=two")
	same(t, files(t, at(t, dir, "HEAD:People")), "ravi.md=r")
	if id := at(t, dir, "light").ID; id != first {
		t.Errorf("ID %s, want %s", id, first)
	}
}

func TestNamesOfRevisions(t *testing.T) {
	dir := repository(t)
	r, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if names, err := r.Names(t.Context()); err == nil || names != nil {
		t.Errorf("without a commit: %v, %v", names, err)
	}
	for _, day := range []string{"2020-01-01", "2021-01-01"} {
		t.Setenv("GIT_AUTHOR_DATE", day+"T12:00:00Z")
		t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00Z")
		write(t, dir, "dana.md", day)
		commit(t, dir, "of "+day)
	}
	git(t, dir, "tag", "-a", "-m", "a tag", "heavy", "HEAD~1")
	names, err := r.Names(t.Context())
	want := []Name{{"HEAD", "2021-01-01 of 2021-01-01"}, {"HEAD~1", "2020-01-01 of 2020-01-01"}, {"main", "of 2021-01-01"}, {"heavy", "a tag"}}
	if err != nil || !slices.Equal(names, want) {
		t.Errorf("%v, %v, want %v", names, err, want)
	}
}

func TestRevisionByDay(t *testing.T) {
	dir := repository(t)
	for _, day := range []string{"2020-01-01", "2021-01-01", "2022-01-01"} {
		t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00Z")
		write(t, dir, "dana.md", day)
		commit(t, dir, day)
	}
	for rev, want := range map[string]string{
		"@{2021-06-01}": "2021-01-01", "main@{2020-02-01}": "2020-01-01", "@{1 month ago}": "2022-01-01",
	} {
		tree := at(t, dir, rev)
		same(t, files(t, tree), "dana.md="+want)
		same(t, tree.Warnings)
	}
	tree := at(t, dir, "@{2019-01-01}") // before the log begins
	same(t, files(t, tree), "dana.md=2020-01-01")
	if len(tree.Warnings) != 1 || !strings.Contains(tree.Warnings[0], "only goes back to") {
		t.Errorf("warnings %q", tree.Warnings)
	}
}

func TestRevisionMistakes(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	for rev, words := range map[string]string{
		"nope":         `git knows no revision "nope"`,
		"":             `git knows no revision ""`,
		"-n":           `git knows no revision "-n"`,
		"--output=x":   `git knows no revision "--output=x"`,
		"a\nb":         `git knows no revision "a\nb"`,
		"^HEAD":        `git knows no revision "^HEAD"`,
		"HEAD..HEAD":   "is a range",
		"HEAD@{9}":     "git cannot follow",
		"HEAD:dana.md": "names no commit and no folder",
		"HEAD:nobody":  "git knows no revision",
		"00000000000000000000000000000000deadbeef": "names no commit",
	} {
		_, err := open(t, dir).At(t.Context(), rev)
		failsAs(t, err, ErrRevision, words)
	}
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("an option was taken for a revision")
	}
}

func TestRevisionBeforeTheFirstCommit(t *testing.T) {
	dir := repository(t)
	for _, rev := range []string{"HEAD", "main", "@{1 day ago}"} {
		_, err := open(t, dir).At(t.Context(), rev)
		failsAs(t, err, ErrNoCommit, "nothing is committed here yet")
	}
	write(t, dir, "dana.md", "one")
	commit(t, dir, "first")
	git(t, dir, "checkout", "--quiet", "--detach")
	git(t, dir, "branch", "-D", "main")
	_, err := open(t, dir).At(t.Context(), "main")
	failsAs(t, err, ErrRevision, "no revision")
}

func TestLedgerInFolder(t *testing.T) {
	dir := repository(t, "README.md", "code", "a b/Büro [x]/dana.md", "one", "a b/other.md", "o")
	root := filepath.Join(dir, "a b", "Büro [x]")
	same(t, files(t, at(t, root, "HEAD")), "dana.md=one")
	if p := open(t, root).prefix; p != "a b/Büro [x]" {
		t.Errorf("prefix %q", p)
	}
	git(t, dir, "mv", "a b", "c")
	commit(t, dir, "renamed")

	moved := filepath.Join(dir, "c", "Büro [x]")
	_, err := open(t, moved).At(t.Context(), "HEAD~1")
	failsAs(t, err, ErrFolder, `there was no folder "c/Büro [x]" at "HEAD~1"`)
	same(t, files(t, at(t, moved, "HEAD~1:a b/Büro [x]")), "dana.md=one")
	same(t, files(t, at(t, root, "HEAD~1")), "dana.md=one") // a root that is gone by now
	_, err = open(t, root).Staged(t.Context())
	failsAs(t, err, ErrFolder, "in the working tree")
}

func TestLedgerWhereAFileWas(t *testing.T) {
	dir := repository(t, "allies", "a file")
	git(t, dir, "rm", "--quiet", "allies")
	write(t, dir, "allies/dana.md", "one")
	commit(t, dir, "second")
	_, err := open(t, filepath.Join(dir, "allies")).At(t.Context(), "HEAD~1")
	failsAs(t, err, ErrFolder, "no folder")
}

func TestBare(t *testing.T) {
	dir := repository(t, "ledger/dana.md", "one", "code.go", "x")
	bare := filepath.Join(t.TempDir(), "bare.git")
	git(t, dir, "clone", "--quiet", "--bare", dir, bare)
	same(t, files(t, at(t, bare, "main")), "code.go=x", "ledger/dana.md=one")
	same(t, files(t, at(t, filepath.Join(bare, "ledger"), "HEAD")), "dana.md=one")
	same(t, files(t, at(t, bare, "HEAD:ledger")), "dana.md=one")
	if !open(t, bare).Bare() {
		t.Error("not bare")
	}
	_, err := open(t, bare).Staged(t.Context())
	failsAs(t, err, ErrBare, "no working tree")
	_, err = open(t, bare).Diff(t.Context(), "HEAD", WorkTree)
	failsAs(t, err, ErrBare, "no working tree")
	_, err = open(t, bare).At(t.Context(), "@{1 month ago}")
	failsAs(t, err, ErrRevision, "is empty")
}

func TestWorktree(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	other := filepath.Join(t.TempDir(), "other tree")
	git(t, dir, "worktree", "add", "--quiet", "-b", "side", other)
	write(t, other, "dana.md", "side")
	commit(t, other, "side")
	same(t, files(t, at(t, other, "HEAD")), "dana.md=side")
	same(t, files(t, at(t, other, "main")), "dana.md=one")
	same(t, files(t, at(t, dir, "HEAD")), "dana.md=one")
}

func TestSubmodule(t *testing.T) {
	inner := repository(t, "dana.md", "inner")
	outer := repository(t, "ravi.md", "outer")
	git(t, outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "team/inner")
	commit(t, outer, "with a submodule")
	tree := at(t, outer, "HEAD")
	same(t, files(t, tree), ".gitmodules="+string(read(t, filepath.Join(outer, ".gitmodules"))), "ravi.md=outer")
	if list, err := tree.ReadDir("team/inner"); err != nil || len(list) != 0 {
		t.Errorf("a submodule lists %v, %v", list, err)
	}
	same(t, files(t, at(t, filepath.Join(outer, "team", "inner"), "HEAD")), "dana.md=inner")
	staged, err := open(t, outer).Staged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	if info, err := staged.Stat("team/inner"); err != nil || !info.IsDir() {
		t.Errorf("%v, %v", info, err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOtherObjectFormat(t *testing.T) {
	dir := t.TempDir()
	git(t, dir, "init", "--quiet", "--object-format=sha256")
	write(t, dir, "dana.md", "one")
	commit(t, dir, "first")
	same(t, files(t, at(t, dir, "HEAD")), "dana.md=one")
}

func TestNoRepository(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), dir)
	failsAs(t, err, ErrNoRepository, "is in no git repository")
	_, err = Open(t.Context(), filepath.Join(dir, "not", "there"))
	failsAs(t, err, ErrNoRepository, "is in no git repository")
}

func TestUntrustedRepository(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	_, err := Open(t.Context(), dir)
	failsAs(t, err, ErrUntrusted, "does not trust")
}

func TestNoGit(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	_, err := Open(t.Context(), dir)
	failsAs(t, err, ErrNoGit, "git cannot be started")
}

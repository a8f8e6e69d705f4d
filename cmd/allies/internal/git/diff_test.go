package git

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// diff tells each change as "status path" or "renamed old>new", and checks
// that its blobs are git's.
func diff(t *testing.T, dir, from, to string) []string {
	t.Helper()
	found, err := open(t, dir).Diff(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, c := range found {
		line := string(c.Status) + " " + c.From
		switch {
		case c.Status == Renamed:
			line += ">" + c.To
		case c.Status == Added:
			line += c.To
		}
		told = append(told, line)
		if c.From != "" && c.FromID != git(t, dir, "rev-parse", from+":./"+c.From) {
			t.Errorf("%s: from %s", line, c.FromID)
		}
		if c.From == "" && c.FromID != "" || c.To == "" && c.ToID != "" {
			t.Errorf("%s: %q to %q", line, c.FromID, c.ToID)
		}
	}
	return told
}

const prose = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"

func TestDiffOfRevisions(t *testing.T) {
	dir := repository(t, "l/dana.md", "one", "l/ravi.md", prose, "l/gone.md", "x", "l/same.md", "y", "code.go", "a")
	write(t, dir, "l/dana.md", "two", "l/new\n.md", "z", "code.go", "b")
	git(t, dir, "mv", "l/ravi.md", "l/Rávi Ω.md")
	write(t, dir, "l/Rávi Ω.md", prose+"nine\n")
	git(t, dir, "rm", "--quiet", "l/gone.md")
	commit(t, dir, "second")
	want := []string{"renamed ravi.md>Rávi Ω.md", "changed dana.md", "removed gone.md", "added new\n.md"}
	same(t, diff(t, filepath.Join(dir, "l"), "HEAD~1", "HEAD"), want...)
	same(t, diff(t, dir, "HEAD", "HEAD"))
	found, err := open(t, dir).Diff(t.Context(), "HEAD~1", "HEAD")
	if err != nil || found[0].From != "code.go" || found[0].ToID != git(t, dir, "rev-parse", "HEAD:code.go") {
		t.Errorf("%v, %v", found, err)
	}
}

func TestDiffOfWorkTree(t *testing.T) {
	dir := repository(t, "l/dana.md", "one", "l/ravi.md", prose, "l/gone.md", "x", "l/same.md", "y", "code.go", "a", ".gitignore", "*.tmp\n")
	root := filepath.Join(dir, "l")
	same(t, diff(t, root, "HEAD", WorkTree))
	write(t, dir, "l/dana.md", "two", "l/staged.md", "s", "l/a.tmp", "ignored", "l/photo.png", "p", "code.go", "b", "other.md", "o")
	git(t, dir, "add", "l/staged.md")
	if err := os.Remove(filepath.Join(root, "gone.md")); err != nil {
		t.Fatal(err)
	}
	want := []string{"changed dana.md", "removed gone.md", "added photo.png", "added staged.md"}
	same(t, diff(t, root, "HEAD", WorkTree), want...)
	same(t, diff(t, root, "HEAD", Index), "added staged.md")
}

// Whether a file may be run is nothing of the ledger's, in the working tree, in
// the index and in a commit.
func TestDiffIgnoresModes(t *testing.T) {
	dir := repository(t, "dana.md", "one", "ravi.md", "two")
	git(t, dir, "update-index", "--chmod=+x", "dana.md")
	same(t, diff(t, dir, "HEAD", Index))
	git(t, dir, "commit", "--quiet", "-m", "mode")
	same(t, diff(t, dir, "HEAD~1", "HEAD"))
	if err := os.Chmod(filepath.Join(dir, "ravi.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	same(t, diff(t, dir, "HEAD", WorkTree))
	write(t, dir, "ravi.md", "three")
	same(t, diff(t, dir, "HEAD", WorkTree), "changed ravi.md")
}

// A file that is touched, or staged and put back, is not a change.
func TestDiffLooksAtContents(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	write(t, dir, "dana.md", "two")
	git(t, dir, "add", "--all")
	write(t, dir, "dana.md", "one")
	same(t, diff(t, dir, "HEAD", WorkTree))
	same(t, diff(t, dir, "HEAD", Index), "changed dana.md")
}

// A file that got another name without git being told is still the same one.
func TestDiffOfMovedFile(t *testing.T) {
	dir := repository(t, "l/ravi.md", prose, "l/dana.md", "d\n", "pic.png", "p")
	root := filepath.Join(dir, "l")
	if err := os.Rename(filepath.Join(root, "ravi.md"), filepath.Join(root, "Ravi Patel\n.md")); err != nil {
		t.Fatal(err)
	}
	write(t, root, "Ravi Patel\n.md", prose+"nine\n", "unlike.md", "nothing in common\n", "empty.md", "", "new.png", "q")
	before := git(t, dir, "count-objects", "-v") + git(t, dir, "ls-files", "--stage")
	same(t, diff(t, root, "HEAD", WorkTree), "renamed ravi.md>Ravi Patel\n.md", "added empty.md", "added new.png", "added unlike.md")
	if after := git(t, dir, "count-objects", "-v") + git(t, dir, "ls-files", "--stage"); after != before {
		t.Errorf("the repository was touched: %s, then %s", before, after)
	}
}

// An edit of the same size in place, in the second in which git wrote its index,
// is seen beside a file that got another name.
func TestDiffOfASameSizeEditInTheSecondOfTheCommit(t *testing.T) {
	dir := repository(t, "dana.md", "one", "ravi.md", prose)
	git(t, dir, "config", "core.trustctime", "false")
	git(t, dir, "config", "core.checkStat", "minimal")
	second := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	dana, index := filepath.Join(dir, "dana.md"), filepath.Join(dir, ".git", "index")
	at := func(file string) {
		if err := os.Chtimes(file, second, second); err != nil {
			t.Fatal(err)
		}
	}
	at(dana)
	git(t, dir, "update-index", "--refresh")
	if err := os.WriteFile(dana, []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	at(dana)
	at(index)
	if err := os.Rename(filepath.Join(dir, "ravi.md"), filepath.Join(dir, "Ravi Patel.md")); err != nil {
		t.Fatal(err)
	}
	same(t, diff(t, dir, "HEAD", WorkTree), "renamed ravi.md>Ravi Patel.md", "changed dana.md")
}

func TestDiffWithOddIndex(t *testing.T) {
	dir := repository(t, "ravi.md", prose)
	rename := func(from, to string) {
		if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
			t.Fatal(err)
		}
	}
	rename("ravi.md", "Ravi.md")
	git(t, dir, "update-index", "--split-index")
	same(t, diff(t, dir, "HEAD", WorkTree), "renamed ravi.md>Ravi.md")
	if err := os.Remove(filepath.Join(dir, ".git", "index")); err != nil {
		t.Fatal(err)
	}
	same(t, diff(t, dir, "HEAD", WorkTree), "renamed ravi.md>Ravi.md")
}

func TestDiffInMerge(t *testing.T) {
	dir := repository(t, "dana.md", "base\n", "ravi.md", "base\n")
	git(t, dir, "checkout", "--quiet", "-b", "side")
	write(t, dir, "dana.md", "theirs\n", "ravi.md", "theirs\n")
	commit(t, dir, "theirs")
	git(t, dir, "checkout", "--quiet", "main")
	write(t, dir, "dana.md", "ours\n")
	git(t, dir, "rm", "--quiet", "ravi.md")
	commit(t, dir, "ours")
	if out, err := try(dir, "merge", "side"); err == nil {
		t.Fatalf("no conflict: %s", out)
	}
	same(t, diff(t, dir, "HEAD", WorkTree), "changed dana.md", "added ravi.md")
}

func TestDiffLeavesSubmodules(t *testing.T) {
	inner := repository(t, "dana.md", "inner")
	outer := repository(t, "ravi.md", "outer")
	git(t, outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "inner")
	git(t, outer, "commit", "--quiet", "-m", "with a submodule")
	git(t, outer, "init", "--quiet", "nested")
	write(t, outer, "inner/dana.md", "changed", "inner/new.md", "n", "nested/x.md", "x")
	same(t, diff(t, outer, "HEAD~1", "HEAD"), "added .gitmodules")
	same(t, diff(t, outer, "HEAD", WorkTree))
	same(t, diff(t, outer, "HEAD~1", WorkTree), "added .gitmodules")
}

func TestDiffOfLinks(t *testing.T) {
	dir := repository(t, "dana.md", "one", "ravi.md", "two")
	if err := os.Remove(filepath.Join(dir, "ravi.md")); err != nil {
		t.Fatal(err)
	}
	link(t, dir, "ravi.md", "dana.md")
	same(t, diff(t, dir, "HEAD", WorkTree), "changed ravi.md")
}

func TestDiffMistakes(t *testing.T) {
	dir := repository(t, "dana.md", "one")
	write(t, dir, "l/ravi.md", "two")
	commit(t, dir, "second")
	root := filepath.Join(dir, "l")
	for _, c := range []struct {
		from, to string
		kind     error
		words    string
	}{
		{"nope", WorkTree, ErrRevision, `"nope"`},
		{"HEAD", "nope", ErrRevision, `"nope"`},
		{"HEAD", "-p", ErrRevision, `"-p"`},
		{"--output=x", "HEAD", ErrRevision, `"--output=x"`},
		{"HEAD~1", "HEAD", ErrFolder, `at "HEAD~1"`},
		{"HEAD", "HEAD~1", ErrFolder, `at "HEAD~1"`},
		{"HEAD:l", WorkTree, ErrRevision, "is a folder"},
		{Index, "HEAD", ErrRevision, `":"`},
	} {
		_, err := open(t, root).Diff(t.Context(), c.from, c.to)
		failsAs(t, err, c.kind, c.words)
	}
	if _, err := os.Stat(filepath.Join(root, "x")); err == nil {
		t.Error("an option was taken for a revision")
	}
	found, err := open(t, root).Diff(t.Context(), "HEAD~1", WorkTree)
	if err != nil || len(found) != 1 || found[0].To != "ravi.md" {
		t.Errorf("%v, %v: before the folder was there, all is new", found, err)
	}
	if _, err := open(t, repository(t)).Diff(t.Context(), "HEAD", WorkTree); err == nil || !strings.Contains(err.Error(), "nothing is committed") {
		t.Error(err)
	}
}

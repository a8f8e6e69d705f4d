//go:build tools

package diff_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allies/parse/diff"
)

// story is a change of one file; a nil text is a file that is not there.
type story struct {
	name, path    string
	before, after []byte
}

func text(s string) []byte { return []byte(s) }

var long = strings.Repeat("a line\n", 30)

// stories are changes that a reader of patches has been known to trip over.
var stories = []story{
	{"plain", "dana.md", text("a\nb\nc\n"), text("a\nB\nc\n")},
	{"in a folder", "people/dana.md", text("a\nb\nc\n"), text("a\nc\n")},
	{"a folder named as the ledger's own", "notes/dana.md", text("a\n"), text("b\n")},
	{"two files of one name", "people/deep/dana.md", text("other\n"), text("another\n")},
	{"blanks", "the people/Ravi  Patel .md", text("a\n"), text("a\nb\n")},
	{"quotes", `said "hi" 'there'.md`, text("a\n"), text("b\n")},
	{"leading quote", `"quoted".md`, text("a\n"), text("b\n")},
	{"backslash", `back\nslash.md`, text("a\n"), text("b\n")},
	{"dollar and star", `$HOME *.md`, text("a\n"), text("b\n")},
	{"dashes", `-- dash.md`, text("a\n"), text("b\n")},
	{"not ascii", "Zoë Ünal 李雷 📅.md", text("a\n"), text("b\n")},
	{"right to left", "\u202egnp.md", text("a\n"), text("b\n")},
	{"tab", "ta\tb.md", text("a\n"), text("b\n")},
	{"line feed", "li\nne.md", text("a\n"), text("b\n")},
	{"not utf-8", "caf\xe9.md", text("a\n"), text("b\n")},
	{"like a date", "met 2026-03-14 10:00:00.md", text("a\n"), text("b\n")},
	{"crlf", "crlf.md", text("a\r\nb\r\nc\r\n"), text("a\r\nB\r\nc\r\n")},
	{"crlf added", "crlf2.md", text("a\nb\nc\n"), text("a\r\nb\r\nc\n")},
	{"lone cr", "cr.md", text("a\rb\nc\n"), text("a\rb\nd\n")},
	{"bom", "bom.md", text("\ufeffa\nb\n"), text("\ufeffa\nc\n")},
	{"no last line end", "open.md", text("a\nb"), text("a\nc")},
	{"last line end added", "open2.md", text("a\nb"), text("a\nb\n")},
	{"last line end taken", "open3.md", text("a\nb\n"), text("a\nb")},
	{"line after an open end", "open4.md", text("a\nb"), text("a\nb\nc\n")},
	{"open end in the context", "open5.md", text("a\nb"), text("z\na\nb")},
	{"crlf, open end", "open6.md", text("a\r\nb"), text("a\r\nb\r\nc")},
	{"trailing blanks", "blanks.md", text("a  \n\n \n\t\n"), text("a  \n\n \n\t\nb \t\n")},
	{"dashes as text", "rule.md", text("-- x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n"), text("++ x\n+++ b/x\n\\ x\n")},
	{"begin", "begin.md", text(long), text("new\n" + long)},
	{"end", "end.md", text(long), text(long + "new\n")},
	{"both ends", "both.md", text(long), text("new\n" + long + "new\n")},
	{"near changes", "near.md", text("1\n2\n3\n4\n5\n6\n7\n8\n9\n"), text("1\nx\n3\n4\n5\n6\n7\ny\n9\n")},
	{"far changes", "far.md", text("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n"), text("1\nx\n3\n4\n5\n6\n7\n8\n9\ny\n11\n")},
	{"from empty", "was empty.md", text(""), text("a\n")},
	{"to empty", "gets empty.md", text("a\n"), text("")},
	{"new", "new.md", nil, text("a\nb\n")},
	{"new in new folders", "new people/of this year/Ravi Patel.md", nil, text("a\nb")},
	{"new, quoted", "new\ttab.md", nil, text("a\n")},
	{"removed", "gone.md", text("a\nb\n"), nil},
	{"removed in a folder", "people/gone too.md", text("a"), nil},
	{"removed, quoted", "gone\x1b[1m.md", text("a\n"), nil},
}

// emptyFiles come and go without a line.
var emptyFiles = []story{
	{"new and empty", "new people/Zoë  empty.md", nil, text("")},
	{"removed and empty", "gone \"empty\" Ünal\t.md", text(""), nil},
}

func (s story) diff() []byte {
	switch {
	case s.before == nil:
		return diff.Created(s.path, s.after)
	case s.after == nil:
		return diff.Removed(s.path, s.before)
	}
	return diff.Changed(s.path, s.before, s.after)
}

// readers are the programs that a user pipes a diff into.
var readers = []string{"patch -p0 --silent", "patch -p1 --silent", "git apply"}

func TestPatchAndGitTakeEveryDiff(t *testing.T) {
	for _, reader := range readers {
		for _, s := range slices.Concat(stories, emptyFiles) {
			t.Run(reader+"/"+s.name, func(t *testing.T) {
				root := t.TempDir()
				lay(t, root, s)
				take(t, root, s.diff(), strings.Fields(reader)...)
				compare(t, root, s)
			})
		}
	}
}

func TestGitTakesEveryDiffBack(t *testing.T) {
	for _, s := range slices.Concat(stories, emptyFiles) {
		t.Run(s.name, func(t *testing.T) {
			root := t.TempDir()
			back := s
			back.before, back.after = s.after, s.before
			lay(t, root, back)
			take(t, root, s.diff(), "git", "apply", "--reverse")
			compare(t, root, back)
		})
	}
}

// Empty files come last, and git takes those in its own form from the top.
func TestOneDiffOfAllWithEmptyFiles(t *testing.T) {
	root := t.TempDir()
	take(t, root, nil, "git", "init", "--quiet")
	all := slices.Concat(stories, emptyFiles)
	var text []byte
	for _, s := range all {
		lay(t, root, s)
		text = append(text, s.diff()...)
	}
	take(t, root, text, "git", "apply")
	for _, s := range all {
		compare(t, root, s)
	}
}

// A ledger may be a folder of a repository, and a diff of several files is
// the diffs one after another.
func TestOneDiffOfAllInAFolderOfARepository(t *testing.T) {
	repository := t.TempDir()
	take(t, repository, nil, "git", "init", "--quiet")
	root := filepath.Join(repository, "my notes")
	var all []byte
	for _, s := range stories {
		lay(t, root, s)
		all = append(all, s.diff()...)
	}
	take(t, root, all, "git", "apply")
	for _, s := range stories {
		compare(t, root, s)
	}
}

func lay(t *testing.T, root string, s story) {
	t.Helper()
	if err := os.MkdirAll(root, 0o700); err != nil {
		t.Fatal(err)
	}
	if s.before == nil {
		return
	}
	file := filepath.Join(root, s.path)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, s.before, 0o600); err != nil {
		t.Fatal(err)
	}
}

// take runs a program in the folder; it must succeed in silence.
func take(t *testing.T, folder string, input []byte, command ...string) {
	t.Helper()
	run := exec.Command(command[0], command[1:]...)
	run.Dir = folder
	run.Stdin = bytes.NewReader(input)
	outside := slices.DeleteFunc(os.Environ(), func(pair string) bool { return strings.HasPrefix(pair, "GIT_") }) // of a hook
	run.Env = append(outside, "LC_ALL=C", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s\n%s", strings.Join(command, " "), err, out, input)
	}
}

func compare(t *testing.T, root string, s story) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(root, s.path))
	if s.after == nil {
		if !os.IsNotExist(err) {
			t.Errorf("%q is still there: %q, %v", s.path, got, err)
		}
		return
	}
	if err != nil || !bytes.Equal(got, s.after) {
		t.Errorf("%q: got %q, %v\nwant %q\n%s", s.path, got, err, s.after, s.diff())
	}
}

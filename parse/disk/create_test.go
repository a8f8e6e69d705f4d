package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

const li = "new people/Li Lei.md"

var created = with(li, "# Li Lei\n")

func TestCreateIsPrivate(t *testing.T) {
	s := newLedger(t)
	if err := write(t, s, system(), jobs["create"]); err != nil {
		t.Fatal(err)
	}
	s.holds(t, created)
	for path, want := range map[string]fs.FileMode{li: 0o600, "new people": 0o700} {
		if info, err := os.Stat(filepath.Join(s.root, path)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	for _, c := range []struct {
		path, message string
		reason        error
	}{
		{dana, "Dana Okafor.md exists already", ErrTaken},
		{"people", "people exists already", ErrTaken},
		{"dangling.md", "dangling.md exists already", ErrTaken},
		{"../Ada.md", "../Ada.md leads out of the ledger", ErrOutside},
		{"/Ada.md", "/Ada.md leads out of the ledger", ErrOutside},
		{"", " leads out of the ledger", ErrOutside},
		{".", ". leads out of the ledger", ErrOutside},
		{dana + "/Ada.md", "cannot be written: not a directory", nil},
		{"dangling.md/Ada.md", "dangling.md/Ada.md cannot be written", nil},
	} {
		t.Run(c.path, func(t *testing.T) {
			s := newLedger(t)
			if err := os.Symlink("nowhere", filepath.Join(s.root, "dangling.md")); err != nil {
				t.Fatal(err)
			}
			err := write(t, s, system(), func(w *Writer) error { return w.Create(c.path, []byte("# Ada\n")) })
			failsAs(t, err, c.reason, c.message)
			if err := os.Remove(filepath.Join(s.root, "dangling.md")); err != nil {
				t.Fatal(err)
			}
			s.holds(t, ledgerFiles)
		})
	}
}

func TestCreateThroughAFolderLink(t *testing.T) {
	s := newLedger(t)
	if err := os.Symlink(filepath.Join(s.root, "people"), filepath.Join(s.root, "friends")); err != nil {
		t.Fatal(err)
	}
	if err := write(t, s, system(), func(w *Writer) error { return w.Create("friends/new/Ada.md", []byte("# Ada\n")) }); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(s.root, "people/new/Ada.md")); string(text) != "# Ada\n" {
		t.Errorf("got %q, %v", text, err)
	}
}

// noLinks is a file system without hard links.
func noLinks() steps {
	do := system()
	do.link = func(*os.Root, string, string) error { return syscall.EPERM }
	return do
}

func TestCreateWithoutHardLinks(t *testing.T) {
	s := newLedger(t)
	if err := write(t, s, noLinks(), jobs["create"]); err != nil {
		t.Fatal(err)
	}
	s.holds(t, created)
	failsAs(t, write(t, s, noLinks(), jobs["create"]), ErrTaken, li)
	s.holds(t, created)
}

// A file that appears at the last moment is not replaced.
func TestCreateNeverReplaces(t *testing.T) {
	for name, base := range map[string]steps{"links": system(), "no links": noLinks()} {
		t.Run(name, func(t *testing.T) {
			s := newLedger(t)
			do := base
			do.sync = func(f *os.File) error {
				s.write(t, li, "saved by an editor\n")
				return base.sync(f)
			}
			failsAs(t, write(t, s, do, jobs["create"]), ErrTaken, li)
			s.holds(t, with(li, "saved by an editor\n"))
		})
	}
}

func TestCreateWhenAStepFails(t *testing.T) {
	for n, step := range stepsOf(t, jobs["create"]) {
		t.Run(fmt.Sprintf("%d %s", n, step), func(t *testing.T) {
			s := newLedger(t)
			err := write(t, s, at(n, func(string, func() error) error { return syscall.ENOSPC }), jobs["create"])
			switch step {
			case "flush":
				failsAs(t, err, syscall.ENOSPC, "is written, but")
				s.holds(t, created)
			case "link": // the other way is taken
				if err != nil {
					t.Error(err)
				}
			case "remove": // swept by the next writer
				if err != nil || len(s.files(t)) != len(created)+1 {
					t.Errorf("got %v, %q", err, s.files(t))
				}
				if err := write(t, s, system(), func(w *Writer) error { return w.Replace(add(li, line)) }); err != nil {
					t.Error(err)
				}
				s.holds(t, with(li, "# Li Lei\n"+line+"\n"))
			default:
				failsAs(t, err, ErrFull, li)
				s.holds(t, ledgerFiles)
				if _, err := os.Stat(filepath.Join(s.root, "new people")); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("the new folder is left: %v", err)
				}
			}
		})
	}
}

func TestCreateWhenKilled(t *testing.T) {
	killEverywhere(t, "create", func(t *testing.T, s site) {
		text, there := s.files(t)[li]
		if there && text != created[li] {
			t.Fatalf("the file became %q", text)
		}
		if there {
			failsAs(t, write(t, s, system(), jobs["create"]), ErrTaken, li)
		} else if err := write(t, s, system(), jobs["create"]); err != nil {
			t.Fatal(err)
		}
		s.holds(t, created)
	})
}

// The name of the new file outlasts a power cut, and that of its new folder.
func TestCreateFlushesBothNames(t *testing.T) {
	steps := stepsOf(t, jobs["create"])
	if end := len(steps) - 2; end < 0 || steps[end] != "flush" || steps[end+1] != "flush" {
		t.Errorf("it ends with %q", steps)
	}
}

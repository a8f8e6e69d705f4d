package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const (
	dana = "Dana Okafor.md"
	ravi = "people/Ravi Patel.md"
	line = "- win: her proposal was accepted"
)

// jobs are what another process does when told.
var jobs = map[string]func(w *Writer) error{
	"replace": func(w *Writer) error { return w.Replace(add(ravi, line)) },
	"create":  func(w *Writer) error { return w.Create("new people/Li Lei.md", []byte("# Li Lei\n")) },
	"rename":  func(w *Writer) error { return w.Do(renameDana()) },
	"take in": func(w *Writer) error { return w.Do(takeIn(w.real)) },
	"nothing": func(w *Writer) error { return nil },
	"five lines": func(w *Writer) error {
		for i := range 5 {
			if err := w.Replace(add(dana, fmt.Sprintf("- %d of %d", i, os.Getpid()))); err != nil {
				return err
			}
		}
		return nil
	},
}

var replaced = with(ravi, ledgerFiles[ravi]+line+"\n")

func TestReplace(t *testing.T) {
	s := newLedger(t)
	if err := write(t, s, system(), jobs["replace"]); err != nil {
		t.Fatal(err)
	}
	s.holds(t, replaced)
	if _, err := os.Stat(s.state); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a state folder was made: %v", err)
	}
}

func TestReplaceKeepsModeAndOwner(t *testing.T) {
	for _, mode := range []fs.FileMode{0o600, 0o644, 0o664, 0o200 | 0o040, 0o777} {
		s := newLedger(t)
		file := filepath.Join(s.root, ravi)
		if os.Geteuid() == 0 {
			if err := os.Chown(file, 4321, 1234); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		before, _ := os.Stat(file)
		if err := write(t, s, system(), jobs["replace"]); os.Geteuid() == 0 && err != nil {
			t.Fatal(err)
		}
		after, _ := os.Stat(file)
		if after.Mode() != before.Mode() || !sameOwner(before, after) {
			t.Errorf("%v became %v", before.Mode(), after.Mode())
		}
	}
}

func TestReplaceRefuses(t *testing.T) {
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, s site)
		update  Update
		reason  error
		message string
	}{
		{name: "read-only", message: "people/Ravi Patel.md is read-only", reason: ErrReadOnly, update: add(ravi, line),
			prepare: func(t *testing.T, s site) { chmod(t, filepath.Join(s.root, ravi), 0o444) }},
		{name: "read-only for the owner", message: "is read-only", reason: ErrReadOnly, update: add(ravi, line),
			prepare: func(t *testing.T, s site) { chmod(t, filepath.Join(s.root, ravi), 0o464) }},
		{name: "missing", message: "Ada.md is no longer there", reason: fs.ErrNotExist, update: add("Ada.md", line)},
		{name: "a folder", message: "people is not an ordinary file", update: add("people", line)},
		{name: "the root", message: ". leads out of the ledger", reason: ErrOutside, update: add(".", line)},
		{name: "upwards", message: "../notes/Dana Okafor.md leads out of", reason: ErrOutside, update: add("../notes/"+dana, line)},
		{name: "absolute", message: "/etc/passwd leads out of the ledger", reason: ErrOutside, update: add("/etc/passwd", line)},
		{name: "other text", message: "Dana Okafor.md has changed since it was read", reason: ErrChanged,
			update: Update{Path: dana, Read: []byte("# Dana"), Edit: add(dana, line).Edit}},
		{name: "a text that was empty", message: "has changed since it was read", reason: ErrChanged,
			update: Update{Path: dana, Edit: add(dana, line).Edit}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newLedger(t)
			if c.prepare != nil {
				c.prepare(t, s)
			}
			failsAs(t, write(t, s, system(), func(w *Writer) error { return w.Replace(c.update) }), c.reason, c.message)
			s.holds(t, ledgerFiles)
		})
	}
}

func chmod(t *testing.T, file string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(file, mode); err != nil {
		t.Fatal(err)
	}
}

// An editor saves at any moment up to the very last step: its text stays.
func TestReplaceNeverOverwritesAnEditor(t *testing.T) {
	saves := map[string]func(t *testing.T, s site){
		"in place": func(t *testing.T, s site) { s.write(t, ravi, "saved by an editor\n") },
		"same size": func(t *testing.T, s site) {
			s.write(t, ravi, strings.ToUpper(ledgerFiles[ravi]))
		},
		"by rename": func(t *testing.T, s site) {
			s.write(t, "people/.swap", "saved by an editor\n")
			if err := os.Rename(filepath.Join(s.root, "people/.swap"), filepath.Join(s.root, ravi)); err != nil {
				t.Fatal(err)
			}
		},
		"by removal": func(t *testing.T, s site) {
			if err := os.Remove(filepath.Join(s.root, ravi)); err != nil {
				t.Fatal(err)
			}
		},
	}
	for n, step := range stepsOf(t, jobs["replace"]) {
		for how, save := range saves {
			if step == "flush" || step == "remove" {
				break // the file is replaced by then
			}
			t.Run(fmt.Sprintf("%d %s, %s", n, step, how), func(t *testing.T) {
				s := newLedger(t)
				var saved map[string]string
				err := write(t, s, at(n, func(name string, step func() error) error {
					save(t, s)
					saved = s.files(t)
					for name := range saved {
						if isTemp(filepath.Base(name)) {
							delete(saved, name)
						}
					}
					return step()
				}), jobs["replace"])
				if how == "by removal" {
					failsAs(t, err, nil, ravi)
				} else if saved[ravi] += line + "\n"; err != nil {
					t.Error(err)
				}
				s.holds(t, saved)
			})
		}
	}
}

func TestReplaceLeavesTheErrorOfAnEdit(t *testing.T) {
	s := newLedger(t)
	mine := errors.New("mine")
	u := add(dana, line)
	u.Edit = func([]byte) ([]byte, error) { return nil, mine }
	if err := write(t, s, system(), func(w *Writer) error { return w.Replace(u) }); err != mine {
		t.Errorf("got %v", err)
	}
	s.holds(t, ledgerFiles)
}

func TestReplaceByTheSameTextWritesNothing(t *testing.T) {
	s := newLedger(t)
	before, _ := os.Stat(filepath.Join(s.root, dana))
	same := Update{Path: dana, Read: []byte(ledgerFiles[dana]), Edit: func(now []byte) ([]byte, error) { return now, nil }}
	if err := write(t, s, system(), func(w *Writer) error { return w.Replace(same) }); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.Stat(filepath.Join(s.root, dana)); !os.SameFile(before, after) {
		t.Error("the file was replaced")
	}
}

func TestLinksAreWrittenThrough(t *testing.T) {
	for _, c := range []struct{ name, link, to, path string }{
		{"to a file", "Ravi.md", ravi, "Ravi.md"},
		{"upwards", "people/deep.md", "../people/Ravi Patel.md", "people/deep.md"},
		{"absolute", "Ravi.md", "ROOT/" + ravi, "Ravi.md"},
		{"to a folder", "friends", "people", "friends/Ravi Patel.md"},
		{"to a folder, absolute", "friends", "ROOT/people", "friends/Ravi Patel.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newLedger(t)
			link := filepath.Join(s.root, c.link)
			if err := os.Symlink(strings.Replace(c.to, "ROOT", s.root, 1), link); err != nil {
				t.Fatal(err)
			}
			if err := write(t, s, system(), func(w *Writer) error { return w.Replace(add(c.path, line)) }); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
				t.Errorf("the link became %v, %v", info.Mode(), err)
			}
			if text, err := os.ReadFile(filepath.Join(s.root, ravi)); string(text) != replaced[ravi] {
				t.Errorf("got %q, %v", text, err)
			}
		})
	}
}

func TestLinksOutOfTheLedgerAreRefused(t *testing.T) {
	for _, c := range []struct{ name, link, to, path string }{
		{"to a file", "Ada.md", "../elsewhere/Ada.md", "Ada.md"},
		{"absolute", "Ada.md", "BASE/elsewhere/Ada.md", "Ada.md"},
		{"to a folder", "away", "../elsewhere", "away/Ada.md"},
		{"through another", "away", "../elsewhere", "away/back/Dana Okafor.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newLedger(t)
			base := filepath.Dir(s.root)
			away := site{root: filepath.Join(base, "elsewhere")}
			away.write(t, "Ada.md", "# Ada\n")
			for to, link := range map[string]string{
				strings.Replace(c.to, "BASE", base, 1): filepath.Join(s.root, c.link),
				"../elsewhere2":                        filepath.Join(away.root, "back"),
			} {
				if err := os.Symlink(to, link); err != nil {
					t.Fatal(err)
				}
			}
			site{root: filepath.Join(base, "elsewhere2")}.write(t, dana, "x")
			failsAs(t, write(t, s, system(), func(w *Writer) error { return w.Replace(add(c.path, line)) }), ErrOutside, c.path)
			failsAs(t, write(t, s, system(), func(w *Writer) error { return w.Create(c.path, nil) }), nil, c.path)
			if text, _ := os.ReadFile(filepath.Join(away.root, "Ada.md")); string(text) != "# Ada\n" {
				t.Errorf("it became %q", text)
			}
		})
	}
}

// Whatever step fails, the file is the old one, whole, and nothing else is
// left; only when the names cannot be flushed is it the new one, and said so.
func TestReplaceWhenAStepFails(t *testing.T) {
	for n, step := range stepsOf(t, jobs["replace"]) {
		for _, fault := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EIO, syscall.EACCES, syscall.EROFS} {
			t.Run(fmt.Sprintf("%d %s, %v", n, step, fault), func(t *testing.T) {
				s := newLedger(t)
				err := write(t, s, at(n, func(string, func() error) error {
					return &fs.PathError{Op: step, Path: "people/.allies-X.tmp", Err: fault}
				}), jobs["replace"])
				switch {
				case step == "remove": // the old text stays under a name that the next writer sweeps
					if err != nil {
						t.Error(err)
					}
					if err := write(t, s, system(), func(w *Writer) error { return w.Replace(add(ravi, line)) }); err != nil {
						t.Error(err)
					}
					s.holds(t, with(ravi, replaced[ravi]+line+"\n"))
				case step == "flush":
					failsAs(t, err, fault, "people/Ravi Patel.md is written, but the disk did not confirm it: "+fault.Error())
					s.holds(t, replaced)
				case fault == syscall.ENOSPC || fault == syscall.EDQUOT:
					failsAs(t, err, ErrFull, "no room on the disk for people/Ravi Patel.md")
					s.holds(t, ledgerFiles)
				case fault == syscall.EROFS:
					failsAs(t, err, ErrReadOnly, "people/Ravi Patel.md cannot be written: its disk is mounted read-only")
					s.holds(t, ledgerFiles)
				default:
					failsAs(t, err, fault, "people/Ravi Patel.md cannot be written: "+fault.Error())
					s.holds(t, ledgerFiles)
				}
			})
		}
	}
}

func TestReplaceWhenKilled(t *testing.T) {
	killEverywhere(t, "replace", func(t *testing.T, s site) {
		left := s.files(t)[ravi]
		if left != ledgerFiles[ravi] && left != replaced[ravi] {
			t.Fatalf("the file became %q", left)
		}
		if info, err := os.Stat(filepath.Join(s.root, ravi)); err != nil || info.Mode().Perm() != 0o640 {
			t.Errorf("its mode became %v, %v", info.Mode(), err)
		}
		if err := write(t, s, system(), jobs["replace"]); err != nil {
			t.Fatal(err)
		}
		s.holds(t, with(ravi, left+line+"\n"))
	})
}

func TestTwentyWritersLoseNothing(t *testing.T) {
	s := newLedger(t)
	var writers []interface{ Wait() error }
	for range 20 {
		writers = append(writers, start(t, s, "five lines"))
	}
	for _, w := range writers {
		if err := w.Wait(); err != nil {
			t.Error(err)
		}
	}
	lines := strings.Split(s.files(t)[dana], "\n")
	seen := map[string]bool{}
	for _, l := range lines {
		seen[l] = true
	}
	if len(lines) != 20*5+2 || len(seen) != 20*5+2 {
		t.Errorf("%d lines, %d of them different", len(lines), len(seen))
	}
	s.holds(t, with(dana, s.files(t)[dana]))
}

func TestReplaceThatWouldChangeTheOwner(t *testing.T) {
	s := newLedger(t)
	do := system()
	do.adopt = func(*os.File, fs.FileInfo) error { return errors.Join(errOwner, syscall.EPERM) }
	failsAs(t, write(t, s, do, jobs["replace"]), syscall.EPERM, "people/Ravi Patel.md belongs to another user")
	s.holds(t, ledgerFiles)
}

// A writer that lists the folders of the ledger clears away what a killed one left
// in them, and puts back what was saved meanwhile; not in hidden folders, nor
// where another writer is at work.
func TestListedFoldersAreSwept(t *testing.T) {
	s := newLedger(t)
	saved := exchange{"Zoë.md", shortHash([]byte("old")), shortHash([]byte(ledgerFiles["people/Zoë.md"]))}.tempName()
	kept := "people/.trash/" + tempName()
	busy := "team/" + tempName()
	for _, name := range []string{tempName(), "people/" + tempName(), kept, busy, "team/dana.md"} {
		s.write(t, name, "half a fi")
	}
	s.write(t, "people/"+saved, "saved")
	other, err := OpenFolder(filepath.Join(s.root, "team"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	lock, err := other.root.Open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	do := system()
	do.tell = func(string) {}
	isLocked := do.lock(lock) == nil
	err = write(t, s, do, func(w *Writer) error {
		return fs.WalkDir(w, ".", func(string, fs.DirEntry, error) error { return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	want := with("people/Zoë.md", "saved")
	want[kept], want["team/dana.md"] = "half a fi", "half a fi"
	if isLocked {
		want[busy] = "half a fi"
	}
	s.holds(t, want)
}

func TestOnlyFilesOfKilledWritersAreSwept(t *testing.T) {
	s := newLedger(t)
	kept := map[string]string{}
	for _, name := range []string{"people/.allies-mine.tmp", "people/.allies-.tmp", "people/allies.tmp", "people/.allies-1234567890.tmp"} {
		s.write(t, name, "mine")
		kept[name] = "mine"
	}
	s.write(t, "people/"+tempName(), "half a fi")
	if err := write(t, s, system(), jobs["replace"]); err != nil {
		t.Fatal(err)
	}
	for path, text := range replaced {
		kept[path] = text
	}
	s.holds(t, kept)
}

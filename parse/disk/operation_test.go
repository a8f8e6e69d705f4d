package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

const zoe, bello = "people/Zoë.md", "friends/Dana Bello.md"

// renameDana moves a file, changes two, removes one and makes one.
func renameDana() Operation {
	o := Operation{What: "rename Dana Okafor to Dana Bello"}
	o.Move(dana, bello, []byte(ledgerFiles[dana]), []byte(renamed[bello]))
	o.Replace(ravi, []byte(ledgerFiles[ravi]), []byte(renamed[ravi]))
	o.Replace(zoe, []byte(ledgerFiles[zoe]), []byte(renamed[zoe]))
	o.Remove("people/Empty.md", nil)
	o.Create("people/New.md", []byte(renamed["people/New.md"]))
	return o
}

var renamed = with(
	dana, "", bello, "# Dana Bello\n",
	ravi, bellos(ledgerFiles[ravi]), zoe, bellos(ledgerFiles[zoe]),
	"people/Empty.md", "", "people/New.md", "new\n",
)

func bellos(text string) string { return strings.ReplaceAll(text, "Dana Okafor", "Dana Bello") }

// home is where the state of the ledger is kept.
func (s site) home(t *testing.T) string {
	t.Helper()
	real, err := filepath.EvalSymlinks(s.root)
	if err != nil {
		t.Fatal(err)
	}
	return stateOf(s.state, real)
}

// forgotten checks that nothing of an operation is left in the state folder.
func (s site) forgotten(t *testing.T) {
	t.Helper()
	entries, err := os.ReadDir(s.home(t))
	if len(entries) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the state folder holds %v, %v", entries, err)
	}
}

func TestOperation(t *testing.T) {
	s := newLedger(t)
	if os.Geteuid() == 0 {
		if err := os.Chown(filepath.Join(s.root, dana), 4321, 1234); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := os.Stat(filepath.Join(s.root, dana))
	if err := write(t, s, system(), jobs["rename"]); err != nil {
		t.Fatal(err)
	}
	s.holds(t, renamed)
	s.forgotten(t)
	after, err := os.Stat(filepath.Join(s.root, bello))
	if err != nil || after.Mode() != before.Mode() || !sameOwner(before, after) {
		t.Errorf("mode or owner changed: %v, %v", after.Mode(), err)
	}
}

func TestOperationRefuses(t *testing.T) {
	link := func(t *testing.T, s site) {
		if err := os.Symlink("people/Ravi Patel.md", filepath.Join(s.root, "link.md")); err != nil {
			t.Fatal(err)
		}
	}
	text := func(path string) []byte { return []byte(ledgerFiles[path]) }
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, s site)
		add     func(o *Operation)
		reason  error
		message string
	}{
		{name: "a file that changed", add: func(o *Operation) { o.Replace(ravi, []byte("x"), []byte("y")) },
			reason: ErrChanged, message: "people/Ravi Patel.md has changed since it was read"},
		{name: "a file that changed, removed", add: func(o *Operation) { o.Remove(ravi, []byte("x")) },
			reason: ErrChanged, message: "people/Ravi Patel.md has changed since it was read"},
		{name: "a file that is gone", add: func(o *Operation) { o.Replace("Ada.md", nil, []byte("y")) },
			reason: ErrChanged, message: "Ada.md is no longer there"},
		{name: "read-only", add: func(o *Operation) { o.Replace(ravi, text(ravi), []byte("y")) },
			prepare: func(t *testing.T, s site) { chmod(t, filepath.Join(s.root, ravi), 0o444) },
			reason:  ErrReadOnly, message: "people/Ravi Patel.md is read-only"},
		{name: "read-only, removed", add: func(o *Operation) { o.Remove(ravi, text(ravi)) },
			prepare: func(t *testing.T, s site) { chmod(t, filepath.Join(s.root, ravi), 0o444) },
			reason:  ErrReadOnly, message: "people/Ravi Patel.md is read-only"},
		{name: "onto another file", add: func(o *Operation) { o.Move(ravi, zoe, text(ravi), text(ravi)) },
			reason: ErrTaken, message: "people/Zoë.md exists already"},
		{name: "new in the place of a file", add: func(o *Operation) { o.Create(zoe, text(zoe)) },
			reason: ErrTaken, message: "people/Zoë.md exists already"},
		{name: "out of the ledger", add: func(o *Operation) { o.Move(ravi, "../Ravi.md", text(ravi), text(ravi)) },
			reason: ErrOutside, message: "../Ravi.md leads out of the ledger"},
		{name: "from out of the ledger", add: func(o *Operation) { o.Replace("../state/x", nil, text(ravi)) },
			reason: ErrOutside, message: "../state/x leads out of the ledger"},
		{name: "a link, moved", prepare: link, add: func(o *Operation) { o.Move("link.md", "new/x.md", text(ravi), text(ravi)) },
			reason: fs.ErrInvalid, message: "link.md is a link to another file"},
		{name: "a link, removed", prepare: link, add: func(o *Operation) { o.Remove("link.md", text(ravi)) },
			reason: fs.ErrInvalid, message: "link.md is a link to another file"},
		{name: "a file and a link to it", prepare: link, add: func(o *Operation) {
			o.Replace("link.md", text(ravi), []byte("y"))
			o.Replace(ravi, text(ravi), []byte("y"))
		}, reason: fs.ErrInvalid, message: "people/Ravi Patel.md would be changed twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newLedger(t)
			if c.prepare != nil {
				c.prepare(t, s)
			}
			before := s.files(t)
			o := Operation{What: "try"}
			o.Replace(dana, text(dana), []byte("# Someone\n"))
			o.Create("made/for/this.md", []byte("x"))
			c.add(&o)
			failsAs(t, write(t, s, system(), func(w *Writer) error { return w.Do(o) }), c.reason, c.message)
			s.holds(t, before)
			s.forgotten(t)
			for _, folder := range []string{"made", "new"} {
				if _, err := os.Stat(filepath.Join(s.root, folder)); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("the folder %s is left: %v", folder, err)
				}
			}
		})
	}
}

func TestOperationWithoutAStateFolder(t *testing.T) {
	s := newLedger(t)
	s.state = ""
	failsAs(t, write(t, s, system(), jobs["rename"]), fs.ErrNotExist, "no folder to keep the state")
	s.holds(t, ledgerFiles)
	if err := write(t, s, system(), jobs["replace"]); err != nil {
		t.Error(err)
	}
}

func TestOperationThroughLinks(t *testing.T) {
	s := newLedger(t)
	for link, to := range map[string]string{"friends": "people", "Ravi.md": "people/Ravi Patel.md"} {
		if err := os.Symlink(to, filepath.Join(s.root, link)); err != nil {
			t.Fatal(err)
		}
	}
	o := Operation{What: "try"}
	o.Move("friends/Zoë.md", "friends/Zoe.md", []byte(ledgerFiles[zoe]), []byte("# Zoe\n"))
	o.Replace("Ravi.md", []byte(ledgerFiles[ravi]), []byte("# Ravi\n"))
	if err := write(t, s, system(), func(w *Writer) error { return w.Do(o) }); err != nil {
		t.Fatal(err)
	}
	for _, link := range []string{"friends", "Ravi.md"} {
		if err := os.Remove(filepath.Join(s.root, link)); err != nil {
			t.Error(err)
		}
	}
	s.holds(t, with(zoe, "", "people/Zoe.md", "# Zoe\n", ravi, "# Ravi\n"))
}

// A name that differs in capitals alone is a new name where the system tells
// them apart, and a new spelling where it does not.
func TestMoveToOtherCapitals(t *testing.T) {
	s := newLedger(t)
	o := Operation{What: "try"}
	o.Move(dana, "DANA OKAFOR.md", []byte(ledgerFiles[dana]), []byte("# DANA\n"))
	if err := write(t, s, system(), func(w *Writer) error { return w.Do(o) }); err != nil {
		t.Fatal(err)
	}
	s.holds(t, with(dana, "", "DANA OKAFOR.md", "# DANA\n"))
}

func TestMoveToItsOwnName(t *testing.T) {
	s := newLedger(t)
	o := Operation{What: "try"}
	o.Move(dana, "./"+dana, []byte(ledgerFiles[dana]), []byte("# DANA\n"))
	if err := write(t, s, system(), func(w *Writer) error { return w.Do(o) }); err != nil {
		t.Fatal(err)
	}
	s.holds(t, with(dana, "# DANA\n"))
}

// A step that fails leaves all files old, or when everything was done by then,
// all new.
func TestOperationWhenAStepFails(t *testing.T) {
	for n, step := range stepsOf(t, jobs["rename"]) {
		t.Run(fmt.Sprintf("%d %s", n, step), func(t *testing.T) {
			s := newLedger(t)
			err := write(t, s, at(n, func(string, func() error) error { return syscall.ENOSPC }), jobs["rename"])
			if err != nil {
				failsAs(t, err, syscall.ENOSPC, "")
			}
			for name := range s.files(t) {
				if isTemp(filepath.Base(name)) && step != "remove" {
					t.Errorf("%s is left behind", name)
				}
			}
			next := write(t, s, system(), func(w *Writer) error {
				if err == nil {
					s.holdsOneOf(t, renamed)
				}
				return w.Replace(add(zoe, line))
			})
			if next != nil {
				t.Fatal(next)
			}
			s.holdsOneOf(t, lengthened(ledgerFiles), lengthened(renamed))
			s.forgotten(t)
		})
	}
}

// lengthened are the files after one more line was written.
func lengthened(files map[string]string) map[string]string {
	all := map[string]string{}
	for path, text := range files {
		all[path] = text
	}
	all[zoe] += line + "\n"
	return all
}

// holdsOneOf passes over temporary files of folders that nobody wrote to since.
func (s site) holdsOneOf(t *testing.T, wants ...map[string]string) {
	t.Helper()
	got := s.files(t)
	for name := range got {
		if isTemp(filepath.Base(name)) {
			delete(got, name)
		}
	}
	for _, want := range wants {
		if fmt.Sprint(got) == fmt.Sprint(want) {
			return
		}
	}
	t.Errorf("the ledger holds\n%q", got)
}

// A step fails, and from then on every step: nothing can be taken back before
// the next command does it.
func TestOperationWhenNothingWorksAnyMore(t *testing.T) {
	for n, step := range stepsOf(t, jobs["rename"]) {
		t.Run(fmt.Sprintf("%d %s", n, step), func(t *testing.T) {
			s := newLedger(t)
			broken, count := false, 0
			err := write(t, s, system().each(func(name string, step func() error) error {
				count++
				if broken = broken || count == n+1; broken && name != "close" {
					return syscall.EIO
				}
				return step()
			}), jobs["rename"])
			if err != nil {
				failsAs(t, err, syscall.EIO, "")
			}
			w := openWith(t, s, system())
			defer w.Close()
			s.holdsOneOf(t, ledgerFiles, renamed)
			s.forgotten(t)
		})
	}
}

func TestOperationWhenKilled(t *testing.T) {
	killEverywhere(t, "rename", func(t *testing.T, s site) {
		w := openWith(t, s, system())
		defer w.Close()
		if w.Recovered != nil && (!w.Recovered.Completed || w.Recovered.What != renameDana().What) {
			t.Errorf("recovered %+v", w.Recovered)
		}
		s.holdsOneOf(t, ledgerFiles, renamed)
		s.forgotten(t)
	})
}

// The recovery itself may be killed as well.
func TestRecoveryWhenKilled(t *testing.T) {
	all := stepsOf(t, jobs["rename"])
	half := len(all) * 3 / 4 // among the renames
	for n := range all {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			s := newLedger(t)
			start(t, s, "rename", childStep+"="+fmt.Sprint(half), childWhen+"=before").Wait()
			if fmt.Sprint(s.files(t)) == fmt.Sprint(ledgerFiles) {
				t.Fatal("nothing was begun")
			}
			start(t, s, "nothing", childStep+"="+fmt.Sprint(n), childWhen+"=after").Wait()
			w := openWith(t, s, system())
			defer w.Close()
			s.holdsOneOf(t, renamed)
			s.forgotten(t)
		})
	}
}

// An editor saves one of the files at any moment: its text stays, and the
// others change all or not at all. (Between the last look at a file and its
// rename no program sees an editor.)
func TestOperationNeverOverwritesAnEditor(t *testing.T) {
	const saved = "saved by an editor\n"
	for n, step := range stepsOf(t, jobs["rename"]) {
		if step == "rename" {
			continue
		}
		t.Run(fmt.Sprintf("%d %s", n, step), func(t *testing.T) {
			s := newLedger(t)
			err := write(t, s, at(n, func(name string, step func() error) error {
				s.write(t, zoe, saved)
				return step()
			}), jobs["rename"])
			want := with(zoe, saved)
			if err == nil {
				want = lengthened(renamed)
				want[zoe] = saved
			} else {
				failsAs(t, err, ErrChanged, zoe)
			}
			s.holds(t, want)
			s.forgotten(t)
		})
	}
}

// However many files are new, the names in their folder are flushed once, beside
// those in the state folder; each text is flushed before it gets its name.
func TestManyNewFiles(t *testing.T) {
	count := func(many int) map[string]int {
		counts := map[string]int{}
		for _, step := range stepsOf(t, func(w *Writer) error {
			o := Operation{What: "import"}
			for n := range many {
				o.Create(fmt.Sprintf("people/%d.md", n), []byte("new\n"))
			}
			return w.Do(o)
		}) {
			counts[step]++
			if step == "link" && counts["sync"] < many {
				t.Fatalf("a name is given after %d of %d texts are flushed", counts["sync"], many)
			}
		}
		return counts
	}
	two, many := count(2), count(3*together)
	if two["flush"] != many["flush"] || many["link"] != 3*together {
		t.Errorf("two take %v, many take %v", two, many)
	}
}

// Where one of many texts cannot be flushed, none of them stays.
func TestOneOfManyIsNotFlushed(t *testing.T) {
	s, failing := newLedger(t), system()
	var count atomic.Int64
	failing.sync = func(f *os.File) error {
		if count.Add(1) == 70 {
			return syscall.EIO
		}
		return f.Sync()
	}
	o := Operation{What: "import"}
	for n := range 3 * together {
		o.Create(fmt.Sprintf("people/%d.md", n), []byte("new\n"))
	}
	failsAs(t, write(t, s, failing, func(w *Writer) error { return w.Do(o) }), syscall.EIO, "cannot be written")
	s.holds(t, ledgerFiles)
	s.forgotten(t)
}

// What an editor saves while an operation writes its texts stays, also in a file
// that the operation takes away.
func TestASaveDuringAnOperationIsKept(t *testing.T) {
	for _, file := range []string{dana, ravi} {
		s := newLedger(t)
		do, once := system(), sync.Once{}
		do.sync = func(f *os.File) error {
			once.Do(func() { s.write(t, file, "saved by an editor\n") })
			return f.Sync()
		}
		err := write(t, s, do, func(w *Writer) error { return w.Do(renameDana()) })
		failsAs(t, err, ErrChanged, file)
		s.holds(t, with(file, "saved by an editor\n"))
	}
}

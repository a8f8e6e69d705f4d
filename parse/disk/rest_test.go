package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

const (
	firstHalf  = "# Ravi Patel\n\nsaved by "
	secondHalf = "an editor\n"
)

// An editor empties a file, and writes it in two pieces while we wait.
func TestAFileIsReadOnceItRests(t *testing.T) {
	for name, job := range map[string]func(w *Writer) error{
		"an update": func(w *Writer) error { return w.Replace(add(ravi, line)) },
		"an operation": func(w *Writer) error {
			o := Operation{What: "sign"}
			o.Replace(ravi, []byte(firstHalf+secondHalf), []byte(firstHalf+secondHalf+line+"\n"))
			return w.Do(o)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newLedger(t)
			s.write(t, ravi, "")
			texts := []string{firstHalf, firstHalf + secondHalf}
			do := system()
			do.pause = func(time.Duration) {
				if len(texts) > 0 {
					s.write(t, ravi, texts[0])
					texts = texts[1:]
				}
			}
			w, err := open(s.root, s.state, patience, do)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			if err := job(w); err != nil {
				t.Fatal(err)
			}
			s.holds(t, with(ravi, firstHalf+secondHalf+line+"\n"))
		})
	}
}

// An empty file is most likely half saved, when another one would be at rest.
func TestAnEmptyFileIsWaitedForLonger(t *testing.T) {
	s := newLedger(t)
	s.write(t, ravi, "")
	info, err := os.Stat(filepath.Join(s.root, ravi))
	if err != nil {
		t.Fatal(err)
	}
	do, clock := system(), info.ModTime().Add(2*rest)
	do.now = func() time.Time { return clock }
	do.pause = func(d time.Duration) {
		s.write(t, ravi, firstHalf+secondHalf)
		if info, err = os.Stat(filepath.Join(s.root, ravi)); err != nil {
			t.Fatal(err)
		}
		clock = info.ModTime().Add(rest)
	}
	w, err := open(s.root, s.state, patience, do)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Replace(add(ravi, line)); err != nil {
		t.Fatal(err)
	}
	s.holds(t, with(ravi, firstHalf+secondHalf+line+"\n"))
}

func TestAFileAtRestIsNotWaitedFor(t *testing.T) {
	s := newLedger(t)
	for _, file := range []string{ravi, "people/Empty.md"} {
		info, err := os.Stat(filepath.Join(s.root, file))
		if err != nil {
			t.Fatal(err)
		}
		do := system()
		do.now = func() time.Time { return info.ModTime().Add(restEmpty) }
		do.pause = func(time.Duration) { t.Errorf("a writer waits for %s", file) }
		w, err := open(s.root, s.state, patience, do)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Replace(add(file, line)); err != nil {
			t.Error(err)
		}
		w.Close()
	}
}

func TestAFileOfTheFutureIsWaitedForOnce(t *testing.T) {
	s := newLedger(t)
	info, err := os.Stat(filepath.Join(s.root, ravi))
	if err != nil {
		t.Fatal(err)
	}
	waits := 0
	do := system()
	do.now = func() time.Time { return info.ModTime().Add(-time.Hour) }
	do.pause = func(time.Duration) { waits++ }
	w, err := open(s.root, s.state, patience, do)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := jobs["replace"](w); err != nil || waits != 1 {
		t.Errorf("%d waits, %v", waits, err)
	}
	s.holds(t, replaced)
}

// What an editor writes into the old file, while and after it is replaced, wins
// its place back: an update is made anew on it, an operation is taken back.
func TestASaveIntoTheOldFileWins(t *testing.T) {
	system := func() steps { return system().withoutHolds() }
	noSwap := func() steps {
		do := system()
		do.swap = func(*os.Root, string, string) error { return errors.ErrUnsupported }
		return do
	}
	operation := func(o Operation) func(w *Writer) error {
		return func(w *Writer) error { return w.Do(o) }
	}
	var change, removal Operation
	change.Replace(ravi, []byte(ledgerFiles[ravi]), []byte(replaced[ravi]))
	removal.Remove(ravi, []byte(ledgerFiles[ravi]))
	for _, c := range []struct {
		name, step string
		do         steps
		job        func(w *Writer) error
		anew       bool
	}{
		{"an update, at the swap", "swap", system(), jobs["replace"], true},
		{"an update, after the swap", "flush", system(), jobs["replace"], true},
		{"an update without swaps, at the rename", "", noSwap(), jobs["replace"], true},
		{"an update without swaps, after it", "flush", noSwap(), jobs["replace"], true},
		{"an operation", "swap", system(), operation(change), false},
		{"an operation without swaps", "", noSwap(), operation(change), false},
		{"a removal", "", system(), operation(removal), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newLedger(t)
			editor, err := os.OpenFile(filepath.Join(s.root, ravi), os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer editor.Close()
			saved := firstHalf + secondHalf
			do, done := c.do, false
			save := func() {
				if !done {
					done = true
					editor.Truncate(0)
					editor.WriteAt([]byte(saved), 0)
				}
			}
			rename := do.rename
			do = do.each(func(name string, step func() error) error {
				if name == c.step {
					save()
				}
				return step()
			})
			if c.step == "" {
				do.rename = func(folder *os.Root, from, to string) error {
					if from == filepath.Base(ravi) || to == filepath.Base(ravi) {
						save()
					}
					return rename(folder, from, to)
				}
			}
			err = write(t, s, do, c.job)
			want := saved
			if c.anew {
				want += line + "\n"
				if err != nil {
					t.Error(err)
				}
			} else {
				failsAs(t, err, ErrChanged, ravi)
			}
			s.holds(t, with(ravi, want))
			s.forgotten(t)
		})
	}
}

// An editor that opens the file while it is replaced waits for the writer, and
// then writes into the file that has the name.
func TestAnEditorThatOpensTheFileMeanwhileWaits(t *testing.T) {
	var removal Operation
	removal.Remove(ravi, []byte(ledgerFiles[ravi]))
	for _, c := range []struct {
		name  string
		swaps bool
		job   func(w *Writer) error
		anew  bool
	}{
		{"an update", true, jobs["replace"], true},
		{"an update without swaps", false, jobs["replace"], true},
		{"a removal", true, func(w *Writer) error { return w.Do(removal) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newLedger(t)
			system, do := system(), system()
			e := editor{saved: make(chan error, 1), save: func() error {
				return os.WriteFile(filepath.Join(s.root, ravi), []byte(firstHalf+secondHalf), 0o600)
			}}
			do.hold = func(f *os.File) error {
				err := system.hold(f)
				if e.waitsFor = nil; err == nil {
					e.waitsFor = f
				}
				return err
			}
			do.swap = func(folder *os.Root, a, b string) error {
				if !c.swaps {
					return errors.ErrUnsupported
				}
				e.open()
				return system.swap(folder, a, b)
			}
			do.rename = func(folder *os.Root, from, to string) error {
				if filepath.Base(ravi) == from || filepath.Base(ravi) == to {
					e.open()
				}
				return system.rename(folder, from, to)
			}
			do.pause = func(time.Duration) { e.close(t) }
			w, err := open(s.root, s.state, patience, do)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			err = c.job(w)
			e.close(t)
			want := firstHalf + secondHalf
			if c.anew {
				want += line + "\n"
				if err != nil {
					t.Error(err)
				}
			} else {
				failsAs(t, err, ErrChanged, ravi)
			}
			s.holds(t, with(ravi, want))
			s.forgotten(t)
		})
	}
}

// editor saves once, and waits in the system while a writer holds the file.
type editor struct {
	save     func() error
	saved    chan error
	waitsFor *os.File // nil where the system lets nobody wait
	opened   bool
}

func (e *editor) open() {
	switch {
	case e.opened:
		return
	case e.waitsFor == nil:
		e.saved <- e.save()
	default:
		go func() { e.saved <- e.save() }()
		for stillHeld(e.waitsFor) {
			runtime.Gosched()
		}
	}
	e.opened = true
}

// close lets the editor end, if it has begun.
func (e *editor) close(t *testing.T) {
	if e.opened && e.saved != nil {
		if err := <-e.saved; err != nil {
			t.Error(err)
		}
		e.saved = nil
	}
}

// A file that a program keeps open for writing is waited for, and then left.
func TestAFileInUseIsLeft(t *testing.T) {
	s := newLedger(t)
	do := system()
	do.hold = func(*os.File) error { return errInUse }
	waited := time.Duration(0)
	do.pause = func(d time.Duration) { waited += d }
	w, err := open(s.root, s.state, patience, do)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	failsAs(t, jobs["replace"](w), errInUse, ravi+" is open for writing in another program")
	if waited < inUsePatience || waited > attempts*(inUsePatience+between) {
		t.Errorf("it waited %v", waited)
	}
	s.holds(t, ledgerFiles)
}

// A writer in a loop need not wait for what it wrote itself.
func TestWhatAWriterWroteRests(t *testing.T) {
	s := newLedger(t)
	do := system()
	if err := write(t, s, do, jobs["replace"]); err != nil {
		t.Fatal(err)
	}
	do.pause = func(time.Duration) { t.Error("a writer waits for itself") }
	w, err := open(s.root, s.state, patience, do)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := jobs["replace"](w); err != nil {
		t.Error(err)
	}
}

// What an editor saved into the old file while its writer was killed is put
// back, or kept where somebody has saved anew since.
func TestASaveIntoTheOldFileOfAKilledWriterIsKept(t *testing.T) {
	const saved, later = firstHalf + secondHalf, "# Ravi Patel\n\nsaved later\n"
	name := filepath.Base(ravi)
	swapped := func(live string) string {
		return exchange{name, shortHash([]byte(ledgerFiles[ravi])), shortHash([]byte(live))}.tempName()
	}
	for _, c := range []struct {
		name, live, temp, holds string
		want                    map[string]string
		says                    string
	}{
		{"nothing was saved", replaced[ravi], swapped(replaced[ravi]), ledgerFiles[ravi], replaced, ""},
		{"before the swap", ledgerFiles[ravi], swapped(replaced[ravi]), replaced[ravi], ledgerFiles, ""},
		{"saved", replaced[ravi], swapped(replaced[ravi]), saved, with(ravi, saved), "what was saved stands there"},
		{"saved twice", later, swapped(replaced[ravi]), saved, with(ravi, later, ravi+".saved", saved), ravi[len("people/"):] + ".saved"},
		{"removed", "", swapped(replaced[ravi]), saved, with(ravi, saved), "what was saved stands there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, swaps := range []bool{true, false} {
				s := newLedger(t)
				if s.write(t, ravi, c.live); c.live == "" {
					os.Remove(filepath.Join(s.root, ravi))
				}
				s.write(t, "people/"+c.temp, c.holds)
				do := system()
				if !swaps {
					do.swap = func(*os.Root, string, string) error { return errors.ErrUnsupported }
				}
				told := ""
				do.tell = func(message string) { told += message }
				w := openWith(t, s, do)
				if err := w.Replace(Update{Path: "people/Zoë.md", Reread: true, Edit: func(now []byte) ([]byte, error) { return now, nil }}); err != nil {
					t.Fatal(err)
				}
				want := c.want
				if c.name == "saved" && !swaps {
					want, c.says = with(ravi, c.live, ravi+".saved", saved), ".saved"
				}
				s.holds(t, want)
				if !strings.Contains(told, c.says) || c.says == "" && told != "" {
					t.Errorf("the user is told %q", told)
				}
			}
		})
	}
}

// A name that fills what a file system allows is cut, and still a name.
func TestTheNameOfAnExchangeIsNeverTooLong(t *testing.T) {
	long := strings.Repeat("é", 126) + ".m"
	r, ok := readExchange(exchange{long, shortHash(nil), shortHash(nil)}.tempName())
	if !ok || !strings.HasPrefix(long, r.name) || len(r.name) != longestName {
		t.Errorf("%q, %v", r.name, ok)
	}
}

// An editor that saves without end is not outrun.
func TestAFileThatNeverRestsIsLeft(t *testing.T) {
	s := newLedger(t)
	do := system()
	n := 0
	do.pause = func(time.Duration) {
		n++
		s.write(t, ravi, firstHalf+string(rune('a'+n%26)))
	}
	w, err := open(s.root, s.state, patience, do)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	failsAs(t, w.Replace(Update{Path: ravi, Edit: func([]byte) ([]byte, error) { return nil, fs.ErrInvalid }}), ErrChanged, ravi)
}

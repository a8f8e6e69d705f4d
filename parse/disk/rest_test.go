package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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

func TestAFileAtRestIsNotWaitedFor(t *testing.T) {
	s := newLedger(t)
	for _, file := range []string{ravi, "people/Empty.md"} {
		old := time.Now().Add(-time.Second)
		if err := os.Chtimes(filepath.Join(s.root, file), old, old); err != nil {
			t.Fatal(err)
		}
		do := system()
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
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(filepath.Join(s.root, ravi), later, later); err != nil {
		t.Fatal(err)
	}
	if err := write(t, s, system(), jobs["replace"]); err != nil {
		t.Fatal(err)
	}
	s.holds(t, replaced)
}

// What an editor writes into the old file, while and after it is replaced, wins
// its place back: an update is made anew on it, an operation is taken back.
func TestASaveIntoTheOldFileWins(t *testing.T) {
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
		{"an update without swaps, at the rename", "rename", noSwap(), jobs["replace"], true},
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

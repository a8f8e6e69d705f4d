package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

const page = "page.html"

func TestOutput(t *testing.T) {
	s := newLedger(t)
	for _, text := range []string{"one", "two"} {
		if err := Output(filepath.Join(s.root, page), []byte(text)); err != nil {
			t.Fatal(err)
		}
		s.holds(t, with(page, text))
	}
	if info, err := os.Stat(filepath.Join(s.root, page)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("it may be read by others: %v, %v", info.Mode(), err)
	}
}

// What an output that was killed left behind, the next one takes away; but not
// while another one is at work.
func TestOutputSweeps(t *testing.T) {
	s := newLedger(t)
	left := tempName()
	s.write(t, left, "half a p")
	busy := system()
	busy.lock = func(*os.File) error { return ErrBusy }
	if err := output(filepath.Join(s.root, page), []byte("new"), busy); err != nil {
		t.Fatal(err)
	}
	s.holds(t, with(page, "new", left, "half a p"))
	if err := Output(filepath.Join(s.root, page), []byte("new")); err != nil {
		t.Fatal(err)
	}
	s.holds(t, with(page, "new"))
}

// Where another writer takes the temporary file away, it is written anew.
func TestOutputOutlivesTheSweepOfAnother(t *testing.T) {
	s := newLedger(t)
	do, swept := system(), 0
	do.rename = func(folder *os.Root, from, to string) error {
		if swept++; swept == 1 {
			folder.Remove(from)
		}
		return folder.Rename(from, to)
	}
	if err := output(filepath.Join(s.root, page), []byte("new"), do); err != nil || swept != 2 {
		t.Errorf("%v, after %d renames", err, swept)
	}
	s.holds(t, with(page, "new"))
}

func TestOutputWhenAStepFails(t *testing.T) {
	for _, fault := range []error{syscall.EROFS, syscall.ENOSPC, syscall.EACCES, syscall.EMFILE} {
		s := newLedger(t)
		do := system().each(func(name string, step func() error) error {
			if name == "create" {
				return &os.PathError{Op: "open", Path: ".allies-X.tmp", Err: fault}
			}
			return step()
		})
		file := filepath.Join(s.root, page)
		failsAs(t, output(file, []byte("new"), do), fault, file)
		s.holds(t, ledgerFiles)
	}
	missing := filepath.Join(t.TempDir(), "nowhere", page)
	failsAs(t, Output(missing, nil), os.ErrNotExist, fmt.Sprintf("%s cannot be written", missing))
	if errors.Is(Output(missing, nil), ErrReadOnly) {
		t.Error("a folder that is not there is no read-only one")
	}
}

package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestASecondWriterIsToldOfTheFirst(t *testing.T) {
	for name, do := range map[string]steps{"folders": system(), "a file": noFolderLocks()} {
		t.Run(name, func(t *testing.T) {
			s := newLedger(t)
			first := openWith(t, s, do)
			_, err := open(s.root, s.state, 0, do)
			failsAs(t, err, ErrBusy, "another allies is writing in "+first.real)
			if err := first.Replace(add(ravi, line)); err != nil {
				t.Error(err)
			}
			first.Close()
			second, err := open(s.root, s.state, 0, do)
			if err != nil {
				t.Fatal(err)
			}
			second.Close()
			s.holds(t, replaced)
		})
	}
}

func TestALongWaitIsTold(t *testing.T) {
	s := newLedger(t)
	first := openWith(t, s, system())
	told := []string{}
	do := system()
	do.pause = func(time.Duration) {}
	do.tell = func(message string) { told = append(told, message) }
	if _, err := open(s.root, s.state, silent+time.Second, do); !errors.Is(err, ErrBusy) || len(told) != 1 {
		t.Fatalf("%q, %v", told, err)
	}
	who := "another allies"
	if runtime.GOOS == "linux" {
		who = fmt.Sprintf("another allies (process %d)", os.Getpid())
	}
	if want := "waiting for " + who + " to end, which is writing in " + first.real; told[0] != want {
		t.Errorf("%q instead of %q", told[0], want)
	}
}

// noFolderLocks is a system that locks files alone.
func noFolderLocks() steps {
	do := system()
	do.lock = func(*os.File) error { return errors.ErrUnsupported }
	return do
}

func TestALockNeedsAPlace(t *testing.T) {
	s := newLedger(t)
	_, err := open(s.root, "", 0, noFolderLocks())
	failsAs(t, err, os.ErrNotExist, "no folder to keep the state")
	s.state = filepath.Join(s.root, dana)
	_, err = open(s.root, s.state, 0, noFolderLocks())
	failsAs(t, err, nil, "not a directory")
}

// A folder of a ledger may be the root of another command.
func TestWritersOfNestedRootsKeepApart(t *testing.T) {
	s := newLedger(t)
	inner := openWith(t, site{filepath.Join(s.root, "people"), s.state}, system())
	outer, err := open(s.root, s.state, 0, system())
	if err != nil {
		t.Fatal(err)
	}
	defer outer.Close()
	failsAs(t, outer.Replace(add(ravi, line)), ErrBusy, "another allies is writing in")
	if err := outer.Replace(add(dana, line)); err != nil {
		t.Error(err)
	}
	inner.Close()
	if err := outer.Replace(add(ravi, line)); err != nil {
		t.Error(err)
	}
}

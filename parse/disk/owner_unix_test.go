//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func sameOwner(a, b fs.FileInfo) bool {
	x, y := a.Sys().(*syscall.Stat_t), b.Sys().(*syscall.Stat_t)
	return x.Uid == y.Uid && x.Gid == y.Gid
}

func TestAnotherGroupMayOnlyBeGivenWhereItChangesNoRights(t *testing.T) {
	for mode, want := range map[fs.FileMode]bool{
		0o600: true, 0o644: true, 0o666: true, 0o640: false, 0o664: false, 0o660: false, 0o604: false,
	} {
		if got := groupIsAsOthers(mode); got != want {
			t.Errorf("%o: %v", mode, got)
		}
	}
	s := newLedger(t)
	do := system()
	do.adopt = func(*os.File, fs.FileInfo) error { return errors.Join(errGroup, syscall.EPERM) }
	failsAs(t, write(t, s, do, jobs["replace"]), syscall.EPERM, "people/Ravi Patel.md is in a group that you are not in")
	s.holds(t, ledgerFiles)
}

func TestAStateFolderThatCannotBeUsedIsNamed(t *testing.T) {
	s := newLedger(t)
	home := filepath.Dir(s.state)
	for at, reason := range map[string]error{s.state: syscall.ENOTDIR, filepath.Join(home, "HOME"): syscall.ENOTDIR} {
		if err := os.WriteFile(at, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		s.state = filepath.Join(at, "allies")
		_, err := open(s.root, s.state, patience, system())
		failsAs(t, err, reason, "the folder for the state of allies cannot be used: "+at)
	}
	if os.Geteuid() == 0 {
		if err := os.Mkdir(filepath.Join(home, "root's"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(home, "root's"), 4321, 1234); err != nil {
			t.Fatal(err)
		}
		failsAs(t, stateUnusable(filepath.Join(home, "root's", "x"), syscall.EACCES), syscall.EACCES, "root's")
		var f *Failure
		if errors.As(stateUnusable(filepath.Join(home, "root's", "x"), syscall.EACCES), &f); f.Hint() == "" || f.Hint()[:7] != "it belo" {
			t.Errorf("the hint is %q", f.Hint())
		}
	}
}

func TestAHugeJournalIsRefusedUnread(t *testing.T) {
	s := newLedger(t)
	s.plant(t, s.journal(t))
	if err := os.Truncate(filepath.Join(s.home(t), journalName), 3<<30); err != nil {
		t.Fatal(err)
	}
	_, err := open(s.root, s.state, patience, system())
	failsAs(t, err, ErrJournal, "it is larger than any that allies writes")
}

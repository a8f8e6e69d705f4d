//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"allies/ledger"
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
	rename := Operation{What: "rename"}
	rename.Move(ravi, "people/Zed.md", []byte(ledgerFiles[ravi]), []byte("# Zed\n"))
	failsAs(t, write(t, s, do, func(w *Writer) error { return w.Do(rename) }), syscall.EPERM, "people/Ravi Patel.md is in a group that you are not in")
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
		failsAs(t, CheckState(s.root, s.state), reason, "the folder for the state of allies cannot be used: "+at)
	}
	if os.Geteuid() == 0 {
		if err := os.Mkdir(filepath.Join(home, "root's"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(home, "root's"), 4321, 1234); err != nil {
			t.Fatal(err)
		}
		failsAs(t, stateUnusable(filepath.Join(home, "root's", "x"), syscall.EACCES), syscall.EACCES, "root's")
		var f *ledger.Failure
		if errors.As(stateUnusable(filepath.Join(home, "root's", "x"), syscall.EACCES), &f); f.Hint() == "" || f.Hint()[:7] != "it belo" {
			t.Errorf("the hint is %q", f.Hint())
		}
	}
}

func TestAStateFolderThatCanBeMadeIsNoTrouble(t *testing.T) {
	s := newLedger(t)
	if err := CheckState(s.root, filepath.Join(s.state, "not", "there")); err != nil {
		t.Error(err)
	}
	if os.Geteuid() != 0 {
		chmod(t, filepath.Dir(s.state), 0o500)
		defer chmod(t, filepath.Dir(s.state), 0o700)
		failsAs(t, CheckState(s.root, s.state), syscall.EACCES, "the folder for the state of allies cannot be used: "+filepath.Dir(s.state))
	}
}

// What the superuser makes in somebody's folder is that owner's.
func TestWhatIsMadeBelongsToTheOwnerOfItsFolder(t *testing.T) {
	uid, gid := 4321, 1234
	if os.Geteuid() != 0 {
		uid, gid = os.Getuid(), os.Getgid()
	}
	s := newLedger(t)
	base := filepath.Dir(s.root)
	for _, folder := range []string{base, s.root} {
		if err := os.Chown(folder, uid, gid); err != nil {
			t.Fatal(err)
		}
	}
	err := write(t, s, system(), func(w *Writer) error {
		return errors.Join(w.Create("new people/Li Lei.md", []byte("# Li Lei\n")), w.keepJournal("a change", nil), Output(filepath.Join(base, page), nil),
			MakeFolder(filepath.Join(base, "new", "ledger")))
	})
	if err != nil {
		t.Fatal(err)
	}
	made := []string{filepath.Join(s.root, "new people"), filepath.Join(s.root, "new people", "Li Lei.md"), filepath.Join(base, page),
		filepath.Join(base, "new"), filepath.Join(base, "new", "ledger"), s.state, s.home(t), filepath.Join(s.home(t), journalName)}
	for _, path := range made {
		info, err := os.Lstat(path)
		if err != nil {
			t.Fatal(err)
		}
		if stat := info.Sys().(*syscall.Stat_t); int(stat.Uid) != uid || int(stat.Gid) != gid {
			t.Errorf("%s belongs to %d of %d", path, stat.Uid, stat.Gid)
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

package disk

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

const (
	// shortest and longest are the pauses between two looks at a lock: a write takes
	// some milliseconds, and many who wait shall not slow down the one who writes.
	shortest, longest = time.Millisecond, 20 * time.Millisecond
	// silent is how long a writer waits before it says so.
	silent = 2 * time.Second
)

// lockLedger lets one writer at a time into the ledger. The root folder itself
// is what is locked, so that no file is left behind, and all users of a shared
// ledger see the lock. Where the system has no locks of folders, a file in the
// user's state folder serves.
func (w *Writer) lockLedger() error {
	folder, err := w.root.Open(".")
	if err != nil {
		return err
	}
	err = w.wait(w.real, func() error { return w.do.lock(folder) })
	if err == nil {
		w.lock, w.inner = folder, true
		return nil
	}
	folder.Close()
	if errors.Is(err, ErrBusy) {
		return busy(w.real)
	}
	if w.state == "" {
		return noState()
	}
	home := stateOf(w.state, w.real)
	if err := MakeFolder(home); err != nil {
		return stateUnusable(home, err)
	}
	path := filepath.Join(home, "lock")
	err = w.wait(w.real, func() error {
		file, err := openLock(path)
		w.lock = file
		return err
	})
	switch {
	case errors.Is(err, ErrBusy):
		return busy(w.real)
	case err != nil:
		return notWritten(path, err)
	}
	return nil
}

// lockInner locks a folder below the root, which may be another writer's root.
// Where it has no lock, nil is returned: the ledger's own must do.
func (w *Writer) lockInner(folder *os.Root) (*os.File, error) {
	f, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	err = w.wait(folder.Name(), func() error { return w.do.lock(f) })
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, ErrBusy) {
		return nil, busy(folder.Name())
	}
	return nil, nil
}

// wait tries to take the lock of a folder until it is free or the writer's
// patience ends.
func (w *Writer) wait(folder string, try func() error) error {
	told := false
	for pause, waited := shortest, time.Duration(0); ; pause, waited = min(2*pause, longest), waited+pause {
		if err := try(); !errors.Is(err, ErrBusy) || waited >= w.patience {
			return err
		}
		if waited >= silent && !told {
			told = true
			w.do.tell("waiting for " + w.do.holder(folder) + " to end, which is writing in " + folder)
		}
		w.do.pause(pause)
	}
}

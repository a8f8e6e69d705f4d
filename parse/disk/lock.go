package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// patience is how long a writer waits for another one to end.
const patience = time.Minute

// lockLedger lets one writer at a time into the ledger. The root folder itself
// is what is locked, so that no file is left behind, and all users of a shared
// ledger see the lock. Where the system has no locks of folders, a file in the
// user's state folder serves.
func (w *Writer) lockLedger() error {
	folder, err := w.root.Open(".")
	if err != nil {
		return err
	}
	err = w.do.lock(folder, w.wait)
	switch {
	case err == nil:
		w.lock, w.inner = folder, true
		return nil
	case errors.Is(err, ErrBusy):
		return busy(w.real)
	}
	folder.Close()
	if w.state == "" {
		return noState()
	}
	home := stateOf(w.state, w.real)
	if err := os.MkdirAll(home, 0o700); err != nil {
		return notWritten(home, err)
	}
	file, err := openLock(filepath.Join(home, "lock"), w.wait)
	switch {
	case errors.Is(err, ErrBusy):
		return busy(w.real)
	case err != nil:
		return notWritten(filepath.Join(home, "lock"), err)
	}
	w.lock = file
	return nil
}

// lockInner locks a folder below the root, which may be another writer's root.
// Where it has no lock, nil is returned: the ledger's own must do.
func (w *Writer) lockInner(folder *os.Root) (*os.File, error) {
	f, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	err = w.do.lock(f, w.wait)
	switch {
	case errors.Is(err, ErrBusy):
		return nil, busy(folder.Name())
	case err != nil:
		f.Close()
		return nil, nil
	}
	return f, nil
}

// stateOf is the folder that keeps what concerns one ledger.
func stateOf(state, root string) string {
	sum := sha256.Sum256([]byte(root))
	return filepath.Join(state, hex.EncodeToString(sum[:8]))
}

func noState() error {
	return &Failure{"there is no folder to keep the state of this operation in", "set HOME or XDG_STATE_HOME", os.ErrNotExist}
}

package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"allies/ledger"
)

// MakeFolder makes a folder and those above it that are missing, private to the
// user. What the superuser makes belongs to the owner of the folder around it.
func MakeFolder(path string) error {
	err := os.Mkdir(path, 0o700)
	if errors.Is(err, fs.ErrNotExist) && filepath.Dir(path) != path {
		if err := MakeFolder(filepath.Dir(path)); err != nil {
			return err
		}
		err = os.Mkdir(path, 0o700)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	parent, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer parent.Close()
	inherit(parent, filepath.Base(path))
	return nil
}

// CheckState is a Failure where the folder for the state of a ledger cannot be
// used, which stops every command that writes to it.
func CheckState(root, state string) error {
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	home := stateOf(state, root)
	for at := home; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist) && filepath.Dir(at) != at:
			continue
		case err == nil && !info.IsDir():
			return stateUnusable(home, syscall.ENOTDIR)
		case err == nil:
			err = mayUse(at)
		}
		if err != nil {
			return stateUnusable(home, err)
		}
		return nil
	}
}

func stateOf(state, root string) string {
	sum := sha256.Sum256([]byte(root))
	return filepath.Join(state, hex.EncodeToString(sum[:8]))
}

func noState() error {
	return ledger.Failed("there is no folder to keep the state of this operation in", "set HOME or XDG_STATE_HOME", os.ErrNotExist)
}

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Output replaces a file outside of any operation in one step, or makes it,
// private to the user. What a killed writer left beside it is taken away.
func Output(path string, text []byte) error { return output(path, text, system()) }

func output(path string, text []byte, do steps) error {
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return notWritten(path, err)
	}
	defer folder.Close()
	w := &Writer{do: do}
	if lock, err := folder.Open("."); err == nil {
		defer lock.Close()
		if do.lock(lock) == nil { // nobody else writes here
			w.sweep(folder)
		}
	}
	for attempt := 1; ; attempt++ {
		temp, err := w.stage(folder, path, text, nil)
		if err != nil {
			return err
		}
		err = do.rename(folder, temp, filepath.Base(path))
		if errors.Is(err, fs.ErrNotExist) && attempt < attempts { // another writer swept it
			continue
		}
		if err != nil {
			do.remove(folder, temp)
			return notWritten(path, err)
		}
		return w.confirm(folder, path)
	}
}

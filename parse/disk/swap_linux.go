package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// swapNames gives each of two files the other's name, in one step.
func swapNames(folder *os.Root, a, b string) error {
	f, err := folder.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	at := int(f.Fd())
	err = unix.Renameat2(at, a, at, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) {
		return errors.Join(errors.ErrUnsupported, err) // this file system cannot
	}
	return err
}

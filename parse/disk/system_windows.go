package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const withoutWaiting = 0

const (
	errorSharingViolation = syscall.Errno(32)
	errorDiskFull         = syscall.Errno(112)
)

// lockFolder says that folders have no locks here.
func lockFolder(*os.File) error { return errors.ErrUnsupported }

// openLock opens a file that nobody else can open at the same time; the
// system closes it when the program ends, however that comes about.
func openLock(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		return nil, ErrBusy
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(handle), path), nil
}

func keepOwner(*os.File, fs.FileInfo) error { return nil }

func ownedByUser(fs.FileInfo) bool { return true }

// inherit leaves the owner to the folder's rules.
func inherit(*os.Root, string) {}

func mayUse(string) error { return nil }

func mine(fs.FileInfo) bool { return true }

func isFull(err error) bool { return errors.Is(err, errorDiskFull) }

func cannotFlush(error) bool { return true }

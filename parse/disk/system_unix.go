//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// withoutWaiting opens a file so that nothing is waited for: a FIFO that took its
// place holds nothing up, and the system is asked less.
const withoutWaiting = syscall.O_NONBLOCK

// lockFolder takes the lock of an open file or folder, which lasts until it is
// closed or the program ends, however that comes about. It does not wait: one
// that waits in the system cannot be called off, and would get the lock after
// the writer has given up. It returns ErrBusy where another holds the lock.
func lockFolder(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EWOULDBLOCK):
			return ErrBusy
		case err != syscall.EINTR:
			return err
		}
	}
}

// openLock opens and locks a file that is there for this alone.
func openLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := lockFolder(f); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func keepOwner(f *os.File, like fs.FileInfo) error {
	now, err := f.Stat()
	if err != nil {
		return err
	}
	have, known := now.Sys().(*syscall.Stat_t)
	want, knownToo := like.Sys().(*syscall.Stat_t)
	if !known || !knownToo || have.Uid == want.Uid && have.Gid == want.Gid {
		return nil
	}
	switch err := f.Chown(int(want.Uid), int(want.Gid)); {
	case err == nil || have.Uid == want.Uid && groupIsAsOthers(like.Mode()):
		return nil
	case have.Uid == want.Uid:
		return errors.Join(errGroup, err)
	default:
		return errors.Join(errOwner, err)
	}
}

// groupIsAsOthers reports that a file's group may do what everybody may, so
// that another group changes nobody's rights.
func groupIsAsOthers(mode fs.FileMode) bool { return mode.Perm()>>3&7 == mode.Perm()&7 }

func ownedByUser(info fs.FileInfo) bool {
	stat, known := info.Sys().(*syscall.Stat_t)
	return known && int(stat.Uid) == os.Geteuid()
}

// inherit gives what the superuser has made in a folder to the folder's owner,
// who could not use it otherwise after a command under sudo.
func inherit(folder *os.Root, name string) {
	if os.Geteuid() != 0 {
		return
	}
	info, err := folder.Stat(".")
	if err != nil {
		return
	}
	if stat, known := info.Sys().(*syscall.Stat_t); known {
		folder.Lchown(name, int(stat.Uid), int(stat.Gid))
	}
}

func mayUse(folder string) error {
	return syscall.Access(folder, 0o3) // to write and to search
}

// mine reports whether the user who runs the program owns the file, and
// nobody else can write to it.
func mine(info fs.FileInfo) bool {
	return ownedByUser(info) && info.Mode().Perm()&0o022 == 0
}

func isFull(error) bool { return false }

// cannotFlush reports that a file system knows no flushing of folders.
func cannotFlush(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported)
}

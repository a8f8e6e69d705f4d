package disk

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

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

// holdFile makes everybody who opens the file for writing wait until it is
// closed here. It returns errInUse where somebody has done so already, and
// errors.ErrUnsupported where the system or the file's owner allows no lease.
func holdFile(f *os.File) error {
	_, err := lease(f, unix.F_SETLEASE, unix.F_RDLCK)
	switch {
	case errors.Is(err, unix.EAGAIN):
		return errInUse
	case err != nil:
		return errors.Join(errors.ErrUnsupported, err)
	}
	return nil
}

func stillHeld(f *os.File) bool {
	kind, err := lease(f, unix.F_GETLEASE, 0)
	return err == nil && kind == unix.F_RDLCK
}

func releaseFile(f *os.File) { lease(f, unix.F_SETLEASE, unix.F_UNLCK) }

func lease(f *os.File, command, kind int) (now int, err error) {
	c, err := f.SyscallConn()
	if err != nil {
		return 0, err
	}
	if failed := c.Control(func(fd uintptr) { now, err = unix.FcntlInt(fd, command, kind) }); failed != nil {
		return 0, failed
	}
	return now, err
}

func holderOf(folder string) string {
	info, err := os.Stat(folder)
	locks, reading := os.ReadFile("/proc/locks")
	if err != nil || reading != nil {
		return unnamedHolder
	}
	stat := info.Sys().(*syscall.Stat_t)
	at := fmt.Sprintf("%02x:%02x:%d", unix.Major(stat.Dev), unix.Minor(stat.Dev), stat.Ino)
	for line := range strings.Lines(string(locks)) {
		if f := strings.Fields(line); len(f) > 5 && f[1] == "FLOCK" && f[5] == at {
			return unnamedHolder + " (process " + f[4] + ")"
		}
	}
	return unnamedHolder
}

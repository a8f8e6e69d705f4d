package git

import (
	"os"

	"golang.org/x/sys/unix"
)

// widen lets git write far ahead of what is read: it waits less, and so does who
// reads. Where the system allows no more, the pipe stays as it is.
func widen(pipe any) {
	f, ok := pipe.(*os.File)
	if !ok {
		return
	}
	if conn, err := f.SyscallConn(); err == nil {
		_ = conn.Control(func(fd uintptr) { _, _ = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, 1<<20) })
	}
}

package disk

import (
	"io/fs"
	"os"
	"runtime"
	"time"
)

// steps is all that writing asks of the system, one function a step, so that
// a test can let any of them fail, or end the program in it.
type steps struct {
	create  func(folder *os.Root, name string) (*os.File, error) // a new file of 0600
	write   func(f *os.File, text []byte) error
	adopt   func(f *os.File, like fs.FileInfo) error // owner and mode
	date    func(folder *os.Root, name string, accessed, changed time.Time) error
	sync    func(f *os.File) error
	close   func(f *os.File) error
	rename  func(folder *os.Root, from, to string) error
	swap    func(folder *os.Root, a, b string) error // errors.ErrUnsupported where names cannot be swapped
	link    func(folder *os.Root, from, to string) error
	remove  func(folder *os.Root, name string) error
	flush   func(folder *os.Root) error // the names in it
	lock    func(folder *os.File) error // ErrBusy where another holds it
	hold    func(f *os.File) error      // holdFile
	held    func(f *os.File) bool       // stillHeld
	release func(f *os.File)            // what hold did
	now     func() time.Time
	pause   func(time.Duration)
	holder  func(folder string) string // who has its lock
	tell    func(message string)       // what the user should know, whatever becomes of the command
}

func system() steps {
	return steps{
		create: func(folder *os.Root, name string) (*os.File, error) {
			f, err := folder.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
			if err == nil {
				inherit(folder, name)
			}
			return f, err
		},
		write: func(f *os.File, text []byte) error {
			_, err := f.Write(text)
			return err
		},
		adopt: func(f *os.File, like fs.FileInfo) error {
			if err := keepOwner(f, like); err != nil {
				return err
			}
			return f.Chmod(like.Mode())
		},
		date:    (*os.Root).Chtimes,
		sync:    (*os.File).Sync,
		close:   (*os.File).Close,
		rename:  (*os.Root).Rename,
		swap:    swapNames,
		link:    (*os.Root).Link,
		remove:  (*os.Root).Remove,
		flush:   flushFolder,
		lock:    lockFolder,
		hold:    holdFile,
		held:    stillHeld,
		release: releaseFile,
		now:     time.Now,
		pause:   time.Sleep,
		holder:  holderOf,
		tell:    func(string) {},
	}
}

// flushFolder makes the names in a folder outlast a power cut. Where a system
// cannot do that to a folder, there is nothing more to do.
func flushFolder(folder *os.Root) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := folder.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !cannotFlush(err) {
		return err
	}
	return nil
}

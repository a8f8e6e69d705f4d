package disk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"allies/ledger"
)

type content struct {
	text []byte
	info fs.FileInfo
}

func (c content) equal(d content) bool {
	return os.SameFile(c.info, d.info) && c.info.Mode() == d.info.Mode() && bytes.Equal(c.text, d.text)
}

// read takes in an ordinary file; path is its name for the user.
func read(folder *os.Root, name, path string) (content, error) {
	f, err := openOrdinary(folder, name, path)
	if err != nil {
		return content{}, err
	}
	defer f.Close()
	return readOpen(f, path)
}

func openOrdinary(folder *os.Root, name, path string) (*os.File, error) {
	info, err := folder.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, gone(path, err)
	case err != nil:
		return nil, notWritten(path, err)
	case !info.Mode().IsRegular():
		return nil, ledger.Failed(path+" is not an ordinary file", "only ordinary files are written to", fs.ErrInvalid)
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, notWritten(path, err)
	}
	return f, nil
}

func readOpen(f *os.File, path string) (content, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return content{}, notWritten(path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return content{}, notWritten(path, err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		return content{}, notWritten(path, err)
	}
	return content{text, info}, nil
}

const ownerMayWrite = 0o200

// writable refuses a file that its own mode protects, whoever asks, and one
// that the system would not let the user write to.
func writable(folder *os.Root, name, path string, info fs.FileInfo) error {
	if info.Mode().Perm()&ownerMayWrite == 0 {
		return readOnly(path, nil)
	}
	f, err := folder.OpenFile(name, os.O_WRONLY, 0)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return readOnly(path, err)
	case err != nil:
		return notWritten(path, err)
	}
	return f.Close()
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

const (
	// rest is how long a file must be unchanged to be taken for whole: many
	// editors empty a file and then write it, in one piece or in several.
	rest = 100 * time.Millisecond
	// restEmpty is that for an empty file, which is most likely half saved.
	restEmpty = 500 * time.Millisecond
	// between is the pause between two looks at a file that a program has open
	// for writing, and inUsePatience how long that is waited for.
	between, inUsePatience = 10 * time.Millisecond, 2 * time.Second
	// patience is how long a writer waits for another one to end.
	patience = time.Minute
	// attempts is how often an edit is made anew on what an editor has saved.
	attempts = 5
)

// watched is an open file and what it holds. Where the system can, it shows
// who opens the file for writing, and lets him wait until it is closed.
type watched struct {
	*os.File
	content
	do    *steps
	shows bool
}

// watch opens a file and reads it, unless somebody is writing to it.
func (w *Writer) watch(folder *os.Root, name, path string) (*watched, error) {
	f, err := openOrdinary(folder, name, path)
	if err != nil {
		return nil, err
	}
	old := &watched{File: f, do: &w.do}
	switch err = w.do.hold(f); {
	case err == nil:
		old.shows = true
	case errors.Is(err, errInUse):
		f.Close()
		return nil, ledger.Failed(path+" is open for writing in another program",
			"nothing was written; save and close it there, then run the command again", errors.Join(ErrChanged, errInUse))
	}
	if old.content, err = readOpen(f, path); err != nil {
		f.Close()
		return nil, err
	}
	return old, nil
}

func (f *watched) opened() bool { return f.shows && !f.do.held(f.File) }

// readUnwritten reads a file, unless somebody is writing to it.
func (w *Writer) readUnwritten(folder *os.Root, name, path string) (content, error) {
	f, err := w.watch(folder, name, path)
	if err != nil {
		return content{}, err
	}
	return f.content, f.Close()
}

// readRested reads a file once no editor is at work on it. One that has not
// changed for long is read at once; what the clocks say is never believed for
// longer than the file rests before our eyes.
func (w *Writer) readRested(folder *os.Root, name, path string) (content, error) {
	var before content
	for waited := time.Duration(0); ; {
		now, err := w.readUnwritten(folder, name, path)
		var left time.Duration
		switch {
		case errors.Is(err, errInUse) && waited < inUsePatience:
			left = between
		case err != nil:
			return now, err
		case before.info != nil && now.equal(before) && now.info.ModTime().Equal(before.info.ModTime()):
			return now, nil
		default:
			left = w.unrested(now)
		}
		if left <= 0 {
			return now, nil
		}
		if waited += left; waited > patience {
			return now, changed(path)
		}
		w.do.pause(left)
		before = now
	}
}

// unrested is how long a file must stay as it is to be taken for whole.
func (w *Writer) unrested(c content) time.Duration {
	needs := rest
	if len(c.text) == 0 {
		needs = restEmpty
	}
	return min(needs-w.do.now().Sub(c.info.ModTime()), needs)
}

package disk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
)

// content is what a file held at one moment.
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
		return nil, notOrdinary(path)
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, notWritten(path, err)
	}
	return f, nil
}

// readOpen takes in an open file.
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

package disk

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// TempFiles is a pattern for the names of the files that are being written,
// for a .gitignore. They are hidden, so that no reader takes one for an ally.
const TempFiles = ".allies-*.tmp"

var tempBegin, tempEnd, _ = strings.Cut(TempFiles, "*")

func tempName() string { return tempBegin + rand.Text() + tempEnd }

// isTemp reports whether a tempName made the name.
func isTemp(name string) bool {
	if _, ok := readExchange(name); ok {
		return true
	}
	middle, begins := strings.CutPrefix(name, tempBegin)
	middle, ends := strings.CutSuffix(middle, tempEnd)
	return begins && ends && isRandom(middle)
}

func isRandom(s string) bool {
	return len(s) == len(rand.Text()) && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// sweep removes what killed writers left in a locked folder, and puts back what
// an editor saved into it. What it cannot remove harms nobody.
func (w *Writer) sweep(folder *os.Root) {
	f, err := folder.Open(".")
	if err != nil {
		return
	}
	defer f.Close()
	names, _ := f.Readdirnames(-1)
	for _, name := range names {
		if !isTemp(name) {
			continue
		}
		r, old := readExchange(name)
		info, err := folder.Lstat(name)
		switch {
		case err != nil || !info.Mode().IsRegular():
		case old && !w.spent(folder, name, r):
			w.restore(folder, name, r)
		default:
			folder.Remove(name)
		}
	}
}

// stage writes a text, whole and flushed, to a temporary file in the folder,
// with the owner and mode of another file where like is one. Path is the file
// it is for, in messages.
func (w *Writer) stage(folder *os.Root, path string, text []byte, like fs.FileInfo) (temp string, err error) {
	temp = tempName()
	f, err := w.do.create(folder, temp)
	if err != nil {
		return "", notWritten(path, err)
	}
	err = w.do.write(f, text)
	if err == nil && like != nil {
		err = w.do.adopt(f, like)
	}
	if err == nil { // what is here whole need not be waited for: see readRested
		rested := w.do.now().Add(-rest)
		err = w.do.date(folder, temp, rested, rested)
	}
	if err == nil {
		err = w.do.sync(f)
	}
	if closing := w.do.close(f); err == nil {
		err = closing
	}
	if err != nil {
		w.do.remove(folder, temp)
		return "", notWritten(path, err)
	}
	return temp, nil
}

// claim gives a staged text a name that no file has. Where a file system has
// no second names, the new name is first taken by an empty file.
func (w *Writer) claim(folder *os.Root, temp, name, path string) error {
	err := w.do.link(folder, temp, name)
	if err == nil {
		w.do.remove(folder, temp)
		return w.confirm(folder, path)
	}
	if !errors.Is(err, fs.ErrExist) {
		if err = w.reserve(folder, name); err == nil {
			if err = w.do.rename(folder, temp, name); err == nil {
				return w.confirm(folder, path)
			}
			w.do.remove(folder, name)
		}
	}
	w.do.remove(folder, temp)
	if errors.Is(err, fs.ErrExist) {
		return taken(path)
	}
	return notWritten(path, err)
}

func (w *Writer) reserve(folder *os.Root, name string) error {
	f, err := w.do.create(folder, name)
	if err != nil {
		return err
	}
	return w.do.close(f)
}

// confirm makes the new name outlast a power cut.
func (w *Writer) confirm(folder *os.Root, path string) error {
	if err := w.do.flush(folder); err != nil {
		return unsure(path, err)
	}
	return nil
}

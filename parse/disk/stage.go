package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// stage writes a text, whole and flushed, to a temporary file in the folder,
// with the owner and mode of another file where like is one. Path is the file
// it is for, in messages.
func (w *Writer) stage(folder *os.Root, path string, text []byte, like fs.FileInfo) (temp string, err error) {
	return w.stageParts(folder, path, onePart(text), like)
}

func onePart(text []byte) iter.Seq[[]byte] { return slices.Values([][]byte{text}) }

// stageParts is stage for a text of which no more is in memory than a part.
func (w *Writer) stageParts(folder *os.Root, path string, parts iter.Seq[[]byte], like fs.FileInfo) (temp string, err error) {
	f, temp, err := w.writeTemp(folder, path, parts, like)
	if err == nil {
		err = w.closeTemp(folder, path, temp, f, w.do.sync(f))
	}
	if err != nil {
		return "", err
	}
	return temp, nil
}

// writeTemp is stageParts without its last step: the file is open, and not flushed.
func (w *Writer) writeTemp(folder *os.Root, path string, parts iter.Seq[[]byte], like fs.FileInfo) (f *os.File, temp string, err error) {
	temp = tempName()
	f, err = w.do.create(folder, temp)
	if err != nil {
		return nil, "", notWritten(path, err)
	}
	for part := range parts {
		if err = w.do.write(f, part); err != nil {
			break
		}
	}
	if err == nil && like != nil {
		err = w.do.adopt(f, like)
	}
	if err == nil { // what is here whole need not be waited for: see readRested
		rested := w.do.now().Add(-rest)
		err = w.do.date(folder, temp, rested, rested)
	}
	if err != nil {
		return nil, "", w.closeTemp(folder, path, temp, f, err)
	}
	return f, temp, nil
}

// closeTemp closes a temporary file. Where something has failed, or this fails, it
// removes the file.
func (w *Writer) closeTemp(folder *os.Root, path, temp string, f *os.File, failed error) error {
	if err := w.do.close(f); failed == nil {
		failed = err
	}
	if failed == nil {
		return nil
	}
	w.do.remove(folder, temp)
	return notWritten(path, failed)
}

// claim gives a staged text a name that no file has; the caller confirms it. Where
// a file system has no second names, the new name is first taken by an empty file.
func (w *Writer) claim(folder *os.Root, temp, name, path string) error {
	err := w.do.link(folder, temp, name)
	if err == nil {
		w.do.remove(folder, temp)
		return nil
	}
	if !errors.Is(err, fs.ErrExist) {
		if err = w.reserve(folder, name); err == nil {
			if err = w.do.rename(folder, temp, name); err == nil {
				return nil
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

func (w *Writer) confirm(folder *os.Root, path string) error {
	if err := w.do.flush(folder); err != nil {
		return unsure(path, err)
	}
	return nil
}

// keep gives a file the first free name beside the one that it had, and tells it.
func (w *Writer) keep(folder *os.Root, temp, name string) error {
	for n := 1; ; n++ {
		kept := fmt.Sprintf("%s.saved-%d", name, n)
		if n == 1 {
			kept = name + ".saved"
		}
		switch err := w.do.link(folder, temp, kept); {
		case err == nil:
			w.do.tell(name + " was saved by two at once; the other text is in " + kept)
			return w.do.remove(folder, temp)
		case !errors.Is(err, fs.ErrExist):
			return err
		}
	}
}

// exchange is what the name of a file tells that is about to change places
// with another, or has: the other's name and the digests of the old and the
// new text. When the writer is killed then, a file with neither text holds
// what somebody has saved.
type exchange struct{ name, before, after string }

func shortHash(text []byte) string { return hash(text)[:16] }

// longestName is what a name keeps in another: file systems end at 255 bytes.
const longestName = 180

func (r exchange) tempName() string {
	name := r.name
	for len(name) > longestName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return fmt.Sprintf("%s%s-%s-%s-%s%s", tempBegin, rand.Text(), r.before, r.after, name, tempEnd)
}

func readExchange(temp string) (r exchange, ok bool) {
	middle, begins := strings.CutPrefix(temp, tempBegin)
	middle, ends := strings.CutSuffix(middle, tempEnd)
	parts := strings.SplitN(middle, "-", 4)
	if !begins || !ends || len(parts) != 4 || !isRandom(parts[0]) {
		return r, false
	}
	r = exchange{parts[3], parts[1], parts[2]}
	return r, isShortHash(r.before) && isShortHash(r.after) && r.name != ""
}

func isShortHash(s string) bool {
	return len(s) == len(shortHash(nil)) && strings.Trim(s, "0123456789abcdef") == ""
}

// TempFiles is a pattern for the names of the files that are being written,
// for a .gitignore. They are hidden, so that no reader takes one for an ally.
const TempFiles = ".allies-*.tmp"

var tempBegin, tempEnd, _ = strings.Cut(TempFiles, "*")

func tempName() string { return tempBegin + rand.Text() + tempEnd }

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

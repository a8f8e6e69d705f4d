package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"
)

// exchange is what the name of a file tells that is about to change places
// with another, or has: the other's name and the digests of the old and the
// new text. When the writer is killed then, a file with neither text holds
// what somebody has saved.
type exchange struct{ name, before, after string }

// shortHash is a digest that fits in a file name.
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

// readExchange reads what tempName wrote.
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

// spent reports whether a file that a killed writer left holds nothing that
// its command did not have.
func (w *Writer) spent(folder *os.Root, temp string, r exchange) bool {
	now, err := w.readUnwritten(folder, temp, temp)
	if err != nil {
		return false
	}
	held := shortHash(now.text)
	return held == r.before || held == r.after
}

// restore gives what was saved its place back, if only the killed command has
// written there since; else it gets a name beside it. The user is told.
func (w *Writer) restore(folder *os.Root, temp string, r exchange) {
	live, err := w.readUnwritten(folder, r.name, r.name)
	if err == nil && shortHash(live.text) == r.after && w.do.swap(folder, temp, r.name) == nil {
		err = w.do.remove(folder, temp)
	} else if err = w.do.link(folder, temp, r.name); err == nil {
		err = w.do.remove(folder, temp)
	} else if errors.Is(err, fs.ErrExist) {
		w.keep(folder, temp, r.name)
		return
	}
	if err != nil {
		w.do.tell(temp + " holds what was saved as " + r.name + " while a command was killed, and cannot be moved there: " + plain(err).Error())
		return
	}
	w.confirm(folder, r.name)
	w.do.tell(r.name + " was saved while a command that changed it was killed; what was saved stands there")
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

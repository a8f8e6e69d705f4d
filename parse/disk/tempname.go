package disk

import (
	"crypto/rand"
	"fmt"
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

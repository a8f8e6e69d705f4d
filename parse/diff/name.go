package diff

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const nowhere = "/dev/null"

// header writes one of the two lines that name a file. A path begins with
// "./", so that a reader that strips one folder (git apply, patch -p1) and one
// that strips none (patch -p0) find the same file. The tab ends a name that
// has blanks in it; a name that could break the line or hide in a terminal is
// quoted as git does.
func header(mark, path string) string {
	switch {
	case path == nowhere:
		return mark + " " + nowhere + "\n"
	case needsQuotes(path):
		return mark + " " + quote("./"+path) + "\n"
	case strings.ContainsFunc(path, unicode.IsSpace):
		return mark + " ./" + path + "\t\n"
	}
	return mark + " ./" + path + "\n"
}

// empty writes the lines that tell of an empty file what becomes of it.
func empty(path, what string) []byte {
	name := quote("./" + path)
	return []byte("diff --git " + name + " " + name + "\n" + what)
}

func needsQuotes(path string) bool {
	return !utf8.ValidString(path) || strings.ContainsFunc(path, func(r rune) bool {
		return r != ' ' && (unicode.IsSpace(r) || !unicode.IsGraphic(r))
	})
}

// quote writes the path in double quotes, with every byte that is not plain
// ASCII as three octal digits.
func quote(path string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(path) {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

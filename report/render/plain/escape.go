// Package plain says what may be shown of a text on one line, how wide it is,
// and where it folds.
package plain

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Visible returns s as one line that is safe to send to a terminal: control
// characters (C0, DEL, C1) and bytes that are no UTF-8 become \x1b, bidi and
// line-breaking marks become <U+202E>, a line feed becomes \n, a tab a blank.
// Everything else is unchanged.
func Visible(s string) string {
	at := FirstHidden(s)
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:at])
	for i := at; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteByte(' ')
		case IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case IsMark(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

var cells = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^\n\t]+`) })

// VisibleLines is Visible for several lines: line feeds and tabs stay.
func VisibleLines(s string) string { return cells().ReplaceAllStringFunc(s, Visible) }

// FirstHidden is the first byte that Visible must look at rune by rune, else -1.
func FirstHidden(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || IsControl(r) || IsMark(r) {
			return i
		}
		i += size
	}
	return -1
}

// IsControl reports whether r is C0, DEL or C1.
func IsControl(r rune) bool { return r < ' ' || r >= 0x7f && r <= 0x9f }

// IsMark reports whether r reorders or breaks the text around it unseen: the
// bidi controls, the line and paragraph separators, the byte order mark.
func IsMark(r rune) bool {
	switch r {
	case 0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

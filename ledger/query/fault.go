package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Error is a query or a period that cannot be read: a mistake in the command
// line.
type Error struct {
	Message   string // one line, lower case
	Hint      string // what to type instead
	Source    string // what was read, as typed
	Column    int    // of the place in Source, in characters from 1
	EndColumn int    // exclusive
}

// Error is the message with the place under it.
func (e *Error) Error() string {
	return e.Message + "\n  " + strings.Join(e.Place(), "\n  ")
}

// Place shows the source, and in a second line marks the place in it.
func (e *Error) Place() []string {
	source := []rune(e.Source)
	before := visible(source[:e.Column-1])
	marked := visible(source[e.Column-1 : e.EndColumn-1])
	return []string{
		before + marked + visible(source[e.EndColumn-1:]),
		strings.Repeat(" ", uniseg.StringWidth(before)) + strings.Repeat("^", max(1, uniseg.StringWidth(marked))),
	}
}

// visible spells out what would act on a terminal: \x1b, <U+202E>. A tab and a
// line's end are blanks.
func visible(source []rune) string {
	var b strings.Builder
	for _, r := range source {
		switch {
		case r == '\t' || r == '\n':
			b.WriteByte(' ')
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case unicode.Is(unicode.Bidi_Control, r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// quote puts quotes around what was typed.
func quote(typed string) string { return `"` + visible([]rune(typed)) + `"` }

// span is a byte range of the source.
type span struct{ at, end int }

// fault makes the error for a place in the source.
func fault(source string, where span, hint, format string, args ...any) *Error {
	return &Error{
		Message: fmt.Sprintf(format, args...), Hint: hint, Source: source,
		Column:    utf8.RuneCountInString(source[:where.at]) + 1,
		EndColumn: utf8.RuneCountInString(source[:where.end]) + 1,
	}
}

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
	shown := []rune(strings.Map(printable, e.Source))
	before := uniseg.StringWidth(string(shown[:e.Column-1]))
	marked := uniseg.StringWidth(string(shown[e.Column-1 : e.EndColumn-1]))
	return []string{string(shown), strings.Repeat(" ", before) + strings.Repeat("^", max(1, marked))}
}

// printable keeps the source on one line and its columns where they were.
func printable(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return ' '
	}
	return r
}

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

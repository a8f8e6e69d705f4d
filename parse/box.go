package parse

import (
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// box is the tick box of a task.
type box struct {
	mark ledger.Mark
	at   int // the character between the brackets
	end  int // where it ends
	Text int // where the text begins
}

// IsTask reports whether the text of a list item is a promise: a tick box with
// something after it.
func IsTask(text string) bool {
	_, ok := ReadBox(text)
	return ok
}

// ReadBox reads a tick box at the beginning of an item's text: one character in
// brackets and a blank after them. A character that neither ticks nor drops it, as
// themes have them, leaves it open.
func ReadBox(s string) (box, bool) {
	if s == "" || s[0] != '[' {
		return box{}, false // nearly all
	}
	return readBox(s)
}

func readBox(s string) (box, bool) {
	mark, size := utf8.DecodeRuneInString(s[1:])
	after := 1 + size
	after += variation(s[after:])
	if size == 0 || strings.ContainsRune(`[]\`, mark) || after+1 >= len(s) || s[after] != ']' || !text.IsBlank(s[after+1]) {
		return box{}, false
	}
	b := box{at: 1, end: after, Text: text.SkipBlanks(s, after+1)}
	switch mark {
	case 'x', 'X', '✓', '✔':
		b.mark = ledger.Ticked
	case '-', '~':
		b.mark = ledger.Dropped
	default:
		b.mark = ledger.Open
	}
	return b, b.Text < len(s)
}

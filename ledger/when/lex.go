package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
)

// word is a run of letters or a run of digits.
type word struct {
	text     string // folded, without apostrophes
	gap      string // what stands between it and the word before
	from, to int    // in the text
	number   int    // of at most eight digits, else -1
	name     bool   // typed as names are: a capital, then small letters
}

func (w *word) meaning() meaning { return lexicon()[w.text] }

func (w *word) digits() int {
	if w.number < 0 {
		return 0
	}
	return w.to - w.from
}

// lex cuts text[from:to] into words, at most so many.
func lex(text string, from, to, most int) []word {
	words := make([]word, 0, min(most, 4))
	end := from
	for at := from; at < to && len(words) < most; {
		r, size := utf8.DecodeRuneInString(text[at:to])
		if !isDigit(r) && !unicode.IsLetter(r) {
			at += size
			continue
		}
		stop := wordEnd(text[:to], at)
		w := newWord(text, end, at, stop)
		if head := turnBefore(w.text); head > 0 && head < stop-at {
			words = append(words, newWord(text, end, at, at+head))
			w = newWord(text, at+head, at+head, stop)
		}
		words = append(words, w)
		at, end = stop, stop
	}
	return words
}

func newWord(text string, before, from, to int) word {
	typed := text[from:to]
	w := word{text: typed, gap: text[before:from], from: from, to: to, number: -1}
	if isDigit(rune(typed[0])) {
		if len(typed) <= longestNumber {
			w.number, _ = strconv.Atoi(typed)
		}
		return w
	}
	w.text = strings.ReplaceAll(ledger.Fold(typed), "'", "")
	w.name = len(typed) > 1 && w.text != "" && typed[0] != w.text[0] && typed[1:] == strings.ToLower(typed[1:])
	return w
}

// longestNumber is the digits of 20260314.
const longestNumber = 8

// wordEnd returns where the run at an offset ends. An apostrophe belongs to the
// letters before it: new year's.
func wordEnd(text string, at int) int {
	first, _ := utf8.DecodeRuneInString(text[at:])
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		inWord := !isDigit(first) && (unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' || r == '’')
		if isDigit(r) != isDigit(first) || !isDigit(r) && !inWord {
			break
		}
		at += size
	}
	return at
}

// turnBefore is the length of the last, this or next in lastmonth.
func turnBefore(word string) int {
	for _, head := range []string{"last", "this", "next"} {
		if rest, ok := strings.CutPrefix(word, head); ok && lexicon()[rest].class == aUnit {
			return len(head)
		}
	}
	return 0
}

// joined reports whether a word may go on a phrase, by what stands before it.
func (w *word) joined() bool {
	switch separator := strings.TrimSpace(w.gap); separator {
	case "":
		return true
	case ",", ".":
		return strings.HasPrefix(w.gap, separator)
	case "-", "_", "/":
		return w.gap == separator
	}
	return w.shortYear()
}

// shortYear reports whether the word is a year without its century: '26.
func (w *word) shortYear() bool {
	return w.digits() == 2 && (w.gap == " '" || w.gap == " ’")
}

func blank(gap string) bool { return gap != "" && strings.TrimSpace(gap) == "" }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// mostWords is more than any phrase has.
const mostWords = 32

package text

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func IsBlank(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r')
}

// PlainBlanks is a text whose blanks of other scripts and widths, such as a no-break
// blank, and what cannot be seen at all, are as many spaces as they have bytes: every
// other place stays where it was.
func PlainBlanks(s string) string {
	if !strings.ContainsFunc(s, isOtherBlank) {
		return s
	}
	plain := []byte(s)
	for i, r := range s {
		if isOtherBlank(r) {
			copy(plain[i:], "    "[:utf8.RuneLen(r)])
		}
	}
	return string(plain)
}

func isOtherBlank(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.IsSpace(r) || IsInvisible(r))
}

func IsBlankLine(line string) bool { return strings.TrimSpace(line) == "" }

func IsLineEnd(c byte) bool { return c == '\n' || c == '\r' }

// Lines are the lines of a text without their endings: line feeds, carriage returns, or both together.
func Lines(s string) []string { return strings.Split(oneEnding.Replace(s), "\n") }

var oneEnding = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func SkipBlanks(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// TrimEnd cuts the blanks off the end of a line.
func TrimEnd(s string) string {
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t') {
		s = s[:len(s)-1]
	}
	return s
}

func CountDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// IsWordByte reports whether a byte is a letter or a digit of ASCII, or a part of a character beyond it.
func IsWordByte(c byte) bool { return wordBytes[c] }

var wordBytes = func() (is [256]bool) {
	for c := range is {
		is[c] = c >= utf8.RuneSelf || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	return is
}()

// BeginsFold reports whether a text begins with a word of small letters of ASCII, in any case.
func BeginsFold(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := range len(word) {
		if c := s[i]; c != word[i] && (c < 'A' || c > 'Z' || c|0x20 != word[i]) {
			return false
		}
	}
	return true
}

// EndsFold is BeginsFold for the end of a text.
func EndsFold(s, word string) bool {
	return len(s) >= len(word) && BeginsFold(s[len(s)-len(word):], word)
}

func LetterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return wordBytes[c]
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return IsWordRune(r)
}

func IsWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func FirstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '\t' {
			return s[:i]
		}
	}
	return s
}

// WordEnds lists where the words of a text end, up to as many as most.
func WordEnds(s string, most int) (ends []int) {
	for at := 0; at < len(s) && len(ends) < most; {
		at = SkipBlanks(s, at)
		for at < len(s) && !IsBlank(s[at]) {
			at++
		}
		ends = append(ends, at)
	}
	return ends
}

// Brief is a text short enough for a message.
func Brief(s string) string {
	const most = 40
	s = strings.TrimSpace(s)
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

func IndentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// Garbles reports whether a character could change how a line is shown, or
// end it: controls, marks of direction, separators of lines, a byte order mark.
func Garbles(r rune) bool {
	const byteOrderMark = '\ufeff'
	return unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp) || r == byteOrderMark
}

// IsInvisible reports whether r cannot be seen: controls, marks of direction,
// joiners, blanks but the usual one, and letters and symbols that show nothing.
func IsInvisible(r rune) bool {
	const blankBraille = '\u2800'
	return !unicode.IsPrint(r) && r != ' ' || r == blankBraille ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// The limits of what is read as structure, in Markdown and YAML alike.
const (
	LongestLink   = 2000        // bytes in which a link ends: a page of opening brackets costs no more than one of words
	Deepest       = 64          // list and quote markers on one line, lists and maps in each other
	DeepestIndent = Deepest * 8 // bytes
)

// IsASCIILetter reports whether a byte is a letter of ASCII.
func IsASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// LetterBefore reports whether a letter or digit stands just before an offset.
func LetterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return IsWordRune(r)
}

// SameLetters reports whether two words have the same letters, in whatever order.
func SameLetters(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	one, other := []byte(a), []byte(b)
	slices.Sort(one)
	slices.Sort(other)
	return bytes.Equal(one, other)
}

// SameEnds are how many bytes two texts begin and end with alike, in whole characters.
func SameEnds(a, b string) (begin, end int) {
	for begin < min(len(a), len(b)) && a[begin] == b[begin] {
		begin++
	}
	for begin > 0 && (begin < len(a) && !utf8.RuneStart(a[begin]) || begin < len(b) && !utf8.RuneStart(b[begin])) {
		begin--
	}
	for end < min(len(a), len(b))-begin && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	return begin, end
}

// HoldsWord reports whether words stand in a text as words: no letter or digit is next to them.
func HoldsWord(s, words string) bool {
	for from := 0; words != ""; {
		i := strings.Index(s[from:], words)
		if i < 0 {
			return false
		}
		if start, end := from+i, from+i+len(words); !LetterBefore(s, start) && !LetterAt(s, end) {
			return true
		}
		from += i + 1
	}
	return false
}

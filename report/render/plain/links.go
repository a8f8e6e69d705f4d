package plain

import (
	"html"
	"strings"
	"unicode"
)

// open reads what a [ begins: a wiki link, a Dataview field, or a bracket that
// may become a link. skip is 1 where a ! stands before it.
func (in *inliner) open(skip int) {
	if in.wiki(skip) || skip == 0 && in.field() {
		return
	}
	in.add(piece{text: in.src[in.at : in.at+skip+1]})
	in.brackets = append(in.brackets, len(in.pieces)-1)
	in.at += skip + 1
}

// wiki reads [[X]], [[X#part]] and [[X|shown]], with ! before it or without.
func (in *inliner) wiki(skip int) bool {
	begin := in.at + skip + 2
	if in.lastWiki < begin || !strings.HasPrefix(in.src[in.at+skip:], "[[") {
		return false
	}
	end := strings.IndexAny(in.src[begin:], "[]\n")
	if end <= 0 || !strings.HasPrefix(in.src[begin+end:], "]]") {
		return false
	}
	target, shown, _ := strings.Cut(in.src[begin:begin+end], "|")
	target = strings.TrimSuffix(target, `\`) // a pipe is escaped in a table
	if shown == "" {
		shown, _, _ = strings.Cut(target, "#")
	}
	if shown == "" {
		shown = target
	}
	in.literal.WriteString(strings.TrimSpace(shown))
	in.at = begin + end + 2
	return true
}

// The longest Dataview key, and the longest field, in bytes.
const (
	longestKey   = 40
	longestField = 400
)

// field reads a Dataview field, [due:: 2026-03-21] or (due:: 2026-03-21), as
// its key and its value.
func (in *inliner) field() bool {
	rest := in.src[in.at:min(len(in.src), in.at+longestField)]
	key, _, found := strings.Cut(rest[1:min(len(rest), longestKey)], "::")
	if !found || !isFieldKey(key) {
		return false
	}
	end := closing(rest)
	if end < 0 {
		return false
	}
	value := strings.TrimSpace(rest[len(key)+3 : end])
	in.literal.WriteString(strings.TrimSpace(key) + " ")
	for _, s := range Inline(value) {
		in.add(piece{text: s.Text, target: s.Target})
	}
	in.at += end + 1
	return true
}

func isFieldKey(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune(" -_", r)) {
			return false
		}
	}
	return s != ""
}

// closing returns where the bracket that s begins with is closed, -1 when it
// is not.
func closing(s string) int {
	open, shut := s[0], byte(']')
	if open == '(' {
		shut = ')'
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// close reads a ]: with an open bracket before it and a target behind it, a
// link or a picture.
func (in *inliner) close() {
	last := len(in.brackets) - 1
	if last < 0 {
		in.take(1)
		return
	}
	first := in.brackets[last]
	in.brackets = in.brackets[:last]
	target, n, ok := destination(in.src[in.at+1:])
	if !ok {
		in.take(1)
		return
	}
	in.flush()
	// A link may hold pictures, and no link: nothing further out can be one,
	// but the bracket right around a picture.
	if in.pieces[first].text == "![" {
		in.brackets = in.brackets[max(0, last-1):]
	} else {
		in.brackets = in.brackets[:0]
	}
	in.pieces[first].text = ""
	for i := first; i < len(in.pieces); i++ {
		in.pieces[i].target = target
	}
	in.at += 1 + n
}

// deepest is how many parentheses of a target may nest.
const deepest = 32

// destination reads (target "title") at the start of s and returns the target
// and the bytes read.
func destination(s string) (target string, n int, ok bool) {
	if !strings.HasPrefix(s, "(") {
		return "", 0, false
	}
	i := 1 + blankPrefix(s[1:])
	if strings.HasPrefix(s[i:], "<") {
		end := strings.IndexAny(s[i+1:], "<>\n")
		if end < 0 || s[i+1+end] != '>' {
			return "", 0, false
		}
		target, i = s[i+1:i+1+end], i+end+2
	} else {
		end := bareTarget(s[i:])
		if end < 0 {
			return "", 0, false
		}
		target, i = s[i:i+end], i+end
	}
	i += blankPrefix(s[i:])
	i += title(s[i:])
	i += blankPrefix(s[i:])
	if !strings.HasPrefix(s[i:], ")") {
		return "", 0, false
	}
	return html.UnescapeString(unescape(target)), i + 1, true
}

func blankPrefix(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\n")) }

// bareTarget returns the length of a target without angle brackets.
func bareTarget(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c <= ' ':
			return i
		case c == '(':
			if depth++; depth > deepest {
				return -1
			}
		case c == ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return -1
}

// title returns the length of a quoted title, 0 without one.
func title(s string) int {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return 0
	}
	end := strings.IndexByte(s[1:], s[0])
	if end < 0 {
		return 0
	}
	return end + 2
}

func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && s[i+1] < 0x80 && isPunct(rune(s[i+1])) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

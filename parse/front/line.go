package front

import (
	"strings"

	"allies/parse/text"
)

// yamlLine is a line of YAML taken apart as far as a person would: offsets
// into the text, −1 for what is not there.
type yamlLine struct {
	start int
	text  int // behind indentation and dashes
	colon int // the colon that ends a key
	value int // where a value begins on this line
	end   int
	dash  bool
}

// readYAMLLine takes the line apart that begins at an offset.
func readYAMLLine(src string, start int) yamlLine {
	end := lineBreak(src, start)
	l := yamlLine{start: start, text: text.SkipBlanks(src[:end], start), colon: -1, value: -1, end: end}
	for l.text < end && src[l.text] == '-' && (l.text+1 == end || text.IsBlank(src[l.text+1])) {
		l.text, l.dash = text.SkipBlanks(src[:end], l.text+1), true
	}
	l.colon = keyColon(src[:end], l.text)
	switch {
	case l.colon >= 0:
		l.value = text.SkipBlanks(src[:end], l.colon+1)
	case l.dash:
		l.value = l.text
	}
	return l
}

// lineBreak returns the offset of the next line ending, the text's length for
// none.
func lineBreak(s string, from int) int {
	if i := strings.IndexByte(s[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(s)
}

// blank reports whether the line holds nothing, or a remark.
func (l yamlLine) blank(src string) bool {
	rest := strings.TrimSpace(src[l.text:l.end])
	return !l.dash && (rest == "" || rest[0] == '#')
}

// keyColon finds the colon that ends a key at an offset, −1 for none.
func keyColon(s string, i int) int {
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		size := QuotedLength(s[i:])
		if size == 0 {
			return -1
		}
		i += size
	} else if i < len(s) && (s[i] == '[' || s[i] == '{') {
		return -1
	}
	for ; i < len(s); i++ {
		if s[i] == ':' && (i+1 == len(s) || text.IsBlank(s[i+1])) {
			return i
		}
		if s[i] == '#' && i > 0 && text.IsBlank(s[i-1]) {
			return -1
		}
	}
	return -1
}

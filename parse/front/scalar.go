package front

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"allies/parse/text"
)

// yamlLines returns where the lines of a text begin, as YAML ends them: it
// knows three more line ends than we do.
func yamlLines(src string) []int {
	lines := []int{0}
	for i := 0; i < len(src); {
		size := yamlBreak(src[i:])
		if size == 0 {
			i++
			continue
		}
		i += size
		lines = append(lines, i)
	}
	return lines
}

// yamlBreak returns the length of the line ending at the beginning of s, 0 for
// none.
func yamlBreak(s string) int {
	switch s[0] {
	case '\n':
		return 1
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return 2
		}
		return 1
	case 0xc2:
		if strings.HasPrefix(s, "\u0085") {
			return 2
		}
	case 0xe2:
		if strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029") {
			return 3
		}
	}
	return 0
}

func runeLength(s string) int {
	if s[0] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// scalarEnd returns where a scalar that begins at an offset ends; of one over
// several lines, where its first line does.
func scalarEnd(src string, start int, n *yaml.Node) int {
	start = skipProperties(src, start)
	rest := src[start:]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0 && strings.HasPrefix(rest, `"`):
		if size := doubleQuoted(rest); size > 0 {
			return start + size
		}
	case n.Style&yaml.SingleQuotedStyle != 0 && strings.HasPrefix(rest, `'`):
		if size := singleQuoted(rest); size > 0 {
			return start + size
		}
	case strings.HasPrefix(rest, n.Value) && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0:
		return start + len(n.Value)
	}
	if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
		rest = rest[:end]
	}
	return start + len(strings.TrimRight(rest, " \t"))
}

// skipProperties passes over the anchor and the tag before a value.
func skipProperties(src string, i int) int {
	for i < len(src) && (src[i] == '&' || src[i] == '!') {
		for i < len(src) && !text.IsBlank(src[i]) {
			i++
		}
		i = text.SkipBlanks(src, i)
	}
	return i
}

// doubleQuoted returns the length of the text in double quotes that s begins
// with, 0 where it is never closed.
func doubleQuoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// singleQuoted is doubleQuoted for single quotes, in which two are one.
func singleQuoted(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] == '\'' {
			if i+1 == len(s) || s[i+1] != '\'' {
				return i + 1
			}
			i++
		}
	}
	return 0
}

// quotedLength is the length of the text in quotes of either sort that s begins
// with, 0 where it is never closed.
func QuotedLength(s string) int {
	if s[0] == '\'' {
		return singleQuoted(s)
	}
	return doubleQuoted(s)
}

// Quotes passes over quoted texts from the left to the right. Where one double
// quote is never closed none behind it is, and the rest is looked at once.
type Quotes struct{ Open bool }

// Last is the offset of the quote that closes the one at i, or i.
func (q *Quotes) Last(s string, i int) int {
	if s[i] == '"' && q.Open {
		return i
	}
	size := QuotedLength(s[i:])
	q.Open = q.Open || s[i] == '"' && size == 0
	return i + max(size-1, 0)
}

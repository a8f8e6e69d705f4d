package front

import (
	"strings"

	"allies/parse/text"
)

// value reads a value that begins in a line.
func (r *flatReader) value(line string, start, from int) (Node, bool) {
	text := strings.TrimRight(line[from:], " ")
	if text[0] == '[' {
		return r.brackets(text, start+from)
	}
	got, length, ok := r.word(text, start+from, false)
	return got, ok && flatEnd(text[length:])
}

// flatEnd reports whether nothing but a remark follows a value.
func flatEnd(s string) bool {
	trimmed := strings.TrimLeft(s, " ")
	return trimmed == "" || trimmed[0] == '#' && len(trimmed) < len(s)
}

// word reads a scalar at the beginning of a text, to its end or in brackets to
// a comma or bracket. length is what it takes, blanks behind it aside.
func (r *flatReader) word(s string, at int, inBrackets bool) (got Node, length int, ok bool) {
	if s == "" {
		return Node{}, 0, false
	}
	if c := s[0]; c == '"' || c == '\'' {
		end := strings.IndexByte(s[1:], c)
		if end < 0 || strings.IndexByte(s[:end+2], '\\') >= 0 || strings.HasPrefix(s[end+2:], "'") {
			return Node{}, 0, false
		}
		got = Node{Text: s[1 : end+1], quoted: true, At: text.Region{Start: r.base + at, End: r.base + at + end + 2}}
		return got, end + 2, true
	}
	if !isPlainFirst(s[0]) {
		return Node{}, 0, false
	}
	end := 0
	for end < len(s) && (!inBrackets || strings.IndexByte(",]", s[end]) < 0) {
		switch c := s[end]; {
		case c == ':' && (inBrackets || end+1 == len(s) || s[end+1] == ' '):
			return Node{}, 0, false
		case inBrackets && strings.IndexByte("[{}#?", c) >= 0:
			return Node{}, 0, false
		case c == '#' && s[end-1] == ' ':
			text := strings.TrimRight(s[:end], " ")
			return r.scalar(text, at), len(text), true
		}
		end++
	}
	text := strings.TrimRight(s[:end], " ")
	return r.scalar(text, at), len(text), text != ""
}

// isPlainFirst reports whether a scalar without quotes may begin so, whatever
// follows.
func isPlainFirst(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 || strings.IndexByte("+./($~_^<=;", c) >= 0
}

// Inline reads a value that stands in the body of the file at an offset: a text,
// or a list of links.
func Inline(s string, at int) Node {
	r := flatReader{base: at}
	if made, ok := r.links(s, 0); ok && made.At.End == at+len(s) {
		return made
	}
	return r.scalar(s, 0)
}

// links reads one link without quotes, or several with commas between them,
// which YAML refuses.
func (r *flatReader) links(s string, at int) (Node, bool) {
	made := Node{Shape: List}
	for i := 0; ; {
		if !strings.HasPrefix(s[i:], "[[") {
			return Node{}, false
		}
		_, length, ok := r.word(s[i+2:], at+i+2, true)
		end := i + 2 + length
		if !ok || s[i+2] == '"' || s[i+2] == '\'' || !strings.HasPrefix(s[end:], "]]") {
			return Node{}, false
		}
		end += 2
		made.Items = append(made.Items, r.scalar(s[i:end], at+i))
		i = end + indentAt(s, end)
		if i == len(s) || s[i] != ',' {
			made.At = text.Region{Start: r.base + at, End: r.base + at + end}
			if len(made.Items) == 1 {
				made = made.Items[0]
			}
			return made, flatEnd(s[end:])
		}
		i++
		i += indentAt(s, i)
	}
}

// brackets reads a list on one line, or links without quotes.
func (r *flatReader) brackets(s string, at int) (Node, bool) {
	if strings.HasPrefix(s, "[[") {
		return r.links(s, at)
	}
	made := Node{Shape: List, Items: make([]Node, 0, 1+strings.Count(s, ","))}
	for i := 1; ; {
		i += indentAt(s, i)
		item, length, ok := r.word(s[i:], at+i, true)
		if !ok {
			return Node{}, false
		}
		made.Items = append(made.Items, item)
		i += length
		i += indentAt(s, i)
		switch {
		case i < len(s) && s[i] == ',':
			i++
		case i < len(s) && s[i] == ']' && flatEnd(s[i+1:]):
			made.At = text.Region{Start: r.base + at, End: r.base + at + i + 1}
			return made, true
		default:
			return Node{}, false
		}
	}
}

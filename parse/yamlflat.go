package parse

import "strings"

// Most front matter is flat: a key and a short value on each line, lists in
// brackets or of dashes, a map one level deep. flatReader reads just that, many
// times faster than the YAML library, and gives up at the first sign of
// anything else. What it reads, the library reads the same.
type flatReader struct {
	src  string
	base int
	at   int // the beginning of the next line
}

// readFlat reads a flat text; false where it is not. Keys may be there twice.
func readFlat(src string, base int) ([]pair, bool) {
	if !flatBytes(src) {
		return nil, false
	}
	r := flatReader{src: src, base: base}
	pairs := make([]pair, 0, 1+strings.Count(src, "\n"))
	for {
		line, start, ok := r.next()
		if !ok {
			return pairs, true
		}
		p, ok := r.pair(line, start)
		if !ok {
			return nil, false
		}
		pairs = append(pairs, p)
	}
}

// flatBytes reports whether a text holds nothing that YAML treats in a way of
// its own: tabs, control characters, line ends other than ours.
func flatBytes(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ':
			if c != '\n' && (c != '\r' || !strings.HasPrefix(s[i+1:], "\n")) {
				return false
			}
		case c == 0x7f, c == 0xc2 && s[i+1:] < "\xa0", c == 0xe2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")),
			c == 0xef && (strings.HasPrefix(s[i:], bom) || s[i:] >= "\ufffe"):
			return false
		}
	}
	return true
}

// next returns the next line that holds more than a remark, without its
// ending.
func (r *flatReader) next() (line string, start int, ok bool) {
	for r.at < len(r.src) {
		start = r.at
		end := strings.IndexByte(r.src[start:], '\n')
		if end < 0 {
			line, r.at = r.src[start:], len(r.src)
		} else {
			line, r.at = r.src[start:start+end], start+end+1
			line = strings.TrimSuffix(line, "\r")
		}
		if text := strings.TrimLeft(line, " "); text != "" && text[0] != '#' {
			return line, start, true
		}
	}
	return "", len(r.src), false
}

// pair reads a key and its value, which may stand in the lines below.
func (r *flatReader) pair(line string, start int) (pair, bool) {
	key, value, ok := r.key(line, start, 0)
	if !ok {
		return pair{}, false
	}
	p := pair{key: key}
	if value < len(line) {
		p.value, ok = r.value(line, start, value)
		return p, ok && !r.continued(0)
	}
	p.value, ok = r.below(key)
	return p, ok
}

// longestKey is far below the length at which YAML takes a key for none.
const longestKey = 200

// key reads a key at a column; value is where its value begins, the line's
// length for none.
func (r *flatReader) key(line string, start, column int) (key node, value int, ok bool) {
	end := column
	for end < len(line) && isKeyLetter(line[end], end == column) {
		end++
	}
	if end == column || end == len(line) || line[end] != ':' || line[end-1] == ' ' || end-column > longestKey {
		return node{}, 0, false
	}
	value = end + 1
	if value < len(line) && line[value] != ' ' {
		return node{}, 0, false
	}
	for value < len(line) && line[value] == ' ' {
		value++
	}
	if value < len(line) && line[value] == '#' {
		value = len(line)
	}
	return r.scalar(line[column:end], start+column), value, true
}

func isKeyLetter(c byte, first bool) bool {
	switch {
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
		return true
	}
	return !first && (c >= '0' && c <= '9' || c == '-' || c == ' ' || c == '.')
}

func (r *flatReader) scalar(text string, at int) node {
	return node{text: text, at: region{r.base + at, r.base + at + len(text)}}
}

// continued reports whether the next line stands deeper than a column, so that
// it belongs to the value above.
func (r *flatReader) continued(column int) bool {
	rest := *r
	line, _, ok := rest.next()
	return ok && indentAt(line, 0) > column
}

// value reads a value that begins in a line.
func (r *flatReader) value(line string, start, from int) (node, bool) {
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
func (r *flatReader) word(s string, at int, inBrackets bool) (got node, length int, ok bool) {
	if s == "" {
		return node{}, 0, false
	}
	if c := s[0]; c == '"' || c == '\'' {
		end := strings.IndexByte(s[1:], c)
		if end < 0 || strings.IndexByte(s[:end+2], '\\') >= 0 || strings.HasPrefix(s[end+2:], "'") {
			return node{}, 0, false
		}
		got = node{text: s[1 : end+1], quoted: true, at: region{r.base + at, r.base + at + end + 2}}
		return got, end + 2, true
	}
	if !isPlainFirst(s[0]) {
		return node{}, 0, false
	}
	end := 0
	for end < len(s) && (!inBrackets || strings.IndexByte(",]", s[end]) < 0) {
		switch c := s[end]; {
		case c == ':' && (inBrackets || end+1 == len(s) || s[end+1] == ' '):
			return node{}, 0, false
		case inBrackets && strings.IndexByte("[{}#?", c) >= 0:
			return node{}, 0, false
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

// brackets reads a list on one line, or a link without quotes.
func (r *flatReader) brackets(s string, at int) (node, bool) {
	if strings.HasPrefix(s, "[[") {
		_, length, ok := r.word(s[2:], at+2, true)
		end := 2 + length
		if !ok || s[2] == '"' || s[2] == '\'' || !strings.HasPrefix(s[end:], "]]") || !flatEnd(s[end+2:]) {
			return node{}, false
		}
		return r.scalar(s[:end+2], at), true
	}
	made := node{shape: list, items: make([]node, 0, 1+strings.Count(s, ","))}
	for i := 1; ; {
		i += indentAt(s, i)
		item, length, ok := r.word(s[i:], at+i, true)
		if !ok {
			return node{}, false
		}
		made.items = append(made.items, item)
		i += length
		i += indentAt(s, i)
		switch {
		case i < len(s) && s[i] == ',':
			i++
		case i < len(s) && s[i] == ']' && flatEnd(s[i+1:]):
			made.at = region{r.base + at, r.base + at + i + 1}
			return made, true
		default:
			return node{}, false
		}
	}
}

// below reads the value of a key with nothing behind its colon: a list of
// dashes, a map, or nothing.
func (r *flatReader) below(key node) (node, bool) {
	none := node{at: region{key.at.end + 1, key.at.end + 1}}
	rest := *r
	line, start, ok := rest.next()
	if !ok {
		return none, true
	}
	indent := indentAt(line, 0)
	switch {
	case strings.HasPrefix(line[indent:], "- "):
		return r.dashes(indent, start+indent)
	case indent > 0:
		return r.deeper(indent, start+indent)
	}
	return none, true
}

// dashes reads a list whose dashes stand at a column.
func (r *flatReader) dashes(column, at int) (node, bool) {
	made := node{shape: list, at: region{r.base + at, r.base + at + 1}}
	for {
		before := *r
		line, start, ok := r.next()
		if !ok || indentAt(line, 0) < column || indentAt(line, 0) == column && column == 0 && line[0] != '-' {
			*r = before
			return made, true
		}
		if indentAt(line, 0) != column || !strings.HasPrefix(line[column:], "- ") {
			return node{}, false
		}
		from := column + 1 + indentAt(line, column+1)
		if from == len(line) || line[from] == '[' {
			return node{}, false
		}
		item, ok := r.value(line, start, from)
		if !ok || r.continued(column) {
			return node{}, false
		}
		made.items = append(made.items, item)
		made.at.end = item.at.end
	}
}

// deeper reads a map whose keys stand at a column.
func (r *flatReader) deeper(column, at int) (node, bool) {
	made := node{shape: dict, at: region{r.base + at, r.base + at + 1}}
	for {
		before := *r
		line, start, ok := r.next()
		if !ok || indentAt(line, 0) < column {
			*r = before
			return made, true
		}
		if indentAt(line, 0) != column {
			return node{}, false
		}
		key, value, ok := r.key(line, start, column)
		if !ok || value == len(line) {
			return node{}, false
		}
		p := pair{key: key}
		if p.value, ok = r.value(line, start, value); !ok || r.continued(column) {
			return node{}, false
		}
		made.pairs = append(made.pairs, p)
		made.at.end = p.value.at.end
	}
}

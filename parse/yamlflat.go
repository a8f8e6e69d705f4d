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

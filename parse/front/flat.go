package front

import (
	"strings"

	"allies/parse/text"
)

// Most front matter is flat: a key and a short value on each line, lists in
// brackets or of dashes, a map one level deep. flatReader reads just that, many
// times faster than the YAML library, and gives up at the first sign of
// anything else. What it reads, the library reads the same.
type flatReader struct {
	src  string
	base int
	at   int // the beginning of the next line
}

// ReadFlat reads a flat text; false where it is not. Keys may be there twice.
func ReadFlat(src string, base int) ([]Pair, bool) {
	if !flatBytes(src) {
		return nil, false
	}
	r := flatReader{src: src, base: base}
	pairs := make([]Pair, 0, 1+strings.Count(src, "\n"))
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
			c == 0xef && (strings.HasPrefix(s[i:], text.Bom) || s[i:] >= "\ufffe"):
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
func (r *flatReader) pair(line string, start int) (Pair, bool) {
	key, value, ok := r.key(line, start, 0)
	if !ok {
		return Pair{}, false
	}
	p := Pair{Key: key}
	if value < len(line) {
		p.Value, ok = r.value(line, start, value)
		return p, ok && !r.continued(0)
	}
	p.Value, ok = r.below(key)
	return p, ok
}

// longestKey is far below the length at which YAML takes a key for none.
const longestKey = 200

// key reads a key at a column; value is where its value begins, the line's
// length for none.
func (r *flatReader) key(line string, start, column int) (key Node, value int, ok bool) {
	end := column
	for end < len(line) && isKeyLetter(line[end], end == column) {
		end++
	}
	if end == column || end == len(line) || line[end] != ':' || line[end-1] == ' ' || end-column > longestKey {
		return Node{}, 0, false
	}
	value = end + 1
	if value < len(line) && line[value] != ' ' {
		return Node{}, 0, false
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

func (r *flatReader) scalar(written string, at int) Node {
	return Node{Text: written, At: text.Region{Start: r.base + at, End: r.base + at + len(written)}}
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
func (r *flatReader) below(key Node) (Node, bool) {
	none := Node{At: text.Region{Start: key.At.End + 1, End: key.At.End + 1}}
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
func (r *flatReader) dashes(column, at int) (Node, bool) {
	made := Node{Shape: List, At: text.Region{Start: r.base + at, End: r.base + at + 1}}
	for {
		before := *r
		line, start, ok := r.next()
		if !ok || indentAt(line, 0) < column || indentAt(line, 0) == column && column == 0 && line[0] != '-' {
			*r = before
			return made, true
		}
		if indentAt(line, 0) != column || !strings.HasPrefix(line[column:], "- ") {
			return Node{}, false
		}
		from := column + 1 + indentAt(line, column+1)
		if from == len(line) || line[from] == '[' {
			return Node{}, false
		}
		item, ok := r.value(line, start, from)
		if !ok || r.continued(column) {
			return Node{}, false
		}
		made.Items = append(made.Items, item)
		made.At.End = item.At.End
	}
}

// deeper reads a map whose keys stand at a column.
func (r *flatReader) deeper(column, at int) (Node, bool) {
	made := Node{Shape: Dict, At: text.Region{Start: r.base + at, End: r.base + at + 1}}
	for {
		before := *r
		line, start, ok := r.next()
		if !ok || indentAt(line, 0) < column {
			*r = before
			return made, true
		}
		if indentAt(line, 0) != column {
			return Node{}, false
		}
		key, value, ok := r.key(line, start, column)
		if !ok || value == len(line) {
			return Node{}, false
		}
		p := Pair{Key: key}
		if p.Value, ok = r.value(line, start, value); !ok || r.continued(column) {
			return Node{}, false
		}
		made.Pairs = append(made.Pairs, p)
		made.At.End = p.Value.At.End
	}
}

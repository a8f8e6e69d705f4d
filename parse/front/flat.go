package front

import (
	"strings"

	"allies/parse/text"
)

// Most front matter is flat: a key and a short value on each line, lists in
// brackets or of dashes, a map one level deep. flatReader reads just that, many
// times faster than the YAML library, and gives up at the first line that could be
// anything else. What it reads, the library reads the same.
type flatReader struct {
	src  string
	base int // the offset of src in the file
	at   int // the beginning of the next line
}

// ReadFlat reads a flat text, which stands at an offset of the file; false where it is
// not flat. Keys may be there twice.
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

// next returns the next line that holds more than a comment, without its ending.
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
		if written := strings.TrimLeft(line, " "); written != "" && written[0] != '#' {
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

// key reads a key at a column; value is where its value begins, the line's length for none.
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

// below reads the value of a key with nothing after its colon: a list of
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

// value reads a value that begins in a line.
func (r *flatReader) value(line string, start, from int) (Node, bool) {
	written := strings.TrimRight(line[from:], " ")
	if written[0] == '[' {
		return r.brackets(written, start+from)
	}
	got, length, ok := r.word(written, start+from, false)
	return got, ok && flatEnd(written[length:])
}

// flatEnd reports whether nothing but a comment follows a value.
func flatEnd(s string) bool {
	trimmed := strings.TrimLeft(s, " ")
	return trimmed == "" || trimmed[0] == '#' && len(trimmed) < len(s)
}

// word reads a scalar at the beginning of a text, to its end or in brackets to
// a comma or bracket. length is what it takes, without blanks after it.
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
	for end < len(s) {
		c := s[end]
		if inBrackets && (c == ',' || c == ']') || c == '#' && s[end-1] == ' ' && !inBrackets {
			break
		}
		switch {
		case c == ':' && (inBrackets || end+1 == len(s) || s[end+1] == ' '):
			return Node{}, 0, false
		case inBrackets && (c == '[' || c == '{' || c == '}' || c == '#' || c == '?'):
			return Node{}, 0, false
		}
		end++
	}
	written := strings.TrimRight(s[:end], " ")
	return r.scalar(written, at), len(written), written != ""
}

// isPlainFirst reports whether a scalar without quotes may begin so, whatever follows.
func isPlainFirst(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 || strings.IndexByte("+./($~_^<=;", c) >= 0
}

// Inline reads a value that stands in the body of the file at an offset: a text, or a list of links.
func Inline(s string, at int) Node {
	r := flatReader{base: at}
	if made, ok := r.links(s, 0); ok && made.At.End == at+len(s) {
		return made
	}
	return r.scalar(s, 0)
}

// links reads one link without quotes, or several with commas between them, which YAML refuses.
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

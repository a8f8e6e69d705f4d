package front

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"allies/parse/text"
)

// treeReader turns the library's tree into nodes with places in the file.
type treeReader struct {
	d       *text.Document
	src     string // what the library read
	user    string // the same bytes before some were mended
	base    int    // offset of src in the file
	lines   []int  // where the lines begin, as YAML counts them
	last    text.Cursor
	alias   *text.Region // inside an alias: where it stands
	spent   int          // values read through aliases
	tooMany bool         // they were too many: no alias is read any more
	depth   int
	deep    bool // a value was too deep: that was said
}

// place is where a list or dict begins; its end follows from what it holds.
func (g *treeReader) place(n *yaml.Node) text.Region {
	if g.alias != nil {
		return *g.alias
	}
	start := g.base + g.offset(n)
	return text.Region{Start: start, End: min(start+1, g.base+len(g.src))}
}

// listEnd is the end of a list: the bracket after its last item, or that item.
func (g *treeReader) listEnd(start int, items []Node) int {
	end := start + 1
	if len(items) > 0 {
		end = max(end, items[len(items)-1].At.End)
	}
	return g.closing(text.Region{Start: start, End: end}, '[', ']')
}

// closing is the end of a list or dict that is known up to its last item: the
// bracket after it where the collection begins with one, else that item.
func (g *treeReader) closing(at text.Region, opens, closes byte) int {
	at.End = min(at.End, g.base+len(g.src))
	if g.alias == nil && g.src[at.Start-g.base:] != "" && g.src[at.Start-g.base] == opens {
		rest := strings.TrimLeft(g.src[at.End-g.base:], " \t\r\n,")
		if rest != "" && rest[0] == closes {
			return g.base + len(g.src) - len(rest) + 1
		}
		for i := at.End - g.base; i < len(g.src) && g.src[i] != '\n'; i++ {
			if g.src[i] == closes {
				return g.base + i + 1
			}
		}
	}
	return at.End
}

// offset finds a node's line and column, which the library counts in characters.
func (g *treeReader) offset(n *yaml.Node) int {
	if g.lines == nil {
		g.lines = yamlLines(g.src)
	}
	line := min(max(n.Line, 1), len(g.lines))
	c := text.Cursor{Line: line, Column: 1, Offset: g.lines[line-1]}
	if g.last.Line == line && g.last.Column <= n.Column {
		c = g.last
	}
	for rest := g.src[c.Offset:]; c.Column < n.Column && rest != ""; c.Column++ {
		size := runeLength(rest)
		c.Offset, rest = c.Offset+size, rest[size:]
	}
	g.last = c
	return c.Offset
}

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

// yamlBreak returns the length of the line ending at the beginning of s, 0 for none.
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

// QuotedLength is the length of the text in quotes of either sort that s begins
// with, 0 where it is never closed.
func QuotedLength(s string) int {
	if s[0] == '\'' {
		return singleQuoted(s)
	}
	return doubleQuoted(s)
}

// quotes passes over quoted texts from the left to the right. Where one double
// quote is never closed none after it is, and the rest is looked at once.
type quotes struct{ open bool }

// last is the offset of the quote that closes the one at i, or i.
func (q *quotes) last(s string, i int) int {
	if s[i] == '"' && q.open {
		return i
	}
	size := QuotedLength(s[i:])
	q.open = q.open || s[i] == '"' && size == 0
	return i + max(size-1, 0)
}

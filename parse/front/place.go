package front

import (
	"strings"

	"gopkg.in/yaml.v3"

	"allies/parse/text"
)

// place is where a list or dict begins; its end follows from what it holds.
func (g *Grower) place(n *yaml.Node) text.Region {
	if g.alias != nil {
		return *g.alias
	}
	start := g.base + g.offset(n)
	return text.Region{Start: start, End: min(start+1, g.base+len(g.src))}
}

// behind is the end of a list: the bracket behind its last item, or that item.
func (g *Grower) behind(start int, items []Node) int {
	end := start + 1
	if len(items) > 0 {
		end = max(end, items[len(items)-1].At.End)
	}
	return g.closing(text.Region{Start: start, End: end}, '[', ']')
}

// closing is the end of a list or dict that is known up to its last item: the
// bracket behind it where the collection begins with one, else that item.
func (g *Grower) closing(at text.Region, opens, closes byte) int {
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

// offset finds a node's line and column, which the library counts in
// characters.
func (g *Grower) offset(n *yaml.Node) int {
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

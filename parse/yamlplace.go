package parse

import "gopkg.in/yaml.v3"

// place is where a list or dict begins; its end follows from what it holds.
func (g *grower) place(n *yaml.Node) region {
	if g.alias != nil {
		return *g.alias
	}
	start := g.base + g.offset(n)
	return region{start, min(start+1, g.base+len(g.src))}
}

// behind is the end of a list: the bracket behind its last item, or that item.
func (g *grower) behind(start int, items []node) int {
	end := start + 1
	if len(items) > 0 {
		end = max(end, items[len(items)-1].at.end)
	}
	return g.closing(region{start, end}, '[', ']')
}

// closing is the end of a list or dict that is known up to its last item: the
// bracket behind it where the collection begins with one, else that item.
func (g *grower) closing(at region, opens, closes byte) int {
	at.end = min(at.end, g.base+len(g.src))
	if g.alias == nil && g.src[at.start-g.base:] != "" && g.src[at.start-g.base] == opens {
		for i := at.end - g.base; i < len(g.src) && g.src[i] != '\n'; i++ {
			if g.src[i] == closes {
				return g.base + i + 1
			}
		}
	}
	return at.end
}

// offset finds a node's line and column, which the library counts in
// characters.
func (g *grower) offset(n *yaml.Node) int {
	if g.lines == nil {
		g.lines = yamlLines(g.src)
	}
	line := min(max(n.Line, 1), len(g.lines))
	c := cursor{line, 1, g.lines[line-1]}
	if g.last.line == line && g.last.column <= n.Column {
		c = g.last
	}
	for rest := g.src[c.offset:]; c.column < n.Column && rest != ""; c.column++ {
		size := runeLength(rest)
		c.offset, rest = c.offset+size, rest[size:]
	}
	g.last = c
	return c.offset
}

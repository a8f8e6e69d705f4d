package parse

import (
	"strings"

	"gopkg.in/yaml.v3"

	"allies/ledger"
)

// expansions bounds how many values the YAML aliases of one file may stand for.
const expansions = 10_000

// grower turns the library's tree into nodes with places in the file.
type grower struct {
	d     *document
	src   string // what the library read
	user  string // the same bytes before some were mended
	base  int    // offset of src in the file
	lines []int  // where the lines begin, as YAML counts them
	last  cursor
	alias *region // inside an alias: where it stands
	spent int     // values read through aliases
	bomb  bool    // they were too many: no alias is read any more
	depth int
	deep  bool // a value was too deep: that was said
}

// grow makes a node of the library's.
func (g *grower) grow(n *yaml.Node) node {
	g.depth++
	defer func() { g.depth-- }()
	if g.alias != nil {
		if g.spent++; g.spent > expansions || g.depth > deepest {
			g.bomb = true
			return node{at: *g.alias}
		}
	} else if g.depth > deepest {
		return g.tooDeep(n)
	}
	switch n.Kind {
	case yaml.AliasNode:
		return g.growAlias(n)
	case yaml.SequenceNode:
		return g.growList(n)
	case yaml.MappingNode:
		return g.growDict(n)
	}
	return g.growScalar(n)
}

// tooDeep leaves out what is nested deeper than anyone types.
func (g *grower) tooDeep(n *yaml.Node) node {
	at := g.place(n)
	if !g.deep {
		g.deep = true
		g.d.errorf(ledger.CodeNesting, at, "fewer levels", "more than %d lists or maps in each other: what is deeper is left out", deepest)
	}
	return node{at: at}
}

// growAlias reads what an alias stands for as though it stood there.
func (g *grower) growAlias(n *yaml.Node) node {
	if g.alias != nil {
		return g.grow(n.Alias)
	}
	start := g.offset(n)
	at := region{g.base + start, g.base + min(start+1+len(n.Value), len(g.src))}
	if g.bomb {
		return node{at: at}
	}
	g.alias = &at
	got := g.grow(n.Alias)
	g.alias = nil
	if g.bomb {
		g.d.errorf(ledger.CodeTooLarge, at, "write the values out",
			"YAML aliases that expand without bound: they are left out from here on")
		return node{at: at}
	}
	return got
}

func (g *grower) growScalar(n *yaml.Node) node {
	if g.alias != nil {
		return node{text: n.Value, quoted: n.Style&^yaml.TaggedStyle != 0, at: *g.alias}
	}
	start := g.offset(n)
	end := scalarEnd(g.src, start, n)
	text := n.Value
	if start < end && g.src[start] != g.user[start] && text != "" {
		text = g.user[start:start+1] + text[1:]
	}
	return node{text: text, quoted: n.Style&^yaml.TaggedStyle != 0, at: region{g.base + start, g.base + end}}
}

// growList reads a list; `[[Name]]` without quotes is a list in a list to
// YAML, and the link that it looks like to us.
func (g *grower) growList(n *yaml.Node) node {
	made := node{shape: list, at: g.place(n)}
	if link, ok := g.bareLink(n); ok {
		return link
	}
	made.items = make([]node, 0, len(n.Content))
	for _, item := range n.Content {
		made.items = append(made.items, g.grow(item))
		if g.bomb && g.alias != nil {
			return made
		}
	}
	made.at.end = g.behind(made.at.start, made.items)
	return made
}

func (g *grower) bareLink(n *yaml.Node) (node, bool) {
	if g.alias != nil || n.Style&yaml.FlowStyle == 0 || len(n.Content) != 1 || n.Content[0].Kind != yaml.SequenceNode {
		return node{}, false
	}
	start := g.offset(n)
	if !strings.HasPrefix(g.src[start:], "[[") {
		return node{}, false
	}
	inner := g.src[start:min(start+longestLink, len(g.src))]
	end := strings.Index(inner, "]]")
	if end < 0 || strings.ContainsAny(inner[2:end], "[]\n\r") {
		return node{}, false
	}
	end += start + 2
	return node{text: g.user[start:end], at: region{g.base + start, g.base + end}}, true
}

// growDict reads a dict. Of a key that is there twice the first one holds.
func (g *grower) growDict(n *yaml.Node) node {
	made := node{shape: dict, at: g.place(n)}
	made.pairs = make([]pair, 0, len(n.Content)/2)
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		p := pair{key: g.grow(n.Content[i]), value: g.grow(n.Content[i+1])}
		if g.bomb && g.alias != nil {
			return made
		}
		if g.keep(p.key, seen) {
			made.pairs = append(made.pairs, p)
		}
	}
	if len(made.pairs) > 0 {
		made.at.end = max(made.at.end, made.pairs[len(made.pairs)-1].value.at.end)
	}
	made.at.end = g.closing(made.at, '{', '}')
	return made
}

// keep reports whether a key is a word that was not there before.
func (g *grower) keep(key node, seen map[string]int) bool {
	if key.shape != scalar {
		g.d.errorf(ledger.CodeFrontMatter, key.at, "begin the line with a word and a colon; brackets in a value need quotes", "a key must be a word, not a list or a map")
		return false
	}
	if line, twice := seen[key.text]; twice {
		g.d.twice(key, line)
		return false
	}
	seen[key.text] = g.d.lineAt(key.at.start)
	return true
}

// unique drops, and names, the keys that are there twice.
func (g *grower) unique(pairs []pair) []pair {
	seen := make(map[string]int, len(pairs))
	kept := pairs[:0]
	for _, p := range pairs {
		if p.value.shape == dict {
			p.value.pairs = g.unique(p.value.pairs)
			p.value.at.end = p.value.pairs[len(p.value.pairs)-1].value.at.end
		}
		if g.keep(p.key, seen) {
			kept = append(kept, p)
		}
	}
	return kept
}

// twice names a key that is there a second time.
func (d *document) twice(key node, line int) {
	d.errorf(ledger.CodeFrontMatter, key.at, "keep one of the two", "the key %s is here twice: line %d has it first, and that one is read", key.text, line)
}

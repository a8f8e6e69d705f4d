package front

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"allies/ledger"
	"allies/parse/text"
)

// yamlError is what the YAML library refused.
type yamlError struct {
	line    int // from 1; may be one off, and is 1 where the library says none
	message string
}

// decodeYAML is the one door to the YAML library, which is only asked for its tree: the
// values are read from the user's bytes. It returns the root of the first document, nil
// when that is empty, and the line on which a second one begins, 0 for none.
func decodeYAML(src string) (root *yaml.Node, second int, refused *yamlError) {
	defer func() {
		if fault := recover(); fault != nil {
			root, second, refused = nil, 0, &yamlError{1, fmt.Sprint(fault)}
		}
	}()
	decoder := yaml.NewDecoder(strings.NewReader(src))
	var first, next yaml.Node
	if err := decoder.Decode(&first); errors.Is(err, io.EOF) {
		return nil, 0, nil
	} else if err != nil {
		return nil, 0, readYAMLError(err)
	}
	if err := decoder.Decode(&next); err == nil {
		if len(next.Content) > 0 && next.Content[0].ShortTag() != "!!null" {
			second = next.Line
		}
	} else if !errors.Is(err, io.EOF) {
		return nil, 0, readYAMLError(err)
	}
	if len(first.Content) > 0 {
		root = first.Content[0]
	}
	return root, second, nil
}

// readYAMLError takes `yaml: line 3: did not find expected key` apart.
func readYAMLError(err error) *yamlError {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		if number, said, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(number); err == nil {
				return &yamlError{max(n, 1), said}
			}
		}
	}
	return &yamlError{1, message}
}

// expansions bounds how many values the YAML aliases of one file may stand for.
const expansions = 10_000

// node makes a node of the library's.
func (g *treeReader) node(n *yaml.Node) Node {
	g.depth++
	defer func() { g.depth-- }()
	if g.alias != nil {
		if g.spent++; g.spent > expansions || g.depth > text.Deepest {
			g.tooMany = true
			return Node{At: *g.alias}
		}
	} else if g.depth > text.Deepest {
		return g.tooDeep(n)
	}
	switch n.Kind {
	case yaml.AliasNode:
		return g.aliased(n)
	case yaml.SequenceNode:
		return g.list(n)
	case yaml.MappingNode:
		return g.dict(n)
	}
	return g.scalar(n)
}

// tooDeep leaves out what is nested deeper than anyone types.
func (g *treeReader) tooDeep(n *yaml.Node) Node {
	at := g.place(n)
	if !g.deep {
		g.deep = true
		g.d.Errorf(ledger.CodeNesting, at, "fewer levels", "more than %d lists or maps in each other: what is deeper is left out", text.Deepest)
	}
	return Node{At: at}
}

// aliased reads what an alias stands for as though it stood there.
func (g *treeReader) aliased(n *yaml.Node) Node {
	if g.alias != nil {
		return g.node(n.Alias)
	}
	start := g.offset(n)
	at := text.Region{Start: g.base + start, End: g.base + min(start+1+len(n.Value), len(g.src))}
	if g.tooMany {
		return Node{At: at}
	}
	g.alias = &at
	got := g.node(n.Alias)
	g.alias = nil
	if g.tooMany {
		g.d.Errorf(ledger.CodeTooLarge, at, "write the values out",
			"YAML aliases that expand without bound: they are left out from here on")
		return Node{At: at}
	}
	return got
}

func (g *treeReader) scalar(n *yaml.Node) Node {
	if g.alias != nil {
		return Node{Text: n.Value, quoted: n.Style&^yaml.TaggedStyle != 0, At: *g.alias}
	}
	start := g.offset(n)
	end := scalarEnd(g.src, start, n)
	written := n.Value
	if start < end && g.src[start] != g.user[start] && written != "" {
		written = g.user[start:start+1] + written[1:]
	}
	return Node{Text: written, quoted: n.Style&^yaml.TaggedStyle != 0, At: text.Region{Start: g.base + start, End: g.base + end}}
}

// list reads a list; `[[Name]]` without quotes is a list in a list to
// YAML, and the link that it looks like to us.
func (g *treeReader) list(n *yaml.Node) Node {
	made := Node{Shape: List, At: g.place(n)}
	if link, ok := g.bareLink(n); ok {
		return link
	}
	made.Items = make([]Node, 0, len(n.Content))
	for _, item := range n.Content {
		made.Items = append(made.Items, g.node(item))
		if g.tooMany && g.alias != nil {
			return made
		}
	}
	made.At.End = g.listEnd(made.At.Start, made.Items)
	return made
}

func (g *treeReader) bareLink(n *yaml.Node) (Node, bool) {
	if g.alias != nil || n.Style&yaml.FlowStyle == 0 || len(n.Content) != 1 || n.Content[0].Kind != yaml.SequenceNode {
		return Node{}, false
	}
	start := g.offset(n)
	if !strings.HasPrefix(g.src[start:], "[[") {
		return Node{}, false
	}
	inner := g.src[start:min(start+text.LongestLink, len(g.src))]
	end := strings.Index(inner, "]]")
	if end < 0 || strings.ContainsAny(inner[2:end], "[]\n\r") {
		return Node{}, false
	}
	end += start + 2
	return Node{Text: g.user[start:end], At: text.Region{Start: g.base + start, End: g.base + end}}, true
}

// dict reads a map. Of a key that is there twice the first one holds.
func (g *treeReader) dict(n *yaml.Node) Node {
	made := Node{Shape: Dict, At: g.place(n)}
	made.Pairs = make([]Pair, 0, len(n.Content)/2)
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		p := Pair{Key: g.node(n.Content[i]), Value: g.node(n.Content[i+1])}
		if g.tooMany && g.alias != nil {
			return made
		}
		if isNew(g.d, p.Key, seen) {
			made.Pairs = append(made.Pairs, p)
		}
	}
	if len(made.Pairs) > 0 {
		made.At.End = max(made.At.End, made.Pairs[len(made.Pairs)-1].Value.At.End)
	}
	made.At.End = g.closing(made.At, '{', '}')
	return made
}

// isNew reports whether a key is a word that was not there before.
func isNew(d *text.Document, key Node, seen map[string]int) bool {
	if key.Shape != Scalar {
		d.Errorf(ledger.CodeFrontMatter, key.At, "begin the line with a word and a colon; brackets in a value need quotes", "a key must be a word, not a list or a map")
		return false
	}
	if line, twice := seen[key.Text]; twice {
		Twice(d, key, line)
		return false
	}
	seen[key.Text] = d.LineAt(key.At.Start)
	return true
}

// distinct drops, and names, the keys that are there twice.
func distinct(d *text.Document, pairs []Pair) []Pair {
	seen := make(map[string]int, len(pairs))
	kept := pairs[:0]
	for _, p := range pairs {
		if p.Value.Shape == Dict {
			p.Value.Pairs = distinct(d, p.Value.Pairs)
			p.Value.At.End = p.Value.Pairs[len(p.Value.Pairs)-1].Value.At.End
		}
		if isNew(d, p.Key, seen) {
			kept = append(kept, p)
		}
	}
	return kept
}

// Twice names a key that is there a second time.
func Twice(d *text.Document, key Node, line int) {
	n := d.LineAt(key.At.Start)
	before, from := d.Text[d.LineStart(n):key.At.Start], d.Text[key.At.Start:max(key.At.End, d.LineEnd(n))]
	hint := "# " + from
	if strings.TrimSpace(before) != "" { // it stands in braces
		hint = strings.TrimSpace(strings.TrimRight(before, ", ") + from[pairEnd(from):])
	}
	d.Errorf(ledger.CodeFrontMatter, key.At, hint, "the key %s is here twice: line %d has it first, and that one is read", key.Text, line)
}

// pairEnd is where the key and its value end that a line of braces begins with.
func pairEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']', ',':
			if depth == 0 {
				return i
			}
			if s[i] != ',' {
				depth--
			}
		}
	}
	return len(s)
}

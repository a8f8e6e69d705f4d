// Package markdown divides a text into blocks, and reads links, tags and plain
// words out of them. It alone imports goldmark. It knows no notes and no entries.
package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"allies/parse/text"
)

// blockParser decides what is a list item, a heading, code or a quote. It has no
// inline parsers, which entries do not need; no link definitions, since `- [x]:
// url` must stay an item; and no underlined headings, since a stray `---` under a
// line of text makes one by accident. It is safe for concurrent use.
var blockParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	))
})

// Blocks divides a body into its blocks: by the scan where the text is plain
// enough for it, else by the block parser.
func Blocks(d *text.Document, body text.Region) *blockTree {
	if tree, ok := scanBlocks(d, body); ok {
		return tree
	}
	return parseBlocks(d, body)
}

// parseBlocks lets the block parser decide.
func parseBlocks(d *text.Document, body text.Region) *blockTree {
	root := blockParser().Parse(source.NewReader(d.Masked[body.Start:body.End]))
	c := &converter{d: d, base: body.Start, end: body.End, tree: newBlockTree(len(d.Lines))}
	c.children(root, 0)
	return c.tree
}

// converter copies the parser's blocks into a tree.
type converter struct {
	d         *text.Document
	base, end int
	tree      *blockTree
}

func (c *converter) children(n ast.Node, id int32) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if child.Type() == ast.TypeBlock {
			c.copy(child, id)
		}
	}
}

func (c *converter) copy(n ast.Node, parent int32) {
	id := c.tree.add(parent, kindOf(n), c.startOf(n))
	switch n := n.(type) {
	case *ast.Heading:
		c.tree.nodes[id].mark = uint8(n.Level)
	case *ast.List:
		c.tree.nodes[id].mark = n.Marker
	case *ast.FencedCodeBlock:
		c.tree.opens = true
	case *ast.HTMLBlock:
		c.tree.opens = true
		if n.HTMLBlockType <= ast.HTMLBlockType5 && !n.HasClosure() {
			c.tree.nodes[id].mark = openHTML
		}
	}
	if lines := n.Lines(); lines != nil {
		for i := range lines.Len() {
			seg := lines.At(i)
			c.addLine(id, seg)
		}
	}
	if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
		c.addLine(id, html.ClosureLine)
	}
	c.children(n, id)
}

func (c *converter) addLine(id int32, at source.Segment) {
	start, end := c.base+at.Start, c.base+at.Stop
	c.tree.addLine(id, start, end, text.CharactersOf(c.d.Text[start:end]))
}

var kinds = map[ast.NodeKind]blockKind{
	ast.KindHeading: HeadingBlock, ast.KindList: ListBlock, ast.KindListItem: ItemBlock,
	ast.KindParagraph: ParagraphBlock, ast.KindTextBlock: ParagraphBlock, ast.KindBlockquote: quoteBlock,
	ast.KindFencedCodeBlock: FenceBlock, ast.KindCodeBlock: CodeBlock, ast.KindHTMLBlock: HtmlBlock,
	ast.KindThematicBreak: RuleBlock,
}

func kindOf(n ast.Node) blockKind { return kinds[n.Kind()] }

// startOf returns the offset of the line at which a block begins: that of its
// first text, since the parser's own place is wrong after tabs. A byte order
// mark stands before the body.
func (c *converter) startOf(n ast.Node) int { return max(c.lineOf(n), c.base) }

func (c *converter) lineOf(n ast.Node) int {
	for inner := n; inner != nil && inner.Type() == ast.TypeBlock; inner = inner.FirstChild() {
		if lines := inner.Lines(); lines != nil && lines.Len() > 0 {
			line := c.d.LineAt(c.base + lines.At(0).Start)
			if inner.Kind() == ast.KindFencedCodeBlock {
				line--
			}
			return c.d.LineStart(max(line, 1))
		}
	}
	return c.d.LineStart(c.d.LineAt(min(c.base+max(n.Pos(), 0), c.end)))
}

package markdown

import (
	"slices"
	"sync"

	"allies/parse/text"
)

// blockKind is what a run of lines is.
type blockKind uint8

const (
	documentBlock blockKind = iota
	HeadingBlock
	ListBlock
	ItemBlock
	ParagraphBlock // of an item too
	quoteBlock
	FenceBlock // fenced code
	CodeBlock  // indented code
	HtmlBlock
	RuleBlock
)

// blockTree holds the blocks of one body in slices without pointers, so that a
// large ledger costs the collector nothing, and the prose that was read of them.
// Offsets count from the beginning of the file.
type blockTree struct {
	nodes  []blockNode   // the document first
	lines  []text.Region // of all blocks that have text, each block's in a row
	prose  []Prose       // that was read so far
	pieces []piece       // of it
	opens  bool          // a block of it needs an end: fenced code, raw HTML
}

var blockTrees = sync.Pool{New: func() any { return new(blockTree) }}

type blockNode struct {
	kind                      blockKind
	mark                      uint8           // the level of a heading, the marker of a list, or openHTML
	holds                     text.Characters // in its own text
	parent, first, last, next int32           // the parent 0 is the document; any other 0 is none
	from, to                  int32           // its lines
	start                     int32           // the offset of the line at which it begins
}

// Block is one block of a tree. The zero block is none.
type Block struct {
	t *blockTree
	*blockNode
}

// newBlockTree makes room for the blocks of so many lines: most lines of notes
// are an item and its text, or blank.
func newBlockTree(lines int) *blockTree {
	t := blockTrees.Get().(*blockTree)
	t.nodes = append(slices.Grow(t.nodes[:0], 2*lines+1), blockNode{})
	t.lines = slices.Grow(t.lines[:0], lines)
	t.prose, t.pieces, t.opens = slices.Grow(t.prose[:0], lines), slices.Grow(t.pieces[:0], lines), false
	return t
}

// Release gives the memory of the block's tree to the next one. Nothing of it is
// asked any more, and no prose that was read of it.
func (b Block) Release() {
	if b.t != nil {
		clear(b.t.prose)
		blockTrees.Put(b.t)
	}
}

// Document holds the blocks of the tree, which takes no more of them.
func (t *blockTree) Document() Block { return Block{t, &t.nodes[0]} }

// add appends a block to its parent's children and returns its number.
func (t *blockTree) add(parent int32, kind blockKind, start int) int32 {
	id := int32(len(t.nodes))
	lines := int32(len(t.lines))
	t.nodes = append(t.nodes, blockNode{kind: kind, parent: parent, start: int32(start), from: lines, to: lines})
	if last := t.nodes[parent].last; last != 0 {
		t.nodes[last].next = id
	} else {
		t.nodes[parent].first = id
	}
	t.nodes[parent].last = id
	return id
}

// addLine gives a line of text, and what it holds, to the block that was added last.
func (t *blockTree) addLine(id int32, start, end int, holds text.Characters) {
	t.lines = append(t.lines, text.Region{Start: start, End: end})
	n := &t.nodes[id]
	n.to, n.holds = int32(len(t.lines)), n.holds|holds
}

func (b Block) at(id int32) Block {
	if id == 0 {
		return Block{}
	}
	return Block{b.t, &b.t.nodes[id]}
}

func (b Block) Exists() bool { return b.t != nil }

func (b Block) Kind() blockKind { return b.kind }
func (b Block) Level() int      { return int(b.mark) }
func (b Block) First() Block    { return b.at(b.first) }
func (b Block) Next() Block     { return b.at(b.next) }

// Parent is the block that holds this one; none for the document's own.
func (b Block) Parent() Block { return b.at(b.parent) }

// InQuote reports whether a block stands in a block quote.
func (b Block) InQuote() bool {
	for ; b.Exists(); b = b.Parent() {
		if b.Kind() == quoteBlock {
			return true
		}
	}
	return false
}

// MayOpen reports whether the block's tree holds fenced code or raw HTML, which need an end.
func (b Block) MayOpen() bool { return b.t.opens }

// IsTop reports whether the document itself holds the block.
func (b Block) IsTop() bool { return b.parent == 0 }

// InItem reports whether a list item holds the block.
func (b Block) InItem() bool { return !b.IsTop() && b.Parent().Kind() == ItemBlock }

// Start is the offset of the line at which the block begins, markers included.
func (b Block) Start() int { return int(b.start) }

// Lines are the places of the block's own text, line by line.
func (b Block) Lines() []text.Region {
	return b.t.lines[b.from:b.to]
}

// Holds are the kinds of characters in the block's own text.
func (b Block) Holds() text.Characters { return b.holds }

// openHTML marks HTML that ends with a mark of its own, as a comment, and that nothing closes.
const openHTML = 1

// IsOpenHTML reports whether the block is such HTML.
func (b Block) IsOpenHTML() bool { return b.Kind() == HtmlBlock && b.mark == openHTML }

// TextEnd returns the offset just past the last byte of text in the block or in
// one that it holds, 0 where there is none.
func (b Block) TextEnd() int {
	end := 0
	if lines := b.Lines(); len(lines) > 0 {
		end = lines[len(lines)-1].End
	}
	if last := b.at(b.last); last.Exists() {
		end = max(end, last.TextEnd())
	}
	return end
}

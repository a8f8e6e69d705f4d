package parse

// blockKind is what a run of lines is.
type blockKind uint8

const (
	documentBlock blockKind = iota
	headingBlock
	listBlock
	itemBlock
	paragraphBlock // of an item too
	quoteBlock
	fenceBlock // fenced code
	codeBlock  // indented code
	htmlBlock
	ruleBlock
)

// blockTree holds the blocks of one body in two slices without pointers, so
// that a large ledger costs the collector nothing. Offsets count from the
// beginning of the file.
type blockTree struct {
	nodes []blockNode // the document first
	lines []region    // of all blocks that have text, each block's in a row
}

type blockNode struct {
	kind                      blockKind
	mark                      uint8 // the level of a heading, the marker of a list
	open                      bool  // a comment or raw HTML that nothing closed
	parent, first, last, next int32 // 0 for none: nothing holds or follows the document
	from, to                  int32 // its lines
	start                     int32 // the offset of the line at which it begins
}

// block is one block of a tree. The zero block is none.
type block struct {
	t  *blockTree
	id int32
}

// newBlockTree makes room for the blocks of so many lines: most lines of notes
// are an item and its text, or blank.
func newBlockTree(lines int) *blockTree {
	return &blockTree{nodes: make([]blockNode, 1, 2*lines+1), lines: make([]region, 0, lines)}
}

func (t *blockTree) document() block { return block{t, 0} }

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

// addLine gives a line of text to the block that was added last.
func (t *blockTree) addLine(id int32, start, end int) {
	t.lines = append(t.lines, region{start, end})
	t.nodes[id].to = int32(len(t.lines))
}

func (b block) node() *blockNode { return &b.t.nodes[b.id] }

func (b block) at(id int32) block {
	if id == 0 {
		return block{}
	}
	return block{b.t, id}
}

// exists reports whether there is such a block.
func (b block) exists() bool { return b.t != nil }

func (b block) kind() blockKind { return b.node().kind }
func (b block) level() int      { return int(b.node().mark) }
func (b block) first() block    { return b.at(b.node().first) }
func (b block) next() block     { return b.at(b.node().next) }

// parent is the block that holds this one; none for the document's own.
func (b block) parent() block { return b.at(b.node().parent) }

// isTop reports whether the document itself holds the block.
func (b block) isTop() bool { return b.node().parent == 0 }

// start is the offset of the line at which the block begins, markers included.
func (b block) start() int { return int(b.node().start) }

// lines are the places of the block's own text, line by line.
func (b block) lines() []region { return b.t.lines[b.node().from:b.node().to] }

// textEnd returns the offset just past the last byte of text in the block and
// what it holds, 0 where there is none.
func (b block) textEnd() int {
	end := 0
	if lines := b.lines(); len(lines) > 0 {
		end = lines[len(lines)-1].end
	}
	if last := b.at(b.node().last); last.exists() {
		end = max(end, last.textEnd())
	}
	return end
}

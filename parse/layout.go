package parse

import (
	"strings"

	"allies/ledger"
)

// layout finds where the blocks of a file begin and end, for edits that put
// text between them.
type layout struct {
	d    *document
	root block
	base int
	end  int // of the body
}

func newLayout(src []byte, a *ledger.Ally, c *ledger.Config) *layout {
	d := newDocument(a.File, src, c)
	d.maskConflicts()
	d.maskNesting()
	body := region{int(a.Body.Start), int(a.Body.End)}
	return &layout{d: d, root: d.blocks(body).document(), base: body.start, end: body.end}
}

// behind returns the offset at which the text of a block ends, the line end
// excluded: the last line before what follows that is not blank.
func (l *layout) behind(b block) int {
	for ; b.exists(); b = b.parent() {
		if next := b.next(); next.exists() {
			return l.textEnd(next.start())
		}
	}
	return l.textEnd(l.end)
}

// textEnd returns the end of the last line before an offset that is not
// blank; the beginning of the body where there is none.
func (l *layout) textEnd(offset int) int {
	for n := l.d.lineAt(max(offset-1, 0)); n >= 1 && l.d.lineEnd(n) > l.base; n-- {
		if end := min(l.d.lineEnd(n), offset); strings.TrimSpace(l.d.text[l.d.lineStart(n):end]) != "" {
			return l.d.lineEnd(n)
		}
	}
	return l.base
}

// inHTML reports whether the line that ends at an offset is raw HTML, which goes
// on to the next blank line.
func (l *layout) inHTML(end int) bool { return htmlHolds(l.root, end) }

func htmlHolds(b block, end int) bool {
	for c := b.first(); c.exists() && c.start() < end; c = c.next() {
		if next := c.next(); next.exists() && next.start() < end {
			continue
		}
		return c.kind() == htmlBlock || htmlHolds(c, end)
	}
	return false
}

// ownEnd is where the part of a dated section ends in which tasks are the
// user's own: at a heading inside that makes them theirs, else at its end.
func (l *layout) ownEnd(note *ledger.Note) int {
	for b := l.root.first(); b.exists(); b = b.next() {
		if b.kind() != headingBlock || b.start() <= int(note.Head.Start) || b.start() >= int(note.Pos.End) {
			continue
		}
		if p, ok := l.d.proseOf(b); ok && holdsWords(ledger.Fold(p.text), theirsWords) {
			return b.start()
		}
	}
	return int(note.Pos.End)
}

// lastList returns the list of a dated section that new items join: the last
// one that holds an entry or a task, else the last; none where there is none.
func (l *layout) lastList(note *ledger.Note) block {
	var last, counted block
	end := l.ownEnd(note)
	for b := l.root.first(); b.exists(); b = b.next() {
		if b.kind() != listBlock || b.start() < int(note.Head.End) || b.start() >= end {
			continue
		}
		last = b
		if holdsAny(note, b.start(), l.behind(b)) {
			counted = b
		}
	}
	if counted.exists() {
		return counted
	}
	return last
}

// holdsAny reports whether an entry or a task of the note stands in a range.
func holdsAny(n *ledger.Note, start, end int) bool {
	in := func(p ledger.Pos) bool { return int(p.Start) >= start && int(p.Start) < end }
	for _, e := range n.Entries {
		if in(e.Pos) {
			return true
		}
	}
	for _, t := range n.Thanks {
		if in(t.Pos) {
			return true
		}
	}
	for _, e := range n.Events {
		if in(e.Pos) {
			return true
		}
	}
	for _, p := range n.Promises {
		if in(p.Pos) {
			return true
		}
	}
	return false
}

// item returns the list item whose first line begins at an offset.
func (l *layout) item(start int) (item block, found bool) { return itemAt(l.root, start) }

func itemAt(b block, start int) (block, bool) {
	for c := b.first(); c.exists(); c = c.next() {
		if c.kind() == itemBlock && c.start() == start {
			return c, true
		}
		if item, found := itemAt(c, start); found {
			return item, true
		}
	}
	return block{}, false
}

// logSection returns the end of the first section under a heading of log
// words, where dated items are notes; false where there is none.
func (l *layout) logSection(c *ledger.Config) (end int, found bool) {
	for h := l.root.first(); h.exists(); h = h.next() {
		p, ok := l.d.proseOf(h)
		if !ok || h.kind() != headingBlock {
			continue
		}
		words := ledger.Fold(p.text)
		if !holdsWords(words, logWords) && !holdsWords(words, foldAll(c.Log)) {
			continue
		}
		for next := h.next(); next.exists(); next = next.next() {
			if next.kind() == headingBlock && next.level() <= h.level() {
				return l.textEnd(next.start()), true
			}
		}
		return l.textEnd(l.end), true
	}
	return 0, false
}

// eachProse visits the texts below a block, code and raw HTML aside.
func (l *layout) eachProse(b block, visit func(prose)) {
	for c := b.first(); c.exists(); c = c.next() {
		switch c.kind() {
		case headingBlock, paragraphBlock:
			if p, ok := l.d.proseOf(c); ok {
				visit(p)
			}
		default:
			l.eachProse(c, visit)
		}
	}
}

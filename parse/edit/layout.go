package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// layout finds where the blocks of a file begin and end, for edits that put
// text between them.
type layout struct {
	d    *text.Document
	root markdown.Block
	base int
	end  int // of the body
}

func newLayout(src []byte, a *ledger.Ally, c *ledger.Config) *layout {
	d := text.NewDocument(a.File, src, c)
	parse.MaskConflicts(d)
	markdown.MaskNesting(d)
	body := text.Region{Start: int(a.Body.Start), End: int(a.Body.End)}
	markdown.MaskComments(d, body)
	return &layout{d: d, root: markdown.Blocks(d, body).Document(), base: body.Start, end: body.End}
}

// behind returns the offset at which the text of a block ends, the line end
// excluded: the last line before what follows that is not blank.
func (l *layout) behind(b markdown.Block) int {
	for ; b.Exists(); b = b.Parent() {
		if next := b.Next(); next.Exists() {
			return l.textEnd(next.Start())
		}
	}
	return l.textEnd(l.end)
}

// textEnd returns the end of the last line before an offset that is not
// blank; the beginning of the body where there is none.
func (l *layout) textEnd(offset int) int {
	for n := l.d.LineAt(max(offset-1, 0)); n >= 1 && l.d.LineEnd(n) > l.base; n-- {
		if end := min(l.d.LineEnd(n), offset); strings.TrimSpace(l.d.Text[l.d.LineStart(n):end]) != "" {
			return l.d.LineEnd(n)
		}
	}
	return l.base
}

// inHTML reports whether the line that ends at an offset is raw HTML, which goes
// on to the next blank line.
func (l *layout) inHTML(end int) bool { return htmlHolds(l.root, end) }

func htmlHolds(b markdown.Block, end int) bool {
	for c := b.First(); c.Exists() && c.Start() < end; c = c.Next() {
		if next := c.Next(); next.Exists() && next.Start() < end {
			continue
		}
		return c.Kind() == markdown.HtmlBlock || htmlHolds(c, end)
	}
	return false
}

// ownEnd is where the part of a dated section ends that stands under its own
// heading: at the first one inside, else at its end.
func (l *layout) ownEnd(note *ledger.Note) int {
	for b := l.root.First(); b.Exists(); b = b.Next() {
		if b.Kind() == markdown.HeadingBlock && b.Start() > int(note.Head.Start) && b.Start() < int(note.Pos.End) {
			return b.Start()
		}
	}
	return int(note.Pos.End)
}

// lastList returns the list of a dated section that new items join: the last
// one that holds an entry or a task, else the last; none where there is none.
func (l *layout) lastList(note *ledger.Note) markdown.Block {
	var last, counted markdown.Block
	end := l.ownEnd(note)
	for b := l.root.First(); b.Exists(); b = b.Next() {
		if b.Kind() != markdown.ListBlock || b.Start() < int(note.Head.End) || b.Start() >= end {
			continue
		}
		last = b
		if holdsAny(note, b.Start(), l.behind(b)) {
			counted = b
		}
	}
	if counted.Exists() {
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
func (l *layout) item(start int) (item markdown.Block, found bool) { return itemAt(l.root, start) }

func itemAt(b markdown.Block, start int) (markdown.Block, bool) {
	for c := b.First(); c.Exists(); c = c.Next() {
		if c.Kind() == markdown.ItemBlock && c.Start() == start {
			return c, true
		}
		if item, found := itemAt(c, start); found {
			return item, true
		}
	}
	return markdown.Block{}, false
}

// logSection returns the end of the first section under a heading of log
// words, where dated items are notes; false where there is none.
func (l *layout) logSection(c *ledger.Config) (end int, found bool) {
	for h := l.root.First(); h.Exists(); h = h.Next() {
		p, ok := markdown.ProseOf(l.d, h)
		if !ok || h.Kind() != markdown.HeadingBlock {
			continue
		}
		if !parse.IsLog(p.Text, c) {
			continue
		}
		for next := h.Next(); next.Exists(); next = next.Next() {
			if next.Kind() == markdown.HeadingBlock && next.Level() <= h.Level() {
				return l.textEnd(next.Start()), true
			}
		}
		return l.textEnd(l.end), true
	}
	return 0, false
}

// eachProse visits the texts below a block, code and raw HTML aside.
func (l *layout) eachProse(b markdown.Block, visit func(markdown.Prose)) {
	for c := b.First(); c.Exists(); c = c.Next() {
		switch c.Kind() {
		case markdown.HeadingBlock, markdown.ParagraphBlock:
			if p, ok := markdown.ProseOf(l.d, c); ok {
				visit(p)
			}
		default:
			l.eachProse(c, visit)
		}
	}
}

package parse

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"allies/ledger"
)

// layout finds where the blocks of a file begin and end, for edits that put
// text between them.
type layout struct {
	d    *document
	root ast.Node
	base int
	end  int // of the body
}

func newLayout(src []byte, a *ledger.Ally, c *ledger.Config) *layout {
	d := newDocument(a.File, src, c)
	d.maskConflicts()
	d.maskNesting()
	start, end := int(a.Body.Start), int(a.Body.End)
	return &layout{d: d, root: parseBlocks(d.masked[start:end]), base: start, end: end}
}

// startOf returns the offset of the line at which a block begins, its markers
// included.
func (l *layout) startOf(n ast.Node) int {
	for c := n; c != nil && c.Type() == ast.TypeBlock; c = c.FirstChild() {
		if lines := c.Lines(); lines != nil && lines.Len() > 0 {
			line := l.d.lineAt(l.base + lines.At(0).Start)
			if c.Kind() == ast.KindFencedCodeBlock {
				line--
			}
			return l.d.lineStart(max(line, 1))
		}
	}
	return l.d.lineStart(l.d.lineAt(min(l.base+max(n.Pos(), 0), l.end)))
}

// behind returns the offset at which the text of a block ends, the line end
// excluded: the last line before what follows that is not blank.
func (l *layout) behind(n ast.Node) int {
	for c := n; c != nil; c = c.Parent() {
		if next := c.NextSibling(); next != nil {
			return l.textEnd(l.startOf(next))
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

// lastList returns the list of a dated section that new items join: the last
// one that holds an entry or a task, else the last; nil where there is none.
func (l *layout) lastList(note *ledger.Note) ast.Node {
	var last, counted ast.Node
	for n := l.root.FirstChild(); n != nil; n = n.NextSibling() {
		start := l.startOf(n)
		if n.Kind() != ast.KindList || start < int(note.Head.End) || start >= int(note.Pos.End) {
			continue
		}
		last = n
		end := l.behind(n)
		if holdsAny(note, start, end) {
			counted = n
		}
	}
	if counted != nil {
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

// item returns the list item whose first line begins at an offset, nil for
// none.
func (l *layout) item(start int) ast.Node {
	var found ast.Node
	_ = ast.Walk(l.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == ast.KindListItem && found == nil && l.startOf(n) == start {
			found = n
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// logHeading returns the end of the first section under a heading of log
// words, where dated items are notes; false where there is none.
func (l *layout) logSection(c *ledger.Config) (end int, found bool) {
	for n := l.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Lines().Len() == 0 {
			continue
		}
		seg := h.Lines().At(0)
		words := ledger.Fold(l.d.text[l.base+seg.Start : l.base+seg.Stop])
		if !holdsWords(words, logWords) && !holdsWords(words, foldAll(c.Log)) {
			continue
		}
		for next := n.NextSibling(); next != nil; next = next.NextSibling() {
			if following, ok := next.(*ast.Heading); ok && following.Level <= h.Level {
				return l.textEnd(l.startOf(following)), true
			}
		}
		return l.textEnd(l.end), true
	}
	return 0, false
}

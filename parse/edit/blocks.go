package edit

import (
	"slices"
	"sort"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// blockEnd is where the text of a block ends, the line end excluded: the last
// line before what follows that is not blank.
func (s *Source) blockEnd(b markdown.Block) int {
	for ; b.Exists(); b = b.Parent() {
		if next := b.Next(); next.Exists() {
			return s.textEnd(next.Start())
		}
	}
	return s.textEnd(s.body.End)
}

// textEnd is the end of the last line before an offset that is not blank; the
// beginning of the body where there is none.
func (s *Source) textEnd(offset int) int {
	for n := s.d.LineAt(max(offset-1, 0)); n >= 1 && s.d.LineEnd(n) > s.body.Start; n-- {
		start, end := max(s.d.LineStart(n), s.body.Start), min(s.d.LineEnd(n), offset)
		if start < end && strings.TrimSpace(s.d.Text[start:end]) != "" {
			return s.d.LineEnd(n)
		}
	}
	return s.body.Start
}

// addLines adds lines after the line that ends at an offset and so many blank
// ones, or at the beginning of the body, with one blank line after front matter.
// The line before keeps its ending; where it has none, the last of the lines has
// none either. A lone CR before takes an LF of its own, or a blank line after it
// would be the rest of its ending.
func (s *Source) addLines(at, blank int, lines []string) text.Edits {
	edits, end, next := text.EditsOf(s.text), s.d.LineBreak(), afterLine(s.d.Text, at)
	if at == s.body.Start {
		blank = 1
	}
	added := strings.Repeat(end, blank) + strings.Join(lines, end)
	if blank > 0 && end == "\n" && strings.HasSuffix(s.d.Text[:next], "\r") {
		added = end + added
	}
	before := strings.TrimPrefix(s.d.Text[:at], text.Bom)
	switch {
	case before == "":
		edits.Insert(at, strings.Join(lines, end)+end)
	case text.IsLineEnd(before[len(before)-1]):
		edits.Insert(at, added+end)
	case next > at:
		edits.Insert(next, added+end)
	default:
		edits.Insert(at, end+added)
	}
	return edits
}

// inHTML reports whether the line below a block that ends at an offset is raw HTML,
// which goes on to the next blank line.
func inHTML(b markdown.Block, end int) bool {
	for c := b.First(); c.Exists() && c.Start() < end; c = c.Next() {
		if next := c.Next(); next.Exists() && next.Start() < end {
			continue
		}
		return c.Kind() == markdown.HtmlBlock || inHTML(c, end)
	}
	return false
}

// ownEnd is where the part of a dated section ends that stands under its own
// heading: at the first one inside, else at its end.
func (s *Source) ownEnd(note *ledger.Note) int {
	for b := s.blocks.First(); b.Exists(); b = b.Next() {
		if b.Kind() == markdown.HeadingBlock && b.Start() > int(note.Head.Start) && b.Start() < int(note.Pos.End) {
			return b.Start()
		}
	}
	return int(note.Pos.End)
}

// lastList is the list of a dated section that new items join: the last one
// that holds an entry or a task, else the last; none where there is none.
func (s *Source) lastList(note *ledger.Note) markdown.Block {
	var last, counted markdown.Block
	end := s.ownEnd(note)
	for b := s.blocks.First(); b.Exists(); b = b.Next() {
		if b.Kind() != markdown.ListBlock || b.Start() < int(note.Head.End) || b.Start() >= end {
			continue
		}
		last = b
		if holdsAny(note, b.Start(), s.blockEnd(b)) {
			counted = b
		}
	}
	if counted.Exists() {
		return counted
	}
	return last
}

func holdsAny(n *ledger.Note, start, end int) bool {
	in := func(p ledger.Pos) bool { return int(p.Start) >= start && int(p.Start) < end }
	return slices.ContainsFunc(n.Entries, func(e ledger.Entry) bool { return in(e.Pos) }) ||
		slices.ContainsFunc(n.Thanks, func(t ledger.Thanks) bool { return in(t.Pos) }) ||
		slices.ContainsFunc(n.Events, func(e ledger.Event) bool { return in(e.Pos) }) ||
		slices.ContainsFunc(n.Promises, func(p ledger.Promise) bool { return in(p.Pos) })
}

func itemAt(b markdown.Block, start int) markdown.Block {
	for c := b.First(); c.Exists(); c = c.Next() {
		if c.Kind() == markdown.ItemBlock && c.Start() == start {
			return c
		}
		if item := itemAt(c, start); item.Exists() {
			return item
		}
	}
	return markdown.Block{}
}

// noteAt is the note that holds an offset, nil for none.
func (s *Source) noteAt(offset int) *ledger.Note {
	notes := s.ally.Notes
	i := sort.Search(len(notes), func(i int) bool { return int(notes[i].Head.Start) > offset })
	if i == 0 || int(notes[i-1].Pos.End) <= offset {
		return nil
	}
	return &notes[i-1]
}

// logSection is the end of the first section under a heading of log words,
// where dated items are notes; false where there is none.
func (s *Source) logSection() (end int, found bool) {
	for h := s.blocks.First(); h.Exists(); h = h.Next() {
		if h.Kind() != markdown.HeadingBlock {
			continue
		}
		if p, ok := markdown.ProseOf(s.d, h); !ok || !parse.IsLog(p.Text, s.config) {
			continue
		}
		for next := h.Next(); next.Exists(); next = next.Next() {
			if next.Kind() == markdown.HeadingBlock && next.Level() <= h.Level() {
				return s.textEnd(next.Start()), true
			}
		}
		return s.textEnd(s.body.End), true
	}
	return 0, false
}

// eachProse visits the texts below a block, code and raw HTML aside.
func (s *Source) eachProse(b markdown.Block, visit func(*markdown.Prose)) {
	for c := b.First(); c.Exists(); c = c.Next() {
		switch c.Kind() {
		case markdown.HeadingBlock, markdown.ParagraphBlock:
			if p, ok := markdown.ProseOf(s.d, c); ok {
				visit(p)
			}
		default:
			s.eachProse(c, visit)
		}
	}
}

// Package format writes pages as text, md and html, sheets as csv, and values
// as json. It knows no report. What a user wrote reaches a terminal, a
// spreadsheet or a browser as text and as nothing else.
package format

import (
	"strings"

	"allies/report/render/page"
	"allies/report/render/plain"
)

func Text(p *page.Page, s *Screen) string {
	x := &Printer{Screen: s}
	lines := func(t page.Tone, all []string) {
		for _, line := range all {
			x.Wrapped(0, t, line)
		}
	}
	lines(page.Normal, p.First)
	if p.Title != "" {
		x.Gap()
		x.Wrapped(0, page.Strong, p.Title)
	}
	lines(page.Faint, p.About)
	for _, s := range p.Sections {
		x.section(s)
	}
	if len(p.Closing) > 0 {
		x.Gap()
	}
	lines(page.Normal, p.Closing)
	if len(p.Words) > 0 {
		x.Gap()
		x.Wrapped(0, page.Faint, "what the words mean: allies help "+strings.Join(p.Words, ", allies help "))
	}
	return x.Out.String()
}

func (x *Printer) section(s page.Section) {
	if s.Brief == "" || !x.brief {
		x.Gap()
	}
	if x.brief = s.Brief != ""; x.brief {
		x.titled(s.Title, s.Brief)
		return
	}
	in := 0
	if s.Title != "" {
		x.Wrapped(0, page.Strong, s.Title)
		in = Indent
	}
	for i, b := range s.Blocks {
		if i > 0 && apart(s.Blocks[i-1], b) {
			x.Gap()
		}
		x.block(in, b)
	}
}

// apart reports whether a blank line stands between two blocks: before a heading
// and facts, and after a table, unless words end it.
func apart(before, b page.Block) bool {
	switch {
	case b.Heading != "", b.Facts != nil && before.Heading == "":
		return true
	case b.Table != nil && before.Picture != nil:
		return true
	}
	return before.Table != nil && !b.Ends
}

func (x *Printer) titled(title, words string) {
	title = plain.Visible(title) + ":"
	for i, line := range plain.Fold(title+" "+plain.Visible(words), x.Width) {
		if rest, ok := strings.CutPrefix(line, title); ok && i == 0 {
			line = x.Paint(page.Strong, title) + rest
		}
		x.Raw(0, line)
	}
}

func (x *Printer) block(in int, b page.Block) {
	switch {
	case b.Heading != "":
		for _, line := range plain.Fold(plain.Visible(b.Heading), x.Room(in)) {
			x.Raw(in, x.link(b.Leads, x.Paint(page.Strong, line)))
		}
	case b.Table != nil:
		x.table(in, b.Table)
	case b.Picture != nil:
		x.picture(in, b.Picture)
	case b.Facts != nil:
		x.facts(in, b.Facts)
	case b.List != nil:
		for _, item := range b.List {
			x.setAfter(in, bullet, len(bullet), item, false)
		}
	default:
		x.Wrapped(in, page.Normal, b.Para)
	}
}

func (x *Printer) table(in int, t *page.Table) {
	width := x.Width
	if width > 0 {
		width = max(1, width-in)
	}
	for i, part := range split(t, width) {
		if i > 0 {
			x.Gap()
		}
		for _, line := range layOut(part, x, width).lines() {
			x.Raw(in, line)
		}
	}
}

func (x *Printer) facts(in int, all []page.Fact) {
	room := 0
	for _, f := range all {
		room = max(room, plain.Width(plain.Visible(f.Label))+gap)
	}
	for _, f := range all {
		shown := plain.Visible(f.Label)
		x.setAfter(in, x.Paint(page.Faint, shown)+plain.Blanks(room-plain.Width(shown)), room, f.Text, f.Whole)
	}
}

// setAfter sets a text after what stands before its first line, in so many columns;
// a whole one is not folded.
func (x *Printer) setAfter(in int, before string, room int, t page.Text, whole bool) {
	width := x.Room(in + room)
	if whole {
		width = 0
	}
	for _, line := range plain.Fold(t.Plain(), width) {
		x.Raw(in, before+x.Paint(t.Tone, line))
		before = plain.Blanks(room)
	}
}

func (x *Printer) picture(in int, p page.Picture) {
	lines := p.Words()
	if drawn, ok := p.(page.Stroked); ok && x.Terminal {
		lines = drawn.Strokes(x.characters(), max(0, x.Width-in))
	}
	for _, line := range lines {
		x.Wrapped(in, page.Normal, line)
	}
}

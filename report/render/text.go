package render

import "strings"

// indent is how far what stands under a heading is set in.
const indent = 2

// texter writes a page for a terminal.
type texter struct {
	*Screen
	out strings.Builder
}

// writeText sets a page as text.
func writeText(p *page, s *Screen) string {
	x := &texter{Screen: s}
	for _, line := range p.first {
		x.wrapped(0, normal, line)
	}
	if p.title != "" {
		x.gap()
		x.wrapped(0, strong, p.title)
	}
	for _, line := range p.about {
		x.wrapped(0, faint, line)
	}
	for _, s := range p.sections {
		x.section(s)
	}
	if len(p.closing) > 0 {
		x.gap()
	}
	for _, line := range p.closing {
		x.wrapped(0, normal, line)
	}
	return x.out.String()
}

func (x *texter) section(s section) {
	x.gap()
	in := 0
	if s.title != "" {
		x.wrapped(0, strong, s.title)
		in = indent
	}
	for i, b := range s.blocks {
		if i > 0 && (b.heading != "" || s.blocks[i-1].table != nil || b.table != nil && s.blocks[i-1].picture != nil) {
			x.gap()
		}
		x.block(in, b)
	}
}

func (x *texter) block(in int, b block) {
	switch {
	case b.heading != "":
		x.wrapped(in, strong, b.heading)
	case b.table != nil:
		x.table(in, b.table)
	case b.picture != nil:
		x.picture(in, b.picture)
	case b.facts != nil:
		x.facts(in, b.facts)
	case b.list != nil:
		for _, item := range b.list {
			x.item(in, item)
		}
	default:
		x.wrapped(in, normal, b.para)
	}
}

func (x *texter) table(in int, t *table) {
	width := x.Width
	if width > 0 {
		width = max(1, width-in)
	}
	for _, line := range layOut(t, x, width).lines() {
		x.raw(in, line)
	}
}

// facts sets labels in one column and what is said of them in another.
func (x *texter) facts(in int, all []fact) {
	room := 0
	for _, f := range all {
		room = max(room, Width(Visible(f.label))+gap)
	}
	for _, f := range all {
		lines := []string{f.plain()}
		if x.Width > 0 {
			lines = fold(lines[0], max(20, x.Width-in-room))
		}
		shown := Visible(f.label)
		label := x.paint(faint, shown) + blanks(room-Width(shown))
		for _, line := range lines {
			x.raw(in, label+x.paint(f.tone, line))
			label = blanks(room)
		}
	}
}

func (x *texter) picture(in int, p picture) {
	lines := p.words()
	if x.Terminal {
		lines = p.strokes(x.Unicode, max(0, x.Width-in))
	}
	for _, line := range lines {
		x.wrapped(in, normal, line)
	}
}

func (x *texter) item(in int, t text) {
	bullet := "- "
	lines := []string{t.plain()}
	if x.Width > 0 {
		lines = fold(lines[0], max(20, x.Width-in-len(bullet)))
	}
	for _, line := range lines {
		x.raw(in, bullet+x.paint(t.tone, line))
		bullet = blanks(len(bullet))
	}
}

// wrapped sets words of our own, folded to the terminal.
func (x *texter) wrapped(in int, t tone, words string) {
	width := 0
	if x.Width > 0 {
		width = max(20, x.Width-in)
	}
	for _, line := range fold(Visible(words), width) {
		x.line(in, t, line)
	}
}

func (x *texter) line(in int, t tone, words string) {
	x.raw(in, x.paint(t, Visible(words)))
}

// raw writes a finished line.
func (x *texter) raw(in int, line string) {
	if line != "" {
		x.out.WriteString(blanks(in))
		x.out.WriteString(line)
	}
	x.out.WriteByte('\n')
}

// gap sets a blank line, unless the page begins here.
func (x *texter) gap() {
	if x.out.Len() > 0 {
		x.out.WriteByte('\n')
	}
}

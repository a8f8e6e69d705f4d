package markdown

import (
	"sort"
	"strings"

	"allies/parse/text"
)

// Prose is the text of a heading, a paragraph or the first lines of an item:
// its lines joined by single blanks, with the way back to the user's bytes.
type Prose struct {
	Text   string
	Pieces []piece
	Holds  text.Characters // what the text holds, and maybe more: its lines were cut
}

// piece is a line of prose: the text from From on was read at the offset At of the file.
type piece struct{ From, At int }

// Source maps a byte range of the text to the user's bytes.
func (p *Prose) Source(start, end int) text.Region {
	if len(p.Pieces) == 1 {
		before := p.Pieces[0].At - p.Pieces[0].From
		return text.Region{Start: before + start, End: before + max(end, start)}
	}
	return text.Region{Start: p.Offset(start), End: max(p.Offset(end-1)+1, p.Offset(start))}
}

func (p *Prose) Offset(i int) int {
	if len(p.Pieces) == 1 || i < p.Pieces[1].From {
		return p.Pieces[0].At + i - p.Pieces[0].From
	}
	n := sort.Search(len(p.Pieces), func(n int) bool { return p.Pieces[n].From > i })
	c := p.Pieces[max(n-1, 0)]
	return c.At + i - c.From
}

// Line is the text of one of its lines.
func (p *Prose) Line(n int) string {
	if n+1 < len(p.Pieces) {
		return p.Text[p.Pieces[n].From : p.Pieces[n+1].From-1]
	}
	return p.Text[p.Pieces[n].From:]
}

// All is the range of the whole text in the user's bytes.
func (p *Prose) All() text.Region { return p.Source(0, len(p.Text)) }

// FirstLine is where the first line of the text ends.
func (p *Prose) FirstLine() int {
	if len(p.Pieces) < 2 {
		return len(p.Text)
	}
	return p.Pieces[1].From - 1
}

// From cuts the text's beginning off.
func (p *Prose) From(i int) *Prose {
	cut := &Prose{Text: p.Text[i:], Holds: p.Holds}
	for n, c := range p.Pieces {
		if n+1 < len(p.Pieces) && p.Pieces[n+1].From <= i {
			continue
		}
		cut.Pieces = append(cut.Pieces, piece{max(c.From-i, 0), c.At + max(i-c.From, 0)})
	}
	return cut
}

// Without cuts an emphasis mark off the text's end.
func (p *Prose) Without(mark string) *Prose {
	return &Prose{Text: strings.TrimRight(strings.TrimSuffix(p.Text, mark), " \t"), Pieces: p.Pieces, Holds: p.Holds}
}

// ProseOf joins the lines of a block; false where it has no text, or where there is no
// block, as in an empty item. It is asked until the tree of the block is released.
func ProseOf(d *text.Document, b Block) (*Prose, bool) {
	if !b.Exists() {
		return nil, false
	}
	lines := b.Lines()
	if len(lines) == 0 {
		return nil, false
	}
	at, t := shown(d, lines[0]), b.t
	said, first := d.Text[at.Start:at.End], len(t.pieces)
	t.pieces = append(t.pieces, piece{0, at.Start})
	if len(lines) > 1 {
		said = t.join(d, said, lines[1:])
	}
	t.prose = append(t.prose, Prose{})
	p := &t.prose[len(t.prose)-1]
	p.Text, p.Pieces, p.Holds = said, t.pieces[first:len(t.pieces):len(t.pieces)], b.holds
	return p, said != ""
}

// join adds the lines after the first one to its text.
func (t *blockTree) join(d *text.Document, first string, lines []text.Region) string {
	var joined strings.Builder
	joined.WriteString(first)
	for _, at := range lines {
		at = shown(d, at)
		line := d.Text[at.Start:at.End]
		if IsUnderline(line) {
			continue
		}
		joined.WriteByte(' ')
		t.pieces = append(t.pieces, piece{joined.Len(), at.Start})
		joined.WriteString(line)
	}
	return joined.String()
}

// shown is a line's place without the blanks around it, and without what is masked at its ends.
func shown(d *text.Document, at text.Region) text.Region {
	at = d.Trim(at)
	if !d.IsMasked() {
		return at
	}
	for at.End > at.Start && d.Masked[at.End-1] == ' ' {
		at.End--
	}
	for at.Start < at.End && d.Masked[at.Start] == ' ' {
		at.Start++
	}
	return d.Trim(at)
}

// Split cuts the text in two after so many of its lines.
func (p *Prose) Split(lines int) (first, rest *Prose) {
	if lines >= len(p.Pieces) {
		return p, nil
	}
	at := p.Pieces[lines].From
	return &Prose{Text: p.Text[:at-1], Pieces: p.Pieces[:lines], Holds: p.Holds}, p.From(at)
}

// IsUnderline reports whether a line would make the one above it a heading.
func IsUnderline(line string) bool {
	return line != "" && (line[0] == '-' || line[0] == '=') && (strings.Trim(line, "-") == "" || strings.Trim(line, "=") == "")
}

// OutsideCode is the text with code and comments blanked out.
func (p *Prose) OutsideCode() string {
	if !p.Holds.Any(text.Comments) {
		return p.Text
	}
	return OutsideCode(p.Text)
}

// OutsideCode returns the text with the contents of code spans and of comments
// between %% and %% blanked out, of the same length.
func OutsideCode(s string) string {
	s = outsideBackticks(s)
	if strings.IndexByte(s, commentMark[0]) < 0 || strings.Count(s, commentMark) < 2 {
		return s
	}
	parts := strings.Split(s, commentMark)
	for i := 1; i+1 < len(parts); i += 2 {
		parts[i] = strings.Repeat(" ", len(parts[i]))
	}
	return strings.Join(parts, commentMark)
}

package markdown

import (
	"strings"

	"allies/parse/text"
)

// scanner divides plain text into blocks in one pass: headings, bullet and
// numbered items at any depth, paragraphs. It is right about all it accepts
// and gives up at the first line that could be anything else, so that the
// block parser decides; nearly every file of notes is plain.
type scanner struct {
	d     *text.Document
	tree  *blockTree
	items []openItem // the list items that hold the next line, outermost first
	para  int32      // the paragraph that the next line may go on with, 0 for none
}

// openItem is a list item that may hold more blocks.
type openItem struct {
	id     int32
	indent int // the column at which its content begins
}

// scanBlocks returns false where the text is not plain.
func scanBlocks(d *text.Document, body text.Region) (*blockTree, bool) {
	s := &scanner{d: d, tree: newBlockTree(len(d.Lines))}
	masked, start := d.MaskedText(), body.Start
	for n := d.LineAt(start); start < body.End; n++ {
		next := d.AfterLine(n)
		if masked[start] == '\n' {
			s.para = 0 // an empty line, as half of them are
		} else if !s.line(start, masked[start:min(d.LineEnd(n), body.End)]) {
			s.tree.Document().Release()
			return nil, false
		}
		start = next
	}
	return s.tree, true
}

// line takes one line into the tree; false where it is not plain.
func (s *scanner) line(start int, line string) bool {
	indent := 0
	for indent < len(line) && line[indent] == ' ' {
		indent++
	}
	written := line[indent:]
	if written == "" {
		s.para = 0
		return true
	}
	if beginsProse(written) {
		return s.text(start, indent, len(line))
	}
	if written[0] == '-' && len(written) > 2 && written[1] == ' ' && beginsProse(written[2:]) {
		return s.item(start, indent, written, 1) // as most items begin
	}
	if !isPlain(written) {
		return false
	}
	if level := HeadingLevel(written); level > 0 {
		return indent == 0 && s.heading(start, level, written)
	}
	if length := MarkerAt(written); length > 0 {
		return s.item(start, indent, written, length)
	}
	return s.text(start, indent, len(line))
}

// beginsProse reports whether a text begins with a letter of ASCII, which begins no block but a paragraph.
func beginsProse(s string) bool { return s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' }

// addLine gives a line to a block; false where it holds a blank that is no space, or
// another control character.
func (s *scanner) addLine(id int32, start, end int) bool {
	holds := text.CharactersOf(s.d.Text[start:end])
	s.tree.addLine(id, start, end, holds)
	return !holds.Any(text.Controls)
}

// isPlain reports whether a line is neither code, a quote, raw HTML nor a rule.
func isPlain(written string) bool {
	switch written[0] {
	case '>', '<', '`', '~':
		return false
	case '-', '*', '_':
		return !isOnly(written, written[0])
	}
	return true
}

// isOnly reports whether a line holds nothing but one character and blanks.
func isOnly(line string, c byte) bool {
	for i := range len(line) {
		if line[i] != c && line[i] != ' ' {
			return false
		}
	}
	return true
}

// HeadingLevel returns the number of # that make a line a heading, 0 for none.
func HeadingLevel(line string) int {
	if line == "" || line[0] != '#' {
		return 0
	}
	level := 1
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level > 6 || level < len(line) && !text.IsBlank(line[level]) {
		return 0
	}
	return level
}

// IsRule reports whether a line is three or more of - * or _, which draw a rule.
func IsRule(line string) bool {
	marks := strings.NewReplacer(" ", "", "\t", "").Replace(line)
	return len(marks) >= 3 && strings.IndexByte("-*_", marks[0]) >= 0 && strings.Trim(marks, marks[:1]) == ""
}

func (s *scanner) heading(start, level int, written string) bool {
	from, to := level, len(written)
	for from < to && written[from] == ' ' {
		from++
	}
	for to > from && written[to-1] == ' ' {
		to--
	}
	if from == to || written[to-1] == '#' || written[to-1] == '}' {
		return false
	}
	s.items, s.para = s.items[:0], 0
	id := s.tree.add(0, HeadingBlock, start)
	s.tree.nodes[id].mark = uint8(level)
	return s.addLine(id, start+from, start+to)
}

// item opens a list item. Empty ones, ones that begin with a block of their
// own or with code, and numbers that may not interrupt a paragraph are not
// plain. length is that of the marker, whose last byte tells its list from others.
func (s *scanner) item(start, indent int, written string, length int) bool {
	marker, size := written[length-1], length
	for size < len(written) && written[size] == ' ' {
		size++
	}
	if size == len(written) {
		return false
	}
	content := written[size:]
	if size-length > 4 || !beginsProse(content) && (!isPlain(content) || content[0] == '#' || MarkerAt(content) > 0) {
		return false
	}
	paragraph := s.para
	s.leave(indent)
	if indent-s.column() > 3 {
		return false
	}
	parent := s.holder()
	if paragraph != 0 && s.tree.nodes[paragraph].parent == parent && written[0] >= '0' && written[0] <= '9' {
		return false
	}
	list := s.tree.nodes[parent].last
	if list == 0 || s.tree.nodes[list].kind != ListBlock || s.tree.nodes[list].mark != marker {
		list = s.tree.add(parent, ListBlock, start)
		s.tree.nodes[list].mark = marker
	}
	item := s.tree.add(list, ItemBlock, start)
	s.items = append(s.items, openItem{item, indent + size})
	s.para = s.tree.add(item, ParagraphBlock, start)
	return s.addLine(s.para, start+indent+size, start+indent+len(written))
}

// text goes on with a paragraph or begins one.
func (s *scanner) text(start, indent, length int) bool {
	if s.para != 0 {
		return s.addLine(s.para, start+indent, start+length)
	}
	s.leave(indent)
	if indent-s.column() > 3 {
		return false
	}
	s.para = s.tree.add(s.holder(), ParagraphBlock, start)
	return s.addLine(s.para, start+indent, start+length)
}

// leave closes the items that a line at a column does not belong to.
func (s *scanner) leave(indent int) {
	for len(s.items) > 0 && s.items[len(s.items)-1].indent > indent {
		s.items = s.items[:len(s.items)-1]
	}
	s.para = 0
}

// column is where the content of the innermost open item begins.
func (s *scanner) column() int {
	if len(s.items) == 0 {
		return 0
	}
	return s.items[len(s.items)-1].indent
}

// holder is the block that takes the next one.
func (s *scanner) holder() int32 {
	if len(s.items) == 0 {
		return 0
	}
	return s.items[len(s.items)-1].id
}

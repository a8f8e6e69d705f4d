package lsp

import (
	"sort"
	"strings"
	"unicode/utf8"
)

func (e Encoding) width(r rune, size int) int {
	switch {
	case e == UTF8:
		return size
	case e == UTF32 || r < 0x10000:
		return 1
	}
	return 2
}

// Text leads positions and byte offsets to each other.
type Text struct {
	Content  string
	encoding Encoding
	starts   []int // of the lines
}

func NewText(content string, e Encoding) *Text {
	t := &Text{encoding: e}
	t.set(content)
	return t
}

// set takes another content. A line ends with \n, \r\n or a lone \r.
func (t *Text) set(content string) {
	t.Content, t.starts = content, append(t.starts[:0], 0)
	for i := 0; i < len(content); i++ {
		if c := content[i]; c == '\n' || c == '\r' && (i+1 == len(content) || content[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
}

func (t *Text) Lines() int { return len(t.starts) }

// Line is a line, from 0, without its end; "" where there is none.
func (t *Text) Line(n int) string {
	if n < 0 || n >= len(t.starts) {
		return ""
	}
	return t.Content[t.starts[n]:t.lineEnd(n)]
}

func (t *Text) lineEnd(n int) int {
	end := len(t.Content)
	if n+1 < len(t.starts) {
		end = t.starts[n+1]
	}
	return t.starts[n] + len(strings.TrimRight(t.Content[t.starts[n]:end], "\r\n"))
}

// Position is the place of a byte offset; one past the end is the end.
func (t *Text) Position(offset int) Position {
	offset = max(0, min(offset, len(t.Content)))
	n := sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > offset }) - 1
	units := 0
	for at := t.starts[n]; at < offset; {
		r, size := utf8.DecodeRuneInString(t.Content[at:])
		if at += size; at <= offset {
			units += t.encoding.width(r, size)
		}
	}
	return Position{Line: n, Character: units}
}

// Offset is the byte offset of a place. A place past a line's end is that end,
// one past the last line the end of the text, and one within a character where
// that begins.
func (t *Text) Offset(p Position) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(t.starts):
		return len(t.Content)
	}
	at, end, units := t.starts[p.Line], t.lineEnd(p.Line), 0
	for at < end {
		r, size := utf8.DecodeRuneInString(t.Content[at:])
		if units += t.encoding.width(r, size); units > p.Character {
			break
		}
		at += size
	}
	return at
}

func (t *Text) Range(start, end int) Range {
	return Range{t.Position(start), t.Position(max(start, end))}
}

// InLine is the place in a line, from 1, of the characters from one column, from
// 1, up to another; a byte order mark is none.
func (t *Text) InLine(line, column, end int) Range {
	if line < 1 || line > len(t.starts) {
		return Range{}
	}
	at, text := t.starts[line-1], t.Line(line-1)
	if rest, marked := strings.CutPrefix(text, "\ufeff"); marked && line == 1 {
		at, text = at+len(text)-len(rest), rest
	}
	return t.Range(at+bytesOf(text, column-1), at+bytesOf(text, end-1))
}

func bytesOf(s string, characters int) int {
	for i := range s {
		if characters--; characters < 0 {
			return i
		}
	}
	return len(s)
}

func (t *Text) Change(c ContentChange) {
	if c.Range == nil {
		t.set(c.Text)
		return
	}
	start := t.Offset(c.Range.Start)
	end := max(start, t.Offset(c.Range.End))
	t.set(t.Content[:start] + c.Text + t.Content[end:])
}

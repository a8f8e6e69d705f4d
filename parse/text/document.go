// Package text holds the bytes of one file: its lines, the places in it, the edits
// to it, and the problems found in it. It knows nothing of Markdown, YAML or allies.
package text

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"allies/ledger"
)

// Document is one file being read: its bytes, its lines, and the problems
// found so far. All offsets count bytes from the start of the file.
type Document struct {
	File     string
	Text     string // the whole file as the user wrote it
	Masked   []byte // the same length; conflicts and overgrown nesting blanked out
	ownMask  bool   // Masked is a copy of the caller's bytes
	returns  bool   // it holds a carriage return
	Lines    []int32
	last     Cursor
	near     int // the line that was looked up last: places mostly come in order
	Problems []ledger.Problem
	Config   *ledger.Config
}

// Region is a byte range of a document.
type Region struct{ Start, End int }

// NewDocument reads a text, and keeps a copy of it.
func NewDocument(file string, src []byte, c *ledger.Config) *Document {
	return newDocument(file, string(src), src, c)
}

// Borrow reads a text without a copy of it: nobody writes to it until the document is
// read, and what of it is kept longer is cloned.
func Borrow(file string, src []byte, c *ledger.Config) *Document {
	return newDocument(file, unsafe.String(unsafe.SliceData(src), len(src)), src, c)
}

func newDocument(file, text string, src []byte, c *ledger.Config) *Document {
	d := &Document{File: file, Text: text, Masked: src, Config: c}
	d.Lines = append(lineTables.Get().(*lineTable).starts[:0], 0)
	d.returns = strings.IndexByte(d.Text, '\r') >= 0
	for at := 0; ; {
		end := strings.IndexByte(d.Text[at:], '\n')
		switch {
		case d.returns && end < 0:
			d.maskReturns(at, d.Text[at:], false)
		case d.returns:
			d.maskReturns(at, d.Text[at:at+end], true)
		}
		if end < 0 {
			return d
		}
		at += end + 1
		d.Lines = append(d.Lines, int32(at))
		for at < len(d.Text) && d.Text[at] == '\n' { // an empty line, as half of them are
			at++
			d.Lines = append(d.Lines, int32(at))
		}
	}
}

// maskReturns makes each CR of a line what the block parser takes for a line's
// end: a blank before the LF, else an LF, where the next line begins.
func (d *Document) maskReturns(at int, line string, ended bool) {
	for i := range len(line) {
		switch {
		case line[i] != '\r':
		case ended && i == len(line)-1:
			d.Mask(at+i, ' ')
		default:
			d.Mask(at+i, '\n')
			d.Lines = append(d.Lines, int32(at+i+1))
		}
	}
}

// lineTable is the memory of a table of lines, to be used again.
type lineTable struct{ starts []int32 }

var lineTables = sync.Pool{New: func() any { return new(lineTable) }}

// Release gives the table of lines to the next document. This one is asked for no place any more.
func (d *Document) Release() {
	lineTables.Put(&lineTable{d.Lines})
	d.Lines = nil
}

// MaskedText is what the parsers see.
func (d *Document) MaskedText() string {
	if !d.ownMask {
		return d.Text
	}
	return string(d.Masked)
}

// IsMasked reports whether the parsers see something else than the user's text.
func (d *Document) IsMasked() bool { return d.ownMask }

// Mask replaces one byte in what the parsers see, never in the user's text.
func (d *Document) Mask(offset int, b byte) {
	if !d.ownMask {
		d.Masked, d.ownMask = append([]byte(nil), d.Masked...), true
	}
	d.Masked[offset] = b
}

// Blank hides a region from the parsers; line ends stay.
func (d *Document) Blank(at Region) {
	for i := at.Start; i < at.End; i++ {
		if c := d.Masked[i]; c != '\n' && c != '\r' {
			d.Mask(i, ' ')
		}
	}
}

// LineAt returns the number, from 1, of the line that holds the offset.
func (d *Document) LineAt(offset int) int {
	low, high := 0, len(d.Lines)
	if near := d.near; near > 0 && int(d.Lines[near-1]) <= offset {
		low, high = near, min(near+nearLines, high)
		if high < len(d.Lines) && int(d.Lines[high]) <= offset {
			low, high = high, len(d.Lines)
		}
	}
	for low < high {
		middle := int(uint(low+high) / 2)
		if int(d.Lines[middle]) <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	d.near = low
	return low
}

// nearLines is how many lines after the last place the next one mostly stands.
const nearLines = 16

// LineStart returns the offset at which line n (from 1) begins.
func (d *Document) LineStart(n int) int { return int(d.Lines[n-1]) }

// LineEnd returns the offset of the end of line n, its line ending excluded.
func (d *Document) LineEnd(n int) int {
	if n == len(d.Lines) {
		return len(d.Text)
	}
	end := int(d.Lines[n]) - 1
	if d.returns && d.Text[end] == '\n' && end > d.LineStart(n) && d.Text[end-1] == '\r' {
		end--
	}
	return end
}

// EndOfLine returns the offset of the end of the line that holds an offset.
func (d *Document) EndOfLine(offset int) int {
	if d.returns {
		return d.LineEnd(d.LineAt(offset))
	}
	if end := strings.IndexByte(d.Text[offset:], '\n'); end >= 0 {
		return offset + end
	}
	return len(d.Text)
}

// StartOfLine returns the offset at which the line that holds an offset begins.
func (d *Document) StartOfLine(offset int) int { return d.LineStart(d.LineAt(offset)) }

// WholeLine is the line that holds an offset, without the blanks around it.
func (d *Document) WholeLine(offset int) Region {
	return d.Trim(Region{d.StartOfLine(offset), d.EndOfLine(offset)})
}

// AfterLine returns the offset just past line n and its ending.
func (d *Document) AfterLine(n int) int {
	if n < len(d.Lines) {
		return d.LineStart(n + 1)
	}
	return len(d.Text)
}

// LineBreak is what ends a new line: as most of the lines end, or as the first
// does where no more end otherwise.
func (d *Document) LineBreak() string {
	all, both := strings.Count(d.Text, "\n"), strings.Count(d.Text, "\r\n")
	firstHas := strings.HasPrefix(d.Text[max(strings.IndexByte(d.Text, '\n')-1, 0):], "\r\n")
	if 2*both > all || 2*both == all && firstHas {
		return "\r\n"
	}
	return "\n"
}

// Line returns the user's line n without its line ending.
func (d *Document) Line(n int) string { return d.Text[d.LineStart(n):d.LineEnd(n)] }

// Pos makes the position of a byte range. Columns count characters from 1; a BOM is none.
func (d *Document) Pos(start, end int) ledger.Pos {
	n := d.LineAt(start)
	c := Cursor{n, 1, d.LineStart(n)}
	if c.Offset == 0 && start >= len(Bom) && strings.HasPrefix(d.Text, Bom) {
		c.Offset = len(Bom)
	}
	if d.last.Line == n && d.last.Offset >= c.Offset && d.last.Offset <= start {
		c = d.last
	}
	c.Column += utf8.RuneCountInString(d.Text[c.Offset:start])
	c.Offset = start
	d.last = c
	return ledger.Pos{
		Start: int32(start), End: int32(end),
		Line: int32(n), Column: int32(c.Column),
	}
}

// Cursor remembers the last place that was looked up: places mostly come in
// order, and a line may be long.
type Cursor struct{ Line, Column, Offset int }

const Bom = "\ufeff"

// Noted is a problem that was just noted, and may be given its cure.
type Noted struct{ d *Document }

// Cure adds an edit to those that cure the problem for certain: what stands in
// a region becomes another text. Only bytes that differ are replaced.
func (n Noted) Cure(at Region, text string) Noted {
	p := &n.d.Problems[len(n.d.Problems)-1]
	old := n.d.Text[at.Start:at.End]
	same, end := SameEnds(old, text)
	p.Fix = append(p.Fix, Edit{Start: at.Start + same, End: at.End - end, Old: old[same : len(old)-end], New: text[same : len(text)-end]})
	return n
}

// Hint says what to type.
func (n Noted) Hint(typed string) { n.d.Problems[len(n.d.Problems)-1].Hint = typed }

// Shows makes the hint of what stands in a region once the cure is typed.
func (n Noted) Shows(at Region) Noted {
	p := &n.d.Problems[len(n.d.Problems)-1]
	edits := EditsOf([]byte(n.d.Text[at.Start:at.End]))
	for _, e := range p.Fix {
		if e.Start >= at.Start && e.End <= at.End {
			edits.Add(Edit{Start: e.Start - at.Start, End: e.End - at.Start, Old: e.Old, New: e.New})
		}
	}
	if typed, err := edits.Apply(); err == nil {
		p.Hint = strings.TrimSpace(string(typed))
	}
	return n
}

// Problem notes a mistake at a byte range; of a range over several lines the
// first line is shown. Message and hint are one line, whatever they quote.
func (d *Document) Problem(code ledger.Code, severity ledger.Severity, at Region, message, hint string) Noted {
	p := d.Pos(at.Start, at.End)
	source, cut := d.around(at.Start, p)
	inLine := min(at.End, d.LineEnd(int(p.Line)))
	end := int(p.Column)
	if inLine > at.Start {
		end += utf8.RuneCountInString(d.Text[at.Start:inLine])
	}
	d.Problems = append(d.Problems, ledger.Problem{
		Code: code, Severity: severity, File: d.File,
		Line: int(p.Line), Column: int(p.Column), EndColumn: max(end, int(p.Column)+1),
		Message: oneLine(message), Hint: oneLine(hint), Source: source, Cut: cut,
	})
	return Noted{d}
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// longestSource is how many bytes of a line, before a place and from it on, a
// problem keeps: a line may be long and hold many.
const longestSource = 600

// around is what stands around a place in its line, and how many characters
// of the line stand before that.
func (d *Document) around(offset int, p ledger.Pos) (source string, cut int) {
	from, to := d.LineStart(int(p.Line)), d.LineEnd(int(p.Line))
	if offset-from > longestSource {
		for from = offset - longestSource; from < offset && !utf8.RuneStart(d.Text[from]); from++ {
		}
		cut = max(0, int(p.Column)-1-utf8.RuneCountInString(d.Text[from:offset]))
	}
	if to-offset > longestSource {
		for to = offset + longestSource; to > offset && !utf8.RuneStart(d.Text[to]); to-- {
		}
	}
	source = d.Text[from:to]
	if from == 0 {
		source = strings.TrimPrefix(source, Bom)
	}
	return source, cut
}

func (d *Document) Errorf(code ledger.Code, at Region, hint, format string, args ...any) Noted {
	return d.Problem(code, ledger.Error, at, fmt.Sprintf(format, args...), hint)
}

func (d *Document) Warnf(code ledger.Code, at Region, hint, format string, args ...any) Noted {
	return d.Problem(code, ledger.Warning, at, fmt.Sprintf(format, args...), hint)
}

// Trim is a line's place without the blanks around it.
func (d *Document) Trim(at Region) Region {
	for at.End > at.Start && IsBlank(d.Text[at.End-1]) {
		at.End--
	}
	for at.Start < at.End && IsBlank(d.Text[at.Start]) {
		at.Start++
	}
	return at
}

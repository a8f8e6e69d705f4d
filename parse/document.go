// Package parse turns Markdown files into the ledger's model and edits back
// into the files, without losing a byte.
package parse

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"allies/ledger"
)

// document is one file being read: its bytes, its lines, and the problems
// found so far. All offsets count bytes from the start of the file.
type document struct {
	file     string
	text     string // the whole file as the user wrote it
	masked   []byte // the same length; conflicts and overgrown nesting blanked out
	ownMask  bool   // masked is a copy
	lines    []int32
	last     cursor
	problems []ledger.Problem
	config   *ledger.Config
}

// region is a byte range of a document.
type region struct{ start, end int }

func newDocument(file string, src []byte, c *ledger.Config) *document {
	d := &document{file: file, text: string(src), masked: src, config: c}
	d.lines = make([]int32, 1, 1+strings.Count(d.text, "\n"))
	for i := range len(src) {
		switch {
		case src[i] == '\n':
			d.lines = append(d.lines, int32(i+1))
		case src[i] == '\r' && i+1 < len(src) && src[i+1] == '\n':
			d.mask(i, ' ') // the block parser takes a CR for text here and there
		case src[i] == '\r':
			d.mask(i, '\n') // and a lone one for no line's end at all
			d.lines = append(d.lines, int32(i+1))
		}
	}
	return d
}

// mask replaces one byte in what the parsers see, never in the user's text.
func (d *document) mask(offset int, b byte) {
	if !d.ownMask {
		d.masked, d.ownMask = append([]byte(nil), d.masked...), true
	}
	d.masked[offset] = b
}

// blank hides the lines from first to last from the parsers.
func (d *document) blank(first, last int) {
	for i := d.lineStart(first); i < d.lineEnd(last); i++ {
		if c := d.masked[i]; c != '\n' && c != '\r' {
			d.mask(i, ' ')
		}
	}
}

// lineAt returns the number, from 1, of the line that holds the offset.
func (d *document) lineAt(offset int) int {
	return sort.Search(len(d.lines), func(i int) bool { return int(d.lines[i]) > offset })
}

// lineStart returns the offset at which line n (from 1) begins.
func (d *document) lineStart(n int) int { return int(d.lines[n-1]) }

// lineEnd returns the offset of the end of line n, its line ending excluded.
func (d *document) lineEnd(n int) int {
	if n == len(d.lines) {
		return len(d.text)
	}
	end := int(d.lines[n]) - 1
	if d.text[end] == '\n' && end > d.lineStart(n) && d.text[end-1] == '\r' {
		end--
	}
	return end
}

// line returns the user's line n without its line ending.
func (d *document) line(n int) string { return d.text[d.lineStart(n):d.lineEnd(n)] }

// pos makes the position of a byte range. Columns count characters from 1; a
// BOM is none.
func (d *document) pos(start, end int) ledger.Pos {
	n := d.lineAt(start)
	c := cursor{n, 1, d.lineStart(n)}
	if c.offset == 0 && start >= len(bom) && strings.HasPrefix(d.text, bom) {
		c.offset = len(bom)
	}
	if d.last.line == n && d.last.offset >= c.offset && d.last.offset <= start {
		c = d.last
	}
	c.column += utf8.RuneCountInString(d.text[c.offset:start])
	c.offset = start
	d.last = c
	return ledger.Pos{
		Start: int32(start), End: int32(end),
		Line: int32(n), Column: int32(c.column),
	}
}

// cursor remembers the last place that was looked up: places mostly come in
// order, and a line may be long.
type cursor struct{ line, column, offset int }

const bom = "\ufeff"

// problem notes a mistake at a byte range; of a range over several lines the
// first line is shown.
func (d *document) problem(code ledger.Code, severity ledger.Severity, at region, message, hint string) {
	p := d.pos(at.start, at.end)
	line := d.line(int(p.Line))
	inLine := min(at.end, d.lineEnd(int(p.Line)))
	end := int(p.Column)
	if inLine > at.start {
		end += utf8.RuneCountInString(d.text[at.start:inLine])
	}
	d.problems = append(d.problems, ledger.Problem{
		Code: code, Severity: severity, File: d.file,
		Line: int(p.Line), Column: int(p.Column), EndColumn: max(end, int(p.Column)+1),
		Message: message, Hint: hint, Source: strings.TrimPrefix(line, bom),
	})
}

func (d *document) errorf(code ledger.Code, at region, hint, format string, args ...any) {
	d.problem(code, ledger.Error, at, fmt.Sprintf(format, args...), hint)
}

func (d *document) warnf(code ledger.Code, at region, hint, format string, args ...any) {
	d.problem(code, ledger.Warning, at, fmt.Sprintf(format, args...), hint)
}

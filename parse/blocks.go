package parse

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blockParser decides what is a list item, a heading, code or a quote. It has
// no inline parsers, which entries do not need; no link definitions, since
// `- [x]: url` must stay an item; and no underlined headings, since a stray
// `---` under a line of text makes one by accident. It is safe for concurrent
// use.
var blockParser = parser.NewParser(parser.WithBlockParsers(
	util.Prioritized(parser.NewThematicBreakParser(), 200),
	util.Prioritized(parser.NewListParser(), 300),
	util.Prioritized(parser.NewListItemParser(), 400),
	util.Prioritized(parser.NewCodeBlockParser(), 500),
	util.Prioritized(parser.NewATXHeadingParser(), 600),
	util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
	util.Prioritized(parser.NewBlockquoteParser(), 800),
	util.Prioritized(parser.NewHTMLBlockParser(), 900),
	util.Prioritized(parser.NewParagraphParser(), 1000),
))

func parseBlocks(src []byte) ast.Node {
	return blockParser.Parse(text.NewReader(src))
}

// prose is the text of a heading, a paragraph or the first lines of an item:
// its lines joined by single blanks, with the way back to the user's bytes.
type prose struct {
	text   string
	pieces []piece
}

// piece is a line of prose: text[from:] was read at source offset at.
type piece struct{ from, at int }

// source maps a byte range of the text to the user's bytes.
func (p prose) source(start, end int) region {
	return region{p.offset(start), max(p.offset(end-1)+1, p.offset(start))}
}

func (p prose) offset(i int) int {
	n := sort.Search(len(p.pieces), func(n int) bool { return p.pieces[n].from > i })
	c := p.pieces[max(n-1, 0)]
	return c.at + i - c.from
}

// all is the range of the whole text in the user's bytes.
func (p prose) all() region { return p.source(0, len(p.text)) }

// from cuts the text's beginning off.
func (p prose) from(i int) prose {
	cut := prose{text: p.text[i:]}
	for n, c := range p.pieces {
		if n+1 < len(p.pieces) && p.pieces[n+1].from <= i {
			continue
		}
		cut.pieces = append(cut.pieces, piece{max(c.from-i, 0), c.at + max(i-c.from, 0)})
	}
	return cut
}

// proseOf joins the lines of a block; false for a block without text.
func (r *bodyReader) proseOf(n ast.Node) (prose, bool) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return prose{}, false
	}
	p := prose{pieces: make([]piece, 0, lines.Len())}
	var joined strings.Builder
	for i := range lines.Len() {
		at := r.trim(lines.At(i))
		line := r.d.text[at.start:at.end]
		if i > 0 && isUnderline(line) {
			continue
		}
		if i == 0 {
			p.text, p.pieces = line, append(p.pieces, piece{0, at.start})
			continue
		}
		if joined.Len() == 0 {
			joined.WriteString(p.text)
		}
		joined.WriteByte(' ')
		p.pieces = append(p.pieces, piece{joined.Len(), at.start})
		joined.WriteString(line)
	}
	if joined.Len() > 0 {
		p.text = joined.String()
	}
	return p, p.text != ""
}

// isUnderline reports whether a line would make the one above it a heading.
func isUnderline(line string) bool {
	return line != "" && (strings.Trim(line, "-") == "" || strings.Trim(line, "=") == "")
}

// trim is a line's place in the file, without the blanks around it.
func (r *bodyReader) trim(seg text.Segment) region {
	start, end := r.base+seg.Start, r.base+seg.Stop
	for end > start && isBlank(r.d.text[end-1]) {
		end--
	}
	for start < end && isBlank(r.d.text[start]) {
		start++
	}
	return region{start, end}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// subtreeEnd returns the offset just past the last byte of text in a block and
// its children, 0 where there is none.
func subtreeEnd(n ast.Node) int {
	end := 0
	if lines := n.Lines(); n.Type() == ast.TypeBlock && lines != nil && lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	}
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		if c.Type() != ast.TypeBlock {
			break
		}
		if end = max(end, subtreeEnd(c)); end > 0 {
			break
		}
	}
	return end
}

// outsideCode returns the text with the contents of code spans blanked out,
// of the same length.
func outsideCode(s string) string {
	open := strings.IndexByte(s, '`')
	if open < 0 {
		return s
	}
	out := []byte(s)
	for i := open; i < len(out); {
		if out[i] == '\\' {
			i += 2
			continue
		}
		if out[i] != '`' {
			i++
			continue
		}
		run := i
		for run < len(out) && out[run] == '`' {
			run++
		}
		close := closingRun(s, run, run-i)
		if close < 0 {
			i = run
			continue
		}
		copy(out[i:close], bytes.Repeat([]byte{' '}, close-i))
		i = close
	}
	return string(out)
}

// closingRun finds the end of the next run of exactly n backticks, -1 if none.
func closingRun(s string, from, n int) int {
	for i := from; i < len(s); {
		if s[i] != '`' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] == '`' {
			end++
		}
		if end-i == n {
			return end
		}
		i = end
	}
	return -1
}

package parse

import (
	"bytes"
	"sort"
	"strings"
)

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

// without cuts an emphasis mark off the text's end.
func (p prose) without(mark string) prose {
	p.text = strings.TrimRight(strings.TrimSuffix(p.text, mark), " \t")
	return p
}

// proseOf joins the lines of a block; false for a block without text.
func (d *document) proseOf(b block) (prose, bool) {
	lines := b.lines()
	if len(lines) == 0 {
		return prose{}, false
	}
	p := prose{pieces: make([]piece, 0, len(lines))}
	var joined strings.Builder
	for i, at := range lines {
		at = d.trim(at)
		line := d.text[at.start:at.end]
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

// trim is a line's place without the blanks around it.
func (d *document) trim(at region) region {
	for at.end > at.start && isBlank(d.text[at.end-1]) {
		at.end--
	}
	for at.start < at.end && isBlank(d.text[at.start]) {
		at.start++
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

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

package parse

import (
	"strconv"
	"strings"

	"allies/ledger"
)

// checkOpenBlocks warns of each code fence and HTML comment that is never
// closed and hides dated headings or entries.
func (r *bodyReader) checkOpenBlocks(b block) {
	for c := b.first(); c.exists(); c = c.next() {
		switch c.kind() {
		case fenceBlock:
			r.checkFence(c)
		case htmlBlock:
			r.checkComment(c)
		default:
			r.checkOpenBlocks(c)
		}
	}
}

func (r *bodyReader) checkFence(b block) {
	first, last, ok := r.lineRange(b)
	if !ok || first == 1 {
		return
	}
	opening := r.d.line(first - 1)
	at := strings.IndexAny(opening, "`~")
	if at < 0 || last < len(r.d.lines) && trackFence(strings.TrimLeft(r.d.line(last+1), " \t>"), fenceMark(opening[at:])) == "" {
		return
	}
	r.warnOpen("code fence", fenceMark(opening[at:]), first-1, at, first, last)
}

func (r *bodyReader) checkComment(b block) {
	first, last, ok := r.lineRange(b)
	if !ok || !b.node().open || strings.Contains(r.d.line(last), "-->") {
		return
	}
	at := max(strings.Index(r.d.line(first), "<!--"), 0)
	r.warnOpen("HTML comment", "-->", first, at, first, last)
}

// lineRange returns the numbers of a block's first and last line of text.
func (r *bodyReader) lineRange(b block) (first, last int, ok bool) {
	lines := b.lines()
	if len(lines) == 0 {
		return 0, 0, false
	}
	end := lines[len(lines)-1].end
	return r.d.lineAt(lines[0].start), r.d.lineAt(max(end-1, lines[0].start)), true
}

// warnOpen names what an open block hides, at its opening.
func (r *bodyReader) warnOpen(what, close string, line, column, first, last int) {
	hidden, example := 0, 0
	for n := first; n <= last; n++ {
		if hidesNote(r.d.line(n), r.d.config) {
			if hidden == 0 {
				example = n
			}
			hidden++
		}
	}
	if hidden == 0 {
		return
	}
	at := r.d.lineStart(line) + column
	r.d.warnf(ledger.CodeOpenBlock, region{at, r.d.lineEnd(line)}, "close it with a line "+close,
		"this %s is never closed and hides %s, the first on line %d", what, plural(hidden, "dated heading or entry", "dated headings or entries"), example)
}

// hidesNote reports whether a line would be a dated heading, a dated item or
// an entry if it were read.
func hidesNote(line string, c *ledger.Config) bool {
	text := strings.TrimLeft(line, " \t")
	if title := strings.TrimLeft(text, "#"); title != text {
		_, dated := readLeadDate(strings.TrimSpace(title))
		return dated
	}
	size := markerAt(text)
	if size == 0 || text[0] == '>' {
		return false
	}
	text = strings.TrimSpace(text[size:])
	if _, dated := readLeadDate(text); dated {
		return true
	}
	return entryLike(text, c) != ""
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

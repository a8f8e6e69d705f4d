package parse

import (
	"strconv"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// checkOpenBlocks warns of each code fence, and of each comment and other block of
// HTML, that is never closed and hides dated headings or entries.
func (r *bodyReader) checkOpenBlocks(b markdown.Block) {
	for c := b.First(); c.Exists(); c = c.Next() {
		switch c.Kind() {
		case markdown.FenceBlock:
			r.checkFence(c)
		case markdown.HtmlBlock:
			r.checkOpenHTML(c)
		default:
			r.checkOpenBlocks(c)
		}
	}
}

func (r *bodyReader) checkFence(b markdown.Block) {
	first, last, ok := r.lineRange(b)
	if !ok || first == 1 {
		return
	}
	opening := r.d.Line(first - 1)
	at := strings.IndexAny(opening, "`~")
	if at < 0 || last < len(r.d.Lines) && markdown.TrackFence(strings.TrimLeft(r.d.Line(last+1), " \t>"), markdown.FenceMark(opening[at:])) == "" {
		return
	}
	r.warnOpen("code fence", markdown.FenceMark(opening[at:]), first-1, at, first, last)
}

func (r *bodyReader) checkOpenHTML(b markdown.Block) {
	first, last, ok := r.lineRange(b)
	if !ok || !b.IsOpenHTML() {
		return
	}
	opening := r.d.Line(first)
	at := max(strings.IndexByte(opening, '<'), 0)
	what, closing := closingOf(opening[at:])
	if !strings.Contains(strings.ToLower(r.d.Line(last)), closing) {
		r.warnOpen(what, closing, first, at, first, last)
	}
}

// closingOf names a block of HTML by what it begins with, and says what closes it.
func closingOf(opening string) (what, closing string) {
	for _, mark := range [...][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!", ">"}, {"<?", "?>"}} {
		if strings.HasPrefix(opening, mark[0]) {
			if mark[0] == "<!--" {
				return "HTML comment", mark[1]
			}
			return mark[0], mark[1]
		}
	}
	tag := strings.ToLower(opening[1:])
	end := strings.IndexFunc(tag, func(c rune) bool { return c < 'a' || c > 'z' })
	if end >= 0 {
		tag = tag[:end]
	}
	return "<" + tag + ">", "</" + tag + ">"
}

func (r *bodyReader) lineRange(b markdown.Block) (first, last int, ok bool) {
	lines := b.Lines()
	if len(lines) == 0 {
		return 0, 0, false
	}
	end := lines[len(lines)-1].End
	return r.d.LineAt(lines[0].Start), r.d.LineAt(max(end-1, lines[0].Start)), true
}

// warnOpen names what an open block hides, at its opening.
func (r *bodyReader) warnOpen(what, closing string, line, column, first, last int) {
	hidden, example := 0, 0
	for n := first; n <= last; n++ {
		if hidesNote(r.d.Line(n), r.d.Config) {
			if hidden == 0 {
				example = n
			}
			hidden++
		}
	}
	if hidden == 0 {
		return
	}
	at := r.d.LineStart(line) + column
	r.d.Warnf(ledger.CodeOpenBlock, text.Region{Start: at, End: r.d.LineEnd(line)}, closing,
		"this %s is never closed by a line of its own and hides %s, the first on line %d", what, plural(hidden, "dated heading or entry", "dated headings or entries"), example)
}

// hidesNote reports whether a line would be a dated heading, a dated item or
// an entry if it were read.
func hidesNote(line string, c *ledger.Config) bool {
	said := strings.TrimLeft(line, " \t")
	if title := strings.TrimLeft(said, "#"); title != said {
		_, dated := ReadLeadDate(strings.TrimSpace(title))
		return dated
	}
	size := markdown.MarkerAt(said)
	if size == 0 || said[0] == '>' {
		return false
	}
	said = strings.TrimSpace(said[size:])
	if _, dated := ReadLeadDate(said); dated {
		return true
	}
	return entryLike(said, c) != ""
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

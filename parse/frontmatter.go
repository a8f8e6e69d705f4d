package parse

import (
	"bytes"
	"strings"

	"allies/ledger"
)

// cutFrontMatter divides the file: the front matter with its fences, empty
// where there is none, and the body behind it. One without its closing line is
// named, and ends before the first blank line or dated heading.
func (d *document) cutFrontMatter() (front, body region) {
	start := 0
	if strings.HasPrefix(d.text, bom) {
		start = len(bom)
	}
	end := len(d.text)
	if !isFence(d.text[start:d.lineEnd(1)]) {
		return region{start, start}, region{start, end}
	}
	closing, blank := d.closingFence()
	if closing > 0 {
		cut := d.afterLine(closing)
		return region{start, cut}, region{cut, end}
	}
	d.errorf(ledger.CodeFrontMatter, region{start, d.lineEnd(1)}, "a line of --- behind the last key",
		"the front matter is never closed: what follows the first blank line is read as notes")
	if blank == 0 {
		return region{start, end}, region{end, end}
	}
	cut := d.lineStart(blank)
	return region{start, cut}, region{cut, end}
}

// closingFence returns the line that closes the front matter, 0 for none, and
// the line at which it ends without one: a blank one, or a dated heading. A
// fence below a dated heading that stands behind a blank line is a part of the
// notes.
func (d *document) closingFence() (closing, blank int) {
	for n := 2; n <= len(d.lines); n++ {
		switch line := d.masked[d.lineStart(n):d.lineEnd(n)]; {
		case closesFront(line):
			return n, blank
		case isDatedHeading(line) && blank > 0:
			return 0, blank
		case blank == 0 && (isDatedHeading(line) || isBlankLine(d.line(n)) && d.lineStart(n) < len(d.text)):
			blank = n
		}
	}
	return 0, blank
}

// isFence reports whether a line is --- alone.
func isFence(line string) bool { return strings.TrimRight(line, " \t") == "---" }

// closesFront reports whether a line is --- or ... alone.
func closesFront(line []byte) bool {
	if len(line) < 3 || line[0] != '-' && line[0] != '.' {
		return false
	}
	text := strings.TrimRight(string(line), " \t")
	return text == "---" || text == "..."
}

func isBlankLine(line string) bool { return strings.TrimSpace(line) == "" }

// isDatedHeading reports whether a line opens a note.
func isDatedHeading(line []byte) bool {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level < 1 || level > 6 || level == len(line) || !isBlank(line[level]) {
		return false
	}
	_, dated := readLeadDate(strings.TrimSpace(string(line[level:])))
	return dated
}

// afterLine returns the offset just past a line and its ending.
func (d *document) afterLine(n int) int {
	if n < len(d.lines) {
		return d.lineStart(n + 1)
	}
	return len(d.text)
}

// inside is the front matter without its fences.
func (d *document) inside(front region) region {
	first := d.lineAt(front.start)
	start := d.afterLine(first)
	if start >= front.end {
		return region{front.end, front.end}
	}
	last := d.lineAt(front.end - 1)
	if last > first && closesFront(d.masked[d.lineStart(last):d.lineEnd(last)]) {
		return region{start, d.lineStart(last)}
	}
	return region{start, front.end}
}

// readFront reads the front matter into the ally, and fills in what it leaves
// open: a person, an ally.
func (d *document) readFront(front region, a *ledger.Ally) {
	a.Type, a.Status = ledger.Person, ledger.Active
	if front.start == front.end {
		return
	}
	a.Front = d.pos(front.start, front.end)
	inside := d.inside(front)
	before := len(d.problems)
	pairs := d.readYAML(inside)
	if inside.end == front.end {
		d.dropFrontMatterProblems(before)
	}
	f := frontReader{d: d, a: a, end: inside.end}
	f.read(pairs)
	if text := d.masked[inside.start:inside.end]; bytes.Contains(text, []byte("[[")) || bytes.Contains(text, []byte("](")) {
		a.Links = append(a.Links, readLinks(string(text), func(start, end int) ledger.Pos {
			return d.pos(inside.start+start, inside.start+end)
		})...)
	}
}

// dropFrontMatterProblems leaves one problem of a front matter that is never
// closed: what YAML makes of it follows from that.
func (d *document) dropFrontMatterProblems(from int) {
	kept := d.problems[:from]
	for _, p := range d.problems[from:] {
		if p.Code != ledger.CodeFrontMatter || p.Severity != ledger.Error {
			kept = append(kept, p)
		}
	}
	d.problems = kept
}

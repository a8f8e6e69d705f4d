package parse

import (
	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
	"bytes"
	"strings"
)

// Open reads the front matter of a text, and leaves the body unread.
func Open(path string, src []byte, c *ledger.Config) *Source {
	return open(text.NewDocument(path, src, c))
}

// Borrow is Open for a text of which only sums are kept: it stands in memory that is
// written to again, once the source is released.
func Borrow(path string, src []byte, c *ledger.Config) *Source {
	s := open(text.Borrow(path, src, c))
	s.Borrowed = true
	return s
}

func open(d *text.Document) *Source {
	s := &Source{Document: d, Ally: &ledger.Ally{File: d.File, Stem: StemOf(d.File)}}
	s.Ally.Incomplete = maskConflicts(s.Document)
	markdown.MaskNesting(s.Document)
	var frontAt text.Region
	frontAt, s.Body = cutFrontMatter(s.Document)
	s.readKeys(frontAt)
	warnStray(s.Document, s.Body, s.Ally)
	return s
}

// cutFrontMatter divides the file: the front matter with its fences, empty
// where there is none, and the body after it. One without its closing line is
// named, and ends before the first blank line or dated heading.
func cutFrontMatter(d *text.Document) (frontAt, body text.Region) {
	start := 0
	if strings.HasPrefix(d.Text, text.Bom) {
		start = len(text.Bom)
	}
	end := len(d.Text)
	if !isFence(d.Text[start:d.LineEnd(1)]) {
		return text.Region{Start: start, End: start}, text.Region{Start: start, End: end}
	}
	last, blank := closingFence(d)
	if last > 0 {
		cut := d.AfterLine(last)
		return text.Region{Start: start, End: cut}, text.Region{Start: cut, End: end}
	}
	if near := nearFence(d, blank); near > 0 {
		cut, at := d.LineStart(near), text.Region{Start: d.LineStart(near), End: d.LineEnd(near)}
		d.Errorf(ledger.CodeFrontMatter, text.Region{Start: start, End: d.LineEnd(1)}, "---",
			"the front matter is never closed: line %d has to be --- alone", near).Cure(at, "---")
		return text.Region{Start: start, End: cut}, text.Region{Start: cut, End: end}
	}
	cut, closing := end, "---"+d.LineBreak()
	if blank > 0 {
		cut = d.LineStart(blank)
	} else if !strings.HasSuffix(d.Text, "\n") {
		closing = d.LineBreak() + "---"
	}
	d.Errorf(ledger.CodeFrontMatter, text.Region{Start: start, End: d.LineEnd(1)}, "---",
		"the front matter is never closed: a line of --- is missing after its last key, and what follows the first blank line is read as notes").
		Cure(text.Region{Start: cut, End: cut}, closing)
	return text.Region{Start: start, End: cut}, text.Region{Start: cut, End: end}
}

// closingFence returns the line that closes the front matter, 0 for none, and the
// line at which it ends without one: a blank one, or a dated heading. A fence
// below a dated heading that stands after a blank line is a part of the notes.
func closingFence(d *text.Document) (closing, blank int) {
	for n := 2; n <= len(d.Lines); n++ {
		switch line := d.Masked[d.LineStart(n):d.LineEnd(n)]; {
		case closesFront(line):
			return n, blank
		case isDatedHeading(line) && blank > 0:
			return 0, blank
		case blank == 0 && (isDatedHeading(line) || text.IsBlankLine(d.Line(n)) && d.LineStart(n) < len(d.Text)):
			blank = n
		}
	}
	return 0, blank
}

// nearFence returns the line of a front matter without a closing line that its writer
// took for one, 0 for none. The front matter ends at the line ends, where that is not 0.
func nearFence(d *text.Document, ends int) int {
	for n := 2; n <= len(d.Lines) && n != ends; n++ {
		if fenceLine().MatchString(strings.TrimRight(d.Line(n), "\r")) {
			return n
		}
	}
	return 0
}

func isFence(line string) bool { return strings.TrimRight(line, " \t") == "---" }

func closesFront(line []byte) bool {
	if len(line) < 3 || line[0] != '-' && line[0] != '.' {
		return false
	}
	written := strings.TrimRight(string(line), " \t")
	return written == "---" || written == "..."
}

func insideFences(d *text.Document, frontAt text.Region) text.Region {
	first := d.LineAt(frontAt.Start)
	start := d.AfterLine(first)
	if start >= frontAt.End {
		return text.Region{Start: frontAt.End, End: frontAt.End}
	}
	last := d.LineAt(frontAt.End - 1)
	if last > first && closesFront(d.Masked[d.LineStart(last):d.LineEnd(last)]) {
		return text.Region{Start: start, End: d.LineStart(last)}
	}
	return text.Region{Start: start, End: frontAt.End}
}

// readKeys reads the keys of the front matter, and those that lines of the body
// give, into the ally. What they leave open has its default: a person, an ally.
func (s *Source) readKeys(frontAt text.Region) {
	s.Ally.Type, s.Ally.Status = ledger.Person, ledger.Active
	f := frontReader{d: s.Document, a: s.Ally}
	if frontAt.Start < frontAt.End {
		s.Inside = insideFences(s.Document, frontAt)
		s.Keys = f.readFront(frontAt, s.Inside)
	}
	f.readInline(s.Body)
	f.finish()
}

func (f *frontReader) readFront(frontAt, inside text.Region) []front.Pair {
	d, a := f.d, f.a
	a.Front = d.Pos(frontAt.Start, frontAt.End)
	before := len(d.Problems)
	pairs := front.ReadYAML(d, inside)
	if inside.End == frontAt.End {
		dropFrontMatterProblems(d, before)
	}
	f.end = inside.End
	f.read(pairs)
	if written := d.Masked[inside.Start:inside.End]; bytes.Contains(written, []byte("[[")) || bytes.Contains(written, []byte("](")) {
		a.Links = append(a.Links, markdown.ReadLinks(string(written), func(start, end int) ledger.Pos {
			return d.Pos(inside.Start+start, inside.Start+end)
		})...)
	}
	return pairs
}

// dropFrontMatterProblems leaves one problem of a front matter that is never
// closed: what YAML makes of it follows from that.
func dropFrontMatterProblems(d *text.Document, from int) {
	kept := d.Problems[:from]
	for _, p := range d.Problems[from:] {
		if p.Code != ledger.CodeFrontMatter || p.Severity != ledger.Error {
			kept = append(kept, p)
		}
	}
	d.Problems = kept
}

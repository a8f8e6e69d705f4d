package parse

import (
	"bytes"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Source is one reading of the text of one file, held: its lines, its front
// matter, its blocks, and the ally that they tell of. Its places are places in
// this text and in no other.
type Source struct {
	*text.Document
	Ally   *ledger.Ally
	Keys   []front.Pair   // of the front matter
	Inside text.Region    // the front matter without its fences
	Body   text.Region    // what follows the front matter
	Blocks markdown.Block // of the body, once that is read
	Keep   Keep           // how much of the body becomes a part of the ally

	Borrowed bool // the text stands in memory that is written to again

	refs    markdown.Definitions // of the body's links, once they are taken
	onTrial bool                 // it is read for its problems alone, to see whether a cure does what it says
}

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

// divide divides the body into its blocks, without the definitions of its links. They
// are taken once, though the body may be read twice: as a page, and as an ally's file.
func (s *Source) divide() (markdown.Block, markdown.Definitions) {
	document := markdown.Blocks(s.Document, s.Body).Document()
	if s.refs == nil {
		if s.refs = markdown.TakeDefinitions(s.Document, document); s.refs != nil {
			document.Release()
			document = markdown.Blocks(s.Document, s.Body).Document()
		}
	}
	return document, s.refs
}

// Release gives the memory of the reading to the next one. What it told of the
// ally and the problems stays, and nothing else of it is asked any more.
func (s *Source) Release() {
	s.Blocks.Release()
	s.Document.Release()
}

// Sorted lists the problems found so far, in the order of the text.
func (s *Source) Sorted() []ledger.Problem {
	ledger.SortProblems(s.Problems)
	if s.Borrowed {
		for i := range s.Problems {
			detachProblem(&s.Problems[i])
		}
	}
	return s.Problems
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

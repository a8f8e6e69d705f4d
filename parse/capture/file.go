// Package capture reads a file of lines that somebody noted in a hurry, each
// for one ally: whom a line is for, of what day, and what it says; or why that
// is not clear. What it cannot tell for certain it leaves to its writer.
package capture

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// File is a capture file: its items, and what stands between them. The front
// matter, headings, rules, comments and code are no items and stay.
type File struct {
	Path  string
	Items []Item
	Kept  []string // the lines that are no items, blank ones aside
	doc   *text.Document
}

// Item is a line with the indented lines below it.
type Item struct {
	Text  string      // the line, without the words that an earlier run left on it
	Below []string    // the lines that belong to it
	Day   ledger.Date // of the heading above, 0 for none
	Line  int         // its number, from 1
	Why   string      // what an earlier run left on it, "" for nothing

	start, end int // its lines, the last one's end included
	lineEnd    int // where the first of them ends
}

// Read cuts a text into its items.
func Read(path string, src []byte) *File {
	r := &reader{File: &File{Path: path, doc: text.NewDocument(path, src, nil)}}
	r.skipFront()
	for r.line <= len(r.doc.Lines) {
		r.next()
	}
	return r.File
}

// reader goes through a file, line by line.
type reader struct {
	*File
	line  int // the next one
	fence string
	day   ledger.Date
}

func (r *reader) text(n int) string {
	line := r.doc.Line(n)
	if n == 1 {
		line = strings.TrimPrefix(line, text.Bom)
	}
	return line
}

// skipFront passes over front matter that is closed.
func (r *reader) skipFront() {
	r.line = 1
	if strings.TrimRight(r.text(1), " \t") != "---" {
		return
	}
	for n := 2; n <= len(r.doc.Lines); n++ {
		if strings.TrimRight(r.text(n), " \t") == "---" {
			r.keep(n)
			return
		}
	}
}

// keep passes over the lines up to the last: they are no items.
func (r *reader) keep(last int) {
	for ; r.line <= last; r.line++ {
		if line := strings.TrimSpace(r.text(r.line)); line != "" {
			r.Kept = append(r.Kept, line)
		}
	}
}

// next reads one item, or a line that is none.
func (r *reader) next() {
	line := r.text(r.line)
	before := r.fence
	r.fence = markdown.TrackFence(line, r.fence)
	switch {
	case text.IsBlankLine(line), before != "", r.fence != "", markdown.IsRule(line):
		r.keep(r.line)
	case markdown.HeadingLevel(line) > 0:
		r.day = headingDay(line)
		r.keep(r.line)
	case strings.HasPrefix(line, "<!--"):
		r.keep(r.commentEnd())
	default:
		r.item()
	}
}

// commentEnd is the last line of a comment that begins on the next line; that
// line itself where it is never closed.
func (r *reader) commentEnd() int {
	for n := r.line; n <= len(r.doc.Lines); n++ {
		if line, _ := cutWhy(r.text(n)); strings.Contains(line, "-->") {
			return n
		}
	}
	return r.line
}

// headingDay is the day with which a heading begins, 0 for none.
func headingDay(line string) ledger.Date {
	day, _ := parse.LeadDay(strings.TrimSpace(strings.TrimLeft(line, "#")))
	return day
}

// item reads a line, and what is indented below it.
func (r *reader) item() {
	first := r.line
	it := Item{Line: first, Day: r.day, start: r.doc.LineStart(first), lineEnd: r.doc.LineEnd(first)}
	if first == 1 {
		it.start += len(r.doc.Line(1)) - len(r.text(1))
	}
	it.Text, it.Why = cutWhy(r.text(first))
	indent, last := text.IndentOf(it.Text), first
	for n := first + 1; n <= len(r.doc.Lines); n++ {
		line := r.text(n)
		if text.IsBlankLine(line) {
			continue
		}
		if text.IndentOf(line) <= indent {
			break
		}
		it.Below, last = append(it.Below, strings.TrimSpace(line)), n
	}
	r.line = last + 1
	it.end = len(r.doc.Text)
	if last < len(r.doc.Lines) {
		it.end = r.doc.LineStart(last + 1)
	}
	r.Items = append(r.Items, it)
}

// What stays on a line of which it is not clear whom it is for.
const whyOpens, whyCloses = " <!-- allies: ", " -->"

func cutWhy(line string) (said, why string) {
	line = strings.TrimRight(line, " \t")
	before, ended := strings.CutSuffix(line, whyCloses)
	if at := strings.LastIndex(before, whyOpens); ended && at >= 0 {
		return strings.TrimRight(line[:at], " \t"), before[at+len(whyOpens):]
	}
	return line, ""
}

// marked is a line with why it stays.
func marked(line, why string) string { return line + whyOpens + harmless(why) + whyCloses }

// dashes could end a comment.
var dashes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`--+`) })

// harmless is a reason that can stand in a comment on one line.
func harmless(why string) string {
	why = strings.Map(func(r rune) rune {
		if text.Garbles(r) {
			return -1
		}
		return r
	}, why)
	return strings.TrimRight(dashes().ReplaceAllString(why, "-"), "- ")
}

// IsMarked reports whether an earlier run left this reason on the line.
func (it Item) IsMarked(why string) bool { return it.Why == harmless(why) }

// Without returns the text without the items that are filed, and with the
// reason on each that stays: whys has one a line, "" for what is filed. Every
// other byte stays, but a text of which nothing is left is empty, and one whose
// last line had no end has none again.
func (f *File) Without(whys []string) []byte {
	rest := bytes.NewBuffer([]byte{})
	src, done := f.doc.Text, 0
	for i, it := range f.Items {
		rest.WriteString(src[done:it.start])
		done = it.end
		if whys[i] != "" {
			rest.WriteString(marked(it.Text, whys[i]) + src[it.lineEnd:it.end])
		}
	}
	rest.WriteString(src[done:])
	left := rest.Bytes()
	if len(bytes.TrimSpace(bytes.TrimPrefix(left, []byte(text.Bom)))) == 0 && len(f.Items) > 0 {
		return left[:len(left)-len(bytes.TrimPrefix(left, []byte(text.Bom)))]
	}
	last := len(f.Items) - 1
	if last >= 0 && whys[last] == "" && f.Items[last].end == len(src) && !strings.HasSuffix(src, "\n") {
		left = bytes.TrimSuffix(bytes.TrimSuffix(left, []byte("\n")), []byte("\r"))
	}
	return left
}

// Lines returns an item as it stays, its lines ended as told.
func (it Item) Lines(f *File, why, lineBreak string) string {
	lines := marked(it.Text, why) + f.doc.Text[it.lineEnd:it.end]
	lines = strings.TrimRight(strings.ReplaceAll(lines, "\r\n", "\n"), "\n") + "\n"
	return strings.ReplaceAll(lines, "\n", lineBreak)
}

// LineBreak is how the lines of the file end.
func (f *File) LineBreak() string { return f.doc.LineBreak() }

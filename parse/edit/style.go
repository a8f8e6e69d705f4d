package edit

import (
	"bytes"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// Style is how a user writes a file, so that new text can look as theirs.
type Style struct {
	LineEnd string // "\n", "\r\n" or "\r", as most lines have it
	OpenEnd bool   // the last line has none

	Form     ledger.Form // how most notes are written
	Sections NoteStyle
	Items    NoteStyle

	Marker  string // of an entry: the bullet and the blanks behind it
	Lead    string // the blanks before it, in a dated section
	Indent  string // what a nested item has before its bullet beyond those
	Between int    // blank lines between the entries of a note
}

// NoteStyle is how the notes of one form are written.
type NoteStyle struct {
	Count int // how many there are; of none, the rest is the usual style

	Level       int    // of the heading
	Closed      bool   // the heading's signs stand behind it too: ## 2026-03-14 ##
	Lead        string // the blanks before an item's bullet
	Before      string // what stands before the date: "", "[[", "**"
	Behind      string // what stands between it and the title: " ", ": ", "]] – "
	Above       int    // blank lines above a heading, or between two items
	Below       int    // blank lines below a heading
	NewestFirst bool
}

// LearnStyle learns the style of a file from its text and what was read from
// it. Where the user writes now so and now so, most count, then the newest
// notes; where nothing is found, the style is that of the user guide.
func LearnStyle(src []byte, a *ledger.Ally) Style {
	l := newLearner(src, a)
	s := Style{LineEnd: lineEndOf(src), OpenEnd: len(src) > 0 && !text.IsLineEnd(src[len(src)-1])}
	s.Form = l.form()
	s.Sections, s.Items = l.sections(), l.items()
	s.Marker, s.Between = l.marker(), l.between()
	s.Lead = l.lead()
	s.Indent = l.indent(s.Marker)
	return s
}

// lineEndOf is the line end that most lines have, of two the first.
func lineEndOf(src []byte) string {
	both := bytes.Count(src, []byte("\r\n"))
	counts := map[string]int{
		"\r\n": both,
		"\n":   bytes.Count(src, []byte("\n")) - both,
		"\r":   bytes.Count(src, []byte("\r")) - both,
	}
	best := "\n"
	if i := bytes.IndexAny(src, "\r\n"); i >= 0 {
		best = string(src[i : i+1])
		if bytes.HasPrefix(src[i:], []byte("\r\n")) {
			best = "\r\n"
		}
	}
	for _, end := range []string{"\n", "\r\n", "\r"} {
		if counts[end] > counts[best] {
			best = end
		}
	}
	return best
}

// Heading is the line that opens a dated section, without its line end. The
// title may be empty.
func (s Style) Heading(day ledger.Date, title string) string {
	signs := strings.Repeat("#", s.Sections.Level)
	line := signs + " " + s.Sections.words(day, title)
	if s.Sections.Closed {
		line += " " + signs
	}
	return line
}

// DatedItem is the first line of a dated item, without its line end.
func (s Style) DatedItem(day ledger.Date, text string) string {
	return s.Items.Lead + s.Marker + s.Items.words(day, text)
}

// Entry is the line of an entry, a task or prose in a note's list, without its
// line end.
func (s Style) Entry(text string) string { return s.Lead + s.Marker + text }

func (n NoteStyle) words(day ledger.Date, title string) string {
	if title == "" {
		return n.Before + day.String() + strings.TrimRight(n.Behind, " \t:-–—|")
	}
	return n.Before + day.String() + n.Behind + title
}

// In is the style of one note's list, which goes on as it began: the last of
// the items that are nested the least, and of a dated item without any, items
// one step deeper.
func (s Style) In(src []byte, a *ledger.Ally, n *ledger.Note) Style {
	l := newLearner(src, a)
	head := l.d.LineAt(int(n.Head.Start))
	found := false
	for _, b := range l.bullets {
		start := int32(l.d.LineStart(b.line))
		if b.line == head && n.Form == ledger.Item {
			s.Lead, s.Marker = b.lead+under(b.lead, b.marker, s.Indent), b.marker
		}
		if b.line == head || start < n.Pos.Start || start >= n.Pos.End {
			continue
		}
		if !found || len(b.lead) <= len(s.Lead) {
			s.Lead, s.Marker, found = b.lead, b.marker, true
		}
	}
	return s
}

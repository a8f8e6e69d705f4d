package screen

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/report/render/plain"
)

// Scroll is a text of which a window shows a part, with a line that keys act on.
type Scroll struct {
	Lines  []string // painted
	At     int      // the line that keys act on
	chosen string   // the words of the line that was moved to last
	width  int
	Height int
	top    int   // the first row that is shown
	rows   []row // of all lines
}

type row struct {
	line int
	text string
}

// Set takes another text, or another size of the window. The line stays where
// its words are still there, or are again: a file that an editor is saving is
// empty for a moment.
func (s *Scroll) Set(lines []string, width, height int) {
	if words := s.words(); words != "" && !slices.Equal(lines, s.Lines) {
		s.At = nearestTo(s.At, lines, s.chosen, words)
	}
	if width != s.width || !slices.Equal(lines, s.Lines) {
		s.rows = nil
		for i, line := range lines {
			for _, text := range wrapPainted(line, width) {
				s.rows = append(s.rows, row{i, text})
			}
		}
	}
	s.Lines, s.width, s.Height = lines, width, max(1, height)
	s.bringIn(s.At)
	if s.chosen == "" {
		s.chosen = s.words()
	}
}

// nearestTo is the line with the first of some words that is nearest to where it
// was, then one with the others; where it was if there is none.
func nearestTo(was int, lines []string, words ...string) int {
	for _, said := range words {
		best := -1
		for i, line := range lines {
			if Unpainted(line) == said && (best < 0 || distance(i, was) < distance(best, was)) {
				best = i
			}
		}
		if best >= 0 {
			return best
		}
	}
	return was
}

func distance(a, b int) int { return max(a-b, b-a) }

// Line is the painted line that keys act on; "" in an empty text.
func (s *Scroll) Line() string {
	if s.At >= len(s.Lines) {
		return ""
	}
	return s.Lines[s.At]
}

func (s *Scroll) words() string { return Unpainted(s.Line()) }

// MoveTo moves what keys act on to another line, and brings that into the window.
func (s *Scroll) MoveTo(line int) {
	s.bringIn(line)
	s.chosen = s.words()
}

func (s *Scroll) bringIn(line int) {
	s.At = max(0, min(line, len(s.Lines)-1))
	first := slices.IndexFunc(s.rows, func(r row) bool { return r.line == s.At })
	last := first
	for last+1 < len(s.rows) && s.rows[last+1].line == s.At {
		last++
	}
	s.top = max(0, min(max(s.top, last+1-s.Height), first, len(s.rows)-1))
}

func (s *Scroll) Page(direction int) {
	if len(s.rows) == 0 {
		return
	}
	at := slices.IndexFunc(s.rows, func(r row) bool { return r.line == s.At })
	at = max(0, min(at+direction*s.Height, len(s.rows)-1))
	s.top = max(0, min(s.top+direction*s.Height, len(s.rows)-s.Height))
	s.MoveTo(s.rows[at].line)
}

// Find moves to the next line that says so, past the end too; false where none does.
func (s *Scroll) Find(words string, direction int) bool {
	folded := ledger.Fold(words)
	for i := range s.Lines {
		n := len(s.Lines)
		at := ((s.At+direction*(i+1))%n + n) % n
		if strings.Contains(ledger.Fold(Unpainted(s.Lines[at])), folded) {
			s.MoveTo(at)
			return true
		}
	}
	return false
}

// Shown are the rows of the window, with the line that keys act on in reverse.
func (s *Scroll) Shown() []string {
	var shown []string
	for _, r := range s.rows[min(s.top, len(s.rows)):min(s.top+s.Height, len(s.rows))] {
		text := r.text
		if r.line == s.At {
			words := Unpainted(text)
			text = "\x1b[7m" + words + plain.Blanks(max(0, s.width-plain.Width(words))) + colourEnd
		}
		shown = append(shown, text)
	}
	return shown
}

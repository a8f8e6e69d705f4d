package main

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/report/render/plain"
)

// scroll is a text of which a window shows a part, with a line that keys act
// on.
type scroll struct {
	lines  []string // painted
	at     int      // the line that keys act on
	width  int
	height int
	top    int   // the first row that is shown
	rows   []row // of all lines
}

// row is a row of the window.
type row struct {
	line int
	text string
}

// set takes another text, or another size of the window. The line stays where
// its words are still there.
func (s *scroll) set(lines []string, width, height int) {
	if was, words := s.at, s.words(); words != "" && !slices.Equal(lines, s.lines) {
		s.at = nearestTo(was, lines, words)
	}
	if width != s.width || !slices.Equal(lines, s.lines) {
		s.rows = nil
		for i, line := range lines {
			for _, text := range wrapPainted(line, width) {
				s.rows = append(s.rows, row{i, text})
			}
		}
	}
	s.lines, s.width, s.height = lines, width, max(1, height)
	s.moveTo(s.at)
}

// nearestTo is the line with these words that is nearest to where it was, and
// where it was if there is none.
func nearestTo(was int, lines []string, words string) int {
	best := -1
	for i, line := range lines {
		if unpainted(line) == words && (best < 0 || distance(i, was) < distance(best, was)) {
			best = i
		}
	}
	if best < 0 {
		return was
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

// line is the painted line that keys act on; "" in an empty text.
func (s *scroll) line() string {
	if s.at >= len(s.lines) {
		return ""
	}
	return s.lines[s.at]
}

func (s *scroll) words() string { return unpainted(s.line()) }

// moveTo makes another line the one that keys act on, and brings it into the
// window.
func (s *scroll) moveTo(line int) {
	s.at = max(0, min(line, len(s.lines)-1))
	first := slices.IndexFunc(s.rows, func(r row) bool { return r.line == s.at })
	last := first
	for last+1 < len(s.rows) && s.rows[last+1].line == s.at {
		last++
	}
	s.top = max(0, min(max(s.top, last+1-s.height), first, len(s.rows)-1))
}

// page moves by a window, and the line with it.
func (s *scroll) page(direction int) {
	if len(s.rows) == 0 {
		return
	}
	at := slices.IndexFunc(s.rows, func(r row) bool { return r.line == s.at })
	at = max(0, min(at+direction*s.height, len(s.rows)-1))
	s.top = max(0, min(s.top+direction*s.height, len(s.rows)-s.height))
	s.moveTo(s.rows[at].line)
}

// find moves to the next line that says so, in a direction, and from the end on
// at the beginning; false where none does.
func (s *scroll) find(words string, direction int) bool {
	folded := ledger.Fold(words)
	for i := range s.lines {
		n := len(s.lines)
		at := ((s.at+direction*(i+1))%n + n) % n
		if strings.Contains(ledger.Fold(unpainted(s.lines[at])), folded) {
			s.moveTo(at)
			return true
		}
	}
	return false
}

// shown are the rows of the window, the line that keys act on among them in
// reverse.
func (s *scroll) shown() []string {
	var shown []string
	for _, r := range s.rows[min(s.top, len(s.rows)):min(s.top+s.height, len(s.rows))] {
		text := r.text
		if r.line == s.at {
			words := unpainted(text)
			text = "\x1b[7m" + words + plain.Blanks(max(0, s.width-plain.Width(words))) + colourEnd
		}
		shown = append(shown, text)
	}
	return shown
}

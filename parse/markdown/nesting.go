package markdown

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// MaskNesting makes a line of more list or quote markers than anyone types a
// line of prose for the block parser, whose cost grows with their square.
func MaskNesting(d *text.Document) {
	lines := d.Lines
	for i := range lines {
		if i+1 < len(lines) && lines[i+1]-lines[i] <= text.Deepest {
			continue // nearly all
		}
		n, first := i+1, int(lines[i])
		line := d.Line(n)
		if n == 1 && strings.HasPrefix(line, text.Bom) {
			first, line = first+len(text.Bom), line[len(text.Bom):]
		}
		end, count := countMarkers(line)
		switch indent := text.SkipBlanks(line, 0); {
		case count > text.Deepest:
			d.Errorf(ledger.CodeNesting, text.Region{Start: first, End: first + end},
				fewerMarkers(line, end), "%d list or quote markers on one line: the line is read as prose", count)
		case count > 0 && indent > text.DeepestIndent:
			d.Errorf(ledger.CodeNesting, text.Region{Start: first + indent, End: first + end},
				fewerMarkers(line, end), "a list item after %d blanks: the line is read as prose", indent)
		default:
			continue
		}
		for i := first; i < first+end; i++ {
			d.Mask(i, 'x')
		}
	}
}

// fewerMarkers is a line with the first of the markers before an offset alone.
func fewerMarkers(line string, end int) string {
	start := text.SkipBlanks(line, 0)
	return line[start:start+MarkerAt(line[start:])] + " " + strings.TrimSpace(line[end:])
}

// countMarkers counts the list and quote markers a line begins with, and returns where they end.
func countMarkers(line string) (end, count int) {
	i := 0
	for {
		i = text.SkipBlanks(line, i)
		size := MarkerAt(line[i:])
		if size == 0 {
			return end, count
		}
		i += size
		end, count = i, count+1
	}
}

// MarkerAt returns the length of the marker at the beginning of s: > or a
// bullet or number with a blank or the line's end after it; 0 if none.
func MarkerAt(s string) int {
	if s == "" {
		return 0
	}
	size := 0
	switch s[0] {
	case '>':
		return 1
	case '-', '+', '*':
		size = 1
	default:
		if s[0] > '9' {
			return 0 // nearly all
		}
		digits := text.CountDigits(s)
		if digits == 0 || digits > 9 || digits == len(s) || s[digits] != '.' && s[digits] != ')' {
			return 0
		}
		size = digits + 1
	}
	if size < len(s) && !text.IsBlank(s[size]) {
		return 0
	}
	return size
}

// IsItem reports whether a line begins with the marker of a list.
func IsItem(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return MarkerAt(line) > 0 && line[0] != '>'
}

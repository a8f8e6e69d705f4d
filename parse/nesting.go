package parse

import "allies/ledger"

// deepest is the number of list and quote markers on one line that is still
// read as structure.
const deepest = 64

// deepestIndent is the indentation, in bytes, of as many levels.
const deepestIndent = deepest * 8

// maskNesting makes a line of more list or quote markers than anyone types a
// line of prose for the block parser, whose cost grows with their square.
func (d *document) maskNesting() {
	for n := 1; n <= len(d.lines); n++ {
		first := d.lineStart(n)
		if d.lineEnd(n)-first <= deepest {
			continue
		}
		line := d.line(n)
		end, count := countMarkers(line)
		switch indent := skipBlanks(line, 0); {
		case count > deepest:
			d.errorf(ledger.CodeNesting, region{first, first + end},
				"a line of prose, or fewer levels", "%d list or quote markers on one line: the line is read as prose", count)
		case count > 0 && indent > deepestIndent:
			d.errorf(ledger.CodeNesting, region{first + indent, first + end},
				"a line of prose, or fewer levels", "a list item behind %d blanks: the line is read as prose", indent)
		default:
			continue
		}
		for i := first; i < first+end; i++ {
			d.mask(i, 'x')
		}
	}
}

// countMarkers counts the list and quote markers a line begins with, and
// returns where they end.
func countMarkers(line string) (end, count int) {
	i := 0
	for {
		i = skipBlanks(line, i)
		size := markerAt(line[i:])
		if size == 0 {
			return end, count
		}
		i += size
		end, count = i, count+1
	}
}

// markerAt returns the length of the marker at the beginning of s: > or a
// bullet or number with a blank or the line's end behind it; 0 if none.
func markerAt(s string) int {
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
		digits := countDigits(s)
		if digits == 0 || digits > 9 || digits == len(s) || s[digits] != '.' && s[digits] != ')' {
			return 0
		}
		size = digits + 1
	}
	if size < len(s) && !isBlank(s[size]) {
		return 0
	}
	return size
}

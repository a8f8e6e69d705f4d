package parse

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// conflictMark is the shortest marker git writes.
const conflictMark = 7

// MaskConflicts hides git's conflict markers and the lines between them from
// the parsers, and names each conflict once, at its opening, or where somebody
// deleted that, at its divider. It reports whether there was one.
func MaskConflicts(d *text.Document) bool {
	if !strings.Contains(d.Text, "<<<<<<<") && !strings.Contains(d.Text, ">>>>>>> ") {
		return false
	}
	found := false
	divider := 0
	var fence string
	for n := 1; n <= len(d.Lines); n++ {
		line := strings.TrimPrefix(d.Line(n), text.Bom)
		if size := markerSize(line, '<'); size > 0 && fence == "" {
			found = true
			last := conflictEnd(d, n, size)
			conflict(d, n, last)
			n, divider = last, 0
			continue
		}
		switch size := markerSize(line, '='); {
		case fence != "":
		case size > 0:
			divider = n
		case divider > 0 && markerSize(line, '>') == markerSize(d.Line(divider), '=') && strings.Contains(line, " "):
			found = true
			conflict(d, divider, n)
			divider = 0
			continue
		}
		fence = markdown.TrackFence(line, fence)
	}
	return found
}

// conflictEnd returns the last line of the conflict that opens at a line: its
// closing marker, or without one the last divider.
func conflictEnd(d *text.Document, opening, size int) int {
	end := opening
	for n := opening + 1; n <= len(d.Lines); n++ {
		switch line := d.Line(n); {
		case markerSize(line, '>') == size:
			return n
		case markerSize(line, '<') == size:
			return end
		case markerSize(line, '=') == size:
			end = n
		}
	}
	return end
}

func conflict(d *text.Document, first, last int) {
	at := text.Region{Start: d.LineStart(first), End: d.LineEnd(first)}
	if strings.HasPrefix(d.Text[at.Start:], text.Bom) {
		at.Start += len(text.Bom)
	}
	lines := fmt.Sprintf("lines %d to %d are", first, last)
	if first == last {
		lines = fmt.Sprintf("line %d is", first)
	}
	what := "not counted, and this ally is shown as incomplete"
	if d.File == ledger.ConfigFile || strings.EqualFold(StemOf(d.File), "me") {
		what = "left out"
	}
	d.Errorf(ledger.CodeConflict, at,
		"keep one side or both, delete the three marker lines, then git add the file",
		"git conflict markers: %s %s", lines, what)
	d.Blank(first, last)
}

// IsConflictMarker reports whether git wrote a line to part the sides of a
// conflict.
func IsConflictMarker(line string) bool {
	return line != "" && strings.IndexByte("<|=>", line[0]) >= 0 && markerSize(line, line[0]) >= conflictMark
}

// markerSize returns the length of a conflict marker that a line begins with
// and that a blank or the line's end follows; 0 where there is none.
func markerSize(line string, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	if n < conflictMark || n < len(line) && line[n] != ' ' {
		return 0
	}
	return n
}

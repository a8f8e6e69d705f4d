package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// conflictMark is the shortest marker git writes.
const conflictMark = 7

// maskConflicts hides git's conflict markers and the lines between them from
// the parsers, and names each conflict once, at the first of its markers that
// nobody deleted. It reports whether there was one.
func maskConflicts(d *text.Document) bool {
	if !strings.Contains(d.Text, "<<<<<<<") && !strings.Contains(d.Text, ">>>>>>> ") {
		return false
	}
	found, named := false, len(d.Problems)
	var markers []string
	divider, dividerSize := 0, 0
	parts := partsBySize(d)
	var fence string
	for n := 1; n <= len(d.Lines); n++ {
		line := strings.TrimPrefix(d.Line(n), text.Bom)
		if size := markerSize(line, '<'); size > 0 && fence == "" {
			found = true
			last := conflictEnd(parts[size], n)
			markers = append(markers, conflict(d, n, last)...)
			n, divider = last, 0
			continue
		}
		switch size := markerSize(line, '='); {
		case fence != "":
		case size > 0:
			divider, dividerSize = n, size
		case divider > 0 && markerSize(line, '>') == dividerSize && strings.Contains(line, " "):
			found = true
			markers = append(markers, conflict(d, divider, n)...)
			divider = 0
			continue
		case isStrayEnd(d, n):
			found = true
			markers = append(markers, conflict(d, n, n)...)
			continue
		}
		fence = markdown.TrackFence(line, fence)
	}
	for i := range d.Problems[named:] {
		file := text.ShellWord(d.File)
		d.Problems[named+i].Hint = "to keep both sides: `sed -i.bak " + strings.Join(markers, " ") + " " + file + " && git add " + file + "`"
	}
	return found
}

// isStrayEnd reports whether a line is the marker that ends a conflict, and nothing
// else is left of it. In a mail that is quoted often, lines around it are quoted too.
func isStrayEnd(d *text.Document, n int) bool {
	quoted := func(n int) bool {
		return n >= 1 && n <= len(d.Lines) && strings.HasPrefix(strings.TrimPrefix(d.Line(n), text.Bom), ">")
	}
	line := strings.TrimPrefix(d.Line(n), text.Bom)
	return markerSize(line, '>') == conflictMark && len(strings.Fields(line)) > 1 && !quoted(n-1) && !quoted(n+1)
}

type part struct {
	line int
	mark byte
}

// partsBySize finds the lines that may part a conflict, by the length of their
// markers: those of one conflict are equally long.
func partsBySize(d *text.Document) map[int][]part {
	parts := map[int][]part{}
	for n := 1; n <= len(d.Lines); n++ {
		line := d.Line(n)
		if line == "" || strings.IndexByte("<=>", line[0]) < 0 {
			continue
		}
		if size := markerSize(line, line[0]); size > 0 {
			parts[size] = append(parts[size], part{n, line[0]})
		}
	}
	return parts
}

// conflictEnd returns the last line of the conflict that opens at a line: its
// closing marker, or without one the last divider.
func conflictEnd(parts []part, opening int) int {
	end := opening
	first, _ := slices.BinarySearchFunc(parts, opening+1, func(p part, line int) int { return p.line - line })
	for _, p := range parts[first:] {
		switch p.mark {
		case '>':
			return p.line
		case '<':
			return end
		default:
			end = p.line
		}
	}
	return end
}

// asIncomplete is said of an ally's file.
const asIncomplete = ", and this ally is shown as incomplete"

// conflict names a conflict, and returns what tells sed to delete its markers, with
// the lines of what was before both sides.
func conflict(d *text.Document, first, last int) (markers []string) {
	at := text.Region{Start: d.LineStart(first), End: d.LineEnd(first)}
	if strings.HasPrefix(d.Text[at.Start:], text.Bom) {
		at.Start += len(text.Bom)
	}
	lines := fmt.Sprintf("lines %d to %d are", first, last)
	if first == last {
		lines = fmt.Sprintf("line %d is", first)
	}
	what := "not counted" + asIncomplete
	if d.File == ledger.ConfigFile || strings.EqualFold(StemOf(d.File), "me") {
		what = "left out"
	}
	var numbers []string
	base := 0
	for n := first; n <= last; n++ {
		line := strings.TrimPrefix(d.Line(n), text.Bom)
		if !IsConflictMarker(line) {
			continue
		}
		number := strconv.Itoa(n)
		numbers = append(numbers, number)
		switch {
		case line[0] == '|':
			base = n
		case base > 0:
			markers, base = append(markers, "-e "+strconv.Itoa(base)+","+number+"d"), 0
		default:
			markers = append(markers, "-e "+number+"d")
		}
	}
	d.Errorf(ledger.CodeConflict, at, "", "git conflict markers: %s %s; keep one side or both, and delete the marker lines %s", lines, what, strings.Join(numbers, ", "))
	d.Blank(text.Region{Start: at.Start, End: d.LineEnd(last)})
	return markers
}

// IsConflictMarker reports whether git wrote a line to part the sides of a conflict.
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

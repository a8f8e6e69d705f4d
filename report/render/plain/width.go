package plain

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Width is how many columns of a terminal a visible text takes.
func Width(s string) int {
	columns := 0
	for _, r := range s {
		if (r < ' ' || r > '~') && (r < '─' || r > '▟') { // nor what bars are drawn with
			return uniseg.StringWidth(s)
		}
		columns++
	}
	return columns
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Truncate shortens s to at most width columns, ending it with the ellipsis;
// what a reader sees as one character is kept or cut whole. A width below 1
// means no limit.
func Truncate(s string, width int, ellipsis string) string {
	if width < 1 || len(s) <= width && isPlainASCII(s) || Width(s) <= width {
		return s
	}
	room := width - Width(ellipsis)
	if room < 0 {
		room, ellipsis = width, ""
	}
	return strings.TrimRight(s[:prefixWithin(s, room)], " ") + ellipsis
}

// prefixWithin is how many bytes of whole characters fit into so many columns.
func prefixWithin(s string, columns int) int {
	end, state := 0, -1
	for rest := s; rest != ""; {
		cluster, after, wide, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if columns -= wide; columns < 0 {
			break
		}
		end += len(cluster)
		rest, state = after, next
	}
	return end
}

// LastWithin is the end of s, whole characters, within so many columns.
func LastWithin(s string, columns int) string {
	excess, state := Width(s)-columns, -1
	for s != "" && excess > 0 {
		var wide int
		_, s, wide, state = uniseg.FirstGraphemeClusterInString(s, state)
		excess -= wide
	}
	return s
}

// PadRight fills s with blanks to so many columns.
func PadRight(s string, width int) string { return s + Blanks(width-Width(s)) }

func Blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// Underline are the characters that mark a part of a line in the line below,
// where Visible shows what stands before the part, and the part.
func Underline(before, marked string) string {
	return Blanks(Width(Visible(before))) + strings.Repeat("^", max(1, Width(Visible(marked))))
}

// Fold breaks s at blanks into lines of at most width columns; a longer word
// has a line of its own. Scripts that are written without blanks break between
// their characters. A width below 1 means one line.
func Fold(s string, width int) []string {
	if width < 1 || Width(s) <= width {
		return []string{s}
	}
	var lines []string
	line, taken := "", 0
	for _, word := range strings.Fields(s) {
		between := " "
		for _, piece := range pieces(word) {
			wide := Width(piece)
			switch {
			case line == "":
				line, taken = piece, wide
			case taken+len(between)+wide <= width:
				line, taken = line+between+piece, taken+len(between)+wide
			default:
				lines, line, taken = append(lines, line), piece, wide
			}
			between = ""
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Chopped breaks words that are longer than the width: nothing is lost.
func Chopped(lines []string, width int) []string {
	var out []string
	for _, line := range lines {
		for {
			end := prefixWithin(line, width)
			if end == 0 || end == len(line) {
				break // it has room, or not even one character has
			}
			out, line = append(out, line[:end]), line[end:]
		}
		out = append(out, line)
	}
	return out
}

// pieces are what a word may break into: more than one in Chinese or Japanese.
func pieces(word string) []string {
	if !strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }) {
		return []string{word}
	}
	var parts []string
	state := -1
	for word != "" {
		var part string
		part, word, _, state = uniseg.FirstLineSegmentInString(word, state)
		parts = append(parts, part)
	}
	return parts
}

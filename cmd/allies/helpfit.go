package main

import (
	"regexp"
	"strings"

	"allies/report/render/plain"
)

// fitted is a page of the guide for a narrow window: prose is filled anew where one of
// its lines is too long, and any other long line goes on in the next, indented. Where
// there is room for what is piped too, the page stays as it is.
func fitted(page string, width int) string {
	if width >= pipedColumns {
		return page
	}
	var b strings.Builder
	var unit []string // the lines of a paragraph or an item
	flush := func() {
		for _, line := range filled(unit, max(width, narrowest)) {
			b.WriteString(line + "\n")
		}
		unit = nil
	}
	fence := ""
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch isFence := len(ticks) >= len("```"); {
		case isFence && fence == "":
			fence = ticks
		case isFence && ticks == fence:
			fence = ""
		case fence == "" && goesOn(unit, line):
			unit = append(unit, line)
			continue
		}
		flush()
		if unit = []string{line}; fence != "" {
			flush()
		}
	}
	flush()
	return b.String()
}

// narrowest is the window in which a page still has some words on a line.
const narrowest = 40

// listMark begins an item of a list.
var listMark = regexp.MustCompile(`^ *(-|\d+\.) +`)

// goesOn reports whether a line is more of the paragraph or item before it.
func goesOn(unit []string, line string) bool {
	if len(unit) == 0 || unit[0] == "" || strings.HasPrefix(unit[0], "#") || strings.HasPrefix(unit[0], "|") {
		return false
	}
	indent := len(line) - len(strings.TrimLeft(line, " "))
	return line != "" && !strings.HasPrefix(line, "|") && !strings.HasPrefix(line, "#") && !listMark.MatchString(line) && indent == hanging(unit[0])
}

// hanging is how deep the lines after the first of an item stand.
func hanging(line string) int { return len(listMark.FindString(line)) }

// filled are lines as they fit a width.
func filled(unit []string, width int) []string {
	fits := true
	for _, line := range unit {
		fits = fits && plain.Width(line) <= width
	}
	if fits || len(unit) == 0 {
		return unit
	}
	first := unit[0]
	if len(unit) == 1 && listMark.FindString(first) == "" {
		return cutAtBlanks(first, width)
	}
	mark := first[:hanging(first)]
	lines := plain.Chopped(plain.Fold(strings.Join(unit, " ")[len(mark):], width-len(mark)), width-len(mark))
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", len(mark)) + line
	}
	lines[0] = mark + lines[0][len(mark):]
	return lines
}

// cutAtBlanks goes on with a long line in the next, two columns deeper; its columns stay.
func cutAtBlanks(line string, width int) []string {
	var lines []string
	deeper := min(len(line)-len(strings.TrimLeft(line, " ")), width/2) + len("  ")
	for plain.Width(line) > width {
		part := plain.Chopped([]string{line}, width)[0]
		if blank := strings.LastIndexByte(part, ' '); line[len(part)] != ' ' && strings.TrimSpace(part[:max(0, blank)]) != "" {
			part = part[:blank]
		}
		lines = append(lines, strings.TrimRight(part, " "))
		line = strings.Repeat(" ", deeper) + strings.TrimLeft(line[len(part):], " ")
	}
	return append(lines, line)
}

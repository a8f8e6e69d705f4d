package main

import (
	"fmt"
	"io"
	"strings"

	"allies/report/english"
	"allies/report/render/plain"
)

// screen is the terminal while a view has it: the second screen that every
// terminal has, so that what the user did before is there again afterwards. A
// nil screen does nothing.
type screen struct {
	out  io.Writer
	held bool
}

// What a terminal takes for: the second screen, without a cursor; the first
// again; an empty screen from the top.
const (
	holdScreen  = "\x1b[?1049h\x1b[?25l"
	leaveScreen = "\x1b[?25h\x1b[?1049l"
	emptyScreen = "\x1b[H\x1b[2J"
)

// show puts lines and, at the end, a foot on the screen. Where they are too
// many the lines give way.
func (s *screen) show(content []byte, foot []string) error {
	width, height := windowOf(s.out)
	lines := fitted(linesOf(content), width, height-rowsOf(foot, width))
	begin := emptyScreen
	if !s.held {
		begin = holdScreen + emptyScreen
	}
	s.held = true
	_, err := io.WriteString(s.out, begin+strings.Join(append(lines, foot...), "\r\n"))
	return err
}

// leave gives the terminal back.
func (s *screen) leave() {
	if s != nil && s.held {
		s.held = false
		io.WriteString(s.out, leaveScreen) // where that fails there is no terminal any more
	}
}

// fitted is as many lines as fit into so many rows, and how many are left out.
func fitted(lines []string, width, rows int) []string {
	if rowsOf(lines, width) <= rows {
		return lines
	}
	kept := 0
	for room := rows - 1; kept < len(lines); kept++ {
		if room -= rowsOf(lines[kept:kept+1], width); room < 0 {
			break
		}
	}
	more := fmt.Sprintf("and %s: a taller window shows more", english.Count(len(lines)-kept, "more line"))
	return append(lines[:kept:kept], more)
}

// rowsOf is how many rows lines take on a screen: long ones are wrapped.
func rowsOf(lines []string, width int) int {
	rows := 0
	for _, line := range lines {
		rows += max(1, (plain.Width(unpainted(line))+width-1)/width)
	}
	return rows
}

// unpainted is a line without its colours, which the report alone has put
// there: everything else in it is visible.
func unpainted(line string) string {
	var b strings.Builder
	for {
		before, after, painted := strings.Cut(line, "\x1b[")
		b.WriteString(before)
		if !painted {
			return b.String()
		}
		_, line, _ = strings.Cut(after, "m")
	}
}

func linesOf(content []byte) []string {
	text := strings.TrimSuffix(string(content), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

package main

import (
	"strings"

	"allies/report/render/plain"
)

func (v *view) paint() error {
	columns, _ := v.screen.Size()
	foot := v.foot(columns)
	v.scroll.Set(v.scroll.Lines, columns, v.height())
	rows := v.scroll.Shown()
	for len(rows) < v.scroll.Height {
		rows = append(rows, "")
	}
	return wroteOutput(v.screen.Show(append(rows, foot...)))
}

func (v *view) height() int {
	columns, rows := v.screen.Size()
	return max(1, rows-len(v.foot(columns)))
}

const mostSaid = 4

const keysInFull = "arrows move  / finds  Enter edits  d done  s snooze  q leaves"

// keysFor are the keys that a row has room for, the last ones first.
func keysFor(columns int) string {
	keys := keysInFull
	for plain.Width(keys) > columns {
		_, rest, more := strings.Cut(keys, "  ")
		if !more {
			break
		}
		keys = rest
	}
	return keys
}

// foot is what stands at the foot of the screen: what the last key did, or else
// what the command said on the side; and a question, or the keys.
func (v *view) foot(columns int) []string {
	said := v.said
	if len(v.answer) > 0 {
		said = v.answer
	}
	var rows []string
	for _, line := range said {
		rows = append(rows, plain.Fold(line, columns)...)
	}
	rows = rows[:min(len(rows), mostSaid)]
	last := keysFor(columns)
	switch {
	case v.question != nil:
		last = v.question.label + v.question.typed + "_"
	case !v.screen.HasKeys():
		last = "Ctrl-C leaves"
	}
	return append(rows, firstRow(strings.TrimSpace(plain.Visible(last)), columns))
}

// firstRow is as much of a line as a row has room for, from its end.
func firstRow(line string, columns int) string {
	for plain.Width(line) > columns {
		line = line[1:]
		for line != "" && line[0]&0xc0 == 0x80 {
			line = line[1:]
		}
	}
	return line
}

package merge

import "strings"

// markers says how a conflict is written.
type markers struct {
	Size         int // of a marker, in characters; 0 is git's usual 7
	Ours, Theirs string
}

const usualSize = 7

func (m markers) size() int {
	if m.Size <= 0 {
		return usualSize
	}
	return m.Size
}

// around is a conflict: both sides between markers.
func (m markers) around(ours, theirs string) string {
	return m.line('<', m.Ours) + lf + ours + m.line('=', "") + lf + theirs + m.line('>', m.Theirs) + lf
}

func (m markers) line(c byte, label string) string {
	line := strings.Repeat(string(c), m.size())
	if label != "" {
		line += " " + label
	}
	return line
}

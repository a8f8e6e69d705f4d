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

// write writes a conflict with both sides.
func (m markers) write(out *strings.Builder, ours, theirs []string, lineEnd string) {
	out.WriteString(m.line('<', m.Ours) + lineEnd)
	writeWhole(out, ours, lineEnd)
	out.WriteString(m.line('=', "") + lineEnd)
	writeWhole(out, theirs, lineEnd)
	out.WriteString(m.line('>', m.Theirs) + lineEnd)
}

func (m markers) line(c byte, label string) string {
	line := strings.Repeat(string(c), m.size())
	if label != "" {
		line += " " + label
	}
	return line
}

func writeLines(out *strings.Builder, lines []string) {
	for _, line := range lines {
		out.WriteString(line)
	}
}

// writeWhole writes lines and ends the last one.
func writeWhole(out *strings.Builder, lines []string, lineEnd string) {
	writeLines(out, lines)
	if n := len(lines); n > 0 && !strings.HasSuffix(lines[n-1], lf) {
		out.WriteString(lineEnd)
	}
}

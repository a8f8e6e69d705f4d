package markdown

import "strings"

// TrackFence returns the code fence that is open after a line, "" if none.
func TrackFence(line, open string) string {
	trimmed := strings.TrimLeft(line, " ")
	mark := FenceMark(trimmed)
	switch {
	case open == "" && len(line)-len(trimmed) >= 4:
		return ""
	case open == "":
		return mark
	case mark != "" && mark[0] == open[0] && len(mark) >= len(open) && strings.TrimSpace(trimmed[len(mark):]) == "":
		return ""
	}
	return open
}

// TrackFences is TrackFence for all lines of a text.
func TrackFences(s, open string) string {
	for line := range strings.Lines(s) {
		open = TrackFence(strings.TrimRight(line, "\r\n"), open)
	}
	return open
}

// FenceMark returns the ``` or ~~~ that a line begins with, "" if none.
func FenceMark(s string) string {
	for _, c := range []byte{'`', '~'} {
		n := 0
		for n < len(s) && s[n] == c {
			n++
		}
		if n >= 3 && (c == '~' || !strings.Contains(s[n:], "`")) {
			return s[:n]
		}
	}
	return ""
}

package parse

import (
	"strings"

	"allies/parse/text"
)

// readClock reads `18:30`, `T18:30:00`, `6:30 pm`, `6pm` and `18:30-19:00` at i
// or after blanks.
func readClock(s string, i int) (string, int) {
	clock, end := readTime(s, i)
	if clock == "" {
		return "", i
	}
	for _, dash := range []string{"-", "–", "—"} {
		from := text.SkipBlanks(s, end)
		if !strings.HasPrefix(s[from:], dash) {
			continue
		}
		// A time after the dash needs no blank before it: the dash stands for one.
		if until, to := readTime(" "+s[from+len(dash):], 0); until != "" {
			end = from + len(dash) + to - 1
			return strings.TrimLeft(s[i:end], " \tT"), end
		}
	}
	return clock, end
}

// readTime reads one time of day at i, after a T or blanks.
func readTime(s string, i int) (string, int) {
	start := i
	for start < len(s) && (s[start] == ' ' || s[start] == '\t') {
		start++
	}
	if start == i && i < len(s) && s[i] == 'T' {
		start++
	} else if start == i {
		return "", i
	}
	hour := text.CountDigits(s[start:])
	end := start + hour
	if hour < 1 || hour > 2 || end >= len(s) {
		return "", i
	}
	minutes := s[end] == ':' && text.CountDigits(s[end+1:]) == 2
	if minutes {
		end += 3
		if end < len(s) && s[end] == ':' && text.CountDigits(s[end+1:]) == 2 {
			end += 3
		}
	}
	ending := clockEnding(s[end:])
	if !minutes && !strings.HasSuffix(strings.ToLower(ending), "m") {
		return "", i
	}
	end += len(ending)
	end += zoneLength(s[end:])
	if text.LetterAt(s, end) {
		return "", i
	}
	return s[start:end], end
}

// clockEnding is the am, pm, h or Z that s begins with, "" if none.
func clockEnding(s string) string {
	for _, ending := range []string{"am", "pm", " am", " pm", "AM", "PM", " AM", " PM", "Z", "h"} {
		if strings.HasPrefix(s, ending) && !text.LetterAt(s, len(ending)) {
			return ending
		}
	}
	return ""
}

// zoneLength is the length of a time zone right after a time, +02:00; one to
// the west reads as the end of a span of time.
func zoneLength(s string) int {
	if len(s) >= 6 && s[0] == '+' && text.CountDigits(s[1:]) == 2 && s[3] == ':' && text.CountDigits(s[4:]) == 2 {
		return 6
	}
	return 0
}

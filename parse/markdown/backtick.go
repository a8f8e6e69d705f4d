package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// Backticks knows where the runs of backticks in a text end, by their length.
type Backticks map[int][]int

// findBackticks reads a text once, so that each search for the end of a code
// span is short, whatever runs stand between.
func findBackticks(s string) Backticks {
	runs := Backticks{}
	for i := 0; i < len(s); i++ {
		if s[i] != '`' {
			continue
		}
		start := i
		for i < len(s) && s[i] == '`' {
			i++
		}
		runs[i-start] = append(runs[i-start], i)
	}
	return runs
}

// Close returns where the next run of just n backticks ends, -1 if there is none after from.
func (b Backticks) Close(from, n int) int {
	ends := b[n]
	if next, _ := slices.BinarySearch(ends, from+n); next < len(ends) {
		return ends[next]
	}
	return -1
}

func outsideBackticks(s string) string {
	open := strings.IndexByte(s, '`')
	if open < 0 {
		return s
	}
	out, runs := []byte(s), findBackticks(s)
	for i := open; i < len(out); {
		if out[i] == '\\' {
			i += 2
			continue
		}
		if out[i] != '`' {
			i++
			continue
		}
		run := i
		for run < len(out) && out[run] == '`' {
			run++
		}
		close := runs.Close(run, run-i)
		if close < 0 {
			i = run
			continue
		}
		copy(out[i:close], bytes.Repeat([]byte{' '}, close-i))
		i = close
	}
	return string(out)
}

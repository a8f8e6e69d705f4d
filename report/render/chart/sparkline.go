package chart

import (
	"fmt"
	"slices"

	"allies/report/english"
)

// Sparkline shows counts over time in one line of a terminal.
type Sparkline struct {
	Counts []int  // one at least
	What   string // of one: "contact"
	Unit   string // of time that one count stands for: "week"
}

var (
	sparks      = []rune("▁▂▃▄▅▆▇█")
	asciiSparks = []rune(".:-=+*#@")
)

// noSpark stands for nothing.
const noSpark = '_'

// Strokes draws the line; a narrow terminal has its newest part.
func (s *Sparkline) Strokes(set Characters, width int) []string {
	levels, none := asciiSparks, noSpark
	if set == Unicode {
		levels, none = sparks, '·'
	}
	most := slices.Max(s.Counts)
	line := make([]rune, len(s.Counts))
	for i, n := range s.Counts {
		if line[i] = none; n > 0 {
			line[i] = levels[(n*len(levels)-1)/most]
		}
	}
	if width > 0 {
		line = line[max(0, len(line)-width):]
	}
	return append([]string{string(line)}, s.Words()...)
}

func (s *Sparkline) Words() []string {
	with, all := 0, 0
	for _, n := range s.Counts {
		if all += n; n > 0 {
			with++
		}
	}
	if all == 0 {
		return []string{fmt.Sprintf("no %s in the last %s", s.What, english.Count(len(s.Counts), s.Unit))}
	}
	return []string{fmt.Sprintf("%s in %d of the last %s, at most %d in one", english.Count(all, s.What), with, english.Count(len(s.Counts), s.Unit), slices.Max(s.Counts))}
}

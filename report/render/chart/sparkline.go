package chart

import (
	"cmp"
	"fmt"
	"slices"

	"allies/report"
	"allies/report/english"
)

// Sparkline shows the contact of some weeks in one line of a terminal.
type Sparkline struct{ Weeks []report.Week } // with some contact

var (
	sparks      = []rune("▁▂▃▄▅▆▇█")
	asciiSparks = []rune(".:-=+*#@")
)

const noSpark = '_'

func (s *Sparkline) most() int {
	return slices.MaxFunc(s.Weeks, func(x, y report.Week) int { return cmp.Compare(x.Contacts, y.Contacts) }).Contacts
}

// Strokes draws the line; a narrow terminal has its newest part.
func (s *Sparkline) Strokes(set Characters, width int) []string {
	levels, none := asciiSparks, noSpark
	if set == Unicode {
		levels, none = sparks, '·'
	}
	most := s.most()
	line := make([]rune, len(s.Weeks))
	for i, w := range s.Weeks {
		if line[i] = none; w.Contacts > 0 {
			line[i] = levels[(w.Contacts*len(levels)-1)/most]
		}
	}
	if width > 0 {
		line = line[max(0, len(line)-width):]
	}
	return append([]string{string(line)}, s.Words()...)
}

func (s *Sparkline) Words() []string {
	with, all := 0, 0
	for _, w := range s.Weeks {
		if all += w.Contacts; w.Contacts > 0 {
			with++
		}
	}
	return []string{fmt.Sprintf("%s in %d of the last %s, at most %d in one",
		english.Count(all, "contact"), with, english.Count(len(s.Weeks), "week"), s.most())}
}

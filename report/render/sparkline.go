package render

import (
	"fmt"
	"html/template"
	"strings"

	"allies/report"
)

// sparkline shows counts over time in one line.
type sparkline struct {
	counts []int
	what   string // of one: "contact"
	unit   string // of time that one count stands for: "week"
}

var (
	sparks      = []rune("▁▂▃▄▅▆▇█")
	asciiSparks = []rune(".:-=+*#@")
)

// noSpark stands for nothing.
const noSpark = '_'

// strokes draws the line; a narrow terminal has its newest part.
func (s *sparkline) strokes(unicode bool, width int) []string {
	levels, none := asciiSparks, noSpark
	if unicode {
		levels, none = sparks, '·'
	}
	most := maxOf(s.counts)
	line := make([]rune, len(s.counts))
	for i, n := range s.counts {
		if line[i] = none; n > 0 {
			line[i] = levels[(n*len(levels)-1)/most]
		}
	}
	if width > 0 {
		line = line[max(0, len(line)-width):]
	}
	return append([]string{string(line)}, s.words()...)
}

func (s *sparkline) words() []string {
	with, all := 0, 0
	for _, n := range s.counts {
		if all += n; n > 0 {
			with++
		}
	}
	if all == 0 {
		return []string{fmt.Sprintf("no %s in the last %s", s.what, report.Count(len(s.counts), s.unit))}
	}
	return []string{fmt.Sprintf("%s in %d of the last %s, at most %d in one", report.Count(all, s.what), with, report.Count(len(s.counts), s.unit), maxOf(s.counts))}
}

// The size of a bar of an SVG chart, in its own units.
const (
	sparkStep   = 8
	sparkHeight = 32
)

func (s *sparkline) svg() template.HTML {
	most := maxOf(s.counts)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" width="%d" role="img" aria-label="%s">`, len(s.counts)*sparkStep, sparkHeight,
		len(s.counts)*sparkStep, template.HTMLEscapeString(Visible(strings.Join(s.words(), "; "))))
	for i, n := range s.counts {
		height, class := 2.0, "none"
		if n > 0 {
			height, class = 4+share(float64(n), float64(most))*(sparkHeight-4), "some"
		}
		fmt.Fprintf(&b, `<rect class="%s" x="%d" y="%.1f" width="%d" height="%.1f"/>`, class, i*sparkStep, sparkHeight-height, sparkStep-2, height)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func maxOf(counts []int) int {
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	return most
}

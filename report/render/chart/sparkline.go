package chart

import (
	"fmt"
	"html/template"
	"strings"

	"allies/report/english"
	"allies/report/render/plain"
)

// Sparkline shows counts over time in one line.
type Sparkline struct {
	Counts []int
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
	most := MaxOf(s.Counts)
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
	return []string{fmt.Sprintf("%s in %d of the last %s, at most %d in one", english.Count(all, s.What), with, english.Count(len(s.Counts), s.Unit), MaxOf(s.Counts))}
}

// The size of a bar of an SVG chart, in its own units.
const (
	sparkStep   = 8
	sparkHeight = 32
)

func (s *Sparkline) SVG() template.HTML {
	most := MaxOf(s.Counts)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" width="%d" role="img" aria-label="%s">`, len(s.Counts)*sparkStep, sparkHeight,
		len(s.Counts)*sparkStep, template.HTMLEscapeString(plain.Visible(strings.Join(s.Words(), "; "))))
	for i, n := range s.Counts {
		height, class := 2.0, "none"
		if n > 0 {
			height, class = 4+share(float64(n), float64(most))*(sparkHeight-4), "some"
		}
		fmt.Fprintf(&b, `<rect class="%s" x="%d" y="%.1f" width="%d" height="%.1f"/>`, class, i*sparkStep, sparkHeight-height, sparkStep-2, height)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func MaxOf(counts []int) int {
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	return most
}

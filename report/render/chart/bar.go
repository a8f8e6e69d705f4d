// Package chart draws counts and amounts: strokes in a terminal, SVG on a page,
// and words where nothing can be drawn.
package chart

import (
	"fmt"
	"html/template"
	"strings"

	"allies/report/render/plain"
)

// Bar shows what passed both ways beside what is the most in its table: got to
// the left of the axis, gave to the right. A single one has but one side.
type Bar struct {
	Gave, Got, Most float64
	Single          bool
}

// Characters are those that a terminal shows.
type Characters uint8

// The sets of characters.
const (
	ASCII Characters = iota
	Unicode
)

// Columns of a bar in a terminal: a side of a double one, a single one.
const (
	BarSide   = 8
	barSingle = 24
)

// Strokes draws the bar for a terminal.
func (b *Bar) Strokes(set Characters) string {
	if b.Single {
		stroke := "="
		if set == Unicode {
			stroke = "█"
		}
		return strings.Repeat(stroke, columnsOf(b.Gave, b.Most, barSingle))
	}
	left, right := columnsOf(b.Got, b.Most, BarSide), columnsOf(b.Gave, b.Most, BarSide)
	got, gave, axis := "-", "=", "|"
	if set == Unicode {
		got, gave, axis = "▒", "█", "│"
	}
	return plain.Blanks(BarSide-left) + strings.Repeat(got, left) + axis + strings.Repeat(gave, right)
}

// columnsOf scales x to so many columns: one at least for something.
func columnsOf(x, most float64, columns int) int {
	if x <= 0 || most <= 0 {
		return 0
	}
	return max(1, int(share(x, most)*float64(columns)+0.5))
}

// Svg draws the bar for a page. The row says the figures, so that a reader who
// cannot see it misses nothing.
func (b *Bar) Svg() template.HTML {
	drawn := fmt.Sprintf(`<rect class="gave" x="0" y="1" width="%.1f" height="12"/>`, share(b.Gave, b.Most)*144)
	if !b.Single {
		left, right := share(b.Got, b.Most)*70, share(b.Gave, b.Most)*70
		drawn = fmt.Sprintf(`<rect class="got" x="%.1f" y="3" width="%.1f" height="8"/><rect class="gave" x="73" y="1" width="%.1f" height="12"/>`+
			`<line class="axis" x1="72" y1="0" x2="72" y2="14"/>`, 71-left, left, right)
	}
	return template.HTML(`<svg viewBox="0 0 144 14" aria-hidden="true" focusable="false">` + drawn + `</svg>`)
}

func share(x, most float64) float64 {
	if x <= 0 || most <= 0 {
		return 0
	}
	return min(1, x/most)
}

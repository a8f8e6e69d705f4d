package render

import (
	"fmt"
	"html/template"
	"strings"
)

// bar shows what passed both ways beside what is the most in its table: got to
// the left of the axis, gave to the right. A single one has but one side.
type bar struct {
	gave, got, most float64
	single          bool
}

// How many columns a bar has in a terminal: each side of a double one, and a
// single one.
const (
	barSide   = 8
	barSingle = 24
)

// strokes draws the bar for a terminal.
func (b *bar) strokes(unicode bool) string {
	if b.single {
		stroke := "="
		if unicode {
			stroke = "█"
		}
		return strings.Repeat(stroke, columnsOf(b.gave, b.most, barSingle))
	}
	left, right := columnsOf(b.got, b.most, barSide), columnsOf(b.gave, b.most, barSide)
	got, gave, axis := "-", "=", "|"
	if unicode {
		got, gave, axis = "▒", "█", "│"
	}
	return blanks(barSide-left) + strings.Repeat(got, left) + axis + strings.Repeat(gave, right)
}

// columnsOf scales x to so many columns; what is above nothing has at least
// one.
func columnsOf(x, most float64, columns int) int {
	if x <= 0 || most <= 0 {
		return 0
	}
	return max(1, min(columns, int(x/most*float64(columns)+0.5)))
}

// svg draws the bar for a page. The row says the figures, so that a reader who
// cannot see it misses nothing.
func (b *bar) svg() template.HTML {
	if b.single {
		return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 144 14" aria-hidden="true" focusable="false">`+
			`<rect class="gave" x="0" y="1" width="%.1f" height="12"/></svg>`, share(b.gave, b.most)*144))
	}
	left, right := share(b.got, b.most)*70, share(b.gave, b.most)*70
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 144 14" aria-hidden="true" focusable="false">`+
		`<rect class="got" x="%.1f" y="3" width="%.1f" height="8"/><rect class="gave" x="73" y="1" width="%.1f" height="12"/>`+
		`<line class="axis" x1="72" y1="0" x2="72" y2="14"/></svg>`, 71-left, left, right))
}

func share(x, most float64) float64 {
	if x <= 0 || most <= 0 {
		return 0
	}
	return min(1, x/most)
}

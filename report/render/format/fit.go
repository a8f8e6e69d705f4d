package format

import (
	"allies/report/render/page"
	"allies/report/render/plain"
)

// The least columns that a column keeps when it is shrunk: a text while places
// stay beside it, and without; a name before and after texts get narrow; words
// of our own.
const (
	easyText  = 18
	leastText = 12
	easyName  = 28
	leastName = 14
	leastWord = 13
)

// fit shrinks texts a little; where that is not enough, columns that a reader
// can do without go, then places move to lines of their own, and texts, words
// and names shrink in this order as far as they may. Where even that is too
// wide a row takes several lines. Figures and places are never cut.
func (g *grid) fit() {
	full := append([]int(nil), g.widths...)
	if g.cut(page.First, easyText) {
		return
	}
	for i := len(full) - 1; i >= 0; i-- {
		if !g.table.Columns[i].Extra {
			continue
		}
		full[i] = 0
		copy(g.widths, full)
		if g.cut(page.First, easyText) {
			return
		}
	}
	copy(g.widths, full)
	for i, c := range g.table.Columns {
		if c.Place && full[i] > 0 {
			g.apart = i
		}
	}
	fits := g.cut(page.First, easyText) || g.cut(page.Third, easyName) ||
		g.cut(page.First, leastText) || g.cut(page.Second, leastWord) || g.cut(page.Third, leastName)
	if !fits {
		copy(g.widths, full)
		g.stack()
	}
}

// cut takes what is too much from the columns that shrink so, always from the
// widest, and reports whether the grid then fits.
func (g *grid) cut(which page.Shrink, least int) bool {
	excess := g.total() - g.width
	for ; excess > 0; excess-- {
		widest := -1
		for i, c := range g.table.Columns {
			if c.Shrink == which && g.widths[i] > least && (widest < 0 || g.widths[i] > g.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		g.widths[widest]--
	}
	return true
}

// stack spreads a row over several lines, each with as many columns as have
// room; all but the first line are set in. A text has what is left of a line
// where that is enough for it, else a line of its own; figures stay together
// where they can.
func (g *grid) stack() {
	if g.table.Wrap && !g.table.Quiet {
		g.label()
	}
	var lines [][]int
	room := 0
	for _, i := range g.beside() {
		least := g.together(i)
		flexible := g.table.Columns[i].Shrink != page.Never
		if flexible {
			least = min(least, easyText)
		}
		if len(lines) == 0 || least > room || g.labelled && i > 0 {
			lines = append(lines, nil)
			if room = g.room(); len(lines) > 1 {
				room -= gap
			}
		}
		if flexible {
			g.widths[i] = min(g.widths[i], max(1, room))
		}
		room -= g.widths[i] + gap
		lines[len(lines)-1] = append(lines[len(lines)-1], i)
	}
	g.groups = lines
}

// together is how much room a column needs with the figures that follow it,
// where it begins a run of figures.
func (g *grid) together(i int) int {
	columns := g.table.Columns
	sum := g.widths[i]
	if !columns[i].Right || i > 0 && columns[i-1].Right {
		return sum
	}
	for i++; i < len(columns) && columns[i].Right; i++ {
		sum += gap + g.widths[i]
	}
	return sum
}

// label puts the heads of texts before them, for rows whose texts stand below
// one another.
func (g *grid) label() {
	g.labelled = true
	for i, c := range g.table.Columns {
		if c.Shrink != page.First {
			continue
		}
		for _, cells := range g.shown {
			cells[i] = g.head(c) + ": " + cells[i]
			g.widths[i] = max(g.widths[i], plain.Width(cells[i]))
		}
	}
}

// room is the width of a line, the bullet of a row aside.
func (g *grid) room() int {
	if g.table.Bulleted {
		return g.width - len(bullet)
	}
	return g.width
}

// beside lists the columns that are shown, the one apart aside.
func (g *grid) beside() []int {
	var shown []int
	for i, w := range g.widths {
		if i != g.apart && w > 0 {
			shown = append(shown, i)
		}
	}
	return shown
}

// total is the width of a row in one line.
func (g *grid) total() int {
	sum := g.width - g.room()
	for _, i := range g.beside() {
		sum += g.widths[i] + gap
	}
	return max(0, sum-gap)
}

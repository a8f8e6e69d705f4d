package render

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
	if g.cut(first, easyText) {
		return
	}
	for i := len(full) - 1; i >= 0; i-- {
		if !g.table.columns[i].extra {
			continue
		}
		full[i] = 0
		copy(g.widths, full)
		if g.cut(first, easyText) {
			return
		}
	}
	copy(g.widths, full)
	for i, c := range g.table.columns {
		if c.place && full[i] > 0 {
			g.apart = i
		}
	}
	fits := g.cut(first, easyText) || g.cut(third, easyName) ||
		g.cut(first, leastText) || g.cut(second, leastWord) || g.cut(third, leastName)
	if !fits {
		copy(g.widths, full)
		g.stack()
	}
}

// cut takes what is too much from the columns that shrink so, always from the
// widest, and reports whether the grid then fits.
func (g *grid) cut(which shrink, least int) bool {
	excess := g.total() - g.width
	for ; excess > 0; excess-- {
		widest := -1
		for i, c := range g.table.columns {
			if c.shrink == which && g.widths[i] > least && (widest < 0 || g.widths[i] > g.widths[widest]) {
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
	if g.table.wrap && !g.table.quiet {
		g.label()
	}
	var lines [][]int
	room := 0
	for _, i := range g.beside() {
		least := g.together(i)
		flexible := g.table.columns[i].shrink != never
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
	columns := g.table.columns
	sum := g.widths[i]
	if !columns[i].right || i > 0 && columns[i-1].right {
		return sum
	}
	for i++; i < len(columns) && columns[i].right; i++ {
		sum += gap + g.widths[i]
	}
	return sum
}

// label puts the heads of texts before them, for rows whose texts stand below
// one another.
func (g *grid) label() {
	g.labelled = true
	for i, c := range g.table.columns {
		if c.shrink != first {
			continue
		}
		for _, cells := range g.shown {
			cells[i] = g.head(c) + ": " + cells[i]
			g.widths[i] = max(g.widths[i], Width(cells[i]))
		}
	}
}

// room is the width of a line, the bullet of a row aside.
func (g *grid) room() int {
	if g.table.bulleted {
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

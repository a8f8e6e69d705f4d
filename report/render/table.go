package render

import "strings"

// gap is what stands between two columns.
const gap = 2

// The least columns that a column keeps when it is shrunk: a text while places
// stay beside it, and without; a name; words of our own.
const (
	easyText  = 18
	leastText = 12
	leastName = 8
	leastWord = 13
)

// grid is a table laid out for a terminal.
type grid struct {
	table  *table
	shown  [][]string // rows, then foot, as plain words
	widths []int
	width  int // of the terminal, 0 for no limit
	apart  int // the column shown on a line of its own, -1 for none
	text   *texter
}

// layOut measures a table and fits it into width columns; 0 is no limit.
func layOut(t *table, x *texter, width int) *grid {
	g := &grid{table: t, width: width, apart: -1, text: x, widths: make([]int, len(t.columns))}
	for _, row := range append(t.rows[:len(t.rows):len(t.rows)], t.foot...) {
		cells := make([]string, len(t.columns))
		for i := range min(len(row), len(cells)) {
			if cells[i] = row[i].plain(); row[i].bar != nil && x.Terminal {
				cells[i] = row[i].bar.strokes(x.Unicode)
			}
			g.widths[i] = max(g.widths[i], Width(cells[i]))
		}
		g.shown = append(g.shown, cells)
	}
	if !t.quiet {
		for i, c := range t.columns {
			if !c.drawn || x.Terminal {
				g.widths[i] = max(g.widths[i], Width(Visible(c.head)))
			}
		}
	}
	if width > 0 {
		g.fit()
	}
	return g
}

// fit shrinks texts a little; where that is not enough, columns that a reader
// can do without go, then places move to lines of their own, and texts, words
// and names shrink in this order as far as they may. Figures and places are
// never cut.
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
	_ = g.cut(first, leastText) || g.cut(second, leastWord) || g.cut(third, leastName)
}

func (g *grid) total() int {
	sum := 0
	for i, w := range g.widths {
		if i != g.apart && w > 0 {
			sum += w + gap
		}
	}
	return max(0, sum-gap)
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

// lines are the table's lines, without trailing blanks.
func (g *grid) lines() []string {
	var out []string
	if !g.table.quiet {
		out = append(out, g.heads())
	}
	for i, cells := range g.shown {
		if i == len(g.table.rows) {
			out = append(out, g.rule())
		}
		row := g.row(i)
		tone := func(c int) Tone { return toneAt(row, c) }
		for _, part := range g.wrapped(cells) {
			out = append(out, g.line(part, tone))
		}
		if g.apart >= 0 && cells[g.apart] != "" {
			out = append(out, blanks(gap)+g.text.style.Paint(tone(g.apart), cells[g.apart]))
		}
	}
	return out
}

// wrapped spreads the texts of a row over as many lines as they need, where
// the table wraps.
func (g *grid) wrapped(cells []string) [][]string {
	parts := [][]string{cells}
	if !g.table.wrap {
		return parts
	}
	for i, c := range g.table.columns {
		if c.shrink != first || i == g.apart {
			continue
		}
		for n, line := range fold(cells[i], g.widths[i]) {
			if n == len(parts) {
				parts = append(parts, make([]string, len(cells)))
			}
			parts[n][i] = line
		}
	}
	return parts
}

func (g *grid) row(i int) []text {
	if n := len(g.table.rows); i >= n {
		return g.table.foot[i-n]
	}
	return g.table.rows[i]
}

func toneAt(row []text, i int) Tone {
	if i < len(row) {
		return row[i].tone
	}
	return Normal
}

func (g *grid) heads() string {
	heads := make([]string, len(g.table.columns))
	for i, c := range g.table.columns {
		heads[i] = Visible(c.head)
	}
	return g.line(heads, func(int) Tone { return Faint })
}

// rule is the line between rows and sums.
func (g *grid) rule() string {
	stroke := "-"
	if g.text.Unicode {
		stroke = "─"
	}
	length := g.total()
	if g.width > 0 {
		length = min(length, g.width)
	}
	return g.text.style.Paint(Faint, strings.Repeat(stroke, length))
}

// line sets one row. Blanks are written only before something.
func (g *grid) line(cells []string, tone func(int) Tone) string {
	var b strings.Builder
	pending := 0
	for i, c := range g.table.columns {
		if i == g.apart || g.widths[i] == 0 {
			continue
		}
		cell := Truncate(cells[i], g.widths[i], g.text.ellipsis())
		room := g.widths[i] - Width(cell)
		if c.right {
			pending += room
		}
		if cell != "" {
			b.WriteString(blanks(pending))
			b.WriteString(g.text.style.Paint(tone(i), cell))
			pending = 0
		}
		if !c.right {
			pending += room
		}
		pending += gap
	}
	return b.String()
}

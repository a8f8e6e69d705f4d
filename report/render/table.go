package render

import (
	"slices"
	"strings"
)

// gap is what stands between two columns.
const gap = 2

// grid is a table laid out for a terminal.
type grid struct {
	table  *table
	shown  [][]string // rows, then foot, as plain words
	widths []int
	groups [][]int // the columns that share a line: one group, unless a row takes several
	width  int     // of the terminal, 0 for no limit
	apart  int     // the column shown on a line of its own, -1 for none
	text   *texter

	labelled bool // the texts say their heads themselves
}

// layOut measures a table and fits it into width columns; 0 is no limit. A
// column with nothing in it is not shown.
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
			if g.widths[i] > 0 {
				g.widths[i] = max(g.widths[i], Width(g.head(c)))
			}
		}
	}
	if width > 0 {
		g.fit()
	}
	if g.groups == nil {
		g.groups = [][]int{g.beside()}
	}
	return g
}

// bullet begins each row of a table that has them.
const bullet = "- "

// lines are the table's lines, without trailing blanks.
func (g *grid) lines() []string {
	var out []string
	if !g.table.quiet && !g.labelled {
		out = append(out, g.heads()...)
	}
	for i, cells := range g.shown {
		if i == len(g.table.rows) {
			out = append(out, g.rule())
		}
		row := g.row(i)
		toneOf := func(c int) tone { return toneAt(row, c) }
		lines := g.set(cells, toneOf)
		if g.apart >= 0 && cells[g.apart] != "" {
			lines = append(lines, blanks(gap)+g.text.paint(toneOf(g.apart), cells[g.apart]))
		}
		out = append(out, g.bulleted(lines)...)
	}
	return out
}

// set sets the cells of a row, group by group.
func (g *grid) set(cells []string, toneOf func(int) tone) []string {
	var lines []string
	for n, group := range g.groups {
		for _, part := range g.wrapped(cells, group) {
			line := g.line(part, group, toneOf)
			if n > 0 && line != "" {
				line = blanks(gap) + line
			}
			if line != "" || len(g.groups) == 1 {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// bulleted sets the first line of a row behind a bullet and the others in,
// where the table has bullets.
func (g *grid) bulleted(lines []string) []string {
	if g.table.bulleted {
		for i := range lines {
			if i == 0 {
				lines[i] = bullet + lines[i]
			} else {
				lines[i] = blanks(len(bullet)) + lines[i]
			}
		}
	}
	return lines
}

// wrapped spreads the texts of a group over as many lines as they need, where
// the table wraps.
func (g *grid) wrapped(cells []string, group []int) [][]string {
	parts := [][]string{cells}
	if !g.table.wrap {
		return parts
	}
	parts[0] = slices.Clone(cells)
	for _, i := range group {
		if g.table.columns[i].shrink != first {
			continue
		}
		for n, line := range chopped(fold(cells[i], g.widths[i]), g.widths[i]) {
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

func toneAt(row []text, i int) tone {
	if i < len(row) {
		return row[i].tone
	}
	return normal
}

func (g *grid) heads() []string {
	heads := make([]string, len(g.table.columns))
	for i, c := range g.table.columns {
		heads[i] = g.head(c)
	}
	return g.set(heads, func(int) tone { return faint })
}

// head is the head of a column. That of bars stands around their axis.
func (g *grid) head(c column) string {
	head := Visible(c.head)
	if axis := strings.IndexByte(head, '|'); c.drawn && axis >= 0 {
		return blanks(barSide-axis) + head
	}
	return head
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
	return g.text.paint(faint, strings.Repeat(stroke, length))
}

// line sets the cells of a group in one line. Blanks are written only before
// something.
func (g *grid) line(cells []string, group []int, toneOf func(int) tone) string {
	var b strings.Builder
	pending := 0
	for _, i := range group {
		c := g.table.columns[i]
		cell := strings.TrimRight(truncate(cells[i], g.widths[i], g.text.ellipsis()), " ")
		room := g.widths[i] - Width(cell)
		if c.right {
			pending += room
		}
		if cell != "" {
			b.WriteString(blanks(pending))
			b.WriteString(g.text.paint(toneOf(i), cell))
			pending = 0
		}
		if !c.right {
			pending += room
		}
		pending += gap
	}
	return b.String()
}

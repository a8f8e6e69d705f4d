package format

import (
	"slices"
	"strings"

	"allies/report/render/chart"
	"allies/report/render/page"
	"allies/report/render/plain"
)

// gap is what stands between two columns.
const gap = 2

// grid is a table laid out for a terminal.
type grid struct {
	table  *page.Table
	shown  [][]string // rows, then foot, as plain words
	widths []int
	groups [][]int // the columns that share a line: one group, unless a row takes several
	width  int     // of the terminal, 0 for no limit
	apart  int     // the column shown on a line of its own, -1 for none
	text   *Printer

	labelled bool // the texts say their heads themselves
}

// layOut measures a table and fits it into width columns; 0 is no limit. A
// column with nothing in it is not shown.
func layOut(t *page.Table, x *Printer, width int) *grid {
	g := &grid{table: t, width: width, apart: -1, text: x, widths: make([]int, len(t.Columns))}
	for _, row := range append(t.Rows[:len(t.Rows):len(t.Rows)], t.Foot...) {
		cells := make([]string, len(t.Columns))
		for i := range min(len(row), len(cells)) {
			if cells[i] = row[i].Plain(); row[i].Bar != nil && x.Terminal {
				cells[i] = row[i].Bar.Strokes(x.Unicode)
			}
			g.widths[i] = max(g.widths[i], plain.Width(cells[i]))
		}
		g.shown = append(g.shown, cells)
	}
	if !t.Quiet {
		for i, c := range t.Columns {
			if g.widths[i] > 0 {
				g.widths[i] = max(g.widths[i], plain.Width(g.head(c)))
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
	if !g.table.Quiet && !g.labelled {
		out = append(out, g.heads()...)
	}
	for i, cells := range g.shown {
		if i == len(g.table.Rows) {
			out = append(out, g.rule())
		}
		row := g.row(i)
		toneOf := func(c int) page.Tone { return toneAt(row, c) }
		lines := g.set(cells, toneOf)
		if g.apart >= 0 && cells[g.apart] != "" {
			lines = append(lines, plain.Blanks(gap)+g.text.Paint(toneOf(g.apart), cells[g.apart]))
		}
		out = append(out, g.bulleted(lines)...)
	}
	return out
}

// set sets the cells of a row, group by group.
func (g *grid) set(cells []string, toneOf func(int) page.Tone) []string {
	var lines []string
	for n, group := range g.groups {
		for _, part := range g.wrapped(cells, group) {
			line := g.line(part, group, toneOf)
			if n > 0 && line != "" {
				line = plain.Blanks(gap) + line
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
	if g.table.Bulleted {
		for i := range lines {
			if i == 0 {
				lines[i] = bullet + lines[i]
			} else {
				lines[i] = plain.Blanks(len(bullet)) + lines[i]
			}
		}
	}
	return lines
}

// wrapped spreads the texts of a group over as many lines as they need, where
// the table wraps.
func (g *grid) wrapped(cells []string, group []int) [][]string {
	parts := [][]string{cells}
	if !g.table.Wrap {
		return parts
	}
	parts[0] = slices.Clone(cells)
	for _, i := range group {
		if g.table.Columns[i].Shrink != page.First {
			continue
		}
		for n, line := range plain.Chopped(plain.Fold(cells[i], g.widths[i]), g.widths[i]) {
			if n == len(parts) {
				parts = append(parts, make([]string, len(cells)))
			}
			parts[n][i] = line
		}
	}
	return parts
}

func (g *grid) row(i int) []page.Text {
	if n := len(g.table.Rows); i >= n {
		return g.table.Foot[i-n]
	}
	return g.table.Rows[i]
}

func toneAt(row []page.Text, i int) page.Tone {
	if i < len(row) {
		return row[i].Tone
	}
	return page.Normal
}

func (g *grid) heads() []string {
	heads := make([]string, len(g.table.Columns))
	for i, c := range g.table.Columns {
		heads[i] = g.head(c)
	}
	return g.set(heads, func(int) page.Tone { return page.Faint })
}

// head is the head of a column. That of bars stands around their axis.
func (g *grid) head(c page.Column) string {
	head := plain.Visible(c.Head)
	if axis := strings.IndexByte(head, '|'); c.Drawn && axis >= 0 {
		return plain.Blanks(chart.BarSide-axis) + head
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
	return g.text.Paint(page.Faint, strings.Repeat(stroke, length))
}

// line sets the cells of a group in one line. Blanks are written only before
// something.
func (g *grid) line(cells []string, group []int, toneOf func(int) page.Tone) string {
	var b strings.Builder
	pending := 0
	for _, i := range group {
		c := g.table.Columns[i]
		cell := strings.TrimRight(plain.Truncate(cells[i], g.widths[i], g.text.Ellipsis()), " ")
		room := g.widths[i] - plain.Width(cell)
		if c.Right {
			pending += room
		}
		if cell != "" {
			b.WriteString(plain.Blanks(pending))
			b.WriteString(g.text.Paint(toneOf(i), cell))
			pending = 0
		}
		if !c.Right {
			pending += room
		}
		pending += gap
	}
	return b.String()
}

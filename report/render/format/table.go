package format

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"allies/report/render/chart"
	"allies/report/render/page"
	"allies/report/render/plain"
)

const gap = 2

const bullet = "- "

type grid struct {
	table  *page.Table
	rows   [][]page.Text // rows, then foot
	shown  [][]string    // these, as plain words
	widths []int         // 0 for a column that is not shown
	groups [][]int       // the columns that share a line: one group, unless a row takes several
	width  int           // of the terminal, 0 for no limit
	text   *Printer

	stacked bool // a row takes several lines
}

// layOut measures a table and fits it into width columns; 0 is no limit. A
// column with nothing in it is not shown, nor are places that are links.
func layOut(t *page.Table, x *Printer, width int) *grid {
	g := &grid{table: t, rows: slices.Concat(t.Rows, t.Foot), width: width, text: x, widths: make([]int, len(t.Columns))}
	for _, row := range g.rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(row), len(cells)) {
			if cells[i] = row[i].Plain(); row[i].Bar != nil && x.Terminal {
				cells[i] = row[i].Bar.Strokes(x.characters())
			}
		}
		g.shown = append(g.shown, cells)
	}
	for i := range t.Columns {
		if !t.Columns[i].Place || x.Root == "" {
			g.measure(i)
		}
	}
	if width > 0 {
		g.fit()
	}
	if g.groups == nil {
		g.groups = [][]int{g.columns()}
	}
	return g
}

func (g *grid) measure(i int) {
	g.widths[i] = 0
	for _, cells := range g.shown {
		g.widths[i] = max(g.widths[i], plain.Width(cells[i]))
	}
	if !g.table.Quiet && g.widths[i] > 0 {
		g.widths[i] = max(g.widths[i], plain.Width(g.head(g.table.Columns[i])))
	}
}

func (g *grid) lines() []string {
	var out []string
	if !g.table.Quiet && !g.labels() {
		out = append(out, g.heads()...)
	}
	for i, cells := range g.shown {
		if i == len(g.table.Rows) {
			out = append(out, g.rule())
		}
		out = append(out, g.bulleted(g.set(cells, g.rows[i]))...)
	}
	return out
}

func (g *grid) labels() bool { return g.stacked && g.table.Labelled }

func (g *grid) set(cells []string, row []page.Text) []string {
	var lines []string
	for n, group := range g.groups {
		for _, part := range g.folded(cells, group) {
			line := g.line(part, group, row)
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

func (g *grid) bulleted(lines []string) []string {
	for i := range lines {
		switch {
		case !g.table.Bulleted:
		case i == 0:
			lines[i] = bullet + lines[i]
		default:
			lines[i] = plain.Blanks(len(bullet)) + lines[i]
		}
	}
	return lines
}

// folded spreads a group over as many lines as it needs, unless it is cut.
func (g *grid) folded(cells []string, group []int) [][]string {
	if g.table.OneLine {
		return [][]string{cells}
	}
	parts := [][]string{slices.Clone(cells)}
	for _, i := range group {
		if g.table.Columns[i].Shrink == page.Never {
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

func (g *grid) heads() []string {
	heads, row := make([]string, len(g.table.Columns)), make([]page.Text, len(g.table.Columns))
	for i, c := range g.table.Columns {
		heads[i], row[i].Tone = g.head(c), page.Faint
	}
	return g.set(heads, row)
}

// head is the head of a column. That of bars stands around their axis.
func (g *grid) head(c page.Column) string {
	head := plain.Visible(c.Head)
	if axis := strings.IndexByte(head, '|'); c.Drawn && axis >= 0 {
		return plain.Blanks(chart.BarSide-axis) + head
	}
	return head
}

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

// line sets a group in one line, with blanks only before something.
func (g *grid) line(cells []string, group []int, row []page.Text) string {
	var b strings.Builder
	pending := 0
	linked, at := g.linked(row)
	isSaid := func(i int) bool { return cells[i] != "" }
	if first := slices.IndexFunc(group, isSaid); first >= 0 && !(slices.Contains(group, linked) && isSaid(linked)) {
		linked = group[first] // each line of a row leads there
	}
	for _, i := range group {
		c := g.table.Columns[i]
		cell := strings.TrimRight(plain.Truncate(cells[i], g.widths[i], g.text.Ellipsis()), " ")
		room := g.widths[i] - plain.Width(cell)
		if c.Right {
			pending += room
		}
		if cell != "" {
			b.WriteString(plain.Blanks(pending))
			pending = 0
			if i < len(row) {
				cell = g.text.Paint(row[i].Tone, cell)
			}
			if i == linked {
				cell = g.text.link(at, cell)
			}
			b.WriteString(cell)
		}
		if !c.Right {
			pending += room
		}
		pending += gap
	}
	return b.String()
}

// linked is the column that is a link, its text or else the first, and where to.
func (g *grid) linked(row []page.Text) (column int, at page.Where) {
	for i := range row {
		switch c := g.table.Columns[i]; {
		case c.Place:
			at = row[i].Where
		case c.Shrink == page.First && row[i].Words != "" && column == 0:
			column = i
		}
	}
	return column, at
}

// The least columns that a column keeps when it is shrunk: a text, before and
// after other columns have given way; a name, before and after texts get
// narrow; words of our own.
const (
	easyText  = 28
	leastText = 12
	easyName  = 20
	leastName = 14
	leastWord = 13
)

// fit makes room where a row is wider than the terminal: places lose their
// folders, then go; columns that a reader can do without go; and texts, words
// and names get narrower, in this order, as far as they may. Where even that is
// too wide a row takes several lines. Figures are never cut.
func (g *grid) fit() {
	if g.total() <= g.width {
		return
	}
	g.shortenPlaces()
	if g.total() <= g.width || g.table.Places && g.cut(page.First, easyText) {
		return
	}
	for i, c := range g.table.Columns {
		if c.Place {
			g.widths[i] = 0
		}
	}
	full := slices.Clone(g.widths)
	for i := len(full) - 1; !g.cut(page.First, easyText); i-- {
		if i < 0 {
			g.squeeze(full)
			return
		}
		if g.table.Columns[i].Extra {
			full[i] = 0
		}
		copy(g.widths, full)
	}
}

func (g *grid) shortenPlaces() {
	for i, c := range g.table.Columns {
		if !c.Place || g.widths[i] == 0 {
			continue
		}
		for n, cells := range g.shown {
			if row := g.rows[n]; i < len(row) && row[i].Where.File != "" {
				cells[i] = plain.Visible(path.Base(row[i].Where.File) + ":" + strconv.Itoa(row[i].Where.Line))
			}
		}
		g.measure(i)
	}
}

// squeeze shrinks what may be shrunk, else stacks with the full widths.
func (g *grid) squeeze(full []int) {
	copy(g.widths, full)
	fits := g.cut(page.First, easyText) || g.cut(page.Third, easyName) ||
		g.cut(page.First, leastText) || g.cut(page.Second, leastWord) || g.cut(page.Third, leastName)
	if !fits {
		copy(g.widths, full)
		g.stack()
	}
}

// cut narrows the widest columns that shrink so, and reports whether the grid fits.
func (g *grid) cut(which page.Shrink, least int) bool {
	for excess := g.total() - g.width; excess > 0; excess-- {
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
	g.stacked = true
	if g.labels() {
		g.label()
	}
	room := 0
	for _, i := range g.columns() {
		least := g.together(i)
		flexible := g.table.Columns[i].Shrink != page.Never
		if flexible {
			least = min(least, easyText)
		}
		if len(g.groups) == 0 || least > room || g.labels() && i > 0 {
			g.groups = append(g.groups, nil)
			if room = g.room(); len(g.groups) > 1 {
				room -= gap
			}
		}
		if flexible {
			g.widths[i] = min(g.widths[i], max(1, room))
		}
		room -= g.widths[i] + gap
		last := len(g.groups) - 1
		g.groups[last] = append(g.groups[last], i)
	}
}

// together is the room of a column, and of the run of figures that it begins.
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

func (g *grid) label() {
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

func (g *grid) columns() []int {
	var shown []int
	for i, w := range g.widths {
		if w > 0 {
			shown = append(shown, i)
		}
	}
	return shown
}

func (g *grid) total() int {
	sum := g.width - g.room()
	for _, i := range g.columns() {
		sum += g.widths[i] + gap
	}
	return max(0, sum-gap)
}

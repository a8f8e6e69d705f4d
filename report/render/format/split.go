package format

import (
	"slices"

	"allies/report/render/page"
	"allies/report/render/plain"
)

// split cuts a table that is wider than the terminal, and may be cut, into
// tables that fit, each with the first column. Width 0 is no limit.
func split(t *page.Table, width int) []*page.Table {
	if !t.Split || width == 0 {
		return []*page.Table{t}
	}
	widths := make([]int, len(t.Columns))
	for i, column := range t.Columns {
		widths[i] = plain.Width(plain.Visible(column.Head))
		for _, row := range slices.Concat(t.Rows, t.Foot) {
			widths[i] = max(widths[i], plain.Width(row[i].Plain()))
		}
	}
	var parts []*page.Table
	for from := 1; from < len(t.Columns); {
		to := from
		for used := min(widths[0], easyName); to < len(t.Columns) && (to == from || used+gap+widths[to] <= width); to++ {
			used += gap + widths[to]
		}
		parts = append(parts, part(t, from, to))
		from = to
	}
	return parts
}

// part is the first column of a table and those of a range. Of the rows that go
// on with the one above, those are kept that have more than faint cells in the
// range.
func part(t *page.Table, from, to int) *page.Table {
	cut := func(rows [][]page.Text) [][]page.Text {
		var kept [][]page.Text
		for _, row := range rows {
			cells := row[from:to]
			clear := func(cell page.Text) bool { return cell.Tone != page.Faint }
			if row[0].Words != "" || slices.ContainsFunc(cells, clear) {
				kept = append(kept, append([]page.Text{row[0]}, cells...))
			}
		}
		return kept
	}
	one := *t
	one.Columns = append([]page.Column{t.Columns[0]}, t.Columns[from:to]...)
	one.Rows, one.Foot = cut(t.Rows), cut(t.Foot)
	return &one
}

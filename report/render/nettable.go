package render

import (
	"slices"
	"strings"

	"allies/report"
	"allies/report/render/page"
)

// NetTable is the net of what passed, by two groupings.
func NetTable(t *report.NetTable) View {
	return viewOf(t, netPage, netSheet)
}

func netPage(c *context, t *report.NetTable) *page.Page {
	p := &page.Page{Title: "Net by " + string(t.By) + " and " + string(t.By2),
		About: []string{"net is what you gave, less what you got; " + point(c.config)}}
	if t.Raw {
		p.About = []string{"net is what you gave, less what you got, in the units it was noted in; without one, " + point(c.config)}
	}
	s := page.Section{ID: "balance"}
	switch {
	case len(t.Rows) > 0:
		s.Add(page.Tabled(netTable(t)))
		if t.More > 0 {
			s.Add(page.Ending(moreRows(t.More)))
		}
	case t.Communal:
		s.Add(page.Paragraph(onlyCommunal))
	default:
		s.Add(page.Paragraph(nothingPassed))
	}
	p.Add(s)
	return p
}

// netTable has the totals of its rows in the last column.
func netTable(t *report.NetTable) *page.Table {
	all := &page.Table{Name: "net by " + string(t.By) + " and " + string(t.By2), Split: true, Columns: []page.Column{page.NameColumn(string(t.By))}}
	for i, key := range t.Columns {
		all.Columns = append(all.Columns, page.FigureColumn(keyCell(key, t.By2, t.PrivateColumns[i]).Words))
	}
	all.Columns = append(all.Columns, page.FigureColumn("total"))
	for i := range t.Rows {
		row := &t.Rows[i]
		all.Rows = append(all.Rows, netRows(keyCell(row.Key, t.By, row.KeyPrivate), row.Cells, row.Total, row.HiddenCells)...)
	}
	all.Foot = netRows(page.SayIn(page.Strong, "total"), t.Total.Cells, t.Total.Total, nil)
	return all
}

// nothing stands where the net is nil.
const nothing = "0"

// netRows are one row for each commodity, headed on the first.
func netRows(head page.Text, cells []report.Amount, total report.Amount, hidden []bool) [][]page.Text {
	var rows [][]page.Text
	for _, unit := range commodities(append(cells[:len(cells):len(cells)], total)...) {
		row := []page.Text{head}
		for i, cell := range cells {
			switch {
			case hidden != nil && hidden[i]:
				row = append(row, page.SayIn(page.Faint, privateKey))
			case of(cell, unit).Sign() == 0:
				row = append(row, page.SayIn(page.Faint, nothing))
			default:
				row = append(row, amountCell(cell, unit))
			}
		}
		rows = append(rows, append(row, amountCell(total, unit)))
		head = page.Text{}
	}
	return rows
}

func netSheet(_ *context, t *report.NetTable) *page.Sheet {
	s := &page.Sheet{Heads: []string{string(t.By)}}
	columns := netColumns(t)
	for _, column := range columns {
		head := "total"
		if column.at < len(t.Columns) {
			head = keyCell(t.Columns[column.at], t.By2, t.PrivateColumns[column.at]).Words
		}
		s.Heads = append(s.Heads, strings.TrimSpace(head+" "+column.unit))
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		key := page.Content(string(row.Key))
		if row.Key == "" && row.KeyPrivate {
			key = page.Value(privateKey)
		}
		fields := []page.Field{key}
		for _, column := range columns {
			if column.at < len(row.HiddenCells) && row.HiddenCells[column.at] {
				fields = append(fields, page.Value(privateKey))
				continue
			}
			fields = append(fields, page.Value(of(row.Net(column.at), column.unit).String()))
		}
		s.Row(fields...)
	}
	return s
}

// netColumn is a column of a sheet: a key, or after the last the total, in one
// commodity.
type netColumn struct {
	at   int
	unit string
}

// netColumns are the points of each key and of the total, then of each other
// commodity the columns in which there is some of it.
func netColumns(t *report.NetTable) []netColumn {
	var columns []netColumn
	for _, unit := range append([]string{""}, unitsIn(netAmounts(t))...) {
		for at := range len(t.Columns) + 1 {
			some := slices.ContainsFunc(t.Rows, func(row report.NetRow) bool { return of(row.Net(at), unit).Sign() != 0 })
			if unit == "" || some || at == len(t.Columns) {
				columns = append(columns, netColumn{at, unit})
			}
		}
	}
	return columns
}

func netAmounts(t *report.NetTable) []report.Amount {
	var all []report.Amount
	for i := range t.Rows {
		all = append(append(all, t.Rows[i].Cells...), t.Rows[i].Total)
	}
	return all
}

package render

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render/chart"
	"allies/report/render/page"
)

// Balance is what passed both ways.
func Balance(b *report.Balance) View {
	return viewOf(b, balancePage, balanceSheet)
}

func balancePage(c *context, b *report.Balance) *page.Page {
	p := &page.Page{Title: "Balance", About: []string{point(c.config)}}
	if b.By != report.ByAlly {
		p.Title += " by " + string(b.By)
	}
	if b.Raw {
		p.About = []string{"amounts in the units they were noted in; without one, " + point(c.config)}
	}
	if b.ShowIndex {
		p.Words = []string{"index", "standing"}
	}
	var t *page.Table
	if len(b.Rows) > 0 {
		t = balanceTable(b)
	}
	p.Add(summed(t, b.More, b.Communal))
	return p
}

// summed is a section with a table of sums and how many rows it leaves out; t is
// nil where there are none, of communal ties alone or at all.
func summed(t *page.Table, more int, communal bool) page.Section {
	s := page.Section{ID: "balance"}
	switch {
	case t != nil:
		s.Add(page.Tabled(t))
		if more > 0 {
			s.Add(page.Ending(moreRows(more)))
		}
	case communal:
		s.Add(page.Paragraph(onlyCommunal))
	default:
		s.Add(page.Paragraph(nothingPassed))
	}
	return s
}

// What stands in the place of a balance without rows.
const (
	onlyCommunal  = "no score is kept with communal ties; allies balance --all sums what passed within them too"
	nothingPassed = "nothing given or received is noted here"
)

// moreRows counts the rows that were not asked for.
func moreRows(n int) string {
	return "and " + english.Count(n, "more row") + ", which the total holds too"
}

// privateKey stands for a key that only private things name.
const privateKey = "private"

// keyCell heads a row.
func keyCell(key report.Optional, by report.By, private bool) page.Text {
	head := orElse(string(key), by.Keyless())
	if key == "" && private {
		head = page.SayIn(page.Faint, privateKey)
	}
	if head.Source == page.Theirs {
		head.Tone = page.Strong
	}
	return head
}

func balanceTable(b *report.Balance) *page.Table {
	t := &page.Table{Name: "balance by " + string(b.By), Columns: []page.Column{
		page.NameColumn(string(b.By)), page.FigureColumn("gave"), page.FigureColumn("got"), page.FigureColumn("net"), page.BarColumn(),
	}}
	most := 0.0
	for i := range b.Rows {
		most = max(most, b.Rows[i].Gave.Points.Float(), b.Rows[i].Got.Points.Float())
	}
	if b.ShowIndex {
		t.Columns = append(t.Columns, page.FigureColumn("index"), page.StandingColumn())
	}
	for i := range b.Rows {
		row := &b.Rows[i]
		head := keyCell(row.Key, b.By, row.KeyPrivate)
		var tail []page.Text
		if b.ShowIndex {
			tail = []page.Text{indexCell(row.Index, row.Standing), standing(row.Standing)}
			if row.Communal {
				tail[1] = page.SayIn(page.Faint, noScore)
			}
		}
		t.Rows = append(t.Rows, amountRows(head, row.Gave, row.Got, row.Net, most, tail...)...)
	}
	t.Foot = amountRows(page.SayIn(page.Strong, "total"), b.Total.Gave, b.Total.Got, b.Total.Net, 0)
	return t
}

// amountRows are one row for each commodity, headed and ended on the first. A
// bar shows points beside the most that any row of the table has; none does
// where that is 0.
func amountRows(head page.Text, gave, got, net report.Amount, most float64, tail ...page.Text) [][]page.Text {
	var rows [][]page.Text
	for i, unit := range commodities(gave, got, net) {
		row := []page.Text{{}, amountCell(gave, unit), amountCell(got, unit), amountCell(net, unit), {}}
		if unit == "" && most > 0 {
			row[4].Bar = &chart.Bar{Gave: gave.Points.Float(), Got: got.Points.Float(), Most: most}
		}
		if i == 0 {
			row[0] = head
			row = append(row, tail...)
		}
		rows = append(rows, row)
	}
	return rows
}

// noScore stands for the standing of a communal tie.
const noScore = "communal, no score kept"

// tieStanding says how two-way a tie is now, if a score is kept.
func tieStanding(a *report.Ally) page.Text {
	switch {
	case a.Communal:
		return page.SayIn(page.Faint, noScore)
	case a.Status == ledger.Archived:
		return page.SayIn(page.Faint, "archived")
	}
	return standing(a.Standing)
}

func standing(word report.Optional) page.Text {
	switch word {
	case report.Early:
		return page.SayIn(page.Faint, "too little lately to say")
	case report.Balanced:
		return page.SayIn(page.Good, "balanced")
	case report.Giving:
		return page.Say("giving")
	case report.Receiving:
		return page.Say("receiving")
	}
	return page.Text{}
}

func standingWithIndex(a *report.Ally) page.Text {
	said := tieStanding(a)
	if index := indexCell(a.Index, a.Standing); index.Words != "" {
		said.Words += " (index " + index.Words + ")"
	}
	return said
}

func balanceSheet(_ *context, b *report.Balance) *page.Sheet {
	all := []report.Amount{b.Total.Gave, b.Total.Got}
	for i := range b.Rows {
		all = append(all, b.Rows[i].Gave, b.Rows[i].Got)
	}
	units := unitsIn(all)
	s := &page.Sheet{Heads: append(append([]string{string(b.By)}, amountHeads(units)...), "index", "standing")}
	for i := range b.Rows {
		row := &b.Rows[i]
		key := page.Content(string(row.Key))
		if row.Key == "" && row.KeyPrivate {
			key = page.Value(privateKey)
		}
		fields := append([]page.Field{key}, amountFields(units, row.Gave, row.Got, row.Net)...)
		s.Row(append(fields, figureField(row.Index), page.Value(string(row.Standing)))...)
	}
	return s
}

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
	var rows *page.Table
	if len(t.Rows) > 0 {
		rows = netTable(t)
	}
	p.Add(summed(rows, t.More, t.Communal))
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

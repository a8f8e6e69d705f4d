package render

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/chart"
	"allies/report/render/page"
)

// Balance is what passed both ways.
func Balance(b *report.Balance) View { return viewOf(b, balancePage, balanceSheet) }

func balancePage(c *context, b *report.Balance) *page.Page {
	p := &page.Page{Title: "Balance", About: []string{point(c.config)}}
	if b.By != report.ByAlly {
		p.Title += " by " + string(b.By)
	}
	if b.Raw {
		p.About = []string{"amounts in the units they were noted in; without one, " + point(c.config)}
	}
	switch {
	case b.ShowIndex && !b.By.OfTies():
		p.About = append(p.About, "an index is of whole ties: by ally, reach and org there is one")
	case b.ShowIndex:
		p.Words = []string{"index", "standing"}
	}
	p.Add(summed(balanceTable(b), b.Summed))
	return p
}

// summed is a section with a table of sums and how many rows it leaves out, where
// it has any; of communal ties alone there are none.
func summed(t *page.Table, of report.Summed) page.Section {
	none := nothingPassed
	if of.Communal {
		none = onlyCommunal
	}
	s := tabled("balance", t, none)
	if of.More > 0 {
		s.Blocks = []page.Block{page.Tabled(t)} // none of its rows was asked for, or some
		s.Add(page.Ending("and " + english.Count(of.More, "more row") + ", which the total holds too"))
	}
	return s
}

// What stands in the place of a balance without rows.
const (
	onlyCommunal  = "no score is kept with communal ties; allies balance --all sums what passed within them too"
	nothingPassed = "nothing given or received is noted here"
)

const privateKey = "private"

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
	var tail []page.Column
	if b.ShowIndex {
		tail = []page.Column{page.FigureColumn("index"), page.StandingColumn()}
	}
	rows := make([]sums, len(b.Rows))
	for i, row := range b.Rows {
		rows[i] = sums{head: keyCell(row.Key, b.By, row.KeyPrivate), Total: row.Total}
		if b.ShowIndex {
			rows[i].tail = []page.Text{indexCell(row.Index, row.Standing), standings[row.Standing]}
		}
		if b.ShowIndex && row.Communal {
			rows[i].tail[1] = page.SayIn(page.Faint, noScore)
		}
	}
	t := sumsTable("balance by "+string(b.By), page.NameColumn(string(b.By)), rows, mostOf(rows), tail...)
	t.Foot = footOf(b.Total)
	return t
}

// sums are a row of what passed both ways, with what stands around it.
type sums struct {
	head page.Text
	report.Total
	tail []page.Text
}

// mostOf is the most points that passed one way in any of the rows.
func mostOf(rows []sums) float64 {
	most := 0.0
	for _, row := range rows {
		most = max(most, row.Gave.Points.Float(), row.Got.Points.Float())
	}
	return most
}

func sumsTable(name string, head page.Column, rows []sums, most float64, tail ...page.Column) *page.Table {
	t := &page.Table{Name: name, Columns: []page.Column{
		head, page.FigureColumn("gave"), page.FigureColumn("got"), page.FigureColumn("net"), page.BarColumn(),
	}}
	t.Columns = append(t.Columns, tail...)
	t.Rows = lists.Flat(rows, func(row sums) [][]page.Text { return row.cells(most) })
	return t
}

func footOf(total report.Total) [][]page.Text {
	return sums{head: page.SayIn(page.Strong, "total"), Total: total}.cells(0)
}

// cells are one row for each commodity, headed and ended on the first. A bar
// shows points beside the most that any row of the table has; none does where
// that is 0.
func (s sums) cells(most float64) [][]page.Text {
	var rows [][]page.Text
	for i, unit := range commodities(s.Gave, s.Got, s.Net) {
		row := []page.Text{{}, amountCell(s.Gave, unit), amountCell(s.Got, unit), amountCell(s.Net, unit), {}}
		if unit == "" && most > 0 {
			row[4].Bar = &chart.Bar{Gave: s.Gave.Points.Float(), Got: s.Got.Points.Float(), Most: most}
		}
		if i == 0 {
			row[0] = s.head
			row = append(row, s.tail...)
		}
		rows = append(rows, row)
	}
	return rows
}

const noScore = "communal, no score kept"

func tieStanding(a *report.Ally) page.Text {
	switch {
	case a.IsCommunal():
		return page.SayIn(page.Faint, noScore)
	case a.Status == ledger.Archived:
		return page.SayIn(page.Faint, "archived")
	}
	return standings[a.Standing]
}

var standings = map[report.Optional]page.Text{
	report.Early: page.SayIn(page.Faint, "too little lately to say"), report.Balanced: page.SayIn(page.Good, "balanced"),
	report.Giving: page.Say("giving"), report.Receiving: page.Say("receiving"),
}

func standingWithIndex(a *report.Ally) page.Text {
	said := tieStanding(a)
	if index := indexCell(a.Index, a.Standing); index.Words != "" {
		said.Words += " (index " + index.Words + ")"
	}
	return said
}

func balanceSheet(_ *context, b *report.Balance) *page.Sheet {
	amounts := lists.Flat(b.Rows, func(row report.BalanceRow) []report.Amount { return []report.Amount{row.Gave, row.Got} })
	units := unitsIn(append(amounts, b.Total.Gave, b.Total.Got))
	s := &page.Sheet{Heads: slices.Concat([]string{string(b.By)}, amountHeads(units), []string{"index", "standing"})}
	for _, row := range b.Rows {
		s.Row(fields(keyField(row.Key, row.KeyPrivate), amountFields(units, row.Gave, row.Got, row.Net), row.Index, row.Standing)...)
	}
	return s
}

func keyField(key report.Optional, private bool) string {
	if key == "" && private {
		return privateKey
	}
	return string(key)
}

// NetTable is the net of what passed, by two groupings.
func NetTable(t *report.NetTable) View { return viewOf(t, netPage, netSheet) }

func netPage(c *context, t *report.NetTable) *page.Page {
	about := "net is what you gave, less what you got; "
	if t.Raw {
		about = "net is what you gave, less what you got, in the units it was noted in; without one, "
	}
	p := &page.Page{Title: "Net by " + string(t.By) + " and " + string(t.By2), About: []string{about + point(c.config)}}
	p.Add(summed(netTable(t), t.Summed))
	return p
}

// netTable has the totals of its rows in the last column.
func netTable(t *report.NetTable) *page.Table {
	all := &page.Table{Name: "net by " + string(t.By) + " and " + string(t.By2), Split: true, Columns: []page.Column{page.NameColumn(string(t.By))}}
	for i, key := range t.Columns {
		all.Columns = append(all.Columns, page.FigureColumn(keyCell(key, t.By2, t.PrivateColumns[i]).Words))
	}
	all.Columns = append(all.Columns, page.FigureColumn("total"))
	all.Rows = lists.Flat(t.Rows, func(row report.NetRow) [][]page.Text {
		return netRows(keyCell(row.Key, t.By, row.KeyPrivate), row.NetTotal, row.HiddenCells)
	})
	all.Foot = netRows(page.SayIn(page.Strong, "total"), t.Total, nil)
	return all
}

// netRows are one row for each commodity, headed on the first.
func netRows(head page.Text, net report.NetTotal, hidden []bool) [][]page.Text {
	var rows [][]page.Text
	for _, unit := range commodities(net.All()...) {
		row := []page.Text{head}
		for i, cell := range net.Cells {
			switch {
			case hidden != nil && hidden[i]:
				row = append(row, page.SayIn(page.Faint, privateKey))
			case of(cell, unit).Sign() == 0:
				row = append(row, page.SayIn(page.Faint, "0"))
			default:
				row = append(row, amountCell(cell, unit))
			}
		}
		rows = append(rows, append(row, amountCell(net.Total, unit)))
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
	for _, row := range t.Rows {
		cells, nets := fields(keyField(row.Key, row.KeyPrivate)), row.All()
		for _, column := range columns {
			said := of(nets[column.at], column.unit).String()
			if column.at < len(row.HiddenCells) && row.HiddenCells[column.at] {
				said = privateKey
			}
			cells = append(cells, page.Value(said))
		}
		s.Row(cells...)
	}
	return s
}

// netColumn is a column of a sheet, or the total after the last, in one unit.
type netColumn struct {
	at   int
	unit string
}

// netColumns are the points of each key and of the total, then of each other
// commodity the columns in which there is some of it.
func netColumns(t *report.NetTable) []netColumn {
	var columns []netColumn
	nets := lists.Of(t.Rows, func(row report.NetRow) []report.Amount { return row.All() })
	for _, unit := range append([]string{""}, unitsIn(slices.Concat(nets...))...) {
		for at := range len(t.Columns) + 1 {
			some := slices.ContainsFunc(nets, func(row []report.Amount) bool { return of(row[at], unit).Sign() != 0 })
			if unit == "" || some || at == len(t.Columns) {
				columns = append(columns, netColumn{at, unit})
			}
		}
	}
	return columns
}

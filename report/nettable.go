package report

import (
	"cmp"

	"allies/ledger"
)

// NetTable is the net of what passed by two groupings, one down and one
// across.
type NetTable struct {
	AsOf    ledger.Date `json:"as_of"`
	Begin   ledger.Date `json:"begin"`
	End     ledger.Date `json:"end"` // exclusive
	By      By          `json:"by"`
	By2     By          `json:"by2"`
	Columns []Optional  `json:"columns"` // the keys of what stands across
	Rows    []NetRow    `json:"rows"`
	Total   NetTotal    `json:"total"`

	PrivateColumns []bool `json:"-"` // only private things name the key
	Raw            bool   `json:"-"` // amounts are in the units they were typed in
	Communal       bool   `json:"-"` // all that passed did so within communal ties
	More           int    `json:"-"` // rows that were not asked for
}

// NetRow is the net of one key, by column and over all of them.
type NetRow struct {
	Key   Optional `json:"key"`
	Cells []Amount `json:"cells"`
	Total Amount   `json:"total"`

	File         string `json:"-"` // of a row that is one ally
	KeyPrivate   bool   `json:"-"` // only private things name the key
	PrivateCells []bool `json:"-"` // only private things tell that something stands there
	HiddenCells  []bool `json:"-"` // those of them that are not to be shown; nil where all are
}

// Net is the net of a column; after the last column it is that of all.
func (r *NetRow) Net(column int) Amount {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return r.Total
}

// NetTotal is the net over all rows, each entry once.
type NetTotal struct {
	Cells []Amount `json:"cells"`
	Total Amount   `json:"total"`
}

// NetTable sums what Balance sums, by Options.By and Options.By2. Columns are
// those in which something passed, in order of their key.
func (r *Reckoner) NetTable() NetTable {
	groups, total := r.group(sumsAlone)
	t := NetTable{
		AsOf: r.o.Today, Begin: r.o.Period.Begin, End: r.o.Period.End, By: r.o.By, By2: r.o.By2,
		Columns: []Optional{}, Rows: []NetRow{}, Raw: r.o.Units,
		Communal: total.sums.entries == 0 && r.passedUncounted(),
	}
	columns := total.across.inOrder()
	for _, c := range columns {
		t.Columns, t.PrivateColumns = append(t.Columns, Optional(c.key)), append(t.PrivateColumns, c.private())
	}
	var rows []*group
	rows, t.More = r.chosenRows(groups)
	for _, x := range rows {
		t.Rows = append(t.Rows, NetRow{
			Key: Optional(x.key), Cells: x.nets(columns), Total: x.sums.net(),
			File: x.file, KeyPrivate: x.private(), PrivateCells: x.privateCells(columns),
		})
	}
	t.Total = NetTotal{total.nets(columns), total.sums.net()}
	return t
}

func (g *group) nets(columns []*group) []Amount {
	nets := make([]Amount, len(columns))
	for i, c := range columns {
		var sums flow
		if cell := g.across.of[c.id]; cell != nil {
			sums = cell.sums
		}
		nets[i] = sums.net()
	}
	return nets
}

// privateCells tells which cells of a group only private things fill.
func (g *group) privateCells(columns []*group) []bool {
	private := make([]bool, len(columns))
	for i, c := range columns {
		cell := g.across.of[c.id]
		private[i] = cell != nil && cell.private()
	}
	return private
}

// ExplainNetTable explains each cell of NetTable in which something passed, and
// its total.
func (r *Reckoner) ExplainNetTable() []Explanation {
	groups, total := r.group(withLines)
	var all []Explanation
	rows, _ := r.chosenRows(groups)
	for _, row := range rows {
		for _, cell := range row.across.inOrder() {
			e := cell.sums.explain(r, cmp.Or(row.key, r.o.By.Keyless())+", "+cmp.Or(cell.key, r.o.By2.Keyless()))
			e.Private = row.private() || cell.private()
			all = append(all, e)
		}
	}
	return append(all, total.explainTotal())
}

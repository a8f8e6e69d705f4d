package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// Balance is what passed both ways, row by row.
type Balance struct {
	Summed
	Rows  []BalanceRow `json:"rows"`
	Total Total        `json:"total"` // each entry once

	ShowIndex bool `json:"-"`
}

// Summed says what was summed up, and how.
type Summed struct {
	AsOf  ledger.Date `json:"as_of"`
	Begin ledger.Date `json:"begin"`
	End   ledger.Date `json:"end"` // exclusive
	By    By          `json:"by"`

	Raw      bool `json:"-"` // amounts are in the units they were typed in
	Communal bool `json:"-"` // all that passed did so within communal ties, which no row holds
	More     int  `json:"-"` // rows that were not asked for
}

// BalanceRow is one ally's, kind's, reach's … balance.
type BalanceRow struct {
	Key Optional `json:"key"`
	Total
	Index    *Figure  `json:"index"`
	Standing Optional `json:"standing"`

	File       string `json:"-"` // of a row that is one ally
	Communal   bool   `json:"-"`
	KeyPrivate bool   `json:"-"` // only private things name the key

	keptCommunal bool // a private key says that it is communal
}

// BalanceSorts lists the orders of a balance, the default first.
func BalanceSorts() []Sort { return []Sort{SortName, SortNet, SortGave, SortGot, SortLast} }

// NoRows as Options.Most leaves the total alone.
const NoRows = -1

// Balance sums what passed both ways over the period, by what Options.By
// names. Communal ties have no row and no part in the total unless Options.All
// asks. An entry with several tags is in the row of each; the total holds it
// once.
func (r *Reckoner) Balance() Balance {
	rows, total, more := r.group(sumsAlone)
	return Balance{Summed: r.summed(total, more), Rows: lists.Of(rows, (*group).balance), Total: total.sums.Total(), ShowIndex: r.o.Index}
}

func (r *Reckoner) summed(total *group, more int) Summed {
	communal := total.sums.entries == 0 && r.passedUncounted()
	return Summed{r.o.Today, r.o.Period.Begin, r.o.Period.End, r.o.By, r.o.Units, communal, more}
}

func (g *group) balance() BalanceRow {
	row := BalanceRow{
		Key: Optional(g.key), Total: g.sums.Total(),
		File: g.file, Communal: g.communal, KeyPrivate: g.private(), keptCommunal: g.kept,
	}
	if g.index != nil {
		g.index.judge()
		row.Index, row.Standing = g.index.smooth, g.index.standing
	}
	return row
}

// passedUncounted reports whether a matching communal tie has what no sum holds.
func (r *Reckoner) passedUncounted() bool {
	return !r.o.All && slices.ContainsFunc(r.l.Allies, func(a *ledger.Ally) bool {
		return a.Communal && r.matches(a) && r.flow(a, sumsAlone).entries > 0
	})
}

// ExplainBalance explains every row of Balance, and its total.
func (r *Reckoner) ExplainBalance() []Explanation {
	rows, total, _ := r.group(withLines)
	var all []Explanation
	for _, row := range rows {
		title := cmp.Or(row.key, r.o.By.Keyless())
		e := row.sums.explain(r, title)
		e.Private = row.private()
		all = append(all, e)
		if r.o.Index && row.index != nil {
			row.index.judge()
			all = append(all, row.index.explain(r, title))
		}
	}
	return append(all, total.explainTotal())
}

func (g *group) explainTotal() Explanation {
	return Explanation{Title: "total", Formula: g.sums.netFormula()}
}

// NetTable is the net of what passed by two groupings, down and across.
type NetTable struct {
	Summed
	By2     By         `json:"by2"`
	Columns []Optional `json:"columns"` // the keys of what stands across
	Rows    []NetRow   `json:"rows"`
	Total   NetTotal   `json:"total"` // each entry once

	PrivateColumns []bool `json:"-"` // only private things name the key
}

// NetRow is the net of one key.
type NetRow struct {
	Key Optional `json:"key"`
	NetTotal

	File         string `json:"-"` // of a row that is one ally
	KeyPrivate   bool   `json:"-"` // only private things name the key
	PrivateCells []bool `json:"-"` // only private things tell that something stands there
	HiddenCells  []bool `json:"-"` // those of them that are not to be shown; nil where all are
}

// NetTotal is a net by column, and over all of them.
type NetTotal struct {
	Cells []Amount `json:"cells"`
	Total Amount   `json:"total"`
}

// All are the cells and then the total.
func (t NetTotal) All() []Amount { return append(slices.Clone(t.Cells), t.Total) }

// NetTable sums what Balance sums, by Options.By and Options.By2. Columns are
// those in which something passed, in order of their key.
func (r *Reckoner) NetTable() NetTable {
	rows, total, more := r.group(sumsAlone)
	columns := total.across.inOrder()
	return NetTable{
		Summed: r.summed(total, more), By2: r.o.By2,
		Columns:        lists.Of(columns, func(c *group) Optional { return Optional(c.key) }),
		PrivateColumns: lists.Of(columns, (*group).private),
		Rows:           lists.Of(rows, func(g *group) NetRow { return g.net(columns) }),
		Total:          total.nets(columns),
	}
}

func (g *group) net(columns []*group) NetRow {
	return NetRow{
		Key: Optional(g.key), NetTotal: g.nets(columns), File: g.file, KeyPrivate: g.private(),
		PrivateCells: lists.Of(columns, func(c *group) bool { return g.cell(c).private() }),
	}
}

func (g *group) nets(columns []*group) NetTotal {
	return NetTotal{lists.Of(columns, func(c *group) Amount { return g.cell(c).sums.Net() }), g.sums.Net()}
}

func (g *group) cell(column *group) *group {
	return cmp.Or(g.across.of[column.id], &group{})
}

// ExplainNetTable explains each filled cell of NetTable, and its total.
func (r *Reckoner) ExplainNetTable() []Explanation {
	rows, total, _ := r.group(withLines)
	var all []Explanation
	for _, row := range rows {
		for _, cell := range row.across.inOrder() {
			e := cell.sums.explain(r, cmp.Or(row.key, r.o.By.Keyless())+", "+cmp.Or(cell.key, r.o.By2.Keyless()))
			e.Private = row.private() || cell.private()
			all = append(all, e)
		}
	}
	return append(all, total.explainTotal())
}

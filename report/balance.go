package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// Balance is what passed both ways, row by row.
type Balance struct {
	AsOf  ledger.Date  `json:"as_of"`
	Begin ledger.Date  `json:"begin"`
	End   ledger.Date  `json:"end"` // exclusive
	By    By           `json:"by"`
	Rows  []BalanceRow `json:"rows"`
	Total Total        `json:"total"` // each entry once

	Raw       bool `json:"-"` // amounts are in the units they were typed in
	ShowIndex bool `json:"-"`
	Communal  bool `json:"-"` // all that passed did so within communal ties, which Rows leave out
	More      int  `json:"-"` // rows that were not asked for
}

// BalanceRow is one ally's, kind's, reach's … balance.
type BalanceRow struct {
	Key Optional `json:"key"`
	Total
	Index    *Figure  `json:"index"`
	Standing Optional `json:"standing"`

	File       string `json:"-"` // of a row that is one ally
	Communal   bool   `json:"-"`
	Entries    int    `json:"-"`
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
	return Balance{
		AsOf: r.o.Today, Begin: r.o.Period.Begin, End: r.o.Period.End, By: r.o.By,
		Rows: lists.Of(rows, (*group).balance), Total: total.sums.Total(), More: more,
		Raw: r.o.Units, ShowIndex: r.o.Index, Communal: total.sums.entries == 0 && r.passedUncounted(),
	}
}

func (g *group) balance() BalanceRow {
	row := BalanceRow{
		Key: Optional(g.key), Total: g.sums.Total(),
		File: g.file, Communal: g.communal, Entries: g.sums.entries, KeyPrivate: g.private(), keptCommunal: g.kept,
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
		return a.Communal && r.matches(a) && r.flow(a).entries > 0
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

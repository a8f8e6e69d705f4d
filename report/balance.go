package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// Balance is what passed both ways, row by row.
type Balance struct {
	AsOf  ledger.Date  `json:"as_of"`
	Begin ledger.Date  `json:"begin"`
	End   ledger.Date  `json:"end"` // exclusive
	By    By           `json:"by"`
	Rows  []BalanceRow `json:"rows"`
	Total Total        `json:"total"`

	Raw       bool `json:"-"` // amounts are in the units they were typed in
	ShowIndex bool `json:"-"`
	Communal  bool `json:"-"` // all that passed did so within communal ties, which Rows leave out
}

// BalanceRow is one ally's, kind's, reach's … balance.
type BalanceRow struct {
	Key      Optional `json:"key"`
	Gave     Amount   `json:"gave"`
	Got      Amount   `json:"got"`
	Net      Amount   `json:"net"`
	Index    *Figure  `json:"index"`
	Standing Optional `json:"standing"`

	File     string `json:"-"` // of a row that is one ally
	Communal bool   `json:"-"`
	Entries  int    `json:"-"`
	Private  bool   `json:"-"` // only private things name the key
}

// Total sums all rows' entries, each once.
type Total struct {
	Gave Amount `json:"gave"`
	Got  Amount `json:"got"`
	Net  Amount `json:"net"`
}

// By is what a balance is grouped by.
type By string

// The groupings; the empty By means ByAlly.
const (
	ByAlly    By = "ally"
	ByKind    By = "kind"
	ByReach   By = "reach"
	ByOrg     By = "org"
	ByTag     By = "tag"
	ByMonth   By = "month"
	ByQuarter By = "quarter"
	ByYear    By = "year"
	ByWeek    By = "week" // of an activity alone
)

// Groupings lists what a balance may be grouped by, the default first.
func Groupings() []By {
	return []By{ByAlly, ByKind, ByReach, ByOrg, ByTag, ByMonth, ByQuarter, ByYear}
}

// Balance sums what passed both ways over the period, by what Options.By
// names. Communal ties have no row and no part in the total unless Options.All
// asks. An entry with several tags is in the row of each; the total holds it
// once.
func (r *Reckoner) Balance() Balance {
	g, total := r.group()
	return Balance{
		AsOf: r.o.Today, Begin: r.o.Period.Begin, End: r.o.Period.End, By: r.o.By,
		Rows: g.balanceRows(), Total: Total{total.gave, total.got, total.net()},
		Raw: r.o.Units, ShowIndex: r.o.Index, Communal: len(total.lines) == 0 && r.passedUncounted(),
	}
}

// passedUncounted reports whether anything passed within a communal tie that
// the query matches, where no sum holds it.
func (r *Reckoner) passedUncounted() bool {
	return !r.o.All && slices.ContainsFunc(r.l.Allies, func(a *ledger.Ally) bool {
		return a.Communal && r.matches(a) && len(r.flow(a).lines) > 0
	})
}

// ExplainBalance explains every row of Balance, and its total.
func (r *Reckoner) ExplainBalance() []Explanation {
	g, total := r.group()
	var all []Explanation
	for _, row := range g.inOrder() {
		title := cmp.Or(row.key, "not said")
		e := row.sums.explain(r, title)
		e.Private = row.private()
		all = append(all, e)
		if r.o.Index && row.index != nil {
			row.index.judge()
			all = append(all, row.index.explain(r, title))
		}
	}
	return append(all, Explanation{Title: "total", Formula: total.netFormula()})
}

func (g *groups) balanceRows() []BalanceRow {
	rows := make([]BalanceRow, 0, len(g.order))
	for _, x := range g.inOrder() {
		row := BalanceRow{
			Key: Optional(x.key), Gave: x.sums.gave, Got: x.sums.got, Net: x.sums.net(),
			File: x.file, Communal: x.communal, Entries: len(x.sums.lines), Private: x.private(),
		}
		if x.index != nil {
			x.index.judge()
			row.Index, row.Standing = x.index.smooth, x.index.standing
		}
		rows = append(rows, row)
	}
	return rows
}

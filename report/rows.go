package report

import "allies/ledger"

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

// Register lists entries in order of date.
type Register struct {
	Rows []RegisterRow `json:"rows"`

	Period ledger.Period `json:"-"`
}

// RegisterRow is an entry with the balance after it; nil where the tie is
// communal and does not count.
type RegisterRow struct {
	Entry
	Ally    string  `json:"ally"`
	Balance *Amount `json:"balance"`
}

// DueList lists follow-ups.
type DueList struct {
	AsOf ledger.Date `json:"as_of"`
	Rows []DueRow    `json:"rows"`
}

// DueRow is one follow-up.
type DueRow struct {
	Ally        string      `json:"ally"`
	State       State       `json:"state"`
	Due         ledger.Date `json:"due"`
	DaysOverdue *int        `json:"days_overdue"`
	Lateness    *Figure     `json:"lateness"`
	LastContact ledger.Date `json:"last_contact"`
	Cadence     *Cadence    `json:"cadence"`
	LastTitle   Optional    `json:"last_title"`
	File        string      `json:"file"`

	LastPlace        Place `json:"-"` // of the newest contact; zero without one
	LastTitlePrivate bool  `json:"-"`

	Private []string `json:"-"` // front-matter keys that are private
}

// Promises lists promises of several allies.
type Promises struct {
	Rows []PromiseRow `json:"rows"`

	AsOf ledger.Date `json:"-"`
}

// PromiseRow is a promise and the ally it is between.
type PromiseRow struct {
	Promise
	Ally string `json:"ally"`
}

// List lists allies.
type List struct {
	AsOf    ledger.Date `json:"as_of"`
	Allies  []Ally      `json:"allies"`
	LeftOut []LeftOut   `json:"left_out"`
}

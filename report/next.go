package report

import "allies/ledger"

// Next lists whom to turn to now, the most pressing first.
type Next struct {
	Rows []NextRow `json:"rows"`

	AsOf       ledger.Date `json:"-"`
	Allies     int         `json:"-"` // of the ledger
	More       int         `json:"-"` // how many further ones have a reason
	ThanksUsed bool        `json:"-"` // some note says `thanked:`
}

// NextRow is an ally and what the user's notes say is open between the two.
type NextRow struct {
	Ally    string   `json:"ally"`
	Score   Figure   `json:"score"`   // the sum of the shares
	Reasons []Reason `json:"reasons"` // in order of their share

	File string `json:"-"`
}

// Reason is one part of a score.
type Reason struct {
	Code  ReasonCode `json:"code"`
	Share Figure     `json:"share"` // what it adds to the score
	Text  string     `json:"text"`  // a sentence; the user's own words stand in it as typed

	Place   Place `json:"-"` // the line it comes from; the file alone where there is none
	Private bool  `json:"-"`
}

// ReasonCode names a kind of reason.
type ReasonCode string

// The kinds of reasons, in the order of the formula.
const (
	ReasonPromise ReasonCode = "promise"
	ReasonThanks  ReasonCode = "thanks"
	ReasonEvent   ReasonCode = "event"
	ReasonLate    ReasonCode = "late"
	ReasonBalance ReasonCode = "balance"
)

// Next lists at most n allies with a reason to turn to them; all of them for
// a negative n. The reckoning, section 5.
func (r *Reckoner) Next(n int) Next {
	return Next{Rows: []NextRow{}, AsOf: r.o.Today}
}

// ExplainNext explains every score that Next lists.
func (r *Reckoner) ExplainNext(n int) []Explanation { return nil }

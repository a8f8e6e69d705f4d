package report

import "allies/ledger"

// Activity is contact over time. A contact day is counted once for each ally
// that it was with.
type Activity struct {
	AsOf     ledger.Date `json:"as_of"`
	Begin    ledger.Date `json:"begin"`
	End      ledger.Date `json:"end"` // exclusive
	By       By          `json:"by"`  // week, month or year
	Contacts int         `json:"contacts"`
	Rows     []Span      `json:"rows"`
	Days     []DayCount  `json:"days"` // every day of the span's last year
}

// Span is a week (from Monday), a month or a year, as far as the period
// reaches.
type Span struct {
	Key      string      `json:"key"` // its first day, 2026-11 or 2026
	Begin    ledger.Date `json:"begin"`
	End      ledger.Date `json:"end"` // exclusive
	Contacts int         `json:"contacts"`
	Allies   int         `json:"allies"` // how many they were with
}

// DayCount counts the contacts of one day.
type DayCount struct {
	Date     ledger.Date `json:"date"`
	Contacts int         `json:"contacts"`
}

// Activity counts the contacts of the chosen notes over the period, by
// default the year up to today; Options.By may be ByWeek, ByMonth or ByYear,
// else the length of the period decides.
func (r *Reckoner) Activity() Activity { return Activity{AsOf: r.o.Today} }

// ExplainActivity lists the notes that were counted, span by span.
func (r *Reckoner) ExplainActivity() []Explanation { return nil }

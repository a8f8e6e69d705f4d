// Package report is the reckoning: it computes every figure from a ledger and
// returns plain values with json tags. It prints nothing, and looks at no
// clock: the day to reckon from is an option.
//
// A Reckoner has a method for each report, and one that explains its figures:
//
//	r := report.New(ledger, report.Options{Today: today, Query: q})
//	balance, why := r.Balance(), r.ExplainBalance()
//
// The formulas are those of the user guide, `allies help reckoning`, whose
// sections the methods name. Fields without a json key are for people alone;
// Private says that a row may be shown to others only where they ask for what
// is private.
package report

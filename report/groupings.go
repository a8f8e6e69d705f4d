package report

// By is what a balance is grouped by.
type By string

// The groupings; the empty By means ByAlly.
const (
	ByAlly    By = "ally"
	ByKind    By = "kind"
	ByReach   By = "reach"
	ByOrg     By = "org"
	ByTag     By = "tag"
	ByWeek    By = "week"
	ByMonth   By = "month"
	ByQuarter By = "quarter"
	ByYear    By = "year"
)

// Groupings lists what a balance may be grouped by, the default first.
func Groupings() []By {
	return append([]By{ByAlly, ByKind, ByReach, ByOrg, ByTag}, Lengths()...)
}

// Lengths lists the groupings by time, the shortest first.
func Lengths() []By { return []By{ByWeek, ByMonth, ByQuarter, ByYear} }

const daysInWeek = 7

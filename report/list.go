package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// List lists allies.
type List struct {
	AsOf    ledger.Date `json:"as_of"`
	Allies  []Ally      `json:"allies"`
	LeftOut []LeftOut   `json:"left_out"`
}

// Sort is what a list of allies, or a balance, is ordered by.
type Sort string

// The orders; the empty Sort means SortName.
const (
	SortName Sort = "name"
	SortLast Sort = "last" // newest contact first
	SortDue  Sort = "due"  // earliest first
	SortNet  Sort = "net"  // most given on balance first
	SortGave Sort = "gave" // most given first
	SortGot  Sort = "got"  // most received first
)

// Sorts lists the orders of a list, the default first.
func Sorts() []Sort { return []Sort{SortName, SortLast, SortDue, SortNet} }

// List lists the allies that the query matches. Those without what the order
// goes by come last, ties in order of name.
func (r *Reckoner) List(by Sort) List {
	list := List{AsOf: r.o.Today, Allies: []Ally{}, LeftOut: r.LeftOut()}
	for _, a := range r.selection() {
		row, _ := r.ally(a)
		list.Allies = append(list.Allies, row)
	}
	slices.SortStableFunc(list.Allies, func(a, b Ally) int {
		switch by {
		case SortLast:
			return cmp.Compare(b.LastContact, a.LastContact)
		case SortDue:
			return cmp.Compare(dateOrNever(a.Due), dateOrNever(b.Due))
		case SortNet:
			return b.Net.Points.Cmp(a.Net.Points)
		}
		return 0
	})
	return list
}

// dateOrNever orders no date after every date.
func dateOrNever(d ledger.Date) ledger.Date {
	if d == 0 {
		return 1<<31 - 1
	}
	return d
}

// Package journal writes what passed both ways as a journal for hledger, Ledger
// or Beancount. It counts nothing: each entry is a transaction in its own unit,
// and the sums are the other program's.
package journal

import (
	"maps"
	"slices"

	"allies/ledger"
)

type Format string

const (
	Hledger   Format = "hledger"
	Ledger    Format = "ledger"
	Beancount Format = "beancount"
)

// Book is what a journal is made of. Allies and Config are the ledger's, whole,
// so that no spelling depends on which entries were chosen.
type Book struct {
	AsOf    ledger.Date
	Allies  []*ledger.Ally
	Config  *ledger.Config
	Entries []Entry // in order of date
}

type Entry struct {
	Date   ledger.Date
	Ally   *ledger.Ally
	Dir    ledger.Direction
	Kind   string // "" where none was named
	Amount ledger.Number
	Unit   string // "" for points
	Text   string // one line of plain words
	File   string
	Line   int
}

func (e *Entry) signed() ledger.Number {
	if e.Dir == ledger.Got {
		return e.Amount.Neg()
	}
	return e.Amount
}

func (e *Entry) root() string {
	if e.Dir == ledger.Got {
		return receivedRoot
	}
	return givenRoot
}

const (
	alliesRoot   = "Allies"
	givenRoot    = "Given"
	receivedRoot = "Received"
)

const points = "pt"

// first is the day from which accounts are open and prices hold.
func (b *Book) first() ledger.Date {
	if len(b.Entries) == 0 {
		return b.AsOf
	}
	return b.Entries[0].Date
}

func (b *Book) units() []string {
	found := map[string]bool{}
	for i := range b.Entries {
		found[b.Entries[i].Unit] = true
		if _, priced := b.Config.Price(b.Entries[i].Unit); priced {
			found[""] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// places is how many decimal places show every sum of a unit as it is: as many
// as its entries have. Of points those count too that an entry is worth.
func (b *Book) places(unit string) int {
	most := 0
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Unit == unit {
			most = max(most, decimals(e.Amount))
		} else if price, priced := b.Config.Price(e.Unit); priced && unit == "" {
			most = max(most, decimals(e.Amount.Mul(price)))
		}
	}
	return most
}

type price struct {
	unit   string
	points ledger.Number
}

// prices lists what the units of the entries are worth, of those that have a
// price.
func (b *Book) prices() []price {
	var all []price
	for _, unit := range b.units() {
		if p, priced := b.Config.Price(unit); priced {
			all = append(all, price{unit, p})
		}
	}
	return all
}

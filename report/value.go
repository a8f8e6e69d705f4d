package report

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// favour is an entry that counts: it stands in no plan and is dated today at
// the latest.
type favour struct {
	note  *ledger.Note
	entry *ledger.Entry
}

func (f favour) date() ledger.Date { return f.note.Date }

// favours returns an ally's counted entries in order of date, then of the
// file.
func (r *Reckoner) favours(a *ledger.Ally) []favour {
	f := r.of(a)
	if f.favours != nil {
		return f.favours
	}
	count := 0
	for n := range a.AllNotes() {
		count += len(n.Entries)
	}
	f.favours = make([]favour, 0, count)
	for n := range a.AllNotes() {
		if len(n.Entries) == 0 || n.IsPlan(r.o.Today) {
			continue
		}
		for j := range n.Entries {
			f.favours = append(f.favours, favour{n, &n.Entries[j]})
		}
	}
	byDate := func(x, y favour) int { return cmp.Compare(x.date(), y.date()) }
	if !slices.IsSortedFunc(f.favours, byDate) {
		slices.SortStableFunc(f.favours, byDate)
	}
	return f.favours
}

// points returns an entry's value: its kind's weight where it has no amount;
// a bare amount times that weight; an amount times its unit's price. It
// returns false for a commodity without a price. The reckoning, section 1.
func points(c *ledger.Config, e *ledger.Entry) (ledger.Number, bool) {
	if e.HasAmount && e.Unit != "" {
		price, ok := c.Price(e.Unit)
		if !ok {
			return ledger.Number{}, false
		}
		return e.Amount.Mul(price), true
	}
	weight := ledger.Int(1)
	if e.Kind != "" {
		weight = c.Weight(e.Kind)
	}
	if !e.HasAmount {
		return weight, true
	}
	return e.Amount.Mul(weight), true
}

// add puts an entry's value into the sum; raw keeps priced units as typed.
func (m *Amount) add(c *ledger.Config, e *ledger.Entry, raw bool) {
	value, priced := points(c, e)
	if priced && !(raw && e.Unit != "") {
		m.Points = m.Points.Add(value)
		return
	}
	if m.Units == nil {
		m.Units = Units{}
	}
	m.Units[e.Unit] = m.Units[e.Unit].Add(e.Amount)
}

// plus returns m + n.
func (m Amount) plus(n Amount) Amount {
	sum := Amount{Points: m.Points.Add(n.Points), Units: make(Units, len(m.Units)+len(n.Units))}
	for unit, x := range m.Units {
		sum.Units[unit] = x
	}
	for unit, x := range n.Units {
		sum.Units[unit] = sum.Units[unit].Add(x)
	}
	return sum
}

// minus returns m − n.
func (m Amount) minus(n Amount) Amount {
	negative := Amount{Points: n.Points.Neg(), Units: make(Units, len(n.Units))}
	for unit, x := range n.Units {
		negative.Units[unit] = x.Neg()
	}
	return m.plus(negative)
}

// line is an entry and whose it is.
type line struct {
	ally *ledger.Ally
	favour
}

// inOrder sorts lines by date; those of a day stay in their order.
func inOrder(lines []line) []line {
	slices.SortStableFunc(lines, func(x, y line) int { return cmp.Compare(x.date(), y.date()) })
	return lines
}

// flow is what passed both ways, and the entries that it sums.
type flow struct {
	gave, got Amount
	lines     []line
}

func (f *flow) add(c *ledger.Config, x line, raw bool) {
	if x.entry.Dir == ledger.Gave {
		f.gave.add(c, x.entry, raw)
	} else {
		f.got.add(c, x.entry, raw)
	}
	f.lines = append(f.lines, x)
}

func (f *flow) merge(g *flow) {
	f.gave, f.got = f.gave.plus(g.gave), f.got.plus(g.got)
	f.lines = append(f.lines, g.lines...)
}

// newest is the day of the last entry, 0 where there is none.
func (f *flow) newest() ledger.Date {
	var last ledger.Date
	for _, x := range f.lines {
		last = max(last, x.date())
	}
	return last
}

func (f *flow) net() Amount { return f.gave.minus(f.got) }

// Net is what was given of a kind, less what was received.
func (k KindTotal) Net() Amount { return k.Gave.minus(k.Got) }

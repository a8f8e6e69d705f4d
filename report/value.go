package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
)

// favour is an entry that counts: it stands in no plan and is dated today at
// the latest.
// Where only sums were asked for, it has what passed, and neither note nor entry.
type favour struct {
	note   *ledger.Note
	entry  *ledger.Entry
	passed *ledger.Passed
	sums   *ledger.Sums // which it passed in
}

func (f favour) date() ledger.Date {
	if f.passed != nil {
		return f.passed.Date
	}
	return f.note.Date
}

func (f favour) worth() *ledger.Worth {
	if f.passed != nil {
		return f.sums.Worth(f.passed)
	}
	return &f.entry.Worth
}

// tags are those of the heading above and its own.
func (f favour) tags() []string {
	if f.passed != nil {
		return distinctTags(nil, f.sums.Tags(f.passed))
	}
	return distinctTags(f.note.HeadTags, f.entry.Tags)
}

// at is where it stands in the ally's own file; what pages hold comes after that.
func (f favour) at(a *ledger.Ally) int32 {
	switch {
	case f.passed != nil:
		return f.passed.At
	case f.note.File != a.File:
		return math.MaxInt32
	}
	return f.entry.Pos.Start
}

// favours returns an ally's counted entries in order of date, then of the
// file.
func (r *Reckoner) favours(a *ledger.Ally) []favour {
	f := r.of(a)
	if f.favours != nil {
		return f.favours
	}
	passed, count := r.summed(a), 0
	for n := range a.AllNotes() {
		count += len(n.Entries)
	}
	f.favours = slices.Grow(r.spare[:0], len(passed)+count)
	r.spare = nil
	for i := range passed {
		f.favours = append(f.favours, favour{passed: &passed[i], sums: a.Sums})
	}
	for n := range a.AllNotes() {
		if len(n.Entries) == 0 || n.IsPlan(r.o.Today) {
			continue
		}
		for j := range n.Entries {
			f.favours = append(f.favours, favour{note: n, entry: &n.Entries[j]})
		}
	}
	inOrder := func(x, y favour) int {
		return cmp.Or(cmp.Compare(x.date(), y.date()), cmp.Compare(x.at(a), y.at(a)))
	}
	if !slices.IsSortedFunc(f.favours, inOrder) {
		slices.SortStableFunc(f.favours, inOrder)
	}
	return f.favours
}

// forgetFavours lets the memory of an ally's favours be used for another's.
func (r *Reckoner) forgetFavours(a *ledger.Ally) {
	f := r.of(a)
	r.spare, f.favours = f.favours, nil
}

// summed is what passed up to today, of an ally of whom only sums are kept.
func (r *Reckoner) summed(a *ledger.Ally) []ledger.Passed {
	if a.Sums == nil {
		return nil
	}
	all := a.Sums.Passed
	end, _ := slices.BinarySearchFunc(all, r.o.Today+1, func(p ledger.Passed, day ledger.Date) int { return cmp.Compare(p.Date, day) })
	return all[:end]
}

// value is what an entry is worth in points, and how that comes: the reckoning,
// section 1.
type value struct {
	points ledger.Number
	by     ledger.Number // what the amount counts by: the price of its unit, else the weight of its kind
	priced bool          // false for a commodity without a price
}

func valueOf(c *ledger.Config, e *ledger.Worth) value {
	v := value{by: ledger.Int(1), priced: true}
	switch {
	case e.HasAmount && e.Unit != "":
		v.by, v.priced = c.Price(e.Unit)
	case e.Kind != "":
		v.by = c.Weight(e.Kind)
	}
	v.points = v.by
	if e.HasAmount && v.priced {
		v.points = e.Amount.Mul(v.by)
	}
	return v
}

// add puts an entry's value into the sum; raw keeps priced units as typed.
func (m *Amount) add(c *ledger.Config, e *ledger.Worth, raw bool) {
	v := valueOf(c, e)
	if v.priced && !(raw && e.Unit != "") {
		m.Points = m.Points.Add(v.points)
		return
	}
	if m.Units == nil {
		m.Units = Units{}
	}
	m.Units[e.Unit] = m.Units[e.Unit].Add(e.Amount)
}

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

// flow is what passed both ways: how many entries it sums, and the day of the
// last one, 0 where there is none.
type flow struct {
	gave, got Amount
	entries   int
	last      ledger.Date
	lines     []line // the entries, where they are listed
}

// count adds an entry to the sums.
func (f *flow) count(c *ledger.Config, x line, raw bool) {
	if worth := x.worth(); worth.Dir == ledger.Gave {
		f.gave.add(c, worth, raw)
	} else {
		f.got.add(c, worth, raw)
	}
	f.entries++
	f.last = max(f.last, x.date())
}

// list adds an entry to the sums and to the lines.
func (f *flow) list(c *ledger.Config, x line, raw bool) {
	f.count(c, x, raw)
	f.lines = append(f.lines, x)
}

func (f *flow) net() Amount { return f.gave.minus(f.got) }

// Net is what was given of a kind, less what was received.
func (k KindTotal) Net() Amount { return k.Gave.minus(k.Got) }

// Amount is a sum: points, and beside them every commodity without a price in
// its own unit. The zero Amount is nothing.
type Amount struct {
	Points ledger.Number `json:"points"`
	Units  Units         `json:"units"`
}

// String writes points, then the commodities without a price.
func (m Amount) String() string {
	parts := []string{m.Points.String()}
	for _, unit := range slices.Sorted(maps.Keys(m.Units)) {
		parts = append(parts, m.Units[unit].String()+" "+unit)
	}
	return strings.Join(parts, ", ")
}

// Units maps a commodity to its exact sum.
type Units map[string]ledger.Number

// MarshalJSON writes {} for no commodity, and the keys in order.
func (u Units) MarshalJSON() ([]byte, error) {
	if u == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(map[string]ledger.Number(u))
}

// Figure is an index, a lateness or a score: computed in floating point and
// shown with at most 4 places.
type Figure float64

// String prints at most 4 places, rounded half away from zero, without
// trailing zeros.
func (f Figure) String() string {
	rounded := math.Round(float64(f)*1e4) / 1e4
	if rounded == 0 {
		rounded = 0 // no minus sign
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// MarshalJSON writes the figure as a number of at most 4 places.
func (f Figure) MarshalJSON() ([]byte, error) { return []byte(f.String()), nil }

// Exact is an amount as the user typed it: its JSON keeps all of the 6 places
// that an amount may have.
type Exact struct{ ledger.Number }

// typedPlaces is how many places a typed amount may have.
const typedPlaces = 6

// String prints the amount in full, or to 4 places where no decimal is exact.
func (e Exact) String() string {
	full := e.Round(typedPlaces)
	if n, ok := ledger.ParseNumber(full); ok && n.Cmp(e.Number) == 0 {
		return full
	}
	return e.Number.String()
}

// In says the amount in its unit as one would type it: "2", "2h", "50 USD".
func (e Exact) In(unit string) string {
	if unit == "" || unit == "h" || unit == "min" {
		return e.String() + unit
	}
	return e.String() + " " + unit
}

// MarshalJSON writes the amount as a string.
func (e Exact) MarshalJSON() ([]byte, error) { return []byte(`"` + e.String() + `"`), nil }

// Optional is a word that may be absent: "" marshals as null.
type Optional string

// MarshalJSON writes null for "".
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // the encoder around this one decides
	err := enc.Encode(string(o))
	return b.Bytes(), err
}

// distinctTags joins the tags of a heading and of an item, each once.
func distinctTags(head, own []string) []string {
	tags := make([]string, 0, len(head)+len(own))
	if cap(tags) == 1 {
		return append(append(tags, head...), own...)
	}
	seen := make(map[string]bool, cap(tags))
	for _, list := range [][]string{head, own} {
		for _, tag := range list {
			if key := ledger.Fold(tag); !seen[key] {
				seen[key] = true
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// proven returns what an ally gave of a kind within the window, the newest
// first.
func (r *Reckoner) proven(a *ledger.Ally, kind string) []favour {
	var given []favour
	for _, f := range r.favours(a) {
		if f.entry.Dir == ledger.Got && f.entry.Kind == kind && r.age(f.date()) <= r.l.Config.Window {
			given = append(given, f)
		}
	}
	slices.Reverse(given)
	return given
}

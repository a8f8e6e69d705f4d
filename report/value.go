package report

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// value is an entry's worth in points. The reckoning, section 1.
type value struct {
	points ledger.Number
	priced bool // false for a commodity without a price
}

func valueOf(c *ledger.Config, e *ledger.Worth) value {
	by, priced := rate(c, e)
	if e.HasAmount && priced {
		by = e.Amount.Mul(by)
	}
	return value{by, priced}
}

// rate is what the amount of an entry counts by: the price of its unit, else the
// weight of its kind; false for a commodity without a price.
func rate(c *ledger.Config, e *ledger.Worth) (by ledger.Number, priced bool) {
	switch {
	case e.HasAmount && e.Unit != "":
		return c.Price(e.Unit)
	case e.Kind != "":
		return c.Weight(e.Kind), true
	}
	return ledger.Int(1), true
}

// add puts an entry's value into the sum; raw keeps priced units as typed.
func (m *Amount) add(e *ledger.Worth, v *value, raw bool) {
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
	sum := Amount{m.Points.Add(n.Points), m.Units}
	if len(n.Units) > 0 {
		sum.Units = make(Units, len(m.Units)+len(n.Units))
		maps.Copy(sum.Units, m.Units)
		for unit, x := range n.Units {
			sum.Units[unit] = sum.Units[unit].Add(x)
		}
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

// BothWays is what passed both ways.
type BothWays struct {
	Gave Amount `json:"gave"`
	Got  Amount `json:"got"`
}

func (b *BothWays) add(e *ledger.Worth, v *value, raw bool) {
	if e.Dir == ledger.Gave {
		b.Gave.add(e, v, raw)
	} else {
		b.Got.add(e, v, raw)
	}
}

func (b BothWays) Net() Amount { return b.Gave.minus(b.Got) }

func (b BothWays) Total() Total { return Total{b.Gave, b.Got, b.Net()} }

// Total is what passed both ways, and its net.
type Total struct {
	Gave Amount `json:"gave"`
	Got  Amount `json:"got"`
	Net  Amount `json:"net"`
}

// Amount is a sum: points, and beside them every commodity without a price in
// its own unit. The zero Amount is nothing.
type Amount struct {
	Points ledger.Number `json:"points"`
	Units  Units         `json:"units"`
}

// String writes points, then the commodities without a price.
func (m Amount) String() string {
	units := lists.Of(slices.Sorted(maps.Keys(m.Units)), func(unit string) string { return m.Units[unit].String() + " " + unit })
	return strings.Join(append([]string{m.Points.String()}, units...), ", ")
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

// String has at most 4 places, halves away from zero, no trailing zeros.
func (f Figure) String() string {
	rounded := math.Round(float64(f)*1e4) / 1e4
	if rounded == 0 {
		rounded = 0 // no minus sign
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func (f Figure) MarshalJSON() ([]byte, error) { return []byte(f.String()), nil }

// Exact is an amount as the user typed it: its JSON keeps all of the 6 places
// that an amount may have.
type Exact struct{ ledger.Number }

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

func (e Exact) MarshalJSON() ([]byte, error) { return []byte(`"` + e.String() + `"`), nil }

// Optional is a word that may be absent: "" marshals as null.
type Optional string

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

func notNull(values []string) []string { return append([]string{}, values...) }

// or is what may be absent, else what stands for it then.
func or[T any](value *T, absent T) T {
	if value == nil {
		return absent
	}
	return *value
}

// dateOrNever orders no date after every date.
func dateOrNever(d ledger.Date) ledger.Date {
	if d == 0 {
		return 1<<31 - 1
	}
	return d
}

// circleOrNone orders no circle after all.
func circleOrNone(a *ledger.Ally) int {
	if a.Circle == 0 {
		return 1 << 10
	}
	return a.Circle
}

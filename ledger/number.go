package ledger

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// Number is an exact rational: an amount, a weight, a price, or a sum of
// points. The zero Number is 0. Values are immutable. Small values stay in two
// machine words; what outgrows them continues as a big.Rat, so no sum ever
// loses a digit.
type Number struct {
	num, den int64    // in lowest terms, den > 0; den 0 means num/1
	wide     *big.Rat // set when the value does not fit; then num, den are 0
}

func Int(n int64) Number { return Number{num: n, den: 1} }

// Frac returns num/den in lowest terms. den must not be zero.
func Frac(num, den int64) Number {
	if num == math.MinInt64 || den == math.MinInt64 {
		return fromRat(big.NewRat(num, den))
	}
	if den < 0 {
		num, den = -num, -den
	}
	if den == 1 {
		return Number{num: num, den: 1}
	}
	g := gcd(abs(num), den)
	return Number{num: num / g, den: den / g}
}

// ParseNumber reads a plain decimal ("2", "0.5", "-3.25") or a fraction
// ("1/60") exactly. It returns false for anything else.
func ParseNumber(s string) (Number, bool) {
	top, bottom, fraction := strings.Cut(s, "/")
	n, ok := parseDecimal(strings.TrimSpace(top))
	if !ok || !fraction {
		return n, ok
	}
	d, ok := parseDecimal(strings.TrimSpace(bottom))
	if !ok || d.Sign() == 0 {
		return Number{}, false
	}
	return n.Div(d), true
}

// maxLiteral bounds what a user may type as one number, so that no file can
// make the program compute with millions of digits.
const maxLiteral = 40

func parseDecimal(s string) (Number, bool) {
	body := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	if body == "" || len(s) > maxLiteral || len(s)-len(body) > 1 {
		return Number{}, false
	}
	point, count := -1, 0
	for i := range len(body) {
		switch c := body[i]; {
		case c == '.' && point < 0:
			point = i
		case c >= '0' && c <= '9':
			count++
		default:
			return Number{}, false
		}
	}
	if count == 0 || point == 0 || point == len(body)-1 {
		return Number{}, false
	}
	if count <= 18 {
		return smallDecimal(s, body, point), true
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Number{}, false
	}
	return fromRat(r), true
}

// smallDecimal reads checked digits that fit a machine word.
func smallDecimal(s, body string, point int) Number {
	num, den := int64(0), int64(1)
	for i := range len(body) {
		if body[i] == '.' {
			continue
		}
		num = num*10 + int64(body[i]-'0')
		if point >= 0 && i > point {
			den *= 10
		}
	}
	if s[0] == '-' {
		num = -num
	}
	return Frac(num, den)
}

func fromRat(r *big.Rat) Number {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Number{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Number{wide: r}
}

func (n Number) parts() (num, den int64) {
	if n.den == 0 {
		return n.num, 1
	}
	return n.num, n.den
}

// Rat returns the value as a new big.Rat.
func (n Number) Rat() *big.Rat {
	if n.wide != nil {
		return new(big.Rat).Set(n.wide)
	}
	num, den := n.parts()
	return big.NewRat(num, den)
}

func (n Number) Add(m Number) Number {
	if n.wide == nil && m.wide == nil {
		a, b := n.parts()
		c, d := m.parts()
		if b == 1 {
			a, b, c, d = c, d, a, b
		}
		x, fits := mulInt(c, b)
		switch {
		case d == 1 && fits: // the lowest terms stay so
			if sum, ok := addInt(a, x); ok {
				return Number{num: sum, den: b}
			}
		case b == d:
			if sum, ok := addInt(a, c); ok {
				return Frac(sum, b)
			}
		case fits:
			if y, ok := mulInt(a, d); ok {
				sum, fits := addInt(x, y)
				den, fitsToo := mulInt(b, d)
				if fits && fitsToo {
					return Frac(sum, den)
				}
			}
		}
	}
	return fromRat(new(big.Rat).Add(n.Rat(), m.Rat()))
}

func (n Number) Neg() Number {
	if n.wide != nil {
		return fromRat(new(big.Rat).Neg(n.wide))
	}
	return Number{num: -n.num, den: n.den}
}

func (n Number) Sub(m Number) Number { return n.Add(m.Neg()) }

func (n Number) Mul(m Number) Number {
	if m.num == 1 && m.den == 1 {
		return n
	}
	if n.wide == nil && m.wide == nil {
		a, b := n.parts()
		c, d := m.parts()
		if num, ok := mulInt(a, c); ok {
			if den, ok := mulInt(b, d); ok {
				return Frac(num, den)
			}
		}
	}
	return fromRat(new(big.Rat).Mul(n.Rat(), m.Rat()))
}

// Div returns n / m. m must not be zero.
func (n Number) Div(m Number) Number {
	return fromRat(new(big.Rat).Quo(n.Rat(), m.Rat()))
}

func (n Number) Sign() int {
	if n.wide != nil {
		return n.wide.Sign()
	}
	switch {
	case n.num < 0:
		return -1
	case n.num > 0:
		return 1
	}
	return 0
}

func (n Number) Cmp(m Number) int { return n.Sub(m).Sign() }

// Float returns the nearest float64.
func (n Number) Float() float64 {
	if n.wide != nil {
		f, _ := n.wide.Float64()
		return f
	}
	num, den := n.parts()
	return float64(num) / float64(den)
}

const places = 4

// String prints at most 4 decimal places, rounded half away from zero,
// without trailing zeros: 2, 0.5, 0.3333.
func (n Number) String() string { return n.Round(places) }

// Round prints at most so many decimal places, half away from zero.
func (n Number) Round(most int) string {
	if n.wide == nil && n.den <= 1 {
		return strconv.FormatInt(n.num, 10)
	}
	s := n.Rat().FloatString(most)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// MarshalJSON writes the figure as a string: exact amounts are never floats.
func (n Number) MarshalJSON() ([]byte, error) {
	return []byte(`"` + n.String() + `"`), nil
}

// The arithmetic of machine words that tells when it does not fit.

func addInt(a, b int64) (int64, bool) {
	s := a + b
	return s, (a^s)&(b^s) >= 0 && s != math.MinInt64
}

func mulInt(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func abs(a int64) int64 {
	if a < 0 {
		return -a
	}
	return a
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}

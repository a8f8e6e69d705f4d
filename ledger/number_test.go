package ledger

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestParseNumber: what may be typed as a number, and how it is printed back.
func TestParseNumber(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"0", "0"}, {"2", "2"}, {"007", "7"}, {"0.5", "0.5"}, {"+3", "3"}, {"-3.25", "-3.25"},
		{"1/3", "0.3333"}, {"2/3", "0.6667"}, {"-2/3", "-0.6667"}, {" 3 / 4 ", "0.75"}, {"0.5/2", "0.25"}, {"1/-4", "-0.25"},
		{"0.00005", "0.0001"}, {"-0.00005", "-0.0001"}, {"0.00004", "0"}, {"-0.00004", "0"},
		{"999999999999999999", "999999999999999999"},
		{"1234567890123456789012345678.5", "1234567890123456789012345678.5"},
		{"9223372036854775807", "9223372036854775807"}, {"-9223372036854775808", "-9223372036854775808"},
	} {
		if n, ok := ParseNumber(c.typed); !ok || n.String() != c.want {
			t.Errorf("%q = %s, %v, want %s", c.typed, n, ok, c.want)
		}
	}
	for _, typed := range []string{
		"", "-", "+", "--1", "+-1", ".", ".5", "5.", "1.2.3", "1,5", "1e3", "0x10", "٣", "two", "1/0", "1/", "/2", "1/2/3", "1 2", "½",
		"12345678901234567890123456789012345678901",
	} {
		if n, ok := ParseNumber(typed); ok {
			t.Errorf("%q is read as %s", typed, n)
		}
	}
}

// TestNumbersAreExact: whatever the size of the numbers, sums, products and
// quotients are those of big.Rat.
func TestNumbersAreExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	random := func() int64 {
		n := [...]int64{0, 1, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, rng.Int64(), 1 << 31, rng.Int64N(100)}[rng.IntN(8)]
		if rng.IntN(2) == 0 && n != math.MinInt64 {
			return -n
		}
		return n
	}
	number := func() Number {
		den := random()
		for den == 0 {
			den = random()
		}
		return Frac(random(), den)
	}
	for range 5_000 {
		a, b := number(), number()
		x, y := a.Rat(), b.Rat()
		checkExact(t, a, "+", b, a.Add(b), new(big.Rat).Add(x, y))
		checkExact(t, a, "−", b, a.Sub(b), new(big.Rat).Sub(x, y))
		checkExact(t, a, "×", b, a.Mul(b), new(big.Rat).Mul(x, y))
		if b.Sign() != 0 {
			checkExact(t, a, "/", b, a.Div(b), new(big.Rat).Quo(x, y))
		}
		if got, want := a.Cmp(b), x.Cmp(y); got != want {
			t.Fatalf("%s compared with %s is %d, want %d", x, y, got, want)
		}
		if f, _ := x.Float64(); math.Abs(a.Float()-f) > math.Abs(f)*1e-15 {
			t.Fatalf("%s is %g, want %g", x, a.Float(), f)
		}
	}
}

// checkExact compares a result with the one of big.Rat. Equal values are equal
// however they came about: wide only where they have to be.
func checkExact(t *testing.T, a Number, sign string, b, got Number, want *big.Rat) {
	t.Helper()
	if got.Rat().Cmp(want) != 0 || got.Sign() != want.Sign() {
		t.Fatalf("%s %s %s = %s, want %s", a.Rat(), sign, b.Rat(), got.Rat(), want)
	}
	if fits := want.Num().IsInt64() && want.Denom().IsInt64() && want.Num().Int64() != math.MinInt64; (got.wide == nil) != fits {
		t.Fatalf("%s %s %s = %s is kept as %+v", a.Rat(), sign, b.Rat(), want, got)
	}
}

// TestTheZeroNumber: a sum begins with it.
func TestTheZeroNumber(t *testing.T) {
	var zero Number
	if zero.Sign() != 0 || zero.String() != "0" || zero.Float() != 0 || zero.Cmp(Int(0)) != 0 || zero.Neg().Sign() != 0 {
		t.Errorf("the zero Number is %s", zero)
	}
	if got := zero.Add(Frac(2, -4)); got != Frac(-1, 2) {
		t.Errorf("0 + 2/−4 = %+v", got)
	}
}

func TestRound(t *testing.T) {
	for _, c := range []struct {
		n    Number
		most int
		want string
	}{
		{Frac(5, 2), 0, "3"}, {Frac(-5, 2), 0, "-3"}, {Frac(1, 8), 2, "0.13"}, {Int(100), 0, "100"}, {Int(100), 2, "100"}, {Frac(-1, 1000), 2, "0"},
	} {
		if got := c.n.Round(c.most); got != c.want {
			t.Errorf("%s to %d places is %s, want %s", c.n.Rat(), c.most, got, c.want)
		}
	}
}

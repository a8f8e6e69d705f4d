package journal

import (
	"math/big"
	"strings"

	"allies/ledger"
)

// A figure that no decimal is exact for is written with so many places that no
// sum of it shows the difference, and shown with as many as allies has.
const (
	endlessPlaces = 20
	endlessShown  = 4
)

// decimal writes a number exactly; one without an end to so many places.
func decimal(n ledger.Number) string {
	places, ends := exactPlaces(n)
	if !ends {
		places = endlessPlaces
	}
	s := n.Rat().FloatString(places)
	if places > 0 && !ends {
		s = strings.TrimRight(s, "0")
	}
	return s
}

func decimals(n ledger.Number) int {
	if places, ends := exactPlaces(n); ends {
		return places
	}
	return endlessShown
}

// exactPlaces is how many decimal places a number has; false where they do not end.
func exactPlaces(n ledger.Number) (places int, ends bool) {
	two, five, denom := 0, 0, n.Rat().Denom()
	for ; divides(denom, 2); two++ {
		denom = new(big.Int).Quo(denom, big.NewInt(2))
	}
	for ; divides(denom, 5); five++ {
		denom = new(big.Int).Quo(denom, big.NewInt(5))
	}
	return max(two, five), denom.IsInt64() && denom.Int64() == 1
}

func divides(n *big.Int, by int64) bool {
	return new(big.Int).Rem(n, big.NewInt(by)).Sign() == 0
}

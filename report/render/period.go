package render

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/query"
)

// period says the span that a period was read as, "" where none was given.
func period(p ledger.Period) string {
	if p == (ledger.Period{}) {
		return ""
	}
	return "period: " + query.Words(p)
}

// point says what a point is in this ledger.
func point(c *ledger.Config) string {
	said := "a point is one favour, or one hour where hours are noted"
	if hour, _ := c.Price("h"); hour.Cmp(ledger.Int(1)) != 0 {
		said = "a point is one favour"
	}
	var prices []string
	for _, kind := range slices.Sorted(maps.Keys(c.Weights)) {
		prices = append(prices, kind+" "+c.Weights[kind].String())
	}
	for _, unit := range slices.Sorted(maps.Keys(c.Units)) {
		if price := c.Units[unit]; price != nil {
			prices = append(prices, "1 "+unit+" = "+price.String())
		}
	}
	if len(prices) > 0 {
		said += "; in allies.yaml: " + strings.Join(prices, ", ")
	}
	return said
}

// aboutLines are the lines under a title that are not empty.
func aboutLines(lines ...string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

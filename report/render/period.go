package render

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
)

// Spans says which days were asked for, a line each: what the period was read
// as, and each `date:` of the query. There is none where nothing was asked.
func (o *Options) Spans() []string {
	var lines []string
	if o.Period != (ledger.Period{}) {
		lines = append(lines, "period: "+when.Words(o.Period))
	}
	for _, span := range o.Dates {
		lines = append(lines, "date: "+when.Words(span))
	}
	return lines
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

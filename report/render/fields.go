package render

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/report"
)

// What several sheets share.

// unitsIn lists the commodities without a price that any of the amounts holds.
func unitsIn(amounts []report.Amount) []string {
	held := map[string]bool{}
	for _, a := range amounts {
		for unit := range a.Units {
			held[unit] = true
		}
	}
	return slices.Sorted(maps.Keys(held))
}

// amountHeads head three columns for points, and three more for each unit.
func amountHeads(units []string) []string {
	heads := []string{"gave", "got", "net"}
	for _, unit := range units {
		heads = append(heads, "gave "+unit, "got "+unit, "net "+unit)
	}
	return heads
}

func amountFields(units []string, amounts ...report.Amount) []field {
	var fields []field
	for _, unit := range append([]string{""}, units...) {
		for _, a := range amounts {
			fields = append(fields, value(of(a, unit).String()))
		}
	}
	return fields
}

func figureField(f *report.Figure) field {
	if f == nil {
		return value("")
	}
	return value(f.String())
}

func followupFields(state report.State, due ledger.Date, overdue *int, lateness *report.Figure) []field {
	return []field{value(string(state)), value(due.String()), value(number(overdue)), figureField(lateness)}
}

func cadenceFields(own keys, c *report.Cadence) []field {
	if c == nil || !own.showsCadence(c) {
		return []field{{}, {}, {}}
	}
	return []field{value(number(c.Days)), value(number(c.Until)), value(string(c.Source))}
}

// entryFields are the fields of an entry, from its date to its tags.
func entryFields(e *report.Entry) []field {
	typed, points := "", ""
	if e.Amount != nil {
		typed = e.Amount.String()
	}
	if e.Points != nil {
		points = e.Points.String()
	}
	return []field{
		value(e.Date.String()), value(string(e.Dir)), content(string(e.Kind)), value(typed),
		content(string(e.Unit)), value(points), content(e.Text), content(strings.Join(e.Tags, " ")),
	}
}

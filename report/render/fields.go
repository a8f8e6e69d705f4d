package render

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
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

func amountFields(units []string, amounts ...report.Amount) []page.Field {
	var fields []page.Field
	for _, unit := range append([]string{""}, units...) {
		for _, a := range amounts {
			fields = append(fields, page.Value(of(a, unit).String()))
		}
	}
	return fields
}

func figureField(f *report.Figure) page.Field {
	if f == nil {
		return page.Value("")
	}
	return page.Value(f.String())
}

func followupFields(state report.State, due ledger.Date, overdue *int, lateness *report.Figure) []page.Field {
	return []page.Field{page.Value(string(state)), page.Value(due.String()), page.Value(number(overdue)), figureField(lateness)}
}

func cadenceFields(c *report.Cadence) []page.Field {
	if c == nil {
		return []page.Field{{}, {}, {}}
	}
	return []page.Field{page.Value(number(c.Days)), page.Value(number(c.Until)), page.Value(string(c.Source))}
}

// entryFields are the fields of an entry, from its date to its tags.
func entryFields(e *report.Entry) []page.Field {
	typed, points := "", ""
	if e.Amount != nil {
		typed = e.Amount.String()
	}
	if e.Points != nil {
		points = e.Points.String()
	}
	return []page.Field{
		page.Value(e.Date.String()), page.Value(string(e.Dir)), page.Content(string(e.Kind)), page.Value(typed),
		page.Content(string(e.Unit)), page.Value(points), page.Content(e.Text), page.Content(strings.Join(e.Tags, " ")),
	}
}

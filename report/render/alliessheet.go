package render

import (
	"strconv"
	"strings"

	"allies/report"
	"allies/report/render/page"
)

// alliesSheet has a row for each ally, with every figure.
func alliesSheet(c *context, allies []report.Ally) *page.Sheet {
	var all []report.Amount
	for i := range allies {
		all = append(all, allies[i].Gave, allies[i].Got)
	}
	units := unitsIn(all)
	s := &page.Sheet{Heads: []string{
		"name", "file", "type", "status", "org", "reach", "circle", "communal", "tags", "last_contact", "contacts",
		"cadence_days", "cadence_until", "cadence_source", "state", "due", "days_overdue", "lateness",
	}}
	s.Heads = append(s.Heads, amountHeads(units)...)
	s.Heads = append(s.Heads, "raw_index", "index", "standing", "promises", "unthanked", "events")
	for i := range allies {
		a := &allies[i]
		fields := append(profileFields(c, a), followupFields(a.State, a.Due, a.DaysOverdue, a.Lateness)...)
		fields = append(fields, amountFields(units, a.Gave, a.Got, a.Net)...)
		s.Row(append(fields, figureField(a.RawIndex), figureField(a.Index), page.Value(string(a.Standing)),
			page.Value(strconv.Itoa(len(a.Promises))), page.Value(strconv.Itoa(len(a.Unthanked))), page.Value(strconv.Itoa(len(a.Events))))...)
	}
	return s
}

func profileFields(c *context, a *report.Ally) []page.Field {
	own := keysOf(c, a)
	fields := []page.Field{
		page.Content(a.Name), page.Content(a.File), page.Value(own.text("type", string(a.Type))), page.Value(own.text("status", string(a.Status))),
		page.Content(own.text("org", a.Org)), page.Value(own.text("reach", string(a.Reach))), page.Value(own.text("circle", number(a.Circle))),
		page.Value(own.text("communal", strconv.FormatBool(a.Communal))), page.Content(own.text("tags", strings.Join(a.Tags, " "))),
		page.Value(a.LastContact.String()), page.Value(strconv.Itoa(a.Contacts)),
	}
	return append(fields, cadenceFields(own, a.Cadence)...)
}

package render

import (
	"strconv"
	"strings"

	"allies/report"
)

// alliesSheet has a row for each ally, with every figure.
func alliesSheet(c *context, allies []report.Ally) *sheet {
	var all []report.Amount
	for i := range allies {
		all = append(all, allies[i].Gave, allies[i].Got)
	}
	units := unitsIn(all)
	s := &sheet{heads: []string{
		"name", "file", "type", "status", "org", "reach", "circle", "communal", "tags", "last_contact", "contacts",
		"cadence_days", "cadence_until", "cadence_source", "state", "due", "days_overdue", "lateness",
	}}
	s.heads = append(s.heads, amountHeads(units)...)
	s.heads = append(s.heads, "raw_index", "index", "standing", "promises", "unthanked", "events")
	for i := range allies {
		a := &allies[i]
		fields := append(profileFields(c, a), followupFields(a.State, a.Due, a.DaysOverdue, a.Lateness)...)
		fields = append(fields, amountFields(units, a.Gave, a.Got, a.Net)...)
		s.row(append(fields, figureField(a.RawIndex), figureField(a.Index), value(string(a.Standing)),
			value(strconv.Itoa(len(a.Promises))), value(strconv.Itoa(len(a.Unthanked))), value(strconv.Itoa(len(a.Events))))...)
	}
	return s
}

func profileFields(c *context, a *report.Ally) []field {
	own := keysOf(c, a)
	fields := []field{
		content(a.Name), content(a.File), value(own.text("type", string(a.Type))), value(own.text("status", string(a.Status))),
		content(own.text("org", a.Org)), value(own.text("reach", string(a.Reach))), value(own.text("circle", number(a.Circle))),
		value(own.text("communal", strconv.FormatBool(a.Communal))), content(own.text("tags", strings.Join(a.Tags, " "))),
		value(a.LastContact.String()), value(strconv.Itoa(a.Contacts)),
	}
	return append(fields, cadenceFields(own, a.Cadence)...)
}

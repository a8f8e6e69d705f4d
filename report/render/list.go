package render

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/report"
)

// List lists allies.
func List(l *report.List) View {
	return View{
		page:  func(c *context) *page { return listPage(c, l) },
		sheet: func(c *context) *sheet { return alliesSheet(c, l.Allies) },
	}
}

func listPage(c *context, l *report.List) *page {
	p := &page{title: "Allies on " + report.Day(l.AsOf, 0)}
	t := &table{name: "allies", columns: []column{
		nameColumn("ally"), extraColumn("type"), textColumn("org"), extraColumn("reach"), extraColumn("tags"),
		wordColumn("last"), wordColumn("follow-up"), figureColumn("net"), fileColumn(),
	}}
	for i := range l.Allies {
		a := &l.Allies[i]
		own := keysOf(c, a)
		t.row(name(a.Name), sayIn(Faint, own.sort(a)), quoted(own.text("org", a.Org)), say(own.text("reach", string(a.Reach))),
			sayIn(Faint, own.text("tags", tags(a.Tags))).by(theirs), say(report.Day(a.LastContact, c.Today)),
			followupOf(c, a).words(), quoted(net(a)), line(a.File, 1))
	}
	s := section{id: "list"}
	if len(t.rows) == 0 {
		s.add(paragraph("no allies to show"))
	} else {
		s.add(tabled(t))
	}
	p.add(s)
	p.closing = incomplete(l.Allies)
	if left := leftOut(l.LeftOut); left != "" {
		p.closing = append(p.closing, left)
	}
	return p
}

// keys shows values of the front matter, unless their keys are private.
type keys struct {
	c      *context
	file   string
	hidden []string // the keys that are private
}

func keysOf(c *context, a *report.Ally) keys { return keys{c, a.File, a.Private} }

func (k keys) text(key, value string) string {
	if value == "" || !k.shows(key) {
		return ""
	}
	return value
}

func (k keys) shows(key string) bool { return k.c.shows(k.private(key), k.file+" "+key) }

// rhythm says an interval, unless the key that it comes from is private.
func (k keys) rhythm(c *report.Cadence) string {
	if !k.showsCadence(c) {
		return ""
	}
	return rhythm(c)
}

func (k keys) showsCadence(c *report.Cadence) bool {
	switch {
	case c == nil || c.Days == nil:
		return true
	case c.Source == report.FromCircle:
		return k.shows("circle")
	case c.Source == report.FromFile:
		return k.shows("cadence")
	}
	return true
}

func (k keys) private(key string) bool {
	return slices.Contains(k.hidden, key)
}

// sort says what an ally is, where that is not the ordinary.
func (k keys) sort(a *report.Ally) string {
	var said []string
	if a.Type == ledger.Group && k.shows("type") {
		said = append(said, "group")
	}
	if a.Status != ledger.Active && k.shows("status") {
		said = append(said, string(a.Status))
	}
	if a.Communal && k.shows("communal") {
		said = append(said, "communal")
	}
	return strings.Join(said, ", ")
}

// net is what an ally's entries sum to, "" where there are none.
func net(a *report.Ally) string {
	if a.Entries == 0 || a.Communal {
		return ""
	}
	return amount(a.Net)
}

// leftOut says how many files are no allies, by rule, and what names them.
func leftOut(rules []report.LeftOut) string {
	if len(rules) == 0 {
		return ""
	}
	return countLeftOut(rules) + "; allies files --all names them"
}

func countLeftOut(rules []report.LeftOut) string {
	var said []string
	for _, rule := range rules {
		said = append(said, rule.Rule+": "+strconv.Itoa(rule.Files))
	}
	return report.Count(report.CountLeftOut(rules), "file") + " left out (" + strings.Join(said, ", ") + ")"
}

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

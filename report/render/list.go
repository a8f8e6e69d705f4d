package render

import (
	"strconv"
	"strings"

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
		t.row(name(a.Name), sayIn(faint, own.sort(a)), quoted(own.text("org", a.Org)), say(own.text("reach", string(a.Reach))),
			sayIn(faint, own.text("tags", tags(a.Tags))).by(theirs), say(report.Day(a.LastContact, c.Today)),
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
		by := "as " + rule.Name
		if rule.Rule != nil {
			by = "by rule " + strconv.Itoa(*rule.Rule) + " (" + rule.Name + ")"
		}
		said = append(said, strconv.Itoa(rule.Count)+" "+by)
	}
	return report.Count(report.CountLeftOut(rules), "file") + " left out: " + strings.Join(said, ", ")
}

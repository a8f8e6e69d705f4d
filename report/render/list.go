package render

import (
	"fmt"
	"strings"

	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

func List(l *report.List) View {
	return viewOf(l, listPage, func(c *context, l *report.List) *page.Sheet { return alliesSheet(c, l.Allies) })
}

func listPage(c *context, l *report.List) *page.Page {
	c.uncounted = []string{report.HiddenTitle}
	p := &page.Page{Title: "Allies on " + english.Day(l.AsOf, 0)}
	t := &page.Table{Name: "allies", Columns: []page.Column{
		page.NameColumn("ally"), page.ExtraColumn("type"), page.TextColumn("org"), page.ExtraColumn("reach"), page.ExtraColumn("tags"),
		page.WordColumn("last"), page.WordColumn("follow-up"), page.FigureColumn("net"), page.FileColumn(),
	}}
	for _, a := range l.Allies {
		t.Row(page.Name(a.Name), page.SayIn(page.Faint, sortWords(&a)), page.Quoted(a.Org), page.Say(string(a.Reach)),
			page.Quoted(tags(a.Tags)).In(page.Faint), page.Say(english.Day(a.LastContact, c.Today)),
			followupWords(a.Followup(), c.Today), page.Quoted(net(&a)), line(a.File, 1))
	}
	p.Add(tabled("list", t, "no allies to show"))
	p.Closing = append(incomplete(l.Allies), leftOut(l.LeftOut))
	return p
}

// net is what an ally's entries sum to, "" where there are none.
func net(a *report.Ally) string {
	if a.Entries == 0 || !a.Scored {
		return ""
	}
	return amount(a.Net)
}

func leftOut(rules []report.LeftOut) string {
	if len(rules) == 0 {
		return ""
	}
	return countLeftOut(rules) + "; allies files --all names them"
}

func countLeftOut(rules []report.LeftOut) string {
	said := lists.Of(rules, func(rule report.LeftOut) string {
		if rule.Rule == nil {
			return fmt.Sprintf("%d as %s", rule.Count, rule.Name)
		}
		return fmt.Sprintf("%d by rule %d (%s)", rule.Count, *rule.Rule, rule.Name)
	})
	return english.Count(report.CountLeftOut(rules), "file") + " left out: " + strings.Join(said, ", ")
}

func incomplete(allies []report.Ally) []string {
	return lists.Of(lists.Only(allies, func(a report.Ally) bool { return a.Incomplete }), func(a report.Ally) string {
		return a.Name + " is incomplete: " + a.File + " holds conflict markers, and what stands between them is not counted"
	})
}

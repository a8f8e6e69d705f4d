package render

import (
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
)

// facts collects what is known; what is empty is left out.
type facts struct {
	keys
	all []page.Fact
}

func (f *facts) add(label string, t page.Text) {
	if t.Words != "" {
		f.all = append(f.all, page.Fact{Label: label, Text: t})
	}
}

// key adds a value of the front matter, unless it is private.
func (f *facts) key(label, key, value string) { f.add(label, page.Quoted(f.text(key, value))) }

// list adds a list of the front matter, unless it is private.
func (f *facts) list(label, key string, values []string) {
	f.key(label, key, strings.Join(values, ", "))
}

// standingFacts say who an ally is and where the tie stands.
func standingFacts(c *context, a *report.Ally) []page.Fact {
	f := facts{keys: keysOf(c, a)}
	f.add("type", page.Say(f.sort(a)))
	f.key("org", "org", a.Org)
	if a.Source != nil {
		f.key("role", "role", a.Source.Role)
	}
	f.key("reach", "reach", reachWords(string(a.Reach)))
	f.key("tags", "tags", tags(a.Tags))
	f.add("last contact", page.Say(sinceWords(a.LastContact, c.Today)))
	if a.State != report.Untracked {
		f.add("follow-up", followupOf(c, a).words())
	}
	f.add("rhythm", page.Say(f.rhythm(a.Cadence)))
	if a.Entries > 0 && !a.Communal {
		f.add("balance", bothWays(a))
	}
	if a.Entries > 0 || a.Communal {
		f.add("standing", standingWithIndex(a))
	}
	f.add("file", line(a.File, 1))
	return f.all
}

var reaches = map[string]string{
	string(ledger.Team): "in your chain of command", string(ledger.Org): "in your organisation", string(ledger.Outside): "outside your organisation",
}

func reachWords(reach string) string {
	if said, ok := reaches[reach]; ok {
		return said
	}
	return reach
}

// sinceWords says a day and how long it is past: "19 Sep, 9 weeks ago".
func sinceWords(d, today ledger.Date) string {
	if d == 0 {
		return ""
	}
	return report.Day(d, today) + ", " + report.Ago(d, today)
}

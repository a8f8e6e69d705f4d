package render

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

func allySection(c *context, r *report.Report, a *report.Ally, id string) page.Section {
	s := page.Section{ID: id, Title: a.Name, Ally: true, Blocks: []page.Block{{Facts: standingFacts(c, a)}}}
	if r.Pictures != nil {
		year := r.Pictures.Years[a.File]
		s.Add(page.Block{Facts: slices.Concat(contactYear(a, &year), netYear(a, &year), keptPromises(&year))})
	}
	if a.Scored {
		s.Blocks = append(s.Blocks, kindBlocks(a.ByKind)...)
	}
	s.Add(listed("Open between you", openTable(c, r.ThanksUsed, a))...)
	return s
}

func standingFacts(c *context, a *report.Ally) []page.Fact {
	var f facts
	f.add("type", page.Say(sortWords(a)))
	f.quote("org", a.Org)
	f.quote("role", a.Role)
	f.quote("reach", reachWords(string(a.Reach)))
	f.quote("tags", tags(a.Tags))
	f.add("last contact", page.Say(sinceWords(a.LastContact, c.Today)))
	if a.State != report.Untracked {
		f.add("follow-up", followupWords(a.Followup(), c.Today))
	}
	f.add("rhythm", page.Say(rhythm(a.Cadence)))
	if a.Entries > 0 && a.Scored {
		f.add("balance", bothWays(a))
	}
	if a.Entries > 0 || a.IsCommunal() {
		f.add("standing", standingWithIndex(a))
	}
	f.add("file", line(a.File, 1))
	return f
}

// sortWords say what an ally is, where that is not the ordinary.
func sortWords(a *report.Ally) string {
	var said []string
	if a.Type == ledger.Group {
		said = append(said, "group")
	}
	if a.Status != ledger.Active && a.Status != "" {
		said = append(said, string(a.Status))
	}
	if a.IsCommunal() {
		said = append(said, "communal")
	}
	return strings.Join(said, ", ")
}

var reaches = map[string]string{
	string(ledger.Team): "in your chain of command", string(ledger.Org): "in your organisation", string(ledger.Outside): "outside your organisation",
}

func reachWords(reach string) string { return cmp.Or(reaches[reach], reach) }

// sinceWords says a day and how long it is past: "19 Sep, 9 weeks ago".
func sinceWords(d, today ledger.Date) string {
	if d == 0 {
		return ""
	}
	return english.Day(d, today) + ", " + english.Ago(d, today)
}

const noContactYet = "no contact yet"

// lastContact says when there was contact last, and about what.
func lastContact(a *report.Ally, today ledger.Date) page.Text {
	switch said := sinceWords(a.LastContact, today); {
	case said != "" && a.LastTitle != "":
		return page.Written(said + ": " + a.LastTitle)
	case said != "":
		return page.Quoted(said)
	case a.Contacts > 0:
		return page.SayIn(page.Faint, privateKey)
	}
	return page.SayIn(page.Faint, noContactYet)
}

func kindBlocks(kinds map[string]report.BothWays) []page.Block {
	if len(kinds) == 0 {
		return nil
	}
	names := slices.Sorted(maps.Keys(kinds))
	if names[0] == "" { // what has no kind comes last
		names = append(names[1:], "")
	}
	rows := lists.Of(names, func(kind string) sums {
		return sums{head: orElse(kind, report.ByKind.Keyless()), Total: kinds[kind].Total()}
	})
	return []page.Block{{Heading: "Balance by kind"}, page.Tabled(sumsTable("balance by kind", page.WordColumn("kind"), rows, mostOf(rows)))}
}

func openTable(c *context, thanksUsed bool, a *report.Ally) *page.Table {
	t := page.QuietTable("open matters", page.WordColumn("what"), page.TextColumn("about"), page.PlaceColumn())
	for _, p := range a.Promises {
		said := promiseWords(&p, c.Today)
		said.Words = who(&p) + " promised, " + said.Words
		t.Row(said, page.Written(p.Words()), placeText(p.Place))
	}
	for _, e := range a.Unthanked {
		if thanksUsed {
			said := thanksWords(&e, c.Today)
			said.Words = "you owe thanks " + said.Words
			t.Row(said, page.Written(favour(&e)), placeText(e.Place))
		}
	}
	for _, e := range a.Events {
		t.Row(eventWords(&e, c.Today), page.Written(e.Text), placeText(e.Place))
	}
	return t
}

func alliesSheet(c *context, allies []report.Ally) *page.Sheet {
	c.uncounted = []string{report.HiddenTitle}
	units := unitsIn(lists.Flat(allies, func(a report.Ally) []report.Amount { return []report.Amount{a.Gave, a.Got} }))
	s := sheetOf("name file type status org reach circle communal tags last_contact contacts "+
		"cadence_days cadence_until cadence_source state due days_overdue lateness", allies, func(a report.Ally) []page.Field {
		return fields(a.Name, a.File, a.Type, a.Status, a.Org, a.Reach, a.Circle, communalWord(&a), strings.Join(a.Tags, " "), a.LastContact,
			a.Contacts, a.Cadence, a.State, a.Due, a.DaysOverdue, a.Lateness, amountFields(units, a.Gave, a.Got, a.Net),
			a.RawIndex, a.Index, a.Standing, a.Waiting.Promises, a.Waiting.Thanks, a.Waiting.Events)
	})
	s.Heads = slices.Concat(s.Heads, amountHeads(units), []string{"raw_index", "index", "standing", "promises", "unthanked", "events"})
	return s
}

// communalWord is a.Communal, "" where that is private.
func communalWord(a *report.Ally) string {
	if a.Communal == nil {
		return ""
	}
	return strconv.FormatBool(*a.Communal)
}

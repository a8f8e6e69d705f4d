package render

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// allySection is all that the report has on one ally.
func allySection(c *context, r *report.Report, a *report.Ally, id string) page.Section {
	s := page.Section{ID: id, Title: a.Name, Ally: true, Blocks: []page.Block{{Facts: standingFacts(c, a)}}}
	if r.Pictures != nil {
		year := r.Pictures.Years[a.File]
		s.Add(page.Block{Facts: slices.Concat(contactYear(a, &year), netYear(a, &year), keptPromises(&year))})
	}
	if a.Scored {
		s.Blocks = append(s.Blocks, kindBlocks(a.ByKind)...)
	}
	if t := openTable(c, r.ThanksUsed, a); len(t.Rows) > 0 {
		s.Add(page.Block{Heading: "Open between you"}, page.Tabled(t))
	}
	return s
}

// facts collects what is known; what is empty is left out.
type facts []page.Fact

func (f *facts) add(label string, t page.Text) {
	if t.Words != "" {
		*f = append(*f, page.Fact{Label: label, Text: t})
	}
}

func (f *facts) quote(label, words string) { f.add(label, page.Quoted(words)) }

// standingFacts say who an ally is and where the tie stands.
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
	if a.Entries > 0 || a.Communal {
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
	if a.Communal {
		said = append(said, "communal")
	}
	return strings.Join(said, ", ")
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
	return english.Day(d, today) + ", " + english.Ago(d, today)
}

// kindBlocks show what passed both ways by kind.
func kindBlocks(kinds map[string]report.KindTotal) []page.Block {
	if len(kinds) == 0 {
		return nil
	}
	t := &page.Table{Name: "balance by kind", Columns: []page.Column{
		page.WordColumn("kind"), page.FigureColumn("gave"), page.FigureColumn("got"), page.FigureColumn("net"), page.BarColumn(),
	}}
	most := 0.0
	for _, k := range kinds {
		most = max(most, k.Gave.Points.Float(), k.Got.Points.Float())
	}
	names := slices.Sorted(maps.Keys(kinds))
	if names[0] == "" { // what has no kind comes last
		names = append(names[1:], "")
	}
	for _, kind := range names {
		k := kinds[kind]
		t.Rows = append(t.Rows, amountRows(orElse(kind, report.ByKind.Keyless()), k.Gave, k.Got, k.Net(), most)...)
	}
	return []page.Block{{Heading: "Balance by kind"}, page.Tabled(t)}
}

// openTable lists promises, thanks owed and events of one ally.
func openTable(c *context, thanksUsed bool, a *report.Ally) *page.Table {
	t := &page.Table{Name: "open matters", Quiet: true, Columns: []page.Column{page.WordColumn("what"), page.TextColumn("about"), page.PlaceColumn()}}
	for i := range a.Promises {
		p := &a.Promises[i]
		said := promiseWords(p, c.Today)
		said.Words = "you promised, " + said.Words
		if p.Owner == report.Them {
			said.Words = strings.Replace(said.Words, "you", "they", 1)
		}
		t.Row(said, page.Written(p.Words()), placeText(p.Place))
	}
	for i := range a.Unthanked {
		if e := &a.Unthanked[i]; thanksUsed {
			said := thanksWords(e, c.Today)
			said.Words = "you owe thanks " + said.Words
			t.Row(said, page.Written(favour(e)), placeText(e.Place))
		}
	}
	for i := range a.Events {
		e := &a.Events[i]
		t.Row(eventWords(e, c.Today), page.Written(e.Text), placeText(e.Place))
	}
	return t
}

// alliesSheet has a row for each ally, with every figure.
func alliesSheet(c *context, allies []report.Ally) *page.Sheet {
	c.uncounted = []string{report.HiddenTitle}
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
		fields := append(profileFields(a), followupFields(a.State, a.Due, a.DaysOverdue, a.Lateness)...)
		fields = append(fields, amountFields(units, a.Gave, a.Got, a.Net)...)
		s.Row(append(fields, figureField(a.RawIndex), figureField(a.Index), page.Value(string(a.Standing)),
			page.Value(strconv.Itoa(a.Waiting.Promises)), page.Value(strconv.Itoa(a.Waiting.Thanks)), page.Value(strconv.Itoa(a.Waiting.Events)))...)
	}
	return s
}

func profileFields(a *report.Ally) []page.Field {
	fields := []page.Field{
		page.Content(a.Name), page.Content(a.File), page.Value(string(a.Type)), page.Value(string(a.Status)),
		page.Content(a.Org), page.Value(string(a.Reach)), page.Value(number(a.Circle)),
		page.Value(communalWord(a)), page.Content(strings.Join(a.Tags, " ")),
		page.Value(a.LastContact.String()), page.Value(strconv.Itoa(a.Contacts)),
	}
	return append(fields, cadenceFields(a.Cadence)...)
}

// communalWord is a.Communal, unless that is private.
func communalWord(a *report.Ally) string {
	if !a.Communal && slices.Contains(a.Private, "communal") {
		return ""
	}
	return strconv.FormatBool(a.Communal)
}

// anchors name the sections of allies on a page: file to id.
type anchors map[string]string

// anchorsOf names a section for each of the allies, from its file's name.
func anchorsOf(allies []*report.Ally) anchors {
	ids, taken := anchors{}, map[string]bool{}
	for _, a := range allies {
		id := "ally-" + slug(ledger.TrimMarkdown(a.File))
		for n := 2; taken[id]; n++ {
			id = "ally-" + slug(ledger.TrimMarkdown(a.File)) + "-" + strconv.Itoa(n)
		}
		ids[a.File], taken[id] = id, true
	}
	return ids
}

// slug keeps plain letters and digits, and sets a hyphen for everything else.
func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, ledger.Fold(s)), "-")
}

// link makes a name lead to the section of the ally of that file, where the
// page has one.
func (ids anchors) link(t page.Text, file string) page.Text {
	if id := ids[file]; id != "" {
		t.Target = "#" + id
	}
	return t
}

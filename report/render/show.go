package render

import (
	"slices"
	"strings"

	"allies/report"
	"allies/report/render/chart"
	"allies/report/render/page"
)

// Show is the page of one ally.
func Show(s *report.Show) View {
	return View{page: func(c *context) *page.Page { return showPage(c, s) }}
}

func showPage(c *context, s *report.Show) *page.Page {
	p := &page.Page{Title: s.Name}
	p.Add(page.Section{ID: "profile", Blocks: profileBlocks(c, s)})
	p.Add(page.Section{ID: "contact", Title: "Contact", Blocks: contactBlocks(c, s)})
	p.Add(page.Section{ID: "open", Title: "Open between you", Blocks: loopBlocks(c, s)})
	if s.Entries > 0 {
		p.Add(page.Section{ID: "balance", Title: "Give and take", Blocks: showBalance(c, s)})
	}
	if known := knownTable(c, s); len(known.Rows) > 0 {
		p.Add(page.Section{ID: "known", Title: "Whom you both know", Blocks: []page.Block{page.Tabled(known)}})
	}
	if notes := notesTable(c, "last notes", s.Notes); len(notes.Rows) > 0 {
		last := page.Section{ID: "notes", Title: "Last notes", Blocks: []page.Block{page.Tabled(notes)}}
		if more := s.Noted - len(s.Notes); more > 0 {
			last.Add(page.Paragraph("and " + report.Count(more, "earlier note")))
		}
		p.Add(last)
	}
	p.Closing = append(p.Closing, incomplete([]report.Ally{s.Ally})...)
	return p
}

// otherNames are the aliases that say more than the name: notes apps that write
// the title among them repeat it.
func otherNames(s *report.Show) []string {
	return slices.DeleteFunc(slices.Clone(s.Aliases), func(alias string) bool { return alias == s.Name })
}

// profileBlocks say who they are and what they want.
func profileBlocks(c *context, s *report.Show) []page.Block {
	who := facts{keys: keysOf(c, &s.Ally)}
	for _, remark := range s.About {
		if c.shows(remark.Private, spot(remark.Place)) {
			who.add("about", page.Written(remark.Text))
		}
	}
	who.list("also", "aliases", otherNames(s))
	who.add("type", page.Say(who.sort(&s.Ally)))
	who.key("org", "org", string(s.Profile.Org))
	who.key("role", "role", string(s.Role))
	who.key("location", "location", string(s.Location))
	who.key("reach", "reach", reachWords(string(s.Reach)))
	who.key("circle", "circle", number(s.Circle))
	who.key("tags", "tags", tags(s.Tags))
	who.key("met", "met", sinceWords(s.Met, c.Today))
	who.list("introduced by", "introduced_by", s.IntroducedBy)
	who.list("groups", "groups", s.Groups)
	who.list("members", "members", s.Members)
	for _, d := range s.Dates {
		if c.shows(d.Private, s.File+" "+d.Label) {
			who.add(d.Label, page.Say(d.Words))
		}
	}
	for _, channel := range s.Contact {
		if c.shows(channel.Private, s.File+" "+channel.Channel) {
			who.add(channel.Channel, channelText(channel))
		}
	}
	who.list("goals", "goals", s.Goals)
	who.list("values", "values", s.Values)
	who.list("interests", "interests", s.Interests)
	who.list("communities", "communities", s.Communities)
	who.list("background", "background", s.Background)
	who.list("offers", "offers", s.Offers)
	who.list("needs", "needs", s.Needs)
	who.add("file", line(s.File, 1))
	return []page.Block{{Facts: who.all}}
}

// channelText leads to an address where it is one.
func channelText(c report.Channel) page.Text {
	t := page.Quoted(strings.Join(c.Values, ", "))
	if len(c.Values) == 1 {
		switch value := c.Values[0]; {
		case strings.HasPrefix(value, "https://"), strings.HasPrefix(value, "http://"):
			t.Target = value
		case c.Channel == "email":
			t.Target = "mailto:" + value
		}
	}
	return t
}

// contactBlocks say when you were in touch, and how often you mean to be.
func contactBlocks(c *context, s *report.Show) []page.Block {
	f := facts{keys: keysOf(c, &s.Ally)}
	last := page.SayIn(page.Faint, "no contact yet")
	if s.LastContact != 0 {
		last = page.Quoted(sinceWords(s.LastContact, c.Today))
		if title := c.lastTitle(s.LastTitle, s.LastTitlePrivate, s.LastPlace); title != "" {
			last = page.Written(last.Words + ": " + title)
		}
	}
	f.add("last", last)
	if s.FirstContact != 0 && s.FirstContact != s.LastContact {
		f.add("first", page.Say(sinceWords(s.FirstContact, c.Today)+", "+report.Count(s.Contacts, "contact day")+" in all"))
	}
	f.add("follow-up", followupOf(c, &s.Ally).words())
	if s.State == report.OK || s.State == report.Due || s.State == report.Late {
		f.add("due", page.Say(report.Day(s.Due, c.Today)))
	}
	f.add("rhythm", page.Say(f.rhythm(s.Cadence)))
	if s.AtOdds && s.LearnedDays != nil {
		f.add("in fact", page.SayIn(page.Warm, "your notes show "+report.Every(*s.LearnedDays)+": the cadence may want changing"))
	}
	blocks := []page.Block{{Facts: f.all}}
	if counts := weekCounts(s.Weeks); chart.MaxOf(counts) > 0 {
		blocks = append(blocks, page.Block{Picture: &chart.Sparkline{Counts: counts, What: "contact", Unit: "week"}})
	}
	if plans := notesTable(c, "planned", s.Plans); len(plans.Rows) > 0 {
		blocks = append(blocks, page.Block{Heading: "Planned"}, page.Tabled(plans))
	}
	return blocks
}

func weekCounts(weeks []report.Week) []int {
	counts := make([]int, len(weeks))
	for i, w := range weeks {
		counts[i] = w.Contacts
	}
	return counts
}

// loopBlocks list what is open, then what became of earlier promises and
// events.
func loopBlocks(c *context, s *report.Show) []page.Block {
	open, done := s.Ally, s.Ally
	open.Promises, done.Promises, open.Events, done.Events, done.Unthanked = nil, nil, nil, nil, nil
	for _, p := range s.Promises {
		if p.Pending() {
			open.Promises = append(open.Promises, p)
		} else {
			done.Promises = append(done.Promises, p)
		}
	}
	for _, e := range s.Events {
		if e.State == report.EventOpen {
			open.Events = append(open.Events, e)
		} else if !e.Yearly {
			done.Events = append(done.Events, e)
		}
	}
	var blocks []page.Block
	switch t := openTable(c, s.ThanksUsed, &open); {
	case len(t.Rows) > 0:
		blocks = append(blocks, page.Tabled(t))
	case len(open.Promises)+len(open.Events) > 0 || s.ThanksUsed && len(open.Unthanked) > 0:
		blocks = append(blocks, page.Paragraph(openInPrivate))
	default:
		blocks = append(blocks, page.Paragraph("nothing is open between you"))
	}
	if t := openTable(c, s.ThanksUsed, &done); len(t.Rows) > 0 {
		blocks = append(blocks, page.Block{Heading: "Before"}, page.Tabled(t))
	}
	return blocks
}

func showBalance(c *context, s *report.Show) []page.Block {
	if s.Communal {
		return []page.Block{page.Paragraph("no score is kept with a communal tie; allies register lists what passed between you")}
	}
	f := facts{}
	f.add("balance", bothWays(&s.Ally))
	f.add("standing", standingWithIndex(&s.Ally))
	return append([]page.Block{{Facts: f.all}, page.Paragraph(point(c.config))}, kindBlocks(s.ByKind)...)
}

var tieWords = map[report.Tie]string{
	report.IntroducedYou: "introduced you", report.Introduced: "met through them", report.MemberOf: "a group they are in",
	report.HasMember: "a member", report.Together: "in a group with them", report.MetWith: "met together",
	report.Mentions: "mentioned in their notes", report.MentionedBy: "whose notes mention them",
}

func knownTable(c *context, s *report.Show) *page.Table {
	t := &page.Table{Name: "whom you both know", Quiet: true, Columns: []page.Column{page.NameColumn("ally"), page.WordColumn("how"), page.PlaceColumn()}}
	for _, k := range s.Known {
		if c.shows(k.Private, spot(k.Place)+k.Name) {
			t.Row(page.Name(k.Name), page.Say(tieWords[k.How]), contactAt(k.Place, k.File))
		}
	}
	return t
}

func notesTable(c *context, what string, notes []report.Note) *page.Table {
	t := &page.Table{Name: what, Quiet: true, Wrap: true, Columns: []page.Column{page.WordColumn("date"), page.TextColumn("note"), page.PlaceColumn()}}
	for i := range notes {
		if n := &notes[i]; c.shows(n.Private, spot(n.Place)) {
			t.Row(page.Say(report.Day(n.Date, c.Today)), noteWords(c, n), at(n.Place))
		}
	}
	return t
}

// noteWords is a note's title, else what stands in it.
func noteWords(c *context, n *report.Note) page.Text {
	if n.Title != "" {
		return page.Written(n.Title)
	}
	var deeds []string
	for i := range n.Entries {
		if e := &n.Entries[i]; c.shows(e.Private, spot(e.Place)) {
			deeds = append(deeds, deed(e))
		}
	}
	if len(deeds) > 0 {
		return page.Written(strings.Join(deeds, "; "))
	}
	return page.SayIn(page.Faint, "no title")
}

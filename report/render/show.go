package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/report"
	"allies/report/english"
	"allies/report/render/chart"
	"allies/report/render/page"
)

// Show is the page of one ally.
func Show(s *report.Show) View {
	shown := *s
	shown.Notes, shown.Plans = titled(s.Notes), titled(s.Plans)
	v := viewOf(&shown, showPage, nil)
	v.value = func(c *context) any { return seen(c, s) }
	return v
}

// titled keeps of each note what a page shows: title, or else entries.
func titled(notes []report.Note) []report.Note {
	shown := slices.Clone(notes)
	for i := range shown {
		n := &shown[i]
		n.Promises, n.Events = nil, nil
		if n.Title != "" {
			n.Entries = nil
		}
	}
	return shown
}

func showPage(c *context, s *report.Show) *page.Page {
	p := &page.Page{Title: s.Name, Words: []string{"rhythm"}}
	if s.Standing != "" {
		p.Words = append(p.Words, "standing")
	}
	p.Add(page.Section{ID: "profile", Blocks: profileBlocks(c, s)})
	p.Add(page.Section{ID: "contact", Title: "Contact", Blocks: contactBlocks(c, s)})
	p.Add(page.Section{ID: "open", Title: "Open between you", Blocks: loopBlocks(c, s)})
	if s.Entries > 0 && (s.Scored || s.IsCommunal()) {
		p.Add(page.Section{ID: "balance", Title: "Give and take", Blocks: showBalance(c, s)})
	}
	if known := knownTable(s); len(known.Rows) > 0 {
		p.Add(page.Section{ID: "known", Title: "Whom you both know", Blocks: []page.Block{page.Tabled(known)}})
	}
	if notes := notesTable(c, "last notes", s.Notes); len(notes.Rows) > 0 {
		last := page.Section{ID: "notes", Title: "Last notes", Blocks: []page.Block{page.Tabled(notes)}}
		if more := s.Noted - len(s.Notes); more > 0 {
			last.Add(page.Ending("and " + english.Count(more, "earlier note")))
		}
		p.Add(last)
	}
	p.Closing = append(p.Closing, incomplete([]report.Ally{s.Ally})...)
	return p
}

func profileBlocks(c *context, s *report.Show) []page.Block {
	var who facts
	for _, paragraph := range s.About {
		who.add("about", page.Written(paragraph.Text))
	}
	list := func(label string, values []string) { who.quote(label, strings.Join(values, ", ")) }
	list("also", lists.Only(s.Aliases, func(alias string) bool { return alias != s.Name })) // notes apps repeat the name there
	who.add("type", page.Say(sortWords(&s.Ally)))
	who.quote("org", string(s.Profile.Org))
	who.quote("role", string(s.Profile.Role))
	who.quote("location", string(s.Location))
	who.quote("reach", cmp.Or(reachWords(string(s.Reach)), s.ReachWord))
	who.quote("circle", cmp.Or(number(s.Circle), s.CircleWord))
	who.quote("tags", tags(s.Tags))
	who.quote("met", metWhen(s, c.Today))
	list("introduced by", s.IntroducedBy)
	list("groups", s.Groups)
	list("members", s.Members)
	for _, d := range s.Dates {
		who.add(d.Label, page.Say(yearlyWords(&d.Day)))
	}
	for _, channel := range s.Contact {
		who.add(channel.Channel, channelText(channel))
	}
	list("goals", s.Goals)
	list("values", s.Values)
	list("interests", s.Interests)
	list("communities", s.Communities)
	list("background", s.Background)
	list("offers", s.Offers)
	list("needs", s.Needs)
	who.add("file", line(s.File, 1))
	return []page.Block{{Facts: who}}
}

// metWhen says the day, the month or the year in which one met somebody.
func metWhen(s *report.Show, today ledger.Date) string {
	year, month, hasMonth := strings.Cut(s.MetIn, "-")
	switch n, _ := strconv.Atoi(month); {
	case hasMonth:
		return when.MonthName(n) + " " + year + ", " + english.Ago(s.Met, today)
	case year != "":
		return year
	}
	return sinceWords(s.Met, today)
}

// yearlyWords says a yearly date: "4 May", "29 Feb 1956".
func yearlyWords(y *ledger.YearlyDate) string {
	day := english.DayAndMonth(y.Day, y.Month)
	if y.Year == 0 {
		return day
	}
	return fmt.Sprintf("%s %d", day, y.Year)
}

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

func contactBlocks(c *context, s *report.Show) []page.Block {
	var f facts
	f.add("last", lastContact(&s.Ally, c.Today))
	if s.FirstContact != 0 && s.FirstContact != s.LastContact {
		f.add("first", page.Say(sinceWords(s.FirstContact, c.Today)+", "+english.Count(s.Contacts, "contact day")+" in all"))
	}
	f.add("follow-up", followupWords(s.Followup(), c.Today))
	if s.State == report.OK || s.State == report.Due || s.State == report.Late {
		f.add("due", page.Say(english.Day(s.Due, c.Today)))
	}
	f.add("rhythm", page.Say(rhythm(s.Cadence)))
	if s.AtOdds && s.LearnedDays != nil {
		f.add("in fact", page.SayIn(page.Warm, "your notes show "+english.Every(*s.LearnedDays, 0)+": the cadence may want changing"))
	}
	blocks := []page.Block{{Facts: f}}
	switch met := slices.ContainsFunc(s.Weeks, func(w report.Week) bool { return w.Contacts > 0 }); {
	case met && c.html:
		blocks = append(blocks, page.Block{Facts: contactYear(&s.Ally, &s.Year)})
	case met:
		blocks = append(blocks, page.Block{Picture: &chart.Sparkline{Weeks: s.Weeks}})
	}
	return append(blocks, listed("Planned", notesTable(c, "planned", s.Plans))...)
}

func loopBlocks(c *context, s *report.Show) []page.Block {
	open, done := s.Ally, s.Ally
	open.Promises = lists.Only(s.Promises, report.Promise.Pending)
	done.Promises = lists.Only(s.Promises, func(p report.Promise) bool { return !p.Pending() })
	open.Events = lists.Only(s.Events, func(e report.Event) bool { return e.State == report.EventOpen })
	done.Events = lists.Only(s.Events, func(e report.Event) bool { return e.State != report.EventOpen && !e.Yearly })
	done.Unthanked = nil
	var blocks []page.Block
	switch t := openTable(c, s.ThanksUsed, &open); {
	case len(t.Rows) > 0:
		blocks = append(blocks, page.Tabled(t))
	case c.hidden.Any("Promise") || c.hidden.Any("Event") || s.ThanksUsed && c.hidden.Any("Entry"):
		blocks = append(blocks, page.Paragraph(openInPrivate))
	default:
		blocks = append(blocks, page.Paragraph("nothing is open between you"))
	}
	if kept := keptPromises(&s.Year); c.html && kept != nil {
		blocks = append(blocks, page.Block{Facts: kept})
	}
	return append(blocks, listed("Before", openTable(c, s.ThanksUsed, &done))...)
}

func showBalance(c *context, s *report.Show) []page.Block {
	if !s.Scored {
		return []page.Block{page.Paragraph("no score is kept with a communal tie; allies register lists what passed between you")}
	}
	var f facts
	f.add("balance", bothWays(&s.Ally))
	f.add("standing", standingWithIndex(&s.Ally))
	f = append(f, netYear(&s.Ally, &s.Year)...)
	return append([]page.Block{{Facts: f}, page.Paragraph(point(c.config))}, kindBlocks(s.ByKind)...)
}

var tieWords = map[report.Tie]string{
	report.IntroducedYou: "introduced you", report.Introduced: "met through them", report.MemberOf: "a group they are in",
	report.HasMember: "a member", report.Together: "in a group with them", report.MetWith: "met together",
	report.Mentions: "mentioned in their notes", report.MentionedBy: "whose notes mention them",
}

func knownTable(s *report.Show) *page.Table {
	t := page.QuietTable("whom you both know", page.NameColumn("ally"), page.WordColumn("how"), page.PlaceColumn())
	for _, k := range s.Known {
		t.Row(page.Name(k.Name), page.Say(tieWords[k.How]), contactAt(k.Place, k.File))
	}
	return t
}

func notesTable(c *context, what string, notes []report.Note) *page.Table {
	t := page.QuietTable(what, page.WordColumn("date"), page.TextColumn("note"), page.PlaceColumn())
	for _, n := range notes {
		t.Row(page.Say(english.Day(n.Date, c.Today)), noteWords(&n), placeText(n.Place))
	}
	return t
}

func noteWords(n *report.Note) page.Text {
	if n.Title == "" && len(n.Entries) > 0 {
		return page.Written(strings.Join(lists.Of(lists.Pointers(n.Entries), deed), "; "))
	}
	return noteTitle(n.Title)
}

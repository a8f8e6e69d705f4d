package render

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/text"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// Stats are the figures of the whole network.
func Stats(s *report.Stats) View { return viewOf(s, statsPage, nil) }

func statsPage(c *context, s *report.Stats) *page.Page {
	if s.Totals.Allies == 0 {
		return &page.Page{Closing: []string{"no allies to count"}}
	}
	p := &page.Page{Title: "Your network on " + english.Day(s.AsOf, 0), Words: []string{"follow-through", "load", "stance"}}
	p.Add(
		page.Section{ID: "counts", Title: "What there is", Blocks: []page.Block{{Facts: countFacts(s)}}},
		page.Section{ID: "promises", Title: "Promises and thanks", Blocks: []page.Block{{Facts: keptFacts(s)}}},
		page.Section{ID: "load", Title: "Follow-ups", Blocks: []page.Block{{Facts: loadFacts(s)}}},
		page.Section{ID: "balance", Title: "Give and take", Blocks: stanceBlocks(c, s)},
	)
	if len(s.MetWithoutFile) > 0 {
		p.Add(metSection(s.MetWithoutFile))
	}
	return p
}

const mostMet = 10

func metSection(met []report.Met) page.Section {
	t := page.QuietTable("people without a file", page.NameColumn("name"), page.WordColumn("met"))
	for _, m := range met[:min(mostMet, len(met))] {
		t.Row(page.Name(m.Name), page.Say("on "+english.Count(m.Pages, "page")))
	}
	s := page.Section{ID: "met", Title: "People you meet and keep no file on", Blocks: []page.Block{page.Tabled(t)}}
	next := "allies new " + text.ShellWord(met[0].Name) + " makes a file, and those pages are notes with them"
	if more := len(met) - mostMet; more > 0 {
		next = "and " + english.Count(more, "other") + "; " + next
	}
	s.Add(page.Paragraph(next))
	return s
}

func countFacts(s *report.Stats) []page.Fact {
	allies := strconv.Itoa(s.Totals.Allies)
	if s.Groups > 0 {
		allies += ", of them " + english.Count(s.Groups, "group")
	}
	var f facts
	f.add("allies", page.Say(allies))
	f.list("status", lists.Of(slices.Sorted(maps.Keys(s.ByStatus)), func(word ledger.Status) string {
		return fmt.Sprintf("%s %d", word, s.ByStatus[word])
	}))
	f.list("reach", lists.Of(s.ByReach, func(r report.ReachCount) string {
		return fmt.Sprintf("%s %d", cmp.Or(r.Reach, "not said"), r.Allies)
	}))
	f.list("circles", lists.Of(s.ByCircle, func(r report.CircleCount) string {
		return fmt.Sprintf("%s: %s", cmp.Or(number(r.Circle), "not said"), english.Count(r.Allies, "ally"))
	}))
	f.add("notes", page.Say(strconv.Itoa(s.Totals.Notes)))
	f.add("entries", page.Say(strconv.Itoa(s.Totals.Entries)))
	return f
}

func keptFacts(s *report.Stats) []page.Fact {
	var f facts
	kept := s.FollowThrough
	all := kept.Kept + kept.Late + kept.Overdue
	if share := kept.Share; share != nil {
		f.add("follow-through", page.Say(fmt.Sprintf("%d of %s kept on time (%s); %d late, %d overdue", kept.Kept, english.Count(all, "promise"), percent(*share), kept.Late, kept.Overdue)))
	} else {
		f.add("follow-through", page.SayIn(page.Faint, "no promise of yours has come due yet"))
	}
	switch share := s.Thanks.Share; {
	case !s.ThanksUsed:
		f.add("thanks", page.Say(thankedHint))
	case share == nil:
		f.add("thanks", page.SayIn(page.Faint, "nothing received is noted yet"))
	default:
		f.add("thanks", page.Say(fmt.Sprintf("%d of %s thanked for (%s)", s.Thanks.Thanked, english.Count(s.Thanks.Received, "favour"), percent(*share))))
	}
	if s.Thanks.Median != nil {
		f.add("thanks lag", page.Say(figureOf(*s.Thanks.Median, "day")+" from a favour to its thanks (median)"))
	}
	return f
}

// figureOf says a figure of something: "1 day", "2.5 days".
func figureOf(x report.Figure, one string) string {
	if x == 1 {
		return "1 " + one
	}
	return roundedFigure(x) + " " + english.Plural(one)
}

// followupStates are the states in the order in which stats counts them.
var followupStates = []report.State{
	report.Late, report.Due, report.OK, report.Planned, report.Snoozed, report.Dormant, report.Untracked,
}

func loadFacts(s *report.Stats) []page.Fact {
	var f facts
	var states []string
	add := func(words string, n int) {
		if n > 0 {
			states = append(states, fmt.Sprintf("%s %d", words, n))
		}
	}
	for _, state := range followupStates {
		add(string(state), s.ByState[state]-s.Quieter[state])
		if state == report.Due {
			add(quieterThanUsual, s.Quieter[report.Late]+s.Quieter[report.Due])
		}
	}
	f.list("states", states)
	f.add("load", loadWords(&s.Load))
	return f
}

func loadWords(load *report.Load) page.Text {
	asked, tone := "", page.Normal
	switch load.Tracked {
	case 0:
		return page.SayIn(page.Faint, "no ally has a rhythm yet: `cadence: 6w` in a file gives one")
	case 1:
		asked = "the rhythm of 1 ally asks for "
	default:
		asked = fmt.Sprintf("the rhythms of %d allies ask for ", load.Tracked)
	}
	asked += figureOf(load.PerWeek, "contact") + " a week"
	if budget := load.BudgetPerWeek; budget != nil {
		asked += ", and you have time for " + budget.String()
		if load.Over() {
			asked += ": a longer cadence here and there would fit better"
			tone = page.Warm
		}
	}
	return page.SayIn(tone, asked)
}

func stanceBlocks(c *context, s *report.Stats) []page.Block {
	rows := []sums{{head: page.Say("all ties"), Total: s.Totals.Total}}
	t := sumsTable("what passed both ways", page.WordColumn(""), rows, mostOf(rows))
	blocks := []page.Block{page.Paragraph(point(c.config)), page.Tabled(t)}
	if said := stance(s.Totals.Stance); said != "" {
		blocks = append(blocks, page.Paragraph(said))
	}
	return blocks
}

package render

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// part is a section of the report while it is made.
type part struct {
	page.Section
	alone bool   // it was asked for, and shows all there is
	count string // what it holds, in a few words
}

// open lists a kind of matter of all allies in a table: when, and what about.
func open[T any](c *context, r *report.Report, what string, of func(*report.Ally) []T,
	order func(x, y *T) int, say func(*T) (page.Text, page.Text, report.Place)) *page.Table {
	type row struct {
		ally page.Text
		item T
	}
	var rows []row
	for _, a := range r.Allies {
		for _, item := range of(&a) {
			rows = append(rows, row{c.ally(a.Name, a.File), item})
		}
	}
	slices.SortStableFunc(rows, func(x, y row) int { return order(&x.item, &y.item) })
	t := page.QuietTable(what, page.NameColumn("ally"), page.WordColumn("when"), page.TextColumn("about"), page.PlaceColumn())
	for _, row := range rows {
		when, about, at := say(&row.item)
		t.Row(row.ally, when, about, placeText(at))
	}
	return t
}

func alliesThat(r *report.Report, keep func(*report.Ally) bool) []*report.Ally {
	return lists.Only(lists.Pointers(r.Allies), keep)
}

func openIn(r *report.Report) (sum report.Waiting) {
	for _, a := range r.Allies {
		sum.Promises += a.Waiting.Promises
		sum.Overdue += a.Waiting.Overdue
		sum.Thanks += a.Waiting.Thanks
		sum.Events += a.Waiting.Events
	}
	return sum
}

// eventsPart lists wins, setbacks and yearly dates that wait for a word: setbacks
// first, each in order of date.
func eventsPart(c *context, r *report.Report, s *part) {
	t := open(c, r, "wins, setbacks and yearly dates", func(a *report.Ally) []report.Event { return a.Events },
		func(x, y *report.Event) int {
			return cmp.Or(lists.First((*report.Event).IsSetback, x, y), cmp.Compare(x.Date, y.Date))
		},
		func(e *report.Event) (page.Text, page.Text, report.Place) {
			return eventWords(e, c.Today), page.Written(e.Text), e.Place
		})
	s.list(t, openIn(r).Events, "no win or setback waits for a word from you")
}

func (s *part) list(t *page.Table, waiting int, none string) {
	s.Add(listed("", t)...)
	if waiting == 0 {
		s.Brief = none
		return
	}
	s.count = strconv.Itoa(waiting)
}

func promisesPart(c *context, r *report.Report, s *part) {
	rows := lists.Flat(r.Allies, func(a report.Ally) []report.PromiseRow {
		return lists.Of(a.Promises, func(p report.Promise) report.PromiseRow {
			return report.PromiseRow{Promise: p, Ally: a.Name, Of: a.File}
		})
	})
	slices.SortStableFunc(rows, func(p, q report.PromiseRow) int { return report.ByUrgency(p.Promise, q.Promise) })
	s.Blocks = promiseBlocks(c, rows)
	switch w := openIn(r); {
	case w.Overdue > 0:
		s.count = fmt.Sprintf("%d, of them %d overdue", w.Promises, w.Overdue)
	case w.Promises > 0:
		s.count = strconv.Itoa(w.Promises)
	default:
		s.Brief = "no promise is open, on either side"
	}
}

// thanksPart lists what was received and not thanked for. Who never notes
// thanks is told how, and is shown no debts.
func thanksPart(c *context, r *report.Report, s *part) {
	waiting := openIn(r).Thanks
	if !r.ThanksUsed && waiting > 0 {
		s.Brief = thankedHint
		return
	}
	t := open(c, r, "thanks due", func(a *report.Ally) []report.Entry { return a.Unthanked },
		func(x, y *report.Entry) int { return cmp.Compare(y.Date, x.Date) },
		func(e *report.Entry) (page.Text, page.Text, report.Place) {
			return thanksWords(e, c.Today), page.Written(favour(e)), e.Place
		})
	s.list(t, waiting, "everyone has been thanked")
}

// reachPart lists whom to reach out to, the latest in their own rhythm first,
// and asks after past plans.
func reachPart(c *context, r *report.Report, s *part) {
	waiting := alliesThat(r, func(a *report.Ally) bool { return a.State == report.Due || a.State == report.Late })
	quiet := alliesThat(r, func(a *report.Ally) bool { return a.State == report.Dormant })
	quieter := alliesThat(r, func(a *report.Ally) bool { return a.Quieter })
	slices.SortStableFunc(waiting, func(a, b *report.Ally) int {
		return cmp.Or(lists.First(func(a *report.Ally) bool { return a.State == report.Late }, a, b), cmp.Compare(*b.Lateness, *a.Lateness))
	})
	all := len(waiting) + len(quiet) + len(quieter)
	for _, group := range []struct {
		name, heading string
		allies        []*report.Ally
	}{
		{"whom to reach out to", "", waiting},
		{"allies quiet for long", "Quiet for long: an invitation, if you like", quiet},
		{"allies quieter than usual", "Quieter than usual", quieter},
	} {
		if len(group.allies) == 0 {
			continue
		}
		if len(group.allies) < all && group.heading != "" {
			s.Add(page.Block{Heading: group.heading})
		}
		s.Add(page.Tabled(reachTable(c, group.name, group.allies)))
	}
	s.Add(noRhythm(r.NoRhythm, c.Today)...)
	asked := pastPlans(c, r)
	s.Add(listed("Planned for a day that is past: did it happen?", asked)...)
	if s.count = reachCount(r, all, len(asked.Rows)); s.count == "" && !c.hidden.Any("PastPlan") {
		s.Brief = "you are in touch with everyone whose rhythm you keep"
	}
}

func reachCount(r *report.Report, allies, plans int) string {
	var said counts
	if allies > 0 {
		said = counts{strconv.Itoa(allies)}
	} else if r.NoRhythm != nil {
		said.add("", r.NoRhythm.Count, "ally", " without a rhythm")
	}
	said.add("", plans, "past plan", " to ask after")
	return english.Join("and", said)
}

func reachTable(c *context, what string, allies []*report.Ally) *page.Table {
	t := page.QuietTable(what, page.NameColumn("ally"), page.WordColumn("follow-up"), page.WordColumn("last contact"),
		page.TextColumn("about"), page.PlaceColumn())
	for _, a := range allies {
		t.Row(c.ally(a.Name, a.File), followupWords(a.Followup(), c.Today), page.Say(lastWords(a, c.Today)),
			page.Written(a.LastTitle), contactAt(a.LastPlace, a.File))
	}
	return t
}

func lastWords(a *report.Ally, today ledger.Date) string {
	switch {
	case a.LastContact != 0:
		return "last " + english.Day(a.LastContact, today)
	case a.Contacts > 0:
		return privateKey
	}
	return noContactYet
}

// noRhythm says how many allies nothing tells a rhythm of, who of them has been
// quiet for longest, and how to set one.
func noRhythm(none *report.NoRhythm, today ledger.Date) []page.Block {
	if none == nil {
		return nil
	}
	t := page.QuietTable("the longest silences", page.NameColumn("ally"), page.WordColumn("last contact"), page.PlaceColumn())
	for _, s := range none.Longest {
		without := noContactYet
		if s.LastPrivate {
			without = privateKey
		}
		t.Row(page.Name(s.Ally), orElse(sinceWords(s.LastContact, today), without), line(s.File, 1))
	}
	verb := english.Verb(none.Count, " has no rhythm yet", " have no rhythm yet; your notes show the longest silence with")
	return []page.Block{
		page.Paragraph(english.Count(none.Count, "ally") + verb), {Table: t, Aside: true},
		page.Paragraph("`cadence: 6w` in a file gives one; `default_cadence: 2m` in allies.yaml gives one to everybody else"),
	}
}

func pastPlans(c *context, r *report.Report) *page.Table {
	t := page.QuietTable("plans whose day is past", page.NameColumn("ally"), page.WordColumn("planned for"), page.TextColumn("plan"), page.PlaceColumn())
	for _, plan := range r.PastPlans {
		t.Row(c.ally(plan.Ally, plan.Owner), page.Say("planned for "+english.Day(plan.Date, c.Today)), page.Written(plan.Title), placeText(plan.Place))
	}
	return t
}

// fewTies is how many rows the balance of the whole picture has.
const fewTies = 10

// balancePart is the reciprocity table: those farthest from balanced first, and
// only so many unless it was asked for alone.
func balancePart(c *context, r *report.Report, s *part) {
	ties := alliesThat(r, hasBalance)
	if len(ties) == 0 {
		s.Brief = nothingCounted(r)
		return
	}
	s.count = english.Count(len(ties), "ally")
	if !s.alone {
		slices.SortStableFunc(ties, func(a, b *report.Ally) int { return cmp.Compare(imbalance(b), imbalance(a)) })
	}
	rows := lists.Of(ties, func(a *report.Ally) sums {
		return sums{c.ally(a.Name, a.File), a.Total, []page.Text{indexCell(a.Index, a.Standing), tieStanding(a)}}
	})
	most, more := mostOf(rows), 0
	if !s.alone {
		more = max(0, len(rows)-fewTies)
	}
	t := sumsTable("what passed both ways", page.NameColumn("ally"), rows[:len(rows)-more], most, page.FigureColumn("index"), page.StandingColumn())
	t.Foot = footOf(r.Totals.Total)
	s.Add(page.Paragraph(point(c.config)), page.Tabled(t))
	if more > 0 {
		s.Add(page.Ending("and " + english.Count(more, "other ally") + ": allies balance, or allies report --only balance"))
	}
	if said := stance(r.Totals.Stance); said != "" {
		s.Add(page.Paragraph(said))
	}
}

func hasBalance(a *report.Ally) bool { return a.Scored && (a.Entries > 0 || a.Counted > 0) }

// imbalance is how far a tie is from balanced; below 0 where none can say.
func imbalance(a *report.Ally) float64 {
	if a.Index == nil || a.Standing == report.Early {
		return -1
	}
	return math.Abs(float64(*a.Index))
}

func nothingCounted(r *report.Report) string {
	switch unscored := alliesThat(r, func(a *report.Ally) bool { return !a.Scored && a.Entries > 0 }); {
	case slices.ContainsFunc(unscored, func(a *report.Ally) bool { return a.IsCommunal() }):
		return "no score is kept with communal ties; allies register lists what passed within them"
	case len(unscored) > 0:
		return "no sum is shown of what passed here"
	}
	return "nothing given or received is noted yet"
}

// stance says how the user stands over all ties; "" where little tells.
func stance(s report.Stance) string {
	if s.Index == nil {
		return ""
	}
	return fmt.Sprintf("over all ties your notes show %s lately (stance: %s, index %s between -1 and +1)",
		stances[s.Standing], s.Standing, signed(*s.Index))
}

var stances = map[report.Optional]string{
	report.Giver: "you giving more than you receive", report.Receiver: "you receiving more than you give",
	report.Matcher: "give and take in balance",
}

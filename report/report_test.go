package report

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
	"allies/ledger/query"
)

func names(allies []Ally) string {
	var all []string
	for _, a := range allies {
		all = append(all, a.Name)
	}
	return strings.Join(all, " ")
}

func TestReportListsEveryAllyThatMatches(t *testing.T) {
	group, communal, potential, archived := ally("Guild"), ally("Mum").note(today).gave("3"), ally("Pia"), ally("Zed")
	group.Type, communal.Communal = ledger.Group, true
	potential.Status, archived.Status = ledger.Potential, ledger.Archived
	l := build(archived, group, communal, potential, ally("empty"), ally("Ádám").note(today).gave("2"))
	rep := on(l).Report()
	check(t, "names", names(rep.Allies), "Ádám empty Guild Mum Pia Zed")
	check(t, "allies", rep.Totals.Allies, 6)
	check(t, "communal ties are left out of sums", rep.Totals.Gave.String(), "2")
	check(t, "and counted", rep.Totals.Entries, 2)
	rep = New(l, Options{Today: day(today), Query: parsed(t, l, "status:potential status:archived")}).Report()
	check(t, "query", names(rep.Allies), "Pia Zed")
}

func TestEntryTermsNarrowWhatIsListed(t *testing.T) {
	l := groupedLedger()
	rep := New(l, Options{Today: day(today), Query: parsed(t, l, "kind:feedback")}).Report()
	check(t, "names", names(rep.Allies), "Dana")
	check(t, "gave", rep.Allies[0].Gave.String(), "3")
	check(t, "got", rep.Allies[0].Got.String(), "0")
	check(t, "the index stays whole", rep.Allies[0].Index.String(), on(l).Report().Allies[0].Index.String())
}

func TestIs(t *testing.T) {
	late := ally("late").contacts("2026-10-01")
	late.Cadence = every(20)
	dormant := ally("dormant").contacts("2020-01-01")
	dormant.Cadence = every(20)
	snoozed := ally("snoozed").contacts("2020-01-01")
	snoozed.Cadence, snoozed.Snooze = every(20), day("2026-12-01")
	l := build(late, dormant, snoozed,
		ally("mine").task(ledger.Open, "", ""), ally("theirs").task(ledger.Open, "2020-01-01", "").theirs(),
		ally("kept").task(ledger.Ticked, "", ""), ally("kind").note("2026-10-01").got())
	for words, want := range map[string]string{
		"is:overdue": "dormant late", "is:dormant": "dormant", "is:owing": "mine", "is:owed": "theirs",
		"is:unthanked": "kind", "is:owing is:owed": "mine theirs",
	} {
		r := New(l, Options{Today: day(today), Query: parsed(t, l, words)})
		check(t, words, names(r.List(SortName).Allies), want)
	}
	check(t, "none", on(l).Is(late.Ally, query.State("other")), false)
}

func TestListOrders(t *testing.T) {
	a := ally("A").note("2026-11-01").gave("1")
	b := ally("B").note("2026-11-10").got("1")
	c := ally("C").note("2026-10-01").gave("5")
	a.Cadence, b.Cadence = every(30), every(5)
	l := build(c, ally("D"), b, a)
	for by, want := range map[Sort]string{
		"": "A B C D", SortName: "A B C D", SortLast: "B A C D", SortDue: "B A C D", SortNet: "C A D B",
	} {
		check(t, string(by), names(on(l).List(by).Allies), want)
	}
}

func TestLastTitle(t *testing.T) {
	b := ally("A").note("2026-11-01").note("2026-11-10", "private").note("2026-11-10")
	b.Notes[0].Title, b.Notes[2].Title = "lunch", "call"
	r, a := one(b)
	row := r.Ally(a)
	check(t, "title", row.LastTitle, "call")
	check(t, "private", row.LastTitlePrivate, false)
	check(t, "line", row.LastPlace.Line, 3)
	b.LastContact = day("2026-11-15")
	r, a = one(b)
	row = r.Ally(a)
	check(t, "last_contact has none", row.LastTitle, "")
}

func TestPastPlansAreAskedAfter(t *testing.T) {
	b := ally("A").note("2026-11-21", "plan").note(today, "plan").note("2026-11-23", "plan").note("2026-11-01")
	rep := on(build(b)).Report()
	check(t, "plans", len(rep.PastPlans), 1)
	check(t, "day", rep.PastPlans[0].Date.String(), "2026-11-21")
}

func TestFilesLeftOut(t *testing.T) {
	l := build(ally("A"))
	l.Files = []ledger.File{{Path: "A.md"}, {Path: "README.md", Rule: ledger.Rule{Number: 3, Name: "reserved name"}}}
	check(t, "half", on(l).Report().MostLeftOut, false)
	l.Files = append(l.Files, ledger.File{Path: "x/README.md", Rule: ledger.Rule{Number: 3, Name: "reserved name"}}, ledger.File{Path: "t.md", Rule: ledger.Rule{Number: 3, Name: "template"}},
		ledger.File{Path: "n.md", Rule: ledger.Rule{Number: 1, Name: "hidden"}}, ledger.File{Path: "c.md", Rule: ledger.Rule{Name: "conflict copy"}})
	rep := on(l).Report()
	check(t, "most", rep.MostLeftOut, true)
	check(t, "unread", jsonOf(t, rep.Unread), `[{"what":"left-out","rule":1,"count":1,"allies":null},{"what":"left-out","rule":3,"count":3,"allies":null}]`)
	check(t, "rules", jsonOf(t, rep.LeftOut), `[{"rule":1,"count":1},{"rule":3,"count":3},{"rule":null,"count":1}]`)
	check(t, "what the rules found", rep.LeftOut[1].Name, "reserved name, template")

	for _, all := range []bool{false, true} {
		files := on(l).Files(FileOptions{All: all})
		check(t, "allies' files", jsonOf(t, files.Files), `["A.md"]`)
		check(t, "rows", len(files.Rows), map[bool]int{false: 1, true: 6}[all])
		check(t, "left out", jsonOf(t, files.LeftOut[:2]), `[{"file":"README.md","rule":3},{"file":"x/README.md","rule":3}]`)
	}
}

// Whom pages of the period name, and who has no file; what is private on all of them names nobody to others.
func TestMetInAPeriod(t *testing.T) {
	page := func(date string, private bool, names ...string) *ledger.Page {
		p := &ledger.Page{File: date + ".md", Day: day(date), Note: ledger.Note{Date: day(date), PrivateProse: private}}
		for _, name := range names {
			p.Said = append(p.Said, ledger.Mention{Text: name})
		}
		return p
	}
	l := build(ally("Dana"))
	l.Pages = []*ledger.Page{
		page("2026-10-31", false, "Bo", "Ines", "Dana"), page("2026-11-01", true, "Ines", "Zoe"), page("2026-11-22", false, "Ines"), page("2026-11-23", false, "Bo"),
	}
	l.Link()
	met := New(l, Options{Today: day(today), Period: ledger.Period{Begin: day("2026-11-01")}}).Met()
	check(t, "met", fmt.Sprint(met), fmt.Sprint([]Met{{"Ines", 2, false}, {"Zoe", 1, true}}))
}

func TestPrivate(t *testing.T) {
	b := ally("A").note("2026-11-01", "private").got().setback().
		note("2026-11-02").got().tag("private").got().
		note("2026-11-03").got()
	b.current().PrivateProse = true
	b.Yearly = []ledger.YearlyDate{{Label: "birthday", Month: 11, Day: 22}, {Label: "wedding", Month: 11, Day: 22}}
	b.Fields = []ledger.Field{{Name: "birthday"}}
	b.Private = []string{"birthday"}
	r, _ := one(b)
	var private []bool
	for _, row := range r.Register().Rows {
		private = append(private, row.Private)
	}
	check(t, "entries", jsonOf(t, private), "[true,true,false,true]")
	check(t, "birthday", privateEvents(t, r), "[true,false]")
	b.Private = []string{"dates"}
	r, _ = one(b)
	check(t, "wedding", privateEvents(t, r), "[false,true]")
	check(t, "figures count them", r.Balance().Total.Got.String(), "4")
}

func privateEvents(t *testing.T, r *Reckoner) string {
	t.Helper()
	var private []bool
	for _, e := range r.Report().Allies[0].Events {
		private = append(private, e.Private)
	}
	return jsonOf(t, private)
}

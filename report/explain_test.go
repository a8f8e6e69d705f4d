package report

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

func explained(t *testing.T, all []Explanation, title string) Explanation {
	t.Helper()
	for _, e := range all {
		if e.Title == title {
			return e
		}
	}
	t.Fatalf("nothing explains %q", title)
	return Explanation{}
}

func places(e Explanation) string {
	var all []string
	for _, s := range e.Steps {
		all = append(all, fmt.Sprintf("%s:%d", s.File, s.Line))
	}
	return strings.Join(all, " ")
}

func TestExplainR1(t *testing.T) {
	r, a := one(workedR1())
	index := explained(t, r.ExplainAlly(a), "R1: index")
	for _, figure := range []string{"3.2078", "1.8429", "0.1936", "0.2702", "5 counted", "balanced"} {
		check(t, figure, strings.Contains(index.Formula, figure), true)
	}
	check(t, "steps", places(index), "R1.md:10 R1.md:4 R1.md:6 R1.md:8 R1.md:2")
	check(t, "step", index.Steps[1].Text, "2025-11-22 gave, 365 days ago: 1 × 0.5 = 0.5")
	balance := explained(t, r.ExplainBalance(), "R1: balance")
	check(t, "net", balance.Formula, "gave − got = (4) − (5) = -1")
	check(t, "lines", places(balance), "R1.md:10 R1.md:4 R1.md:6 R1.md:8 R1.md:2")
}

func TestExplainF1(t *testing.T) {
	r, a := one(workedF1())
	e := explained(t, r.ExplainAlly(a), "F1: follow-up")
	check(t, "formula", e.Formula, "T = 28 days (learned: the median of the gaps between contacts); last 2026-08-31; "+
		"due = last + T = 2026-09-28; lateness = 83 / 28 = 2.9643: late")
	check(t, "notes", places(e), "F1.md:1 F1.md:2 F1.md:3 F1.md:4")
	check(t, "due", len(r.ExplainDue(14)), 1)
}

func TestExplainValues(t *testing.T) {
	b := ally("A").note(today).gave("20", "min").gave("2", "", "feedback").gave("50", "USD").gave("1.5", "h").gave()
	r, _ := one(b)
	var formulas []string
	for _, e := range r.ExplainRegister() {
		formulas = append(formulas, e.Formula)
	}
	check(t, "values", strings.Join(formulas, "; "),
		"20 min × 1/60 = 0.3333; 2 × weight 1 = 2; 50 USD, which has no price; 1.5 h × 1 = 1.5; 1")
}

func TestEveryFigureExplainsItself(t *testing.T) {
	b := ally("A").note("2026-11-10").got("5", "USD").setback().task(ledger.Open, "2026-11-01", "")
	b.Yearly = []ledger.YearlyDate{{Label: "birthday", Month: 11, Day: 24}}
	b.Cadence, b.Snooze = between(5, 7), day("2026-12-01")
	r, _ := one(b)
	all := r.ExplainReport()
	check(t, "promise", explained(t, all, "A: promise").Formula, "overdue: its date 2026-11-01 is before 2026-11-22")
	check(t, "thanks", explained(t, all, "A: thanks").Formula,
		"12 days old, more than 3 and at most 365, and no `thanked:` on 2026-11-10 or later")
	check(t, "setback", explained(t, all, "A: setback").Formula,
		"open: 12 days ago, and no contact on a later day and nothing given since")
	check(t, "birthday", explained(t, all, "A: birthday").Formula, "open: in 2 days")
	check(t, "index", explained(t, all, "A: index").Formula, "nothing with points in the last 1095 days")
	check(t, "follow-up", explained(t, all, "A: follow-up").Formula,
		"T = 5 days (cadence of the file); last 2026-11-10; due = last + T = 2026-11-15, moved by the snooze to 2026-12-01; "+
			"lateness = 12 / 5 = 2.4: snoozed, late from 7 days on, the snooze ends on 2026-12-01")
	check(t, "stance", explained(t, all, "your stance").Formula, "nothing with points lately")
	for _, e := range all {
		check(t, e.Title+" belongs to a part", e.Part != "", true)
	}
	check(t, "promises", len(r.ExplainPromises(PromiseOptions{Mine: true})), 1)
}

func TestAReportOfSomePartsExplainsThoseAlone(t *testing.T) {
	b := ally("A").note("2026-11-10").got().setback().task(ledger.Open, "2026-11-01", "")
	b.Cadence = between(5, 7)
	r, _ := one(b)
	for part, titles := range map[Part]string{
		PartOverdue: "A: follow-up", PartPromises: "A: promise", PartThanks: "A: thanks", PartEvents: "A: setback",
		PartBalance: "A: balance; A: index; your stance",
	} {
		var got []string
		for _, e := range r.ExplainReport(part) {
			got = append(got, e.Title)
		}
		check(t, string(part), strings.Join(got, "; "), titles)
	}
}

// due under a plan stays last + T, a later snooze moves it.
func TestAFollowUpExplainsTheDueDateThatIsShown(t *testing.T) {
	for name, c := range map[string]struct {
		snooze, plan ledger.Date
		want         string
	}{
		"none":           {0, 0, "due = last + T = 2026-11-20; lateness = 12 / 10 = 1.2: due"},
		"a later snooze": {day("2026-12-01"), 0, "due = last + T = 2026-11-20, moved by the snooze to 2026-12-01; lateness = 12 / 10 = 1.2: snoozed, the snooze ends on 2026-12-01"},
		"a plan":         {0, day("2026-11-23"), "due = last + T = 2026-11-20; lateness = 12 / 10 = 1.2: planned, the plan is for 2026-11-23"},
	} {
		b := ally("A").note("2026-11-10")
		if c.plan != 0 {
			b = b.note(c.plan.String())
		}
		b.Cadence, b.Snooze = every(10), c.snooze
		r, a := one(b)
		formula := explained(t, r.ExplainAlly(a), "A: follow-up").Formula
		check(t, name, formula[strings.Index(formula, "due = "):], c.want)
	}
}

func TestOneDayIsNotSeveral(t *testing.T) {
	r, a := one(ally("A").note("2026-11-21").gave())
	index := explained(t, r.ExplainAlly(a), "A: index")
	check(t, "step", index.Steps[0].Text, "2026-11-21 gave, 1 day ago: 1 × 0.9981 = 0.9981")
	check(t, "counted", strings.HasSuffix(index.Formula, "; 1 counted entry: early"), true)
}

func TestBalanceInUnitsExplainsItselfInUnits(t *testing.T) {
	r := New(build(ally("A").note(today).gave("20", "min").gave("50", "USD").gave("2", "", "feedback")),
		Options{Today: day(today), Units: true})
	balance := explained(t, r.ExplainBalance(), "A: balance")
	check(t, "net", balance.Formula, "gave − got = (2, 50 USD, 20 min) − (0) = 2, 50 USD, 20 min")
	var texts []string
	for _, s := range balance.Steps {
		texts = append(texts, s.Text)
	}
	check(t, "entries", strings.Join(texts, "; "),
		"2026-11-22 gave: 20 min; 2026-11-22 gave: 50 USD; 2026-11-22 gave feedback: 2 × weight 1 = 2")
}

func TestAFollowUpExplainsItselfWithWhatWentIntoIt(t *testing.T) {
	keys := map[string]string{
		"cadence": "10d", "circle": "15", "tags": "team", "met": "2026-01-01",
		"last_contact": "2026-11-01", "snooze": "2026-12-01",
	}
	file := func(change func(*builder)) *builder {
		b := ally("A")
		for key, value := range keys {
			b.Fields = append(b.Fields, ledger.Field{Name: key, Values: []string{value}})
		}
		b.Circle, b.Met = 15, day("2026-01-01")
		change(b)
		return b
	}
	for _, c := range []struct {
		name, want string
		b          *builder
	}{
		{"cadence and met", "cadence: 10d; met: 2026-01-01", file(func(b *builder) { b.Cadence = every(10) })},
		{"circle and note", "2026-11-02; circle: 15", file(func(b *builder) { b.contacts("2026-10-01", "2026-11-02") })},
		{"snooze after today", "2026-11-02; circle: 15; snooze: 2026-12-01", file(func(b *builder) {
			b.contacts("2026-11-02").Snooze = day("2026-12-01")
		})},
		{"snooze of today", "2026-11-02; circle: 15", file(func(b *builder) { b.contacts("2026-11-02").Snooze = day(today) })},
		{"last_contact is the newest", "last_contact: 2026-11-01; circle: 15", file(func(b *builder) {
			b.contacts("2026-10-01").LastContact = day("2026-11-01")
		})},
		{"a note is newer", "2026-11-02; circle: 15", file(func(b *builder) {
			b.contacts("2026-11-02").LastContact = day("2026-11-01")
		})},
		{"the plan that holds", "2026-11-02; 2026-12-10; circle: 15", file(func(b *builder) {
			b.contacts("2026-11-02", "2026-12-10", "2027-12-01")
		})},
	} {
		var steps []string
		for _, step := range explained(t, on(build(c.b)).ExplainAlly(c.b.Ally), "A: follow-up").Steps {
			steps = append(steps, step.Text)
		}
		check(t, c.name, strings.Join(steps, "; "), c.want)
	}
}

func TestExplainGroups(t *testing.T) {
	l := groupedLedger()
	for by, title := range map[By]string{ByOrg: "Meridian Labs: balance", ByKind: "feedback: balance", ByTag: "no tag: balance"} {
		r := New(l, Options{Today: day(today), By: by})
		e := explained(t, r.ExplainBalance(), title)
		check(t, string(by), len(e.Steps) > 0, true)
	}
	r := New(l, Options{Today: day(today), By: ByOrg})
	check(t, "lines", places(explained(t, r.ExplainBalance(), "Meridian Labs: balance")), "Dana.md:2 Dana.md:4 Dana.md:5 Ravi.md:2")
	check(t, "total", explained(t, r.ExplainBalance(), "total").Formula, "gave − got = (11) − (5) = 6")
}

func TestExplainTheIndexOfARow(t *testing.T) {
	a, b := ally("A").note(today).gave("2").gave("2"), ally("B").note("2025-11-22").got("1").got("1")
	a.Org, b.Org = "Guild", "guild"
	r := New(build(a, b), Options{Today: day(today), By: ByOrg, Index: true})
	e := explained(t, r.ExplainBalance(), "Guild: index")
	check(t, "lines", places(e), "B.md:2 B.md:3 A.md:2 A.md:3")
	check(t, "formula", e.Formula, "G = 4 given, R = 1 received, each halved every 365 days; "+
		"index = (G − R) / (G + R + 2) = 0.4286; raw index = (G − R) / (G + R) = 0.6; 4 counted entries: giving")
}

func TestNothingToExplain(t *testing.T) {
	check(t, "an empty file", len(on(build(ally("Ravi"))).ExplainList(SortName)), 0)
}

func TestExplainPromiseStates(t *testing.T) {
	b := ally("A").task(ledger.Open, "", "").task(ledger.Open, "2026-12-01", "").
		task(ledger.Ticked, "2026-11-10", "2026-11-09").task(ledger.Ticked, "2026-11-10", "2026-11-11").
		task(ledger.Ticked, "", "").task(ledger.Dropped, "", "").task(ledger.Ticked, "", "2026-11-09").task(ledger.Open, "2026-11-21", "")
	r, _ := one(b)
	want := map[int]string{
		1: "open: its box is open and it has no date",
		2: "open: its date 2026-12-01 is not before 2026-11-22",
		3: "kept: done 2026-11-09, by its date 2026-11-10",
		4: "late: done 2026-11-11, after its date 2026-11-10",
		5: "kept: ticked, and nothing says that it was late",
		6: "dropped: marked as dropped",
		7: "kept: ticked, and nothing says that it was late",
		8: "overdue: its date 2026-11-21 is before 2026-11-22",
	}
	explained := r.ExplainPromises(PromiseOptions{All: true})
	check(t, "promises", len(explained), len(want))
	for _, e := range explained {
		check(t, places(e), e.Formula, want[e.Steps[0].Line])
	}
}

func TestExplainUntracked(t *testing.T) {
	gone, off, unmet, loose := workedF1(), workedF1(), ally("unmet"), ally("loose").contacts("2026-10-01")
	gone.Status, off.Cadence, unmet.Cadence = ledger.Archived, ledger.Cadence{None: true}, every(7)
	for _, test := range []struct {
		ally *builder
		want string
	}{
		{gone, "untracked: the status is archived"},
		{off, "untracked: the cadence is none"},
		{unmet, "untracked: no contact yet to count from"},
		{loose, "untracked: no cadence, no circle, and too few contacts to learn a rhythm from"},
	} {
		r, a := one(test.ally)
		check(t, a.Name, r.ExplainAlly(a)[0].Formula, test.want)
	}
}

// Of somebody of whom there is nothing to reckon nothing is explained.
func TestExplainedAllies(t *testing.T) {
	tracked := ally("Tracked").contacts("2026-11-01")
	tracked.Cadence = every(30)
	var titles []string
	for _, e := range on(build(ally("Empty"), tracked, ally("Waiting").task(ledger.Open, "", ""))).ExplainList(SortName) {
		titles = append(titles, e.Title)
	}
	check(t, "titles", strings.Join(titles, ", "), "Tracked: follow-up, Waiting: follow-up, Waiting: promise")
}

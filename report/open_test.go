package report

import (
	"fmt"
	"testing"

	"allies/ledger"
)

func TestT1FollowThrough(t *testing.T) {
	b := ally("T1")
	for range 5 {
		b.task(ledger.Ticked, "2026-11-10", "2026-11-10")
	}
	b.task(ledger.Ticked, "", "2026-11-10")
	b.task(ledger.Ticked, "2026-11-10", "2026-11-11")
	for range 3 {
		b.task(ledger.Open, "2026-11-21", "")
	}
	b.task(ledger.Open, today, "").task(ledger.Dropped, "2026-11-01", "").task(ledger.Open, "2026-01-01", "").theirs()
	r, _ := one(b)
	f, counted := r.followThrough()
	check(t, "promises that count", len(counted), 10)
	check(t, "counts", [3]int{f.Kept, f.Late, f.Overdue}, [3]int{6, 1, 3})
	check(t, "share", shown(f.Share), "0.6")
	none, _ := on(build()).followThrough()
	check(t, "none", shown(none.Share), "null")
}

func TestPromiseStates(t *testing.T) {
	tests := []struct {
		mark      ledger.Mark
		due, done string
		want      Promised
	}{
		{ledger.Open, "", "", PromiseOpen},
		{ledger.Open, today, "", PromiseOpen},
		{ledger.Open, "2026-11-21", "", PromiseOverdue},
		{ledger.Ticked, "2026-11-20", "2026-11-20", PromiseKept},
		{ledger.Ticked, "2026-11-20", "2026-11-21", PromiseLate},
		{ledger.Ticked, "2026-11-20", "", PromiseKept},
		{ledger.Ticked, "", "2026-11-21", PromiseKept},
		{ledger.Dropped, "2026-11-01", "2026-11-20", PromiseDropped},
	}
	for _, test := range tests {
		r, a := one(ally("A").task(test.mark, test.due, test.done))
		check(t, fmt.Sprint(test), r.promises(a)[0].State, test.want)
	}
}

func TestPromiseList(t *testing.T) {
	a := ally("A").task(ledger.Open, "", "").task(ledger.Open, "2026-12-01", "").theirs().task(ledger.Ticked, "", "")
	gone := ally("Gone").task(ledger.Open, "2026-11-01", "").task(ledger.Open, "2026-11-02", "").theirs()
	gone.Status = ledger.Archived
	r := on(build(a, gone))
	rows := func(o PromiseOptions) string {
		text := ""
		for _, p := range r.Promises(o).Rows {
			text += fmt.Sprintf("%s:%d ", p.File, p.Line)
		}
		return text
	}
	check(t, "waiting", rows(PromiseOptions{}), "Gone.md:1 A.md:2 A.md:1 ")
	check(t, "mine", rows(PromiseOptions{Mine: true}), "Gone.md:1 A.md:1 ")
	check(t, "theirs", rows(PromiseOptions{Theirs: true}), "A.md:2 ")
	check(t, "both", rows(PromiseOptions{Mine: true, Theirs: true}), "Gone.md:1 A.md:2 A.md:1 ")
	check(t, "all", rows(PromiseOptions{All: true}), "Gone.md:1 Gone.md:2 A.md:2 A.md:1 A.md:3 ")
}

func TestT2ThanksLag(t *testing.T) {
	r, _ := one(ally("T2").
		note("2026-10-01").got().thanked(). // lag 0
		note("2026-10-02").got().           // lag 9
		note("2026-10-10").got().           // lag 1
		note("2026-10-11").thanked().
		note("2026-10-12").got())
	lag := r.thanksLag()
	check(t, "median", shown(lag.Median), "1")
	check(t, "share", shown(lag.Share), "0.75")
	check(t, "thanked", lag.Thanked, 3)
	none := on(build()).thanksLag()
	check(t, "none", shown(none.Median)+shown(none.Share), "nullnull")
}

func TestUnthanked(t *testing.T) {
	start := day(today)
	for age, want := range map[int]int{0: 0, 3: 0, 4: 1, 365: 1, 366: 0} {
		r, a := one(ally("A").note(start.AddDays(-age).String()).got())
		check(t, fmt.Sprint(age), len(r.unthanked(a)), want)
	}
	tests := []struct {
		name string
		ally *builder
		want int
	}{
		{"thanked before", ally("A").note("2026-11-01").thanked().note("2026-11-02").got(), 1},
		{"thanked on the day", ally("A").note("2026-11-02").got().thanked(), 0},
		{"thanked later", ally("A").note("2026-11-02").got().note("2026-11-03").thanked(), 0},
		{"one thanks answers all", ally("A").note("2026-11-01").got().got().note("2026-11-03").thanked(), 0},
		{"a thanks to come", ally("A").note("2026-11-02").got().note("2026-11-30").thanked(), 1},
		{"a thanks in a plan", ally("A").note("2026-11-02").got().note("2026-11-03", "plan").thanked(), 1},
		{"a thanks from afar", ally("A").note("2026-11-02").got().note("2026-11-03", "fyi").thanked(), 0},
		{"what was given", ally("A").note("2026-11-02").gave(), 0},
		{"a commodity", ally("A").note("2026-11-02").got("5", "USD"), 1},
	}
	for _, test := range tests {
		r, a := one(test.ally)
		check(t, test.name, len(r.unthanked(a)), test.want)
	}
	used, _ := one(ally("A").note("2026-11-02").thanked())
	unused, _ := one(ally("A").note("2026-11-02").got())
	check(t, "used", used.Report().ThanksUsed, true)
	check(t, "never used", unused.Report().ThanksUsed, false)
}

func TestWinsAndSetbacks(t *testing.T) {
	tests := []struct {
		name     string
		ally     *builder
		state    Answer
		answered string
	}{
		{"a win in a contact", ally("A").note("2026-11-20").win(), EventAnswered, "2026-11-20"},
		{"a win from afar", ally("A").note("2026-11-20", "fyi").win(), EventOpen, ""},
		{"a win from afar, 7 days ago", ally("A").note("2026-11-15", "fyi").win(), EventOpen, ""},
		{"a win from afar, 8 days ago", ally("A").note("2026-11-14", "fyi").win(), EventLapsed, ""},
		{"a contact on the same day", ally("A").note("2026-11-20", "fyi").win().note("2026-11-20"), EventOpen, ""},
		{"a contact on a later day", ally("A").note("2026-11-20", "fyi").win().note("2026-11-21"), EventAnswered, "2026-11-21"},
		{"a gift on the same day", ally("A").note("2026-11-20", "fyi").win().gave(), EventAnswered, "2026-11-20"},
		{"a gift the day before", ally("A").note("2026-11-19", "fyi").gave().note("2026-11-20", "fyi").win(), EventOpen, ""},
		{"a favour received", ally("A").note("2026-11-20", "fyi").win().got(), EventOpen, ""},
		{"a setback in a contact", ally("A").note("2026-11-20").setback(), EventOpen, ""},
		{"a setback 14 days ago", ally("A").note("2026-11-08").setback(), EventOpen, ""},
		{"a setback 15 days ago", ally("A").note("2026-11-07").setback(), EventLapsed, ""},
		{"a setback and a later contact", ally("A").note("2026-11-07").setback().note("2026-11-21"), EventAnswered, "2026-11-21"},
		{"a setback and a gift in the same note", ally("A").note("2026-11-07").setback().gave(), EventAnswered, "2026-11-07"},
		{"a planned contact", ally("A").note("2026-11-20").setback().note("2026-11-25"), EventOpen, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, a := one(test.ally)
			e := r.events(a)[0]
			check(t, "state", e.State, test.state)
			check(t, "answered", e.Answered.String(), test.answered)
		})
	}
	r, a := one(ally("A").note("2026-11-23").win().note("2026-11-20", "plan").setback())
	check(t, "events of plans", len(r.events(a)), 0)
}

func TestYearlyDates(t *testing.T) {
	tests := []struct {
		name       string
		month, day int
		today      string
		contacts   []string
		date       string
		state      Answer
	}{
		{"8 days before", 11, 30, today, nil, "2025-11-30", EventLapsed},
		{"7 days before", 11, 29, today, nil, "2026-11-29", EventOpen},
		{"on the day", 11, 22, today, nil, "2026-11-22", EventOpen},
		{"7 days after", 11, 15, today, nil, "2026-11-15", EventOpen},
		{"8 days after", 11, 14, today, nil, "2026-11-14", EventLapsed},
		{"a contact before", 11, 20, today, []string{"2026-11-19"}, "2026-11-20", EventOpen},
		{"a contact on the day", 11, 20, today, []string{"2026-11-20"}, "2026-11-20", EventAnswered},
		{"a contact after", 11, 20, today, []string{"2026-11-22"}, "2026-11-20", EventAnswered},
		{"over new year", 1, 2, "2026-12-28", nil, "2027-01-02", EventOpen},
		{"after new year", 12, 29, "2027-01-03", nil, "2026-12-29", EventOpen},
		{"29 February", 2, 29, "2026-02-25", nil, "2026-02-28", EventOpen},
		{"29 February in a leap year", 2, 29, "2028-02-25", nil, "2028-02-29", EventOpen},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := ally("A").contacts(test.contacts...)
			b.Yearly = []ledger.YearlyDate{{Label: "birthday", Month: test.month, Day: test.day}}
			r := New(build(b), Options{Today: day(test.today)})
			e := r.events(b.Ally)[0]
			check(t, "date", e.Date.String(), test.date)
			check(t, "state", e.State, test.state)
		})
	}
	b := ally("A")
	b.Yearly = []ledger.YearlyDate{{Label: "wedding", Year: 2027, Month: 11, Day: 22}}
	r, a := one(b)
	check(t, "before it began", len(r.events(a)), 0)
}

func TestArchivedShowOnlyMyPromises(t *testing.T) {
	b := ally("A").note("2026-11-10").got().setback().
		task(ledger.Open, "", "").task(ledger.Open, "", "").theirs()
	b.Status = ledger.Archived
	r, a := one(b)
	row := r.Ally(a)
	check(t, "promises", len(row.Promises), 1)
	check(t, "owner", row.Promises[0].Owner, Me)
	check(t, "unthanked", len(row.Unthanked), 0)
	check(t, "events", len(row.Events), 0)
}

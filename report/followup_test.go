package report

import (
	"fmt"
	"testing"

	"allies/ledger"
	"allies/ledger/query"
)

func workedF1() *builder {
	return ally("F1").contacts("2026-06-01", "2026-06-29", "2026-08-03", "2026-08-31")
}

func TestF1(t *testing.T) {
	r, a := one(workedF1())
	f := r.followup(a)
	check(t, "T", *f.cadence.Days, 28)
	check(t, "source", f.cadence.Source, Learned)
	check(t, "due", f.due.String(), "2026-09-28")
	check(t, "over", *f.overdue, 55)
	check(t, "lateness", shown(f.lateness), "2.9643")
	check(t, "state", f.state, Late)
	for date, want := range map[string]State{"2027-08-30": Late, "2027-08-31": Dormant} {
		later := New(r.l, Options{Today: day(date)})
		check(t, date, later.followup(a).state, want)
	}
}

func TestF2AndF3Median(t *testing.T) {
	for want, gaps := range map[int][]int{
		20:  {10, 300, 20},     // F2
		32:  {28, 35, 28, 36},  // F3
		0:   {28, 28},          // too few
		365: {200, 400, 400},   // at most a year
		7:   {7, 7, 7},         // a week apart is a beat
		8:   {7, 7, 8, 8},      // half up: 7.5
		14:  {6, 8, 14, 3, 11}, // thinned to gaps 14, 14, 14
	} {
		d := day("2024-01-01")
		b := ally("A").contacts(d.String())
		for _, gap := range gaps {
			d = d.AddDays(gap)
			b.note(d.String())
		}
		r, a := one(b)
		check(t, fmt.Sprint(gaps), r.rhythm(a).learned, want)
	}
}

func TestConferenceIsNoRhythm(t *testing.T) {
	r, a := one(ally("A").contacts("2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-07"))
	check(t, "learned", r.rhythm(a).learned, 0)
	check(t, "contacts", len(r.rhythm(a).days), 6)
	check(t, "state", r.followup(a).state, Untracked) // older than six weeks, so no longer new
	check(t, "source", r.followup(a).cadence.Source, NoSource)
}

func TestRhythmIsLearnedWithinTheWindow(t *testing.T) {
	start := day(today)
	for age, want := range map[int]int{1095: 30, 1096: 0} {
		last := start.AddDays(-age + 90)
		r, a := one(ally("A").contacts(
			last.AddDays(-90).String(), last.AddDays(-60).String(), last.AddDays(-30).String(), last.String()))
		check(t, fmt.Sprint(age), r.rhythm(a).learned, want)
	}
}

func TestF4TwoNotesOnADay(t *testing.T) {
	r, a := one(ally("F4").contacts("2026-11-01", "2026-11-01"))
	row := r.Ally(a)
	check(t, "contacts", row.Contacts, 1)
	check(t, "notes", r.notes(a), 2)
}

func TestF6MonthClamps(t *testing.T) {
	b := ally("F6").contacts("2026-01-31")
	b.Cadence = monthly(1)
	r, a := one(b)
	f := r.followup(a)
	check(t, "due", f.due.String(), "2026-02-28")
	check(t, "T", *f.cadence.Days, 28)
}

func TestRanges(t *testing.T) {
	last := day("2026-01-01")
	b := ally("A").contacts(last.String())
	b.Cadence = between(28, 42)
	l := build(b)
	for after, want := range map[int]State{
		0: OK, 27: OK, 28: Due, 41: Due, 42: Late, 364: Late, 365: Dormant,
	} {
		r := New(l, Options{Today: last.AddDays(after)})
		check(t, fmt.Sprint(after), r.followup(b.Ally).state, want)
	}
	f := on(l).followup(b.Ally)
	check(t, "days", *f.cadence.Days, 28)
	check(t, "until", *f.cadence.Until, 42)
	check(t, "due", f.due, last.AddDays(28))
	check(t, "lateness", shown(f.lateness), Figure(325.0/28).String())
}

func TestLatenessBoundaries(t *testing.T) {
	last := day("2026-01-01")
	b := ally("A").contacts(last.String())
	b.Cadence = every(10)
	l := build(b)
	for after, want := range map[int]State{
		0: OK, 9: OK, 10: Due, 19: Due, 20: Late, 364: Late, 365: Dormant,
	} {
		f := New(l, Options{Today: last.AddDays(after)}).followup(b.Ally)
		check(t, fmt.Sprint(after), f.state, want)
		check(t, fmt.Sprint(after), *f.overdue, after-10)
		check(t, fmt.Sprint(after), float64(*f.lateness), float64(after)/10)
	}
}

func TestSourcesOfTheInterval(t *testing.T) {
	config := ledger.DefaultConfig()
	config.Tags = map[string]ledger.Cadence{
		"Team": every(20), "close": every(10), "quiet": {None: true},
	}
	tests := []struct {
		name   string
		change func(*ledger.Ally)
		days   int
		source Source
	}{
		{"the file wins", func(a *ledger.Ally) { a.Cadence, a.Tags, a.Circle = every(5), []string{"team"}, 15 }, 5, FromFile},
		{"none is said on purpose", func(a *ledger.Ally) { a.Cadence, a.Circle = ledger.Cadence{None: true}, 15 }, 0, FromFile},
		{"the shortest tag", func(a *ledger.Ally) { a.Tags, a.Circle = []string{"team", "close", "other"}, 5 }, 10, FromTag},
		{"a tag without a cadence says nothing", func(a *ledger.Ally) { a.Tags, a.Circle = []string{"other"}, 5 }, 7, FromCircle},
		{"a tag may say none", func(a *ledger.Ally) { a.Tags, a.Circle = []string{"quiet"}, 5 }, 0, FromTag},
		{"an interval thinned a none", func(a *ledger.Ally) { a.Tags = []string{"quiet", "team"} }, 20, FromTag},
		{"circle 5", func(a *ledger.Ally) { a.Circle = 5 }, 7, FromCircle},
		{"circle 15", func(a *ledger.Ally) { a.Circle = 15 }, 30, FromCircle},
		{"circle 50", func(a *ledger.Ally) { a.Circle = 50 }, 182, FromCircle},
		{"circle 150", func(a *ledger.Ally) { a.Circle = 150 }, 365, FromCircle},
		{"a tag holds for its children", func(a *ledger.Ally) { a.Tags = []string{"Close/Friends"} }, 10, FromTag},
		{"learned", func(*ledger.Ally) {}, 28, Learned},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := workedF1()
			test.change(b.Ally)
			l := build(b)
			l.Config = config
			f := on(l).followup(b.Ally)
			check(t, "source", f.cadence.Source, test.source)
			if test.days == 0 {
				check(t, "days", f.cadence.Days, (*int)(nil))
				check(t, "state", f.state, Untracked)
				return
			}
			check(t, "days", *f.cadence.Days, test.days)
		})
	}
}

func TestSnoozeAndPlans(t *testing.T) {
	// last 2026-10-01, T 30: due 2026-10-31, a plan holds it until 2026-11-30
	tests := []struct {
		name         string
		snooze, plan string
		tags         []string
		state        State
		due          string
	}{
		{"neither", "", "", nil, Due, "2026-10-31"},
		{"a snooze moves it", "2026-12-24", "", nil, Snoozed, "2026-12-24"},
		{"a snooze of today is past", today, "", nil, Due, "2026-10-31"},
		{"a past snooze is ignored", "2026-11-15", "", nil, Due, "2026-10-31"},
		{"a plan holds it", "", "2026-11-30", nil, Planned, "2026-10-31"},
		{"a plan too late does not", "", "2026-12-01", nil, Due, "2026-10-31"},
		{"a plan that is no contact does not", "", "2026-11-25", []string{"fyi"}, Due, "2026-10-31"},
		{"a tagged plan to come does", "", "2026-11-25", []string{"plan"}, Planned, "2026-10-31"},
		{"a tagged plan whose day is past does not", "", "2026-11-20", []string{"plan"}, Due, "2026-10-31"},
		{"both are snoozed", "2026-11-28", "2026-11-25", nil, Snoozed, "2026-11-28"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := ally("A").contacts("2026-10-01")
			b.Cadence = every(30)
			if test.snooze != "" {
				b.Snooze = day(test.snooze)
			}
			if test.plan != "" {
				b.note(test.plan, test.tags...)
			}
			r, a := one(b)
			f := r.followup(a)
			check(t, "state", f.state, test.state)
			check(t, "due", f.due.String(), test.due)
			check(t, "lateness", shown(f.lateness), "1.7333")
			check(t, "overdue", *f.overdue, int(day(today)-day(test.due)))
		})
	}
}

func TestSnoozeBeforeItIsDue(t *testing.T) {
	b := ally("A").contacts("2026-11-20")
	b.Cadence, b.Snooze = every(7), day("2026-12-24")
	r, a := one(b)
	check(t, "state", r.followup(a).state, OK)
	check(t, "due", r.followup(a).due.String(), "2026-12-24")
	b.Snooze = day("2026-11-25")
	r, a = one(b)
	check(t, "an earlier snooze", r.followup(a).due.String(), "2026-11-27")
}

func TestMetAndLastContact(t *testing.T) {
	b := ally("A")
	b.Cadence, b.Met = every(30), day("2026-10-01")
	r, a := one(b)
	row := r.Ally(a)
	check(t, "met is no contact", row.LastContact, ledger.Date(0))
	check(t, "due", row.Due.String(), "2026-10-31")
	check(t, "contacts", row.Contacts, 0)

	b.LastContact = day("2026-11-01")
	r, a = one(b)
	row = r.Ally(a)
	check(t, "last", row.LastContact.String(), "2026-11-01")
	check(t, "due", row.Due.String(), "2026-12-01")
	check(t, "contacts", row.Contacts, 1)

	b.LastContact = day("2026-11-23")
	r, a = one(b)
	row = r.Ally(a)
	check(t, "after today", row.LastContact, ledger.Date(0))

	b.Met, b.LastContact = 0, 0
	r, a = one(b)
	row = r.Ally(a)
	check(t, "never met", row.State, Untracked)
	check(t, "cadence", *row.Cadence.Days, 30)
	check(t, "due", row.Due, ledger.Date(0))
	check(t, "overdue", row.DaysOverdue, (*int)(nil))
}

func TestWhatIsNoContact(t *testing.T) {
	b := ally("A").contacts("2026-11-01").note("2026-11-10", "fyi").note("2026-11-11", "plan").note("2026-11-23")
	b.task(ledger.Ticked, "", "2026-11-20")
	r, a := one(b)
	check(t, "last", r.rhythm(a).last().String(), "2026-11-01")
	check(t, "contacts", len(r.rhythm(a).days), 1)
}

func TestSharedNotes(t *testing.T) {
	owner := ally("Dana").note("2026-11-02").gave("1").note("2026-11-30")
	for i := range owner.Notes {
		owner.Notes[i].With = []ledger.Link{{Target: "Ravi"}}
	}
	group := ally("Guild")
	group.Type, group.Members = ledger.Group, []string{"Ravi"}
	group.note("2026-11-05")
	ravi := ally("Ravi").contacts("2026-09-01")
	ravi.Cadence = every(70)
	r := on(build(owner, group, ravi))
	row := r.Ally(ravi.Ally)
	check(t, "the group's contact is not its members'", row.LastContact.String(), "2026-11-02")
	check(t, "contacts", row.Contacts, 2)
	check(t, "entries stay where they are", row.Entries, 0)
	check(t, "plan", r.rhythm(ravi.Ally).nextPlan().String(), "2026-11-30")
}

func TestPotentialAndArchived(t *testing.T) {
	for _, status := range []ledger.Status{ledger.Potential, ledger.Archived} {
		b := workedF1()
		b.Cadence, b.Status = every(10), status
		r, a := one(b)
		row := r.Ally(a)
		check(t, "state", row.State, Untracked)
		check(t, "cadence", row.Cadence, (*Cadence)(nil))
		check(t, "due", row.Due, ledger.Date(0))
		check(t, "overdue", row.DaysOverdue, (*int)(nil))
		check(t, "lateness", row.Lateness, (*Figure)(nil))
		check(t, "last", row.LastContact.String(), "2026-08-31")
	}
}

func TestDueList(t *testing.T) {
	at := func(name string, after, interval int) *builder {
		b := ally(name).contacts(day(today).AddDays(-after).String())
		b.Cadence = every(interval)
		return b
	}
	snoozed := at("snoozed", 20, 10)
	snoozed.Snooze = day("2026-11-25")
	planned := at("planned", 15, 10).note("2026-11-23")
	l := build(at("dormant", 365, 10), at("coming", 10, 24), quieter(), at("far", 10, 25), at("due", 10, 10),
		at("late", 20, 10), at("later", 30, 10), snoozed, planned, ally("untracked"))
	var names []string
	for _, row := range on(l).Due(14).Rows {
		names = append(names, row.Ally)
	}
	check(t, "order", fmt.Sprint(names), "[later late due snoozed coming dormant F1]")
	check(t, "none within 0 days", len(on(l).Due(0).Rows), 5)
}

// quieter is ok by its cadence, and quiet for 3 times its learned rhythm.
func quieter() *builder {
	b := ally("F1").contacts("2026-05-04", "2026-06-01", "2026-06-29", "2026-07-27", "2026-08-29")
	b.Cadence = every(200)
	return b
}

func TestQuieterThanUsual(t *testing.T) {
	l := build(quieter()) // learned: 28 days; silent for 85
	b := l.Allies[0]
	for date, want := range map[string]bool{"2026-11-21": false, "2026-11-22": true} {
		f := New(l, Options{Today: day(date)}).followup(b)
		check(t, date, f.quieter, want)
		check(t, date, f.state, OK)
	}
	check(t, "next ignores it", len(on(l).Next(-1).Rows), 0)
	check(t, "is no follow-up of a query", on(l).Is(b, query.Overdue), false)
	b.Snooze = day("2026-12-01")
	check(t, "a snooze keeps it quiet", on(l).followup(b).quieter, false)
	b.Snooze, b.Cadence = 0, ledger.Cadence{}
	check(t, "the learned rhythm is late or not", on(l).followup(b).quieter, false)
	b.Cadence = every(40)
	check(t, "what is due is not quieter too", on(l).followup(b).quieter, false)
}

func TestF7Dormant(t *testing.T) {
	b := ally("F7").contacts("2024-11-22")
	b.Cadence = ledger.Cadence{Every: ledger.Interval{Months: 12}}
	l := build(b)
	f := on(l).followup(b.Ally)
	check(t, "lateness", shown(f.lateness), "2")
	check(t, "state", f.state, Late)
	for date, want := range map[string]State{"2027-11-21": Late, "2027-11-22": Dormant} {
		check(t, date, New(l, Options{Today: day(date)}).followup(b.Ally).state, want)
	}
	l.Config.DormantAfter = 2000
	check(t, "dormant_after", New(l, Options{Today: day("2027-11-22")}).followup(b.Ally).state, Late)
}

func TestF8ANewTie(t *testing.T) {
	b := ally("F8").contacts("2026-11-10")
	l := build(b)
	f := on(l).followup(b.Ally)
	check(t, "source", f.cadence.Source, NewTie)
	check(t, "T", *f.cadence.Days, 14)
	check(t, "due", f.due.String(), "2026-11-24")
	check(t, "state", f.state, OK)
	for date, want := range map[string]State{"2026-12-22": Late, "2026-12-23": Untracked} {
		check(t, date, New(l, Options{Today: day(date)}).followup(b.Ally).state, want)
	}
	l.Config.Default = every(60)
	check(t, "then the default", New(l, Options{Today: day("2026-12-23")}).followup(b.Ally).cadence.Source, FromDefault)
	met := ally("Met")
	met.Met = day("2026-11-01")
	r, a := one(met)
	check(t, "met alone", r.followup(a).due.String(), "2026-11-15")
	met.Met = day("2026-11-23")
	check(t, "met after today", r.interval(a, r.rhythm(a), 0).Source, NoSource)
}

func TestWhomYouAreToMeetIsNotDue(t *testing.T) {
	b := ally("A")
	b.Cadence, b.Met = every(42), day("2026-11-23")
	r, a := one(b)
	f := r.followup(a)
	check(t, "last", f.last.String(), "")
	check(t, "due", f.due.String(), "")
	check(t, "state", f.state, Untracked)
	check(t, "within a year", len(r.Due(365).Rows), 0)
}

func TestASnoozeIsTheDueDateWhereThereIsNoRhythm(t *testing.T) {
	b := ally("A").contacts("2026-01-01")
	b.Snooze = day("2026-12-01")
	r, a := one(b)
	f := r.followup(a)
	check(t, "due", f.due.String(), "2026-12-01")
	check(t, "state", f.state, Untracked)
	check(t, "overdue", f.overdue, (*int)(nil))
	check(t, "within 14 days", len(r.Due(14).Rows), 1)
	check(t, "within a week", len(r.Due(7).Rows), 0)
	b.Status = ledger.Archived
	check(t, "archived", on(r.l).followup(a).due, ledger.Date(0))
}

func TestNoRhythm(t *testing.T) {
	tracked, off := ally("Tracked").contacts("2026-01-01"), ally("Off").contacts("2020-01-01")
	tracked.Cadence, off.Cadence = every(7), ledger.Cadence{None: true}
	all := []*builder{
		ally("Never"), ally("B").contacts("2026-02-01"), ally("A").contacts("2026-03-01"), ally("C").contacts("2025-01-01"), tracked, off,
	}
	check(t, "longest silence first", jsonOf(t, on(build(all...)).Report().NoRhythm),
		`{"count":4,"longest":[{"ally":"C","last_contact":"2025-01-01","days":690},`+
			`{"ally":"B","last_contact":"2026-02-01","days":294},{"ally":"A","last_contact":"2026-03-01","days":266}]}`)
	check(t, "never met comes last", on(build(all[0], all[1])).Due(0).NoRhythm.Longest[1].Ally, "Never")
	check(t, "half of them", on(build(tracked, all[0])).Report().NoRhythm == nil, true)
	check(t, "on purpose", on(build(off)).Report().NoRhythm == nil, true)
}

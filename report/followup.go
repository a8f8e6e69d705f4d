package report

import "allies/ledger"

// followup is when to be in touch next. Where it is not tracked, due is 0 and
// lateness and overdue are nil.
type followup struct {
	cadence  Cadence
	last     ledger.Date // counted from: the newest contact, else met; 0 for none
	due      ledger.Date // a snooze included
	snooze   ledger.Date // a snooze after today, else 0
	plan     ledger.Date // the plan that holds it, else 0
	overdue  *int        // days since due, negative before
	lateness *Figure     // (today − last) / T
	state    State
}

// silenced reports whether a snooze or a plan keeps an ally out of the
// follow-ups for now.
func (f *followup) silenced() bool { return f.snooze != 0 || f.plan != 0 }

const (
	lateAt    = 2 // lateness from which it is late
	dormantAt = 8 // lateness from which a tie is dormant
)

// followup returns the follow-up of an ally. The reckoning, section 3.
func (r *Reckoner) followup(a *ledger.Ally) *followup {
	kept := r.of(a)
	if kept.followup != nil {
		return kept.followup
	}
	f := &followup{state: Untracked}
	kept.followup = f
	h := r.rhythm(a)
	if f.last = h.last(); f.last == 0 && a.Met <= r.o.Today {
		f.last = a.Met
	}
	if a.Snooze > r.o.Today {
		f.snooze = a.Snooze
	}
	every, until, source := r.interval(a, h, f.last)
	f.cadence = Cadence{Days: some(every), Until: some(until), Source: source}
	if every == 0 || f.last == 0 || a.Status != ledger.Active {
		return f
	}
	elapsed := r.age(f.last)
	f.state = stateAt(elapsed, every, until)
	f.lateness = figure(float64(elapsed) / float64(every))
	f.due = f.last.AddDays(every)
	if len(h.plans) > 0 && h.plans[0] <= f.due.AddDays(every) {
		f.plan = h.plans[0]
	}
	f.due = max(f.due, f.snooze)
	overdue := r.age(f.due)
	f.overdue = &overdue
	if f.state != OK && f.plan != 0 {
		f.state = Planned
	}
	if f.state != OK && f.snooze != 0 {
		f.state = Snoozed
	}
	return f
}

// stateAt tells where a follow-up stands so many days after the last contact,
// with an interval in days; until is a range's upper end, else 0.
func stateAt(elapsed, every, until int) State {
	late, dormant := lateAt*every, dormantAt*every
	if until != 0 {
		late, dormant = until, dormantAt*until
	}
	switch {
	case elapsed < every:
		return OK
	case elapsed < late:
		return Due
	case elapsed < dormant:
		return Late
	}
	return Dormant
}

// interval returns how often to be in touch, in days (0 for never), a range's
// upper end (else 0), and who says so: the file, the shortest of the tags, the
// circle, the learned rhythm.
func (r *Reckoner) interval(a *ledger.Ally, h *rhythm, last ledger.Date) (every, until int, source Source) {
	if a.Cadence.Stated() {
		every, until = span(a.Cadence, last)
		return every, until, FromFile
	}
	tagged := false
	for _, tag := range a.Tags {
		c, ok := r.tagCadence[ledger.Fold(tag)]
		if !ok || !c.Stated() {
			continue
		}
		tagged = true
		if days, upper := span(c, last); days > 0 && (every == 0 || days < every) {
			every, until = days, upper
		}
	}
	switch {
	case tagged:
		return every, until, FromTag
	case circleDays[a.Circle] != 0:
		return circleDays[a.Circle], 0, FromCircle
	case h.learned != 0:
		return h.learned, 0, Learned
	}
	return 0, 0, NoSource
}

// circleDays maps a Dunbar layer to its interval in days.
var circleDays = map[int]int{5: 7, 15: 30, 50: 182, 150: 365}

// span returns a cadence in days, counted from the last contact where there is
// one: one month after 2026-01-31 is 28 days. Both are 0 for none.
func span(c ledger.Cadence, last ledger.Date) (every, until int) {
	return days(c.Every, last), days(c.Until, last)
}

func days(iv ledger.Interval, last ledger.Date) int {
	if iv.IsZero() {
		return 0
	}
	if last != 0 {
		if n := iv.DaysFrom(last); n > 0 { // the calendar ends with the year 9999
			return n
		}
	}
	return iv.Nominal()
}

// some returns a count that may be absent: nil for 0.
func some(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func figure(f float64) *Figure {
	x := Figure(f)
	return &x
}

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
	f.cadence = r.interval(a, h, f.last)
	every, until := orZero(f.cadence.Days), orZero(f.cadence.Until)
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

// interval returns how often to be in touch and who says so: the file, the
// shortest of the tags, the circle, the learned rhythm.
func (r *Reckoner) interval(a *ledger.Ally, h *rhythm, last ledger.Date) Cadence {
	if a.Cadence.Stated() {
		return stated(a.Cadence, last, FromFile)
	}
	var shortest Cadence
	for _, tag := range a.Tags {
		c, ok := r.tagCadence[ledger.Fold(tag)]
		if !ok || !c.Stated() {
			continue
		}
		next := stated(c, last, FromTag)
		if shortest.Days == nil || next.Days != nil && *next.Days < *shortest.Days {
			shortest = next
		}
	}
	switch {
	case shortest.Source != "":
		return shortest
	case circleDays[a.Circle] != 0:
		return Cadence{Days: some(circleDays[a.Circle]), Source: FromCircle}
	case h.learned != 0:
		return Cadence{Days: some(h.learned), Source: Learned}
	}
	return Cadence{Source: NoSource}
}

// circleDays maps a Dunbar layer to its interval in days.
var circleDays = map[int]int{5: 7, 15: 30, 50: 182, 150: 365}

// stated returns a cadence in days, counted from the last contact where there
// is one: one month after 2026-01-31 is 28 days.
func stated(c ledger.Cadence, last ledger.Date, source Source) Cadence {
	return Cadence{Days: some(days(c.Every, last)), Until: some(days(c.Until, last)), Source: source, typed: c}
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

// odds is the factor from which a stated and a learned rhythm are worth a
// word.
const odds = 2

// atOdds reports whether a rhythm that was stated (in the file, by a tag or by
// the circle) and the learned one differ by a factor of 2 or more.
func (f *followup) atOdds(h *rhythm) bool {
	if f.cadence.Days == nil || f.cadence.Source == Learned || h.learned == 0 {
		return false
	}
	stated := *f.cadence.Days
	return stated >= odds*h.learned || h.learned >= odds*stated
}

// some returns a count that may be absent: nil for 0.
func some(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func orZero(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func figure(f float64) *Figure {
	x := Figure(f)
	return &x
}

package report

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

// silenced reports whether a snooze or a plan holds the follow-up for now.
func (f *followup) silenced() bool { return f.snooze != 0 || f.plan != 0 }

const (
	lateAt    = 2  // lateness from which it is late
	dormantAt = 3  // lateness from which a tie may be dormant
	quietAt   = 3  // learned intervals of silence after which it is quieter than usual
	odds      = 2  // the factor from which two rhythms are worth a word
	newDays   = 42 // days for which a tie is new
	newEvery  = 14 // days between the contacts with a new one
)

// followup returns the follow-up of an ally. The reckoning, section 3.
func (r *Reckoner) followup(a *ledger.Ally) *followup {
	kept := r.of(a)
	if kept.followup != nil {
		return kept.followup
	}
	f := &followup{today: r.o.Today, state: Untracked}
	kept.followup = f
	h := r.rhythm(a)
	if f.last = h.last(); f.last == 0 && a.Met <= r.o.Today {
		f.last = a.Met
	}
	if a.Snooze > r.o.Today {
		f.snooze = a.Snooze
	}
	f.cadence = r.interval(a, h, f.last)
	every, until := f.cadence.Interval()
	if every == 0 && a.Status == ledger.Active {
		f.due = f.snooze
	}
	if every == 0 || f.last == 0 || a.Status != ledger.Active {
		return f
	}
	elapsed := r.age(f.last)
	f.state = r.stateAt(elapsed, every, until)
	f.lateness = new(Figure(float64(elapsed) / float64(every)))
	f.due = f.last.AddDays(every)
	if plan := h.nextPlan(); plan <= f.due.AddDays(every) {
		f.plan = plan
	}
	f.due = max(f.due, f.snooze)
	f.overdue = new(r.age(f.due))
	if f.state != OK && f.plan != 0 {
		f.state = Planned
	}
	if f.state != OK && f.snooze != 0 {
		f.state = Snoozed
	}
	f.quieter = f.state == OK && !f.silenced() && f.stated() && h.learned != 0 && elapsed > quietAt*h.learned
	return f
}

// stateAt tells where a follow-up stands so many days after the last contact,
// with an interval in days; until is a range's upper end, else 0.
func (r *Reckoner) stateAt(elapsed, every, until int) State {
	late, dormant := lateAt*every, dormantAt*every
	if until != 0 {
		late, dormant = until, dormantAt*until
	}
	dormant = max(dormant, r.l.Config.DormantAfter)
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
// shortest of the tags, the circle, the learned rhythm, that the tie is new, the
// default of allies.yaml.
func (r *Reckoner) interval(a *ledger.Ally, h *rhythm, last ledger.Date) Cadence {
	if a.Cadence.Stated() {
		return inDays(a.Cadence, last, FromFile)
	}
	switch shortest := r.shortest(a, last); {
	case shortest.Source != "":
		return shortest
	case circleDays[a.Circle] != 0:
		return Cadence{Days: some(circleDays[a.Circle]), Source: FromCircle}
	case h.learned != 0:
		return Cadence{Days: some(h.learned), Source: Learned}
	case r.isNew(a, h):
		return Cadence{Days: some(newEvery), Source: NewTie}
	case r.l.Config.Default.Stated():
		return inDays(r.l.Config.Default, last, FromDefault)
	}
	return Cadence{Source: NoSource}
}

// shortest is the shortest cadence of an ally's tags, parents of these too.
func (r *Reckoner) shortest(a *ledger.Ally, last ledger.Date) Cadence {
	var shortest Cadence
	for _, tag := range a.Tags {
		for tag = ledger.Fold(tag); tag != ""; tag = tag[:max(strings.LastIndexByte(tag, '/'), 0)] {
			c := r.tagCadence[tag]
			if !c.Stated() {
				continue
			}
			next := inDays(c, last, FromTag)
			if shortest.Days == nil || next.Days != nil && *next.Days < *shortest.Days {
				shortest = next
			}
		}
	}
	return shortest
}

// isNew reports whether the first contact, or without any the day on which they
// met, is so recent that a second word decides.
func (r *Reckoner) isNew(a *ledger.Ally, h *rhythm) bool {
	first := a.Met
	if len(h.days) > 0 {
		first = h.days[0]
	}
	return first != 0 && first <= r.o.Today && r.age(first) <= newDays
}

// circleDays maps a Dunbar layer to its interval in days.
var circleDays = map[int]int{5: 7, 15: 30, 50: 182, 150: 365}

// inDays is a cadence in days, counted from the last contact where there
// is one: one month after 2026-01-31 is 28 days.
func inDays(c ledger.Cadence, last ledger.Date, source Source) Cadence {
	return Cadence{Days: some(days(c.Every, last)), Until: some(days(c.Until, last)), Source: source, Typed: c}
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

// stated reports whether the user set the rhythm: file, tag, circle or default.
func (f *followup) stated() bool {
	return f.cadence.Days != nil && f.cadence.Source != Learned && f.cadence.Source != NewTie
}

func (f *followup) atOdds(h *rhythm) bool {
	if !f.stated() || h.learned == 0 {
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

func (r *Reckoner) explainFollowup(a *ledger.Ally) Explanation {
	f := r.followup(a)
	e := Explanation{Title: a.Name + ": follow-up", Formula: r.followupFormula(a, f), Part: PartOverdue}
	if kept := r.keptKeys(a).Keys; len(kept) > 0 {
		e.Open = fmt.Sprintf("%s: it comes from what is private, %s", f.state, english.Join("and", kept))
	}
	h := r.rhythm(a)
	counted := lists.Only(slices.Concat(h.contacts, h.planned), func(c contact) bool { return f.counts(h, c.date()) })
	e.Steps = lists.Of(counted, func(c contact) Step { return c.step() })
	for _, key := range r.followupKeys(a, f) {
		field, _ := a.Field(key)
		if s, ok := keyStep(a, key, field.Values); ok {
			e.Steps = append(e.Steps, s)
		}
	}
	return e
}

// counts reports whether what happened on a day went into the follow-up: the
// newest contact, those that the rhythm is learned from, the plan that holds it.
func (f *followup) counts(h *rhythm, d ledger.Date) bool {
	return d == f.last || d == f.plan || (f.cadence.Source == Learned || f.quieter) && slices.Contains(h.thinned, d)
}

func (r *Reckoner) followupKeys(a *ledger.Ally, f *followup) []string {
	if a.Status != ledger.Active {
		return []string{"status"}
	}
	var keys []string
	if key, ok := sourceKeys[f.cadence.Source]; ok {
		keys = append(keys, key)
	}
	if f.snooze != 0 {
		keys = append(keys, "snooze")
	}
	if len(r.rhythm(a).days) == 0 && f.last != 0 {
		keys = append(keys, "met")
	}
	return keys
}

func (r *Reckoner) keptKeys(a *ledger.Ally) KeptKeys {
	if len(a.Private) == 0 {
		return KeptKeys{}
	}
	f := r.followup(a)
	keys := r.followupKeys(a, f)
	if c := r.rhythm(a).newest(); c != nil && c.stored {
		keys = append(keys, "last_contact")
	}
	keys = lists.Only(keys, a.IsPrivate)
	return KeptKeys{File: a.File, Keys: keys, Due: f.due == f.snooze}
}

// keepsLast reports whether a private key says the day that is counted from.
func (f *Followup) keepsLast() bool {
	return f != nil && (slices.Contains(f.Kept.Keys, "last_contact") || slices.Contains(f.Kept.Keys, "met"))
}

var sourceKeys = map[Source]string{FromFile: "cadence", FromTag: "tags", FromCircle: "circle"}

func (r *Reckoner) followupFormula(a *ledger.Ally, f *followup) string {
	switch {
	case a.Status != ledger.Active:
		return fmt.Sprintf("untracked: the status is %s", a.Status)
	case f.cadence.Days == nil && f.cadence.Source == NoSource:
		return "untracked: no cadence, no circle, and too few contacts to learn a rhythm from" + f.snoozeFormula()
	case f.cadence.Days == nil:
		return "untracked: the cadence is none" + f.snoozeFormula()
	case f.last == 0:
		return "untracked: no contact yet to count from"
	}
	every := *f.cadence.Days
	return fmt.Sprintf("T = %s (%s); last %s; due = last + T = %s; lateness = %d / %d = %s: %s",
		english.Count(every, "day"), sourceWords[f.cadence.Source], f.last, f.dueFormula(every),
		r.age(f.last), every, f.lateness, r.stateFormula(a, f))
}

func (f *followup) dueFormula(every int) string {
	counted := f.last.AddDays(every)
	if f.due == counted {
		return counted.String()
	}
	return fmt.Sprintf("%s, moved by the snooze to %s", counted, f.due)
}

// stateFormula tells the state with what else has a say, and why it is quieter.
func (r *Reckoner) stateFormula(a *ledger.Ally, f *followup) string {
	text := string(f.state)
	if f.cadence.Until != nil {
		text += fmt.Sprintf(", late from %s on", english.Count(*f.cadence.Until, "day"))
	}
	text += f.snoozeFormula()
	if f.plan != 0 {
		text += fmt.Sprintf(", the plan is for %s", f.plan)
	}
	if f.quieter {
		text += fmt.Sprintf(", quieter than usual: %s > %d × %d, the learned rhythm",
			english.Count(r.age(f.last), "day"), quietAt, r.rhythm(a).learned)
	}
	return text
}

func (f *followup) snoozeFormula() string {
	if f.snooze == 0 {
		return ""
	}
	return fmt.Sprintf(", the snooze ends on %s", f.snooze)
}

var sourceWords = map[Source]string{
	FromFile: "cadence of the file", FromTag: "cadence of a tag", FromCircle: "circle",
	Learned: "learned: the median of the gaps between contacts", NewTie: "a new tie", FromDefault: "default_cadence of allies.yaml",
}

package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
)

// ExplainDue explains every follow-up that Due lists.
func (r *Reckoner) ExplainDue(within int) []Explanation {
	var all []Explanation
	for _, a := range r.followups(within) {
		all = append(all, r.explainFollowup(a))
	}
	return all
}

// ExplainPromises explains the state of every promise that Promises lists.
func (r *Reckoner) ExplainPromises(o PromiseOptions) []Explanation {
	var all []Explanation
	for _, p := range r.Promises(o).Rows {
		all = append(all, r.explainPromise(p.Ally, p.Promise))
	}
	return all
}

func (r *Reckoner) explainPromise(name string, p Promise) Explanation {
	why := "its box is open and it has no date"
	switch {
	case p.State == PromiseOverdue:
		why = fmt.Sprintf("its date %s is before %s", p.Due, r.o.Today)
	case p.State == PromiseOpen && p.Due != 0:
		why = fmt.Sprintf("its date %s is not before %s", p.Due, r.o.Today)
	case p.State == PromiseLate:
		why = fmt.Sprintf("done %s, after its date %s", p.Done, p.Due)
	case p.State == PromiseKept && p.Due != 0 && p.Done != 0:
		why = fmt.Sprintf("done %s, by its date %s", p.Done, p.Due)
	case p.State == PromiseKept:
		why = "ticked, and nothing says that it was late"
	case p.State == PromiseDropped:
		why = "marked as dropped"
	}
	return Explanation{
		Title: name + ": promise", Formula: fmt.Sprintf("%s: %s", p.State, why),
		Steps: []Step{{Text: p.Text, Place: p.Place, Private: p.Private}},
		Part:  PartPromises, Private: p.Private,
	}
}

// explainThanks tells why each favour of an ally waits for thanks.
func (r *Reckoner) explainThanks(a *ledger.Ally) []Explanation {
	var all []Explanation
	for _, e := range r.unthanked(a) {
		all = append(all, Explanation{
			Title: a.Name + ": thanks",
			Formula: fmt.Sprintf("%s old, more than %d and at most %d, and no `thanked:` on %s or later",
				Count(r.age(e.Date), "day"), r.l.Config.ThanksGrace, r.l.Config.ThanksWindow, e.Date),
			Steps: []Step{{Text: fmt.Sprintf("%s got: %s", e.Date, e.Text), Place: e.Place, Private: e.Private}},
			Part:  PartThanks, Private: e.Private,
		})
	}
	return all
}

func (r *Reckoner) explainEvent(a *ledger.Ally, e Event) Explanation {
	why := daysAgo(r.age(e.Date)) + ", and no contact on a later day and nothing given since"
	switch {
	case e.Yearly && e.Date > r.o.Today:
		why = "in " + Count(-r.age(e.Date), "day")
	case e.Yearly:
		why = daysAgo(r.age(e.Date)) + ", and no contact on it or later"
	}
	return Explanation{
		Title: a.Name + ": " + e.Type, Formula: string(e.State) + ": " + why,
		Steps: []Step{{Text: strings.TrimSpace(e.Date.String() + " " + e.Text), Place: e.Place, Private: e.Private}},
		Part:  PartEvents, Private: e.Private,
	}
}

// explainFollowup tells where the interval comes from, what it is counted
// from, and how late that is.
func (r *Reckoner) explainFollowup(a *ledger.Ally) Explanation {
	f := r.followup(a)
	e := Explanation{Title: a.Name + ": follow-up", Formula: r.followupFormula(a, f), Part: PartOverdue}
	since := f.last
	if f.cadence.Source == Learned {
		since = r.windowStart()
	}
	for _, c := range r.contacts(a) {
		if since <= c.date && c.date <= r.o.Today || c.date == f.plan {
			e.Steps = append(e.Steps, c.Step)
		}
	}
	for _, key := range r.followupKeys(a, f, since) {
		if field, ok := a.Field(key); ok {
			text := key + ": " + strings.Join(field.Values, ", ")
			e.Steps = append(e.Steps, Step{Text: text, Place: place(a, field.KeyPos), Private: a.IsPrivate(key)})
		}
	}
	return e
}

// followupKeys returns the keys of the front matter that went into a
// follow-up whose contacts are counted since a day.
func (r *Reckoner) followupKeys(a *ledger.Ally, f *followup, since ledger.Date) []string {
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
	if a.LastContact != 0 && since <= a.LastContact && a.LastContact <= r.o.Today {
		keys = append(keys, "last_contact")
	}
	if len(r.rhythm(a).days) == 0 && f.last != 0 {
		keys = append(keys, "met")
	}
	return keys
}

// sourceKeys are the keys that an interval is taken from.
var sourceKeys = map[Source]string{FromFile: "cadence", FromTag: "tags", FromCircle: "circle"}

func (r *Reckoner) followupFormula(a *ledger.Ally, f *followup) string {
	switch {
	case a.Status != ledger.Active:
		return fmt.Sprintf("untracked: the status is %s", a.Status)
	case f.cadence.Days == nil && f.cadence.Source == NoSource:
		return "untracked: no cadence, no circle, and too few contacts to learn a rhythm from"
	case f.cadence.Days == nil:
		return "untracked: the cadence is none"
	case f.last == 0:
		return "untracked: no contact yet to count from"
	}
	every := *f.cadence.Days
	return fmt.Sprintf("T = %s (%s); last %s; due = last + T = %s; lateness = %d / %d = %s: %s",
		Count(every, "day"), sourceWords[f.cadence.Source], f.last, f.dueFormula(every),
		r.age(f.last), every, f.lateness, f.stateFormula())
}

// dueFormula tells the day that last + T comes to, and where a snooze moves it.
func (f *followup) dueFormula(every int) string {
	counted := f.last.AddDays(every)
	if f.due == counted {
		return counted.String()
	}
	return fmt.Sprintf("%s, moved by the snooze to %s", counted, f.due)
}

// stateFormula tells the state, with what else has a say in it.
func (f *followup) stateFormula() string {
	text := string(f.state)
	if f.cadence.Until != nil {
		text += fmt.Sprintf(", late from %s on", Count(*f.cadence.Until, "day"))
	}
	if f.snooze != 0 {
		text += fmt.Sprintf(", the snooze ends on %s", f.snooze)
	}
	if f.plan != 0 {
		text += fmt.Sprintf(", the plan is for %s", f.plan)
	}
	return text
}

// sourceWords say where an interval comes from.
var sourceWords = map[Source]string{
	FromFile: "cadence of the file", FromTag: "cadence of a tag", FromCircle: "circle",
	Learned: "learned: the median of the gaps between contacts",
}

// contacts lists the notes that are contacts with an ally or plan one, in
// order of date.
func (r *Reckoner) contacts(a *ledger.Ally) []datedStep {
	var all []datedStep
	see := func(owner *ledger.Ally, n *ledger.Note) {
		planned := n.Date > r.o.Today && !r.l.Config.HidesContact(n.Tags)
		if planned || n.IsContact(r.l.Config, r.o.Today) {
			text := strings.TrimSpace(n.Date.String() + " " + n.Title)
			all = append(all, datedStep{n.Date, Step{Text: text, Place: place(owner, n.Head), Private: privateNote(n)}})
		}
	}
	for i := range a.Notes {
		see(a, &a.Notes[i])
	}
	for _, shared := range r.l.SharedWith(a) {
		see(shared.Owner, shared.Note)
	}
	slices.SortStableFunc(all, func(x, y datedStep) int { return cmp.Compare(x.date, y.date) })
	return all
}

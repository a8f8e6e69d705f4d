package report

import (
	"math"
	"slices"
	"strings"

	"allies/ledger"
)

// The bounds within which a matter presses, in days.
const (
	overdueDays = 90 // of a promise, up to which it presses
	soonDays    = 7  // before a promise is due
	freshDays   = 30 // of a favour, up to which thanks press
	staleDays   = 90 // of a favour, up to which thanks are still good
)

// The parts that promises have in a score, and the most that they have.
const (
	pressesToday   Figure = 0.95 // of one that is due today
	pressesADay    Figure = 0.05 // less for each day until then
	pressesOld     Figure = 0.5  // of one that is long overdue
	pressesBesides Figure = 0.1  // for each further one that presses more than an old one
	pressesAtMost  Figure = 1.3
)

// presses returns how much a promise of the user's presses.
func (r *Reckoner) presses(p *Promise) Figure {
	switch late := r.age(p.Due); {
	case p.Owner != Me || p.Due == 0 || late < -soonDays:
		return 0
	case late > overdueDays:
		return pressesOld
	case late > 0:
		return 1
	default:
		return pressesToday + pressesADay*Figure(late)
	}
}

// promiseReason is the promise of the user's that presses most, and that there
// are others.
func (r *Reckoner) promiseReason(a *ledger.Ally) Reason {
	var first Promise
	most, pressing, all := Figure(0), 0, 0
	for _, p := range r.pending(a) {
		share := r.presses(&p)
		if share > 0 {
			all++
		}
		if share > pressesOld {
			pressing++
		}
		if share > most {
			first, most = p, share
		}
	}
	if all == 0 {
		return Reason{}
	}
	share := min(pressesAtMost, most+pressesBesides*Figure(max(0, pressing-1)))
	return Reason{Share: share, Promise: &first, More: all - 1, Place: first.Place, Private: first.Private}
}

// thanksReason is a favour that waits for thanks: the oldest of those that
// press most.
func (r *Reckoner) thanksReason(a *ledger.Ally) Reason {
	waiting := slices.DeleteFunc(r.unthanked(a), func(e Entry) bool { return r.age(e.Date) > staleDays })
	if len(waiting) == 0 {
		return Reason{}
	}
	e, share := &waiting[0], Figure(0.5)
	if i := slices.IndexFunc(waiting, func(e Entry) bool { return r.age(e.Date) <= freshDays }); i >= 0 {
		e, share = &waiting[i], 1
	}
	return Reason{Share: share, Favour: e, More: len(waiting) - 1, Place: e.Place, Private: e.Private}
}

// happyShare is what a win or a yearly date presses, beside a setback's 1.
const happyShare = 0.67

// eventReason is an open event: a setback before the others, the newest first.
func (r *Reckoner) eventReason(a *ledger.Ally) Reason {
	var reason Reason
	open := r.openEvents(a)
	for i := range open {
		e := &open[i]
		share := Figure(happyShare)
		if e.Type == setback && !e.Yearly {
			share = 1
		}
		if share >= reason.Share {
			reason = Reason{Share: share, Event: e, More: len(open) - 1, Place: e.Place, Private: e.Private}
		}
	}
	return reason
}

// dormantShare is what a dormant tie presses.
const dormantShare = 0.25

// lateReason is a follow-up that is due, unless a snooze or a plan keeps it.
func (r *Reckoner) lateReason(a *ledger.Ally) Reason {
	f := r.followup(a)
	if f.silenced() || f.lateness == nil || *f.lateness < 1 {
		return Reason{}
	}
	reason := Reason{Share: lateShare(f), Followup: &Followup{
		State: f.state, Due: f.due, DaysOverdue: f.overdue, Last: f.last, Cadence: &f.cadence,
		OnlyMet: len(r.rhythm(a).days) == 0,
	}, Place: Place{File: a.File}}
	if c := r.rhythm(a).newest(); c != nil {
		reason.Place = c.place()
	}
	return reason
}

// lateShare grows from a quarter on the day to 1 at 8 times the interval.
func lateShare(f *followup) Figure {
	if f.state == Dormant {
		return dormantShare
	}
	return Figure(min(1, (1+math.Log2(float64(*f.lateness)))/4))
}

// balanceReason is that the user is on the receiving side of a tie.
func (r *Reckoner) balanceReason(a *ledger.Ally) Reason {
	ix := r.index(a)
	if r.followup(a).silenced() || ix.smooth == nil || ix.standing == "" || ix.standing == Early || *ix.smooth >= 0 {
		return Reason{}
	}
	return Reason{Share: -*ix.smooth, Standing: ix.standing, Needs: a.Needs, Place: Place{File: a.File}}
}

// fact is what a reason goes by, as the ledger has it.
func (r *Reason) fact() string {
	switch {
	case r.Promise != nil:
		return r.Promise.Text
	case r.Favour != nil:
		return r.Favour.Date.String() + " got: " + r.Favour.Text
	case r.Event != nil:
		return strings.TrimSpace(r.Event.Date.String() + " " + r.Event.Type + " " + r.Event.Text)
	case r.Followup != nil:
		return string(r.Followup.State) + ", last contact " + r.Followup.Last.String()
	}
	return string(r.Standing)
}

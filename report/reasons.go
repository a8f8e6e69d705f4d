package report

import (
	"fmt"
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
	reason := Reason{Share: share, Place: first.Place, Private: first.Private, due: first.Due}
	reason.Text = "you promised" + about(first.undated()) + ", by " + r.onDay(first.Due) + andMore(all-1)
	if r.age(first.Due) > overdueDays {
		reason.Text += "; still yours? keep it or drop it"
	}
	return reason
}

// thanksReason is a favour that waits for thanks: the oldest of those that
// press most.
func (r *Reckoner) thanksReason(a *ledger.Ally) Reason {
	waiting := slices.DeleteFunc(r.unthanked(a), func(e Entry) bool { return r.age(e.Date) > staleDays })
	if len(waiting) == 0 {
		return Reason{}
	}
	reason := Reason{Share: 0.5}
	e := &waiting[0]
	if i := slices.IndexFunc(waiting, func(e Entry) bool { return r.age(e.Date) <= freshDays }); i >= 0 {
		e, reason.Share = &waiting[i], 1
	}
	reason.Text = "your notes show no thanks yet for " + favourWords(e) + " on " + r.onDay(e.Date) + about(e.Text) + andMore(len(waiting)-1)
	reason.Place, reason.Private = e.Place, e.Private
	return reason
}

func favourWords(e *Entry) string {
	if e.Kind == "" {
		return "what you got"
	}
	return string(e.Kind)
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
		if share < reason.Share {
			continue
		}
		reason = Reason{Share: share, Text: "your notes show " + r.eventWords(e), Place: e.Place, Private: e.Private}
	}
	if reason.Share > 0 {
		reason.Text += andMore(len(open) - 1)
	}
	return reason
}

// eventWords says what happened, or which day of the year it is.
func (r *Reckoner) eventWords(e *Event) string {
	if e.Yearly && e.Type != "birthday" {
		return r.onDay(e.Date) + about(e.Type)
	}
	return "a " + e.Type + " on " + r.onDay(e.Date) + about(e.Text)
}

// dormantShare is what a dormant tie presses.
const dormantShare = 0.25

// lateReason is a follow-up that is due, unless a snooze or a plan keeps it.
func (r *Reckoner) lateReason(a *ledger.Ally) Reason {
	f := r.followup(a)
	if f.silenced() || f.lateness == nil || *f.lateness < 1 {
		return Reason{}
	}
	since, text := "no contact since "+r.onDay(f.last), ""
	if len(r.rhythm(a).days) == 0 {
		since = "no contact since you met on " + r.onDay(f.last)
	}
	switch {
	case f.state == Dormant:
		text = "an invitation: your notes show " + since + ", and a hello is often welcome"
	case f.cadence.Source == NewTie:
		text = "new: your notes show " + since + ", and a second word soon keeps it"
	case f.cadence.Source == Learned:
		text = "quieter than usual: your notes show " + since + ", usually it is " + Every(*f.cadence.Days)
	default:
		text = "your notes show " + since + "; the rhythm is " + f.cadence.Words()
	}
	reason := Reason{Share: lateShare(f), Text: text, Place: Place{File: a.File}}
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
	more := "more than you gave"
	if ix.standing == Balanced {
		more = "a little " + more
	}
	text := fmt.Sprintf("your notes show that you received %s lately", more)
	if len(a.Needs) > 0 {
		text += "; needs: " + strings.Join(a.Needs, ", ")
	}
	return Reason{Share: -*ix.smooth, Text: text, Place: Place{File: a.File}}
}

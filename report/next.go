package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// Next lists whom to turn to now, the most pressing first.
type Next struct {
	Rows []NextRow `json:"rows"`

	AsOf       ledger.Date `json:"-"`
	More       int         `json:"-"` // how many further ones have a reason
	HowToThank bool        `json:"-"` // favours wait for thanks, and no note says `thanked:` yet
}

// NextRow is an ally and what the user's notes say is open between the two.
type NextRow struct {
	Ally    string   `json:"ally"`
	Score   Figure   `json:"score"`   // the sum of the shares
	Reasons []Reason `json:"reasons"` // in order of their share

	File string `json:"-"`
}

// reasonKinds are all kinds of reasons: their weights in the score, and what
// finds one about an ally, with its part of the score as the Share; 0 where
// there is none.
var reasonKinds = []struct {
	code   ReasonCode
	weight Figure
	find   func(*Reckoner, *ledger.Ally) Reason
}{
	{ReasonPromise, 4, (*Reckoner).promiseReason},
	{ReasonThanks, 3, (*Reckoner).thanksReason},
	{ReasonEvent, 3, (*Reckoner).eventReason},
	{ReasonLate, 2, (*Reckoner).lateReason},
	{ReasonBalance, 1, (*Reckoner).balanceReason},
}

// Next lists at most n allies with a reason to turn to them; all of them for
// a negative n. The reckoning, section 5.
func (r *Reckoner) Next(n int) Next { return r.firstOf(r.duties(), n) }

// NextInWords is Next as a person is told. While no note says `thanked:`, a
// favour that waits for thanks is no reason: that would be a list of debts
// that may well be settled.
func (r *Reckoner) NextInWords(n int) Next {
	all := r.duties()
	if r.thanksUsed() {
		return r.firstOf(all, n)
	}
	waiting := false
	for i := range all {
		d := &all[i]
		told := lists.Only(d.reasons, func(reason Reason) bool { return reason.Code != ReasonThanks })
		waiting = waiting || len(told) < len(d.reasons)
		d.reasons = told
	}
	all = slices.DeleteFunc(all, func(d duty) bool { return len(d.reasons) == 0 })
	next := r.firstOf(r.oneInvitation(all), n)
	next.HowToThank = waiting
	return next
}

func (r *Reckoner) firstOf(all []duty, n int) Next {
	shown := all
	if n >= 0 {
		shown = all[:min(n, len(all))]
	}
	rows := lists.Of(shown, func(d duty) NextRow {
		return NextRow{Ally: d.ally.Name, Score: d.score, Reasons: d.reasons, File: d.ally.File}
	})
	return Next{Rows: rows, AsOf: r.o.Today, More: len(all) - len(shown)}
}

// duties are the allies with a score, in the order of their listing.
func (r *Reckoner) duties() []duty {
	all := lists.Only(lists.Of(r.selection(), r.duty), func(d duty) bool { return d.score > 0 })
	slices.SortStableFunc(all, r.byScore)
	return r.oneInvitation(all)
}

// duty scores one ally. Of those who are not status ally, a promise of the
// user's is all that counts.
func (r *Reckoner) duty(a *ledger.Ally) duty {
	kept := r.of(a)
	if kept.duty != nil {
		return *kept.duty
	}
	d := duty{ally: a, parts: make([]Figure, len(reasonKinds))}
	for i, kind := range reasonKinds {
		if kind.code != ReasonPromise && a.Status != ledger.Active {
			continue
		}
		found := kind.find(r, a)
		if found.Share <= 0 {
			continue
		}
		d.parts[i] = found.Share
		if p := found.Promise; p != nil {
			d.due = p.Due
		}
		found.Code = kind.code
		found.Share *= kind.weight
		d.score += found.Share
		d.reasons = append(d.reasons, found)
	}
	slices.SortStableFunc(d.reasons, func(x, y Reason) int { return cmp.Compare(y.Share, x.Share) })
	kept.duty = &d
	return d
}

// byScore puts the higher score first, then the earlier promise, more days
// overdue, the smaller circle; names are in order before.
func (r *Reckoner) byScore(x, y duty) int {
	return cmp.Or(
		cmp.Compare(inSteps(y.score), inSteps(x.score)),
		cmp.Compare(dateOrNever(x.due), dateOrNever(y.due)),
		cmp.Compare(or(r.followup(y.ally).overdue, math.MinInt), or(r.followup(x.ally).overdue, math.MinInt)), // those who are not tracked last
		cmp.Compare(circleOrNone(x.ally), circleOrNone(y.ally)),
	)
}

// inSteps rounds away what summing in floating point may add.
func inSteps(f Figure) float64 { return math.Round(float64(f) / floatStep) }

// oneInvitation keeps the first of those who are listed for being dormant
// alone: a quiet tie is an invitation, and a list of them a burden.
func (r *Reckoner) oneInvitation(ordered []duty) []duty {
	invited := false
	return slices.DeleteFunc(ordered, func(d duty) bool {
		if len(d.reasons) > 1 || d.reasons[0].Code != ReasonLate || r.followup(d.ally).state != Dormant {
			return false
		}
		again := invited
		invited = true
		return again
	})
}

// ExplainNext explains the whole score of those whom NextInWords lists.
func (r *Reckoner) ExplainNext(n int) []Explanation {
	told := map[string]bool{}
	for _, row := range r.NextInWords(n).Rows {
		told[row.File] = true
	}
	return lists.Of(lists.Only(r.duties(), func(d duty) bool { return told[d.ally.File] }), r.explainDuty)
}

func (r *Reckoner) explainDuty(d duty) Explanation {
	sum := make([]string, len(d.parts))
	for i, part := range d.parts {
		sum[i] = fmt.Sprintf("%s × %s", reasonKinds[i].weight, part)
	}
	e := Explanation{
		Title:   d.ally.Name + ": next",
		Formula: fmt.Sprintf("P = 4p + 3u + 3e + 2l + 1i = %s = %s", strings.Join(sum, " + "), d.score),
	}
	if f := r.followup(d.ally); f.silenced() {
		e.Formula += "; a snooze or a plan keeps l and i at 0"
	}
	e.Steps = lists.Of(d.reasons, func(x Reason) Step {
		return Step{Text: fmt.Sprintf("%s %s: %s", x.Code, x.Share, x.fact()), Place: x.Place, Private: x.Private || x.Followup.keepsLast()}
	})
	return e
}

// The bounds within which a matter presses, in days.
const (
	OverdueDays = 90 // of a promise, up to which it presses; then it is a question
	SoonDays    = 7  // before a promise is due
	freshDays   = 30 // of a favour, up to which thanks press
	StaleDays   = 90 // of a favour, up to which thanks are still good
)

// The parts that promises have in a score, and the most that they have; those of
// an event that is no setback, and of a dormant tie.
const (
	pressesToday   Figure = 0.95 // of one that is due today
	pressesADay    Figure = 0.05 // less for each day until then
	pressesOld     Figure = 0.5  // of one that is long overdue
	pressesBesides Figure = 0.1  // for each further one that presses more than an old one
	pressesAtMost  Figure = 1.3
	happyShare     Figure = 0.67
	dormantShare   Figure = 0.25
)

func (r *Reckoner) presses(p *Promise) Figure {
	switch late := r.age(p.Due); {
	case p.Owner != Me || p.Due == 0 || late < -SoonDays:
		return 0
	case late > OverdueDays:
		return pressesOld
	case late > 0:
		return 1
	default:
		return pressesToday + pressesADay*Figure(late)
	}
}

// promiseReason is the promise that presses most, and how many others do.
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

// thanksReason is the oldest of the favours whose thanks press most.
func (r *Reckoner) thanksReason(a *ledger.Ally) Reason {
	waiting := r.awaitingThanks(a)
	fresh := slices.IndexFunc(waiting, func(f favour) bool { return r.age(f.date) <= StaleDays })
	if fresh < 0 {
		return Reason{}
	}
	waiting = waiting[fresh:]
	pressing, share := waiting[0], Figure(0.5)
	if i := slices.IndexFunc(waiting, func(f favour) bool { return r.age(f.date) <= freshDays }); i >= 0 {
		pressing, share = waiting[i], 1
	}
	e := r.entry(pressing)
	return Reason{Share: share, Favour: &e, More: len(waiting) - 1, Place: e.Place, Private: e.Private}
}

// eventReason is an open event: a setback before the others, the newest first.
func (r *Reckoner) eventReason(a *ledger.Ally) Reason {
	var reason Reason
	open := r.openEvents(a)
	for _, e := range open {
		share := happyShare
		if e.IsSetback() {
			share = 1
		}
		if share >= reason.Share {
			reason = Reason{Share: share, Event: &e, More: len(open) - 1, Place: e.Place, Private: e.Private}
		}
	}
	return reason
}

// lateReason is a follow-up that is due, unless a snooze or a plan keeps it.
func (r *Reckoner) lateReason(a *ledger.Ally) Reason {
	f := r.followup(a)
	if f.silenced() || f.lateness == nil || *f.lateness < 1 {
		return Reason{}
	}
	reason := Reason{Share: lateShare(f), Followup: &Followup{
		State: f.state, Due: f.due, DaysOverdue: f.overdue, Last: f.last, Cadence: &f.cadence,
		OnlyMet: len(r.rhythm(a).days) == 0, Kept: r.keptKeys(a),
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
	return Reason{Share: -*ix.smooth, Standing: ix.standing, Needs: a.Needs, NeedsPrivate: a.IsPrivate("needs"), Place: Place{File: a.File}}
}

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

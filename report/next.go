package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"allies/ledger"
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

// Reason is one part of a score.
type Reason struct {
	Code  ReasonCode `json:"code"`
	Share Figure     `json:"share"` // what it adds to the score
	Text  string     `json:"text"`  // in words, which package render finds

	Place   Place `json:"-"` // the line it comes from; the file alone where there is none
	Private bool  `json:"-"`
	More    int   `json:"-"` // how many further ones of its kind there are

	// Of the kind that it is, one of these.
	Promise  *Promise  `json:"-"`
	Favour   *Entry    `json:"-"` // that waits for thanks
	Event    *Event    `json:"-"`
	Followup *Followup `json:"-"`
	Standing Optional  `json:"-"` // of a tie that the user receives more from
	Needs    []string  `json:"-"` // beside it: what could be given
}

// ReasonCode names a kind of reason.
type ReasonCode string

// The kinds of reasons, in the order of the formula.
const (
	ReasonPromise ReasonCode = "promise"
	ReasonThanks  ReasonCode = "thanks"
	ReasonEvent   ReasonCode = "event"
	ReasonLate    ReasonCode = "late"
	ReasonBalance ReasonCode = "balance"
)

// reasonKinds are all kinds of reasons: their weights in the score, and what
// finds one about an ally, with its part of the score as the
// Share; 0 where there is none.
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
		told := slices.DeleteFunc(slices.Clone(d.reasons), func(reason Reason) bool { return reason.Code == ReasonThanks })
		waiting = waiting || len(told) < len(d.reasons)
		d.reasons = told
	}
	all = slices.DeleteFunc(all, func(d duty) bool { return len(d.reasons) == 0 })
	next := r.firstOf(r.oneInvitation(all), n)
	next.HowToThank = waiting
	return next
}

// firstOf lists at most n of the duties.
func (r *Reckoner) firstOf(all []duty, n int) Next {
	next := Next{Rows: []NextRow{}, AsOf: r.o.Today}
	for i, d := range all {
		if n >= 0 && i == n {
			next.More = len(all) - n
			break
		}
		next.Rows = append(next.Rows, NextRow{Ally: d.ally.Name, Score: d.score, Reasons: d.reasons, File: d.ally.File})
	}
	return next
}

// duty is what the user may want to do about an ally.
type duty struct {
	ally    *ledger.Ally
	score   Figure
	reasons []Reason    // in order of their share
	parts   []Figure    // p, u, e, l and i
	due     ledger.Date // of the promise that gave p, 0 for none
}

// duties returns the allies with a score, in the order in which they are
// listed.
func (r *Reckoner) duties() []duty {
	var all []duty
	for _, a := range r.selection() {
		if d := r.duty(a); d.score > 0 {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, r.byScore)
	return r.oneInvitation(all)
}

// duty scores one ally. Of those who are not status ally, a promise of the
// user's is all that counts.
func (r *Reckoner) duty(a *ledger.Ally) duty {
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
	return d
}

// byScore puts the higher score first, then the earlier promise, more days
// overdue, the smaller circle; names are in order before.
func (r *Reckoner) byScore(x, y duty) int {
	return cmp.Or(
		cmp.Compare(undusted(y.score), undusted(x.score)),
		cmp.Compare(dateOrNever(x.due), dateOrNever(y.due)),
		cmp.Compare(daysOverdue(r.followup(y.ally)), daysOverdue(r.followup(x.ally))),
		cmp.Compare(circleOrNone(x.ally), circleOrNone(y.ally)),
	)
}

// undusted rounds away what summing in floating point may add.
func undusted(f Figure) float64 { return math.Round(float64(f) / floatingDust) }

// daysOverdue puts those who are not tracked behind all who are.
func daysOverdue(f *followup) int {
	if f.overdue == nil {
		return math.MinInt
	}
	return *f.overdue
}

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
	explained := make([]Explanation, 0, len(told))
	for _, d := range r.duties() {
		if told[d.ally.File] {
			explained = append(explained, r.explainDuty(&d))
		}
	}
	return explained
}

func (r *Reckoner) explainDuty(d *duty) Explanation {
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
	for _, reason := range d.reasons {
		text := fmt.Sprintf("%s %s: %s", reason.Code, reason.Share, reason.fact())
		e.Steps = append(e.Steps, Step{Text: text, Place: reason.Place, Private: reason.Private})
	}
	return e
}

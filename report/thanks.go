package report

import (
	"fmt"
	"iter"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

// received is a favour and the day of the first thanks for it, 0 for none.
type received struct {
	line
	thanked ledger.Date
}

func (x *received) lag() int { return int(x.thanked - x.date) }

// received pairs each favour received from those whom a list keeps with the first
// thanks on or after its day.
func (r *Reckoner) received() iter.Seq[received] {
	return func(yield func(received) bool) {
		for _, a := range r.selection() {
			thanked := r.thanked(a)
			for _, v := range r.favours(a) {
				if v.worth.Dir == ledger.Got && !yield(received{line{a, v}, firstFrom(thanked, v.date)}) {
					return
				}
			}
		}
	}
}

func (r *Reckoner) thanked(a *ledger.Ally) []ledger.Date {
	f := r.of(a)
	if f.thanked != nil {
		return f.thanked
	}
	days := append([]ledger.Date{}, summed(a).Thanked...)
	for n := range a.AllNotes() {
		if len(n.Thanks) > 0 && !n.IsPlan(r.o.Today) {
			days = append(days, n.Date)
		}
	}
	slices.Sort(days)
	f.thanked = slices.Compact(days)
	return f.thanked
}

// awaitingThanks wait for thanks, the oldest first; none of an archived ally. The
// reckoning, section 4.
func (r *Reckoner) awaitingThanks(a *ledger.Ally) []favour {
	f := r.of(a)
	if f.unthanked == nil && a.Status != ledger.Archived {
		thanked := r.thanked(a)
		f.unthanked = lists.Only(r.favours(a), func(v favour) bool {
			age := r.age(v.date)
			return v.worth.Dir == ledger.Got && age > r.l.Config.ThanksGrace && age <= r.l.Config.ThanksWindow && firstFrom(thanked, v.date) == 0
		})
	}
	return f.unthanked
}

// unthanked are the favours that wait for thanks as rows, as far as their words are
// kept.
func (r *Reckoner) unthanked(a *ledger.Ally) []Entry {
	return lists.Of(lists.Only(r.awaitingThanks(a), favour.hasWords), r.entry)
}

func (r *Reckoner) thanksUsed() bool {
	return slices.ContainsFunc(r.l.Allies, func(a *ledger.Ally) bool { return len(r.thanked(a)) > 0 })
}

// ThanksLag is how soon thanks follow.
type ThanksLag struct {
	Median   *Figure `json:"lag"` // days; nil where nothing was thanked for
	Thanked  int     `json:"thanked"`
	Received int     `json:"received"`
	Share    *Figure `json:"share"` // thanked / received; nil where there is none
}

// thanksLag sums over the matching allies.
func (r *Reckoner) thanksLag() (sum ThanksLag) {
	var lags []int
	for x := range r.received() {
		if sum.Received++; x.thanked != 0 {
			lags = append(lags, x.lag())
		}
	}
	sum.Thanked, sum.Share = len(lags), shareOf(len(lags), sum.Received)
	if len(lags) > 0 {
		slices.Sort(lags)
		sum.Median = new(Figure(float64(lags[(len(lags)-1)/2]+lags[len(lags)/2]) / 2))
	}
	return sum
}

func (r *Reckoner) explainThanks(a *ledger.Ally) []Explanation {
	return lists.Of(r.unthanked(a), func(e Entry) Explanation {
		why := fmt.Sprintf("%s old, more than %d and at most %d, and no `thanked:` on %s or later",
			english.Count(r.age(e.Date), "day"), r.l.Config.ThanksGrace, r.l.Config.ThanksWindow, e.Date)
		return ofOne(a.Name+": thanks", why, PartThanks, Step{fmt.Sprintf("%s got: %s", e.Date, e.Text), e.Place, e.Private})
	})
}

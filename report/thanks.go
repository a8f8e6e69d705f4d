package report

import (
	"fmt"
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

func (x *received) lag() int { return int(x.thanked - x.date()) }

// thanks are the favours without thanks from their day on. The reckoning, section 4.
func (r *Reckoner) thanks(a *ledger.Ally) *thanks {
	f := r.of(a)
	if f.thanks != nil {
		return f.thanks
	}
	t := &thanks{}
	f.thanks = t
	thanked := r.thanked(a)
	t.used = len(thanked) > 0
	for _, v := range r.favours(a) {
		age := r.age(v.date())
		if v.worth().Dir == ledger.Got && age > r.l.Config.ThanksGrace && age <= r.l.Config.ThanksWindow && firstFrom(thanked, v.date()) == 0 {
			t.unthanked = append(t.unthanked, v)
		}
	}
	return t
}

// received pairs each favour received with the first thanks on or after its day.
func (r *Reckoner) received(a *ledger.Ally) []received {
	thanked := r.thanked(a)
	got := lists.Only(r.favours(a), func(v favour) bool { return v.worth().Dir == ledger.Got })
	return lists.Of(got, func(v favour) received { return received{line{a, v}, firstFrom(thanked, v.date())} })
}

func (r *Reckoner) thanked(a *ledger.Ally) []ledger.Date {
	days := slices.Clone(summed(a).Thanked)
	for n := range a.AllNotes() {
		if len(n.Thanks) > 0 && !n.IsPlan(r.o.Today) {
			days = append(days, n.Date)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// awaitingThanks wait for thanks, the oldest first; none of an archived ally.
func (r *Reckoner) awaitingThanks(a *ledger.Ally) []favour {
	if a.Status == ledger.Archived {
		return nil
	}
	return r.thanks(a).unthanked
}

// unthanked are the favours that wait for thanks as rows, as far as their words are
// kept.
func (r *Reckoner) unthanked(a *ledger.Ally) []Entry {
	return lists.Of(lists.Only(r.awaitingThanks(a), favour.hasWords), r.entry)
}

func (r *Reckoner) thanksUsed() bool {
	return slices.ContainsFunc(r.l.Allies, func(a *ledger.Ally) bool { return r.thanks(a).used })
}

// ThanksLag is how soon thanks follow.
type ThanksLag struct {
	Median   *Figure `json:"lag"` // days; nil where nothing was thanked for
	Thanked  int     `json:"thanked"`
	Received int     `json:"received"`
	Share    *Figure `json:"share"` // thanked / received; nil where there is none
}

// thanksLag sums over the matching allies, and returns what it counts.
func (r *Reckoner) thanksLag() (ThanksLag, []received) {
	all := lists.Flat(r.selection(), r.received)
	thanked := lists.Only(all, func(x received) bool { return x.thanked != 0 })
	lags := lists.Of(thanked, func(x received) int { return x.lag() })
	sum := ThanksLag{Thanked: len(lags), Received: len(all), Share: shareOf(len(lags), len(all))}
	if len(lags) > 0 {
		slices.Sort(lags)
		sum.Median = new(Figure(float64(lags[(len(lags)-1)/2]+lags[len(lags)/2]) / 2))
	}
	return sum, all
}

func (r *Reckoner) explainThanks(a *ledger.Ally) []Explanation {
	return lists.Of(r.unthanked(a), func(e Entry) Explanation {
		why := fmt.Sprintf("%s old, more than %d and at most %d, and no `thanked:` on %s or later",
			english.Count(r.age(e.Date), "day"), r.l.Config.ThanksGrace, r.l.Config.ThanksWindow, e.Date)
		return ofOne(a.Name+": thanks", why, PartThanks, Step{fmt.Sprintf("%s got: %s", e.Date, e.Text), e.Place, e.Private})
	})
}

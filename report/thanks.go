package report

import (
	"slices"

	"allies/ledger"
)

// thanks is what the user's appreciation answers.
type thanks struct {
	unthanked []favour // favours received that are old enough to be thanked for, and are not
	received  int      // all favours received
	lags      []int    // of each one thanked for: days to the first thanks
	used      bool     // some note says thanked
}

// thanks pairs each favour received with the first thanks on or after its day.
// The reckoning, section 4.
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
		if v.entry.Dir != ledger.Got {
			continue
		}
		t.received++
		if day := firstFrom(thanked, v.date()); day != 0 {
			t.lags = append(t.lags, int(day-v.date()))
		} else if age := r.age(v.date()); age > r.l.Config.ThanksGrace && age <= r.l.Config.ThanksWindow {
			t.unthanked = append(t.unthanked, v)
		}
	}
	return t
}

// thanked returns the days on which an ally was thanked, in order.
func (r *Reckoner) thanked(a *ledger.Ally) []ledger.Date {
	var days []ledger.Date
	for i := range a.Notes {
		if n := &a.Notes[i]; len(n.Thanks) > 0 && !n.IsPlan(r.o.Today) {
			days = append(days, n.Date)
		}
	}
	return distinct(days)
}

// unthanked returns the favours that wait for thanks, the oldest first; none
// of an archived ally.
func (r *Reckoner) unthanked(a *ledger.Ally) []Entry {
	waiting := []Entry{}
	if a.Status == ledger.Archived {
		return waiting
	}
	for _, f := range r.thanks(a).unthanked {
		waiting = append(waiting, r.entry(a, f))
	}
	return waiting
}

// thanksUsed reports whether any note of the ledger says thanked.
func (r *Reckoner) thanksUsed() bool {
	for _, a := range r.l.Allies {
		if r.thanks(a).used {
			return true
		}
	}
	return false
}

// ThanksLag is how soon thanks follow.
type ThanksLag struct {
	Median   *Figure // days; nil where nothing was thanked for
	Thanked  int
	Received int
}

// Share returns the part of the favours received that was thanked for; nil
// where there are none.
func (t ThanksLag) Share() *Figure {
	if t.Received == 0 {
		return nil
	}
	return figure(float64(t.Thanked) / float64(t.Received))
}

// thanksLag sums over the allies that the query matches.
func (r *Reckoner) thanksLag() ThanksLag {
	var lags []int
	var sum ThanksLag
	for _, a := range r.l.Allies {
		if r.chosen(a) {
			t := r.thanks(a)
			lags = append(lags, t.lags...)
			sum.Received += t.received
		}
	}
	sum.Thanked = len(lags)
	if len(lags) > 0 {
		slices.Sort(lags)
		sum.Median = figure(float64(lags[(len(lags)-1)/2]+lags[len(lags)/2]) / 2)
	}
	return sum
}

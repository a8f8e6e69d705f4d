package ical

import (
	"allies/ledger"
)

// visit says whether there is more to visit after a time of a rule.
type visit bool

const (
	goOn visit = true
	stop visit = false
)

// walk visits the times of a rule from its first on, in order, up to a day or
// until visit stops it. The first one counts, whatever the rule says. It returns
// how many steps it took, and whether that was all.
func (r *rule) walk(first moment, last ledger.Date, visit func(moment) visit) (walked int, whole bool) {
	if first.day > last || visit(first) == stop {
		return 0, true
	}
	w := &walker{rule: r, first: first, last: last, visit: visit, seen: 1}
	return w.byDays()
}

type walker struct {
	*rule
	first moment
	last  ledger.Date
	visit func(moment) visit
	seen  int // times
}

// at visits a time after the first, unless the rule has as many by now.
func (w *walker) at(day ledger.Date, seconds int) visit {
	if w.seen++; w.count > 0 && w.seen > w.count {
		return stop
	}
	m := w.first
	m.day, m.seconds = day, seconds
	return w.visit(m)
}

func (w *walker) byDays() (walked int, whole bool) {
	times := w.timesOfDay(w.first.seconds)
	for period := 0; walked < mostWalked; period += w.interval {
		walked++
		days, begin := w.period(w.first.day, period)
		if begin > w.last || begin == 0 {
			return walked, true
		}
		for _, day := range w.chosen(days) {
			for _, seconds := range times {
				if day < w.first.day || day == w.first.day && seconds <= w.first.seconds {
					continue
				}
				if walked++; day > w.last || w.at(day, seconds) == stop {
					return walked, true
				}
			}
		}
	}
	return walked, false
}

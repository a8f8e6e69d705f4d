package ical

import (
	"cmp"
	"slices"

	"allies/ledger"
)

// visit is what comes after a time of a rule.
type visit uint8

const (
	goOn  visit = iota
	taken       // this part of the day is, and others of it say nothing new
	stop
)

// walk visits the times of a rule from its first on, in order, up to a day or
// until visit stops it. The first one counts, whatever the rule says. It returns
// how many steps it took, and whether that was all.
func (r *rule) walk(first moment, last ledger.Date, visit func(moment) visit) (walked int, whole bool) {
	if first.day > last || visit(first) == stop {
		return 0, true
	}
	w := &walker{rule: r, first: first, last: last, visit: visit, seen: 1}
	if r.step() > 0 {
		return w.bySteps()
	}
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

const (
	dayLength = 24 * 60 * 60
	quarter   = 15 * 60 // no zone parts days otherwise
)

// bySteps goes through hours, minutes or seconds, past those days and hours that
// the rule leaves out. Where nothing is counted, one time is enough of each
// quarter of an hour.
func (w *walker) bySteps() (walked int, whole bool) {
	unit := w.step()
	begin := int64(w.first.day)*dayLength + int64(w.first.seconds)/int64(unit)*int64(unit)
	length := int64(unit) * int64(w.interval)
	for at := begin; walked < mostWalked; {
		day, second := ledger.Date(at/dayLength), int(at%dayLength)
		walked++
		next := at + length
		switch {
		case day > w.last:
			return walked, true
		case !w.onDay(day):
			next = int64(day+1) * dayLength
		case !has(w.hours, second/3600):
			next = at - at%3600 + 3600
		case unit < 3600 && !has(w.minutes, second/60%60):
			next = at - at%60 + 60
		default:
			switch w.within(day, second, unit) {
			case stop:
				return walked, true
			case taken:
				if w.count == 0 {
					next = at - at%quarter + quarter
				}
			}
		}
		at += (max(next, at+1) - at + length - 1) / length * length
	}
	return walked, false
}

func (w *walker) within(day ledger.Date, begin, unit int) (last visit) {
	minutes, seconds := []int{begin / 60 % 60}, []int{begin % 60}
	if unit == 3600 {
		minutes = orElse(w.minutes, w.first.seconds/60%60)
	}
	if unit >= 60 {
		seconds = orElse(w.seconds, w.first.seconds%60)
	} else if !has(w.seconds, begin%60) {
		return goOn
	}
	for _, minute := range minutes {
		for _, second := range seconds {
			at := begin/3600*3600 + minute*60 + second
			if cmp.Or(cmp.Compare(day, w.first.day), cmp.Compare(at, w.first.seconds)) <= 0 {
				continue
			}
			if last = w.at(day, at); last == stop {
				return stop
			}
		}
	}
	return last
}

func has(numbers []int, n int) bool { return len(numbers) == 0 || slices.Contains(numbers, n) }

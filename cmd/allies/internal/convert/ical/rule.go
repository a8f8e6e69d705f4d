package ical

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"allies/ledger"
)

type rule struct {
	freq       string
	interval   int
	count      int    // 0 without
	until      string // as it stands there, "" without
	months     []int
	monthDays  []int // from the end where negative
	yearDays   []int
	weekNumber []int
	weekdays   []nthWeekday
	positions  []int
	hours      []int
	minutes    []int
	seconds    []int
	weekStart  time.Weekday
}

// nthWeekday is the n-th weekday of a month or a year, from the end where n < 0; each for 0.
type nthWeekday struct {
	n   int
	day time.Weekday
}

var weekdayCodes = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

func readRule(value string) (*rule, error) {
	r := &rule{interval: 1, weekStart: time.Monday}
	for _, part := range strings.Split(strings.ToUpper(strings.TrimSpace(value)), ";") {
		name, values, _ := strings.Cut(part, "=")
		if err := r.readPart(strings.TrimSpace(name), strings.TrimSpace(values)); err != nil {
			return nil, err
		}
	}
	if !slices.Contains([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}, r.freq) {
		return nil, fmt.Errorf("%q is not read, only what is daily, weekly, monthly or yearly", strings.ToLower(r.freq))
	}
	if len(r.positions) > 0 && len(r.timesOfDay(0)) > 1 {
		return nil, fmt.Errorf("BYSETPOS counts times of a day")
	}
	return r, nil
}

func (r *rule) readPart(name, values string) (err error) {
	switch name {
	case "FREQ":
		r.freq = values
	case "INTERVAL":
		r.interval, err = numberIn(values, 1, 1_000_000)
	case "COUNT":
		r.count, err = numberIn(values, 1, math.MaxInt32)
	case "UNTIL":
		r.until = values
	case "WKST":
		r.weekStart, err = readWeekday(values)
	case "BYMONTH":
		r.months, err = numbersIn(values, 12, 1)
	case "BYMONTHDAY":
		r.monthDays, err = numbersIn(values, 31, -31)
	case "BYYEARDAY":
		r.yearDays, err = numbersIn(values, 366, -366)
	case "BYWEEKNO":
		r.weekNumber, err = numbersIn(values, 53, -53)
	case "BYSETPOS":
		r.positions, err = numbersIn(values, 366, -366)
	case "BYDAY":
		for _, one := range strings.Split(values, ",") {
			var w nthWeekday
			if w, err = readNthWeekday(strings.TrimSpace(one)); err != nil {
				return err
			}
			r.weekdays = append(r.weekdays, w)
		}
	case "BYHOUR":
		r.hours, err = timesIn(values, 23)
	case "BYMINUTE":
		r.minutes, err = timesIn(values, 59)
	case "BYSECOND":
		r.seconds, err = timesIn(values, 60)
	case "":
	default:
		return fmt.Errorf("%s is not known", name)
	}
	return err
}

func numberIn(s string, least, most int) (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(s, "+"))
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("%q is no number from %d to %d", s, least, most)
	}
	return n, nil
}

// numbersIn reads a list of numbers up to most; 0 is one where it is the least.
func numbersIn(values string, most, least int) (numbers []int, err error) {
	for _, one := range strings.Split(values, ",") {
		n, err := numberIn(strings.TrimSpace(one), least, most)
		if err != nil {
			return nil, err
		}
		if n == 0 && least != 0 {
			return nil, fmt.Errorf("there is no 0 in a rule")
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}

func timesIn(values string, most int) ([]int, error) {
	numbers, err := numbersIn(values, most, 0)
	slices.Sort(numbers)
	return slices.Compact(numbers), err
}

func readWeekday(s string) (time.Weekday, error) {
	at := slices.Index(weekdayCodes, s)
	if at < 0 {
		return 0, fmt.Errorf("%q is no weekday", s)
	}
	return time.Weekday(at), nil
}

func readNthWeekday(s string) (w nthWeekday, err error) {
	code := s[max(0, len(s)-2):]
	if w.day, err = readWeekday(code); err != nil {
		return w, err
	}
	if n := strings.TrimSuffix(s, code); n != "" {
		w.n, err = numberIn(n, -53, 53)
	}
	return w, err
}

// chosen are the days of one period that BYSETPOS leaves.
func (r *rule) chosen(days []ledger.Date) []ledger.Date {
	slices.Sort(days)
	days = slices.Compact(days)
	if len(r.positions) == 0 {
		return days
	}
	var chosen []ledger.Date
	for _, p := range r.positions {
		if p < 0 {
			p += len(days) + 1
		}
		if p >= 1 && p <= len(days) {
			chosen = append(chosen, days[p-1])
		}
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}

// period is the days of the n-th day, week, month or year after the first one,
// and the day with which that begins; 0 after the last year that there is.
func (r *rule) period(first ledger.Date, n int) (days []ledger.Date, begin ledger.Date) {
	year, month, _ := first.Civil()
	switch r.freq {
	case "DAILY":
		begin = first.AddDays(n)
		if r.onDay(begin) {
			days = []ledger.Date{begin}
		}
	case "WEEKLY":
		back := (int(first.Weekday()) - int(r.weekStart) + 7) % 7
		begin = max(1, first.AddDays(7*n-back))
		days = r.inWeek(first.AddDays(7*n-back), first)
	case "MONTHLY":
		months := month - 1 + n
		begin, _ = ledger.NewDate(year+months/12, months%12+1, 1)
		days = r.inMonth(year+months/12, months%12+1, first)
	default:
		begin, _ = ledger.NewDate(year+n, 1, 1)
		days = r.inYear(year+n, first)
	}
	return days, begin
}

func (r *rule) inWeek(begin, first ledger.Date) (days []ledger.Date) {
	for n := range 7 {
		day := begin.AddDays(n)
		on := day.Weekday() == first.Weekday()
		if len(r.weekdays) > 0 {
			on = r.onWeekday(day)
		}
		if on && r.fits(day) {
			days = append(days, day)
		}
	}
	return days
}

// fits reports whether BYMONTH leaves a day.
func (r *rule) fits(day ledger.Date) bool {
	_, month, _ := day.Civil()
	return len(r.months) == 0 || slices.Contains(r.months, month)
}

func (r *rule) onWeekday(day ledger.Date) bool {
	return len(r.weekdays) == 0 || slices.ContainsFunc(r.weekdays, func(w nthWeekday) bool { return w.day == day.Weekday() })
}

func (r *rule) onMonthDay(day ledger.Date) bool {
	year, month, n := day.Civil()
	return len(r.monthDays) == 0 || slices.Contains(r.monthDays, n) || slices.Contains(r.monthDays, n-ledger.DaysIn(year, month)-1)
}

func (r *rule) onYearDay(day ledger.Date) bool {
	year, _, _ := day.Civil()
	n, length := int(day-yearBegin(year))+1, int(yearBegin(year+1)-yearBegin(year))
	return len(r.yearDays) == 0 || slices.Contains(r.yearDays, n) || slices.Contains(r.yearDays, n-length-1)
}

func yearBegin(year int) ledger.Date {
	if day, ok := ledger.NewDate(year, 1, 1); ok {
		return day
	}
	last, _ := ledger.NewDate(year-1, 12, 31)
	return last + 1
}

func (r *rule) inMonth(year, month int, first ledger.Date) []ledger.Date {
	begin, ok := ledger.NewDate(year, month, 1)
	if !ok || !r.fits(begin) {
		return nil
	}
	length := ledger.DaysIn(year, month)
	switch {
	case len(r.weekdays) > 0:
		return slices.DeleteFunc(r.nth(begin, length), func(d ledger.Date) bool { return !r.onMonthDay(d) })
	case len(r.monthDays) == 0:
		_, _, day := first.Civil()
		if day > length {
			return nil
		}
		return []ledger.Date{begin.AddDays(day - 1)}
	}
	var days []ledger.Date
	for n := range length {
		if day := begin.AddDays(n); r.onMonthDay(day) {
			days = append(days, day)
		}
	}
	return days
}

// nth are the weekdays of a rule among so many days, counted from either end.
func (r *rule) nth(begin ledger.Date, length int) (days []ledger.Date) {
	for _, w := range r.weekdays {
		to := (int(w.day) - int(begin.Weekday()) + 7) % 7
		count := (length - to + 6) / 7
		for n := range count {
			if w.n == 0 || w.n == n+1 || w.n == n-count {
				days = append(days, begin.AddDays(to+7*n))
			}
		}
	}
	return days
}

func (r *rule) inYear(year int, first ledger.Date) (days []ledger.Date) {
	begin := yearBegin(year)
	length := int(yearBegin(year+1) - begin)
	switch {
	case len(r.yearDays) > 0 || len(r.weekNumber) > 0:
		for n := range length {
			day := begin.AddDays(n)
			if r.fits(day) && r.onYearDay(day) && r.onMonthDay(day) && r.inWeekNumber(day, first) {
				days = append(days, day)
			}
		}
		return days
	case len(r.weekdays) > 0 && len(r.months) == 0 && len(r.monthDays) == 0:
		return r.nth(begin, length)
	}
	_, own, _ := first.Civil()
	for month := 1; month <= 12; month++ {
		if len(r.months) > 0 || len(r.monthDays) > 0 || month == own {
			days = append(days, r.inMonth(year, month, first)...)
		}
	}
	return days
}

// inWeekNumber reports whether BYWEEKNO, if there is any, and the weekday leave a
// day: the first week is that with four days of the year.
func (r *rule) inWeekNumber(day, first ledger.Date) bool {
	if len(r.weekNumber) == 0 {
		return r.onWeekday(day)
	}
	year, _, _ := day.Civil()
	one := r.firstWeek(year)
	n, weeks := int(day-one)/7+1, int(r.firstWeek(year+1)-one)/7
	if day < one || n > weeks { // a week of another year
		return false
	}
	on := day.Weekday() == first.Weekday()
	if len(r.weekdays) > 0 {
		on = r.onWeekday(day)
	}
	return on && (slices.Contains(r.weekNumber, n) || slices.Contains(r.weekNumber, n-weeks-1))
}

func (r *rule) firstWeek(year int) ledger.Date {
	fourth := yearBegin(year) + 3
	return fourth - ledger.Date((int(fourth.Weekday())-int(r.weekStart)+7)%7)
}

// timesOfDay are the times that a rule has on each of its days, as seconds: the
// parts that it does not say are those of the first.
func (r *rule) timesOfDay(first int) (times []int) {
	for _, hour := range orElse(r.hours, first/3600) {
		for _, minute := range orElse(r.minutes, first/60%60) {
			for _, second := range orElse(r.seconds, first%60) {
				times = append(times, hour*3600+minute*60+second)
			}
		}
	}
	return times
}

func orElse(numbers []int, otherwise int) []int {
	if len(numbers) == 0 {
		return []int{otherwise}
	}
	return numbers
}

func (r *rule) onDay(day ledger.Date) bool {
	return r.fits(day) && r.onWeekday(day) && r.onMonthDay(day) && r.onYearDay(day)
}

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
	times, seen := r.timesOfDay(first.seconds), 1
	for period := 0; walked < mostWalked; period += r.interval {
		walked++
		days, begin := r.period(first.day, period)
		if begin > last || begin == 0 {
			return walked, true
		}
		for _, day := range r.chosen(days) {
			for _, seconds := range times {
				if day < first.day || day == first.day && seconds <= first.seconds {
					continue
				}
				walked, seen = walked+1, seen+1
				at := first
				at.day, at.seconds = day, seconds
				if day > last || r.count > 0 && seen > r.count || visit(at) == stop {
					return walked, true
				}
			}
		}
	}
	return walked, false
}

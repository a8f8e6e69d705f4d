package when

import (
	"strings"

	"allies/ledger"
)

// phrase reads the longest phrase that begins with a word.
func (r *reader) phrase(i int) (span, bool) {
	ahead := false
	for i < len(r.words) {
		w := &r.words[i]
		if c := w.meaning().class; c != aLead && c != aFiller {
			break
		}
		ahead = ahead || w.text == "in" || w.text == "within"
		i = r.follow(i + 1)
	}
	if i >= len(r.words) {
		return span{}, false
	}
	s, ok := longest(i, r.plain, func(i int) (span, bool) { return r.holiday(i, 0) })
	if ok && ahead && s.shape == bareLength {
		s.shape = ofToday
	}
	return s, ok
}

func (r *reader) plain(i int) (span, bool) {
	w := &r.words[i]
	m := w.meaning()
	switch {
	case w.number >= 0:
		return longest(i, r.date, r.counted)
	case w.text == "weekend":
		p, ok := r.weekend(0)
		return r.reads(p, i+1, ofToday), ok
	}
	switch m.class {
	case aDay:
		p, ok := around(day, r.today, m.n)
		return r.reads(p, i+1, ofToday), ok
	case aNumber:
		return r.counted(i)
	case aUnit:
		return longest(i, r.part, r.counted)
	case aWeekday:
		return r.weekday(i)
	case aMonth:
		return r.month(i)
	case aTurn:
		return r.turn(i)
	case anEdge:
		return r.edge(i)
	case anEnd:
		p, ok := around(m.length, r.today, 0)
		p.Begin = p.End - 1
		return r.reads(p, i+1, ofToday), ok
	}
	return span{}, false
}

// count reads a number and a unit, or a unit alone before `after` and the like.
func (r *reader) count(i int) (n int, unit ledger.Interval, next int, ok bool) {
	w := r.word(i)
	m := w.meaning()
	if n = 1; m.class != aUnit {
		if n = m.n; w.number > 0 && w.digits() < longestNumber {
			n = w.number
		} else if m.class != aNumber {
			return 0, unit, 0, false
		}
		i = r.follow(i + 1)
		m = r.word(i).meaning()
	}
	return n, m.length, i + 1, m.class == aUnit
}

// counted reads `2 weeks ago`, `3 days from now`, `a week on monday`, `the day
// after tomorrow`, and a length alone, which is counted from today.
func (r *reader) counted(i int) (span, bool) {
	n, unit, next, ok := r.count(i)
	if !ok {
		return span{}, false
	}
	alone := r.word(i).meaning().class == aUnit
	base, s := r.today, bareLength
	at := r.follow(next)
	w := r.word(at)
	switch {
	case w.text == "ago":
		n, next, s = -n, at+1, ofToday
	case w.text == "time" || w.text == "hence" || w.text == "now":
		next, s = at+1, ofToday
	case w.text == "from" && r.word(r.follow(at+1)).text == "now":
		next, s = r.follow(at+1)+1, ofToday
	case w.text == "from" || w.text == "after" || w.text == "before" || !alone && (w.text == "on" || w.meaning().class == aDay || w.meaning().class == aWeekday):
		if w.text == "from" || w.text == "after" || w.text == "before" {
			at = r.follow(at + 1)
		}
		from, reads := r.phrase(at)
		if !reads || from.period.Begin == 0 {
			return span{}, false
		}
		base, next, s = from.period.Begin, from.next, ofToday
		if w.text == "before" {
			n = -n
		}
	}
	if alone && s == bareLength {
		return span{}, false
	}
	d, fits := shift(unit, base, n)
	return r.reads(ledger.Period{Begin: d, End: d + 1}, next, s), r.inCalendar(fits)
}

func (r *reader) turn(i int) (span, bool) {
	n := r.words[i].meaning().n
	at := r.follow(i + 1)
	if m := r.word(at).meaning(); m.class == aTurn { // this coming
		n, at = m.n, r.follow(at+1)
	}
	if count, unit, next, ok := r.count(at); ok && n != 0 && r.word(at).meaning().class != aUnit {
		return r.rolling(n, count, unit, next)
	}
	w := r.word(at)
	m := w.meaning()
	next := at + 1
	var p ledger.Period
	ok := true
	switch {
	case w.text == "weekend":
		p, ok = r.weekend(n)
	case m.class == aUnit:
		p, ok = around(m.length, r.today, n)
		if named := r.word(r.follow(next)); m.length == week && named.meaning().class == aWeekday {
			next = r.follow(next) + 1
			p, ok = daySpan(int(nextWeekday(named.meaning().n, p.Begin)), 1)
		}
	case m.class == aPartDay && n == 0:
		p, ok = around(day, r.today, 0)
	case m.class == aWeekday && n < 0:
		p, ok = daySpan(int(nextWeekday(m.n, r.today-weekDays)), 1)
	case m.class == aWeekday:
		p, ok = daySpan(int(nextWeekday(m.n, r.today+1)), 1)
	case m.class == aMonth:
		year, now, _ := r.today.Civil()
		if n < 0 && m.n < now || n > 0 && m.n > now {
			n = 0
		}
		p, ok = monthSpan((year+n)*yearMonths+m.n-1, 1)
	default:
		return r.holiday(at, n)
	}
	return r.reads(p, next, ofToday), r.inCalendar(ok)
}

// rolling reads the last so many units, which end with today, or the next,
// which begin with it.
func (r *reader) rolling(n, count int, unit ledger.Interval, next int) (span, bool) {
	far, ok := shift(unit, r.today, n*count)
	p := ledger.Period{Begin: r.today, End: far}
	if n < 0 {
		p = ledger.Period{Begin: far + 1, End: r.today + 1}
	}
	return r.reads(p, next, ofToday), r.inCalendar(ok)
}

func (r *reader) weekend(n int) (ledger.Period, bool) {
	p, ok := around(week, r.today, n)
	p.Begin = p.End - 2
	return p, ok
}

// weekday reads `friday`, and what says the day better than the weekday before
// it: `wed, 2 dec`, `friday the 27th`, `friday next week`, `monday week`.
func (r *reader) weekday(i int) (span, bool) {
	named := r.words[i].meaning().n
	at := r.follow(i + 1)
	w := r.word(at)
	if s, ok := r.better(at); ok {
		return s, true
	}
	begin, next, s := nextWeekday(named, r.today+1), i+1, bareWeekday
	switch m := w.meaning(); {
	case m.class == aTurn && r.word(r.follow(at+1)).text == "week":
		p, _ := around(week, r.today, m.n)
		begin, next, s = nextWeekday(named, p.Begin), r.follow(at+1)+1, ofToday
	case w.text == "week" || w.text == "fortnight":
		begin, next, s = begin.AddDays(m.length.Days), at+1, ofToday
	}
	p, ok := daySpan(int(begin), 1)
	return r.reads(p, next, s), r.inCalendar(ok)
}

func (r *reader) better(i int) (s span, ok bool) {
	switch w := r.word(i); {
	case w.number >= 0:
		s, ok = r.date(i)
	case w.meaning().class == aMonth:
		s, ok = r.month(i)
	}
	return s, ok && (s.shape == wholeDate || s.shape == yearless || s.shape == bareOrdinal)
}

func (r *reader) edge(i int) (span, bool) {
	end := r.words[i].meaning().n > 0
	at := r.follow(i + 1)
	var s span
	var ok bool
	_, _, _, isPart := r.partAt(at) // q1, week 12
	if m := r.word(at).meaning(); m.class == aUnit && !isPart {
		p, fits := around(m.length, r.today, 0)
		s, ok = r.reads(p, at+1, ofToday), fits
	} else if at < len(r.words) {
		last := r.last
		r.last = end
		s, ok = r.phrase(at)
		r.last = last
	}
	if !ok || s.period.Begin == 0 {
		return span{}, false
	}
	switch n := r.words[i].meaning().n; {
	case end:
		s.period.Begin = s.period.End - 1
	case n == 0:
		s.period.Begin += max(0, (s.period.End-s.period.Begin)/2-1)
	}
	s.period.End = s.period.Begin + 1
	s.shape = otherShape
	return s, true
}

// holiday reads a day with a name of its own, the coming one or, for n < 0, the
// one before today.
func (r *reader) holiday(i, n int) (span, bool) {
	name, next := "", i
	var find func(int) (ledger.Date, bool)
	for at := i; at < min(i+longestHoliday, len(r.words)) && (at == i || r.words[at].joined()); at++ {
		name = strings.TrimPrefix(name+" "+r.words[at].text, " ")
		if known, ok := holidays[name]; ok {
			find, next = known, at+1
		}
	}
	if find == nil {
		return span{}, false
	}
	inYear := func(y int) (ledger.Period, bool) {
		d, ok := find(y)
		return ledger.Period{Begin: d, End: d + 1}, ok
	}
	if y, after, ok := r.yearAt(r.follow(next), false); ok {
		p, ok := inYear(y)
		s := r.reads(p, after, otherShape)
		s.fixed = true
		return s, ok
	}
	p, ok := r.coming(inYear)
	if n < 0 && ok {
		y, _, _ := p.Begin.Civil()
		p, ok = inYear(y - 1)
	}
	return r.reads(p, next, bareHoliday), ok
}

package when

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"allies/ledger"
)

// Period reads a span of days that is typed as an argument. The end is
// exclusive, a missing end is open:
//
//	2026  2026-03  2026-03-14  14.03.2026  2026Q1  2026-W12  march 2026
//	today  yesterday  friday  last friday  monday week  14 march  christmas
//	this week  last month  next quarter  end of next month
//	last 90 days         the 90 days that end with today
//	next 2 weeks         the 14 days that begin with today
//	90 days ago          that one day, as are in 3 days, a week from monday
//	from X to Y  X to Y  X..Y  since X  until X  X..  ..Y
//	2026-01 2026-06      two dates, the second being the end
//
// In a range X and Y may be any of the others: their first day counts, so that
// `from 2026-01 to 2026-06` ends before June. Every error is an *Error.
func Period(s string, today ledger.Date) (ledger.Period, error) {
	t := &typed{text: s, today: today, wanted: "a period", hint: hintPeriod}
	p, err := t.period()
	if err != nil {
		return ledger.Period{}, err
	}
	return p, nil
}

// First reads one day that is typed as an argument: any phrase of Period but a
// range, of which the first day counts, or a length, which is counted from
// today. Every error is an *Error.
func First(s string, today ledger.Date) (ledger.Date, error) {
	t := &typed{text: s, today: today, wanted: "a day", hint: hintDay}
	p, err := t.day()
	if err != nil {
		return 0, err
	}
	return p.Begin, nil
}

// Last reads a deadline that is typed as an argument: as First, but of a span
// the last day counts.
func Last(s string, today ledger.Date) (ledger.Date, error) {
	t := &typed{text: s, today: today, wanted: "a day", hint: hintDay, last: true}
	p, err := t.day()
	if err != nil {
		return 0, err
	}
	return p.End - 1, nil
}

// typed reads an argument, of which no character is passed over.
type typed struct {
	text   string
	today  ledger.Date
	wanted string // "a period" or "a day"
	hint   string // what can be written instead
	last   bool
	next   bool // the phrase read last is the next of its kind
}

func (t *typed) period() (p ledger.Period, err *Error) {
	whole, err := t.phrase(0, len(t.text))
	b, isRange := t.bounds()
	if err == nil || !isRange {
		return whole, err
	}
	if strings.TrimSpace(t.text[b.begin:b.beginEnd]) == "" && strings.TrimSpace(t.text[b.end:]) == "" {
		return p, t.noSide()
	}
	for _, side := range []struct {
		from, to int
		open     bool
		day      *ledger.Date
	}{{b.begin, b.beginEnd, b.openBegin, &p.Begin}, {b.end, len(t.text), b.openEnd, &p.End}} {
		if side.open {
			continue
		}
		if strings.TrimSpace(t.text[side.from:side.to]) == "" {
			return ledger.Period{}, t.noSide()
		}
		found, err := t.phrase(side.from, side.to)
		if err != nil {
			return ledger.Period{}, err
		}
		if *side.day = found.Begin; p.End != 0 && p.End < p.Begin { // from friday to monday
			later := typed{text: t.text, today: p.Begin}
			if found, err := later.phrase(side.from, side.to); err == nil && later.next {
				p.End = found.Begin
			}
		}
	}
	if p.Begin != 0 && p.End != 0 && p.End < p.Begin {
		return ledger.Period{}, t.backwards(p)
	}
	return p, nil
}

// dayWords may stand before one day that is asked for.
var dayWords = []string{"by", "due", "until", "till", "before"}

func (t *typed) day() (ledger.Period, *Error) {
	from := 0
	for _, word := range dayWords {
		if words := lex(t.text, 0, len(t.text), 2); len(words) == 2 && words[0].text == word && blank(words[1].gap) && strings.TrimSpace(words[0].gap) == "" {
			from = words[0].to
		}
	}
	if _, isRange := t.bounds(); isRange && from == 0 {
		return ledger.Period{}, t.fail(0, len(t.text), t.hint, "%s is a range, and one day is asked for", quote(t.text))
	}
	return t.phrase(from, len(t.text))
}

// phrase reads text[from:to], all of it, as one phrase.
func (t *typed) phrase(from, to int) (ledger.Period, *Error) {
	r := &reader{text: t.text[:to], words: lex(t.text, from, to, mostWords), today: t.today, last: t.last}
	if len(r.words) > 0 && strings.TrimSpace(r.words[0].gap) == "" {
		s, ok := r.phrase(0)
		t.next = s.shape == yearless || s.shape == bareMonth || s.shape == bareWeekday || s.shape == bareHoliday
		if r.impossible != nil {
			r.impossible.Source = t.text
		}
		whole := ok && s.next == len(r.words) && strings.TrimSpace(t.text[s.to:to]) == ""
		switch {
		case whole && s.period == ledger.Period{}:
			return s.period, r.impossible
		case whole && s.shape == bareLength && t.wanted == "a period":
			return s.period, t.lengthOnly(from, to)
		case whole:
			return s.period, nil
		case r.impossible != nil:
			return ledger.Period{}, r.impossible
		}
	}
	return ledger.Period{}, t.unreadable(r.words, from, to)
}

type bounds struct {
	begin, beginEnd, end int
	openBegin, openEnd   bool
}

// bounds cuts a range into its sides; false for what is no range.
func (t *typed) bounds() (b bounds, isRange bool) {
	words := lex(t.text, 0, len(t.text), mostWords)
	first := 0
	if len(words) > 0 && words[0].meaning().class == aSide && words[0].meaning().n < 0 {
		b.begin, first, isRange = words[0].to, 1, true
	}
	for i := first; i < len(words); i++ {
		w := &words[i]
		if at, size := cutSeparator(w.gap); size > 0 {
			at += w.from - len(w.gap)
			return t.cut(b, at, at+size), true
		}
		after := i == first || !isUnitWord(words[i-1].text) // the day before yesterday
		if m := w.meaning(); m.class == aSide && m.n > 0 && (after || w.text != "before") {
			return t.cut(b, w.from, w.to), true
		}
	}
	end := 0
	if len(words) > 0 {
		end = words[len(words)-1].to
	}
	if at, size := cutSeparator(t.text[end:]); size > 0 {
		b.openEnd = t.text[end+at:end+at+size] == ".." && strings.TrimSpace(t.text[end+at+size:]) == ""
		b.beginEnd, b.end = end+at, end+at+size
		return b, true
	}
	for i := first + 1; i < len(words); i++ {
		if blank(words[i].gap) && words[first].digits() >= 4 && words[i].digits() >= 4 {
			return t.cut(b, words[i].from, words[i].from), true
		}
	}
	b.beginEnd, b.end, b.openEnd = len(t.text), len(t.text), true
	return b, isRange
}

func isUnitWord(word string) bool { return lexicon()[word].class == aUnit }

// cut ends the first side before a separator and begins the second after it. A side
// without words is open where nothing else says that it has some.
func (t *typed) cut(b bounds, at, after int) bounds {
	b.openBegin = b.begin == 0 && strings.TrimSpace(t.text[:at]) == ""
	b.beginEnd, b.end = at, after
	return b
}

// cutSeparator finds the separator of a range in what stands between two words.
func cutSeparator(gap string) (at, size int) {
	for _, separator := range []string{"..", "–", "—", " - "} {
		if at := strings.Index(gap, separator); at >= 0 {
			return at, len(separator)
		}
	}
	return 0, 0
}

// Span writes a period as Period reads it: 2026-01-01..2026-06-01, with nothing
// on an open side; "" for all time.
func Span(p ledger.Period) string {
	if p == (ledger.Period{}) {
		return ""
	}
	return p.Begin.String() + ".." + p.End.String()
}

// Words says which days a period covers: 2026-01-01..2026-06-01 (its last day
// is 2026-05-31).
func Words(p ledger.Period) string {
	switch {
	case p == ledger.Period{}:
		return "all time"
	case p.End == 0:
		return Span(p) + " (" + p.Begin.String() + " and later)"
	case p.Begin == 0:
		return Span(p) + " (up to " + (p.End - 1).String() + ")"
	case p.End <= p.Begin:
		return Span(p) + " (no day)"
	case p.End == p.Begin+1:
		return Span(p) + " (that one day)"
	}
	return Span(p) + " (its last day is " + (p.End - 1).String() + ")"
}

const (
	hintPeriod = "write 2026, 2026-03, 2026Q1, 2026-03-14, last month, last 90 days or 2026-01..2026-06"
	hintDay    = "write 2026-03-14, yesterday, 90 days ago, next monday, 21 march, in 3 weeks or 2w"
)

func (t *typed) fail(from, to int, hint, format string, args ...any) *Error {
	return &Error{fmt.Sprintf(format, args...), hint, t.text, from, to}
}

func (t *typed) noSide() *Error {
	return t.fail(0, len(t.text), t.hint, "one side of the period is missing: %s", quote(t.text))
}

func (t *typed) backwards(p ledger.Period) *Error {
	return t.fail(0, len(t.text), "did you mean "+Span(ledger.Period{Begin: p.End, End: p.Begin})+"?",
		"the period ends on %s, before it begins on %s", p.End, p.Begin)
}

func (t *typed) lengthOnly(from, to int) *Error {
	length := strings.TrimSpace(t.text[from:to])
	return t.fail(from, to, fmt.Sprintf("did you mean %q or %q?", "last "+length, length+" ago"), "%s is a length without a place", quote(length))
}

// unreadable marks the first word that no phrase has, and suggests the nearest.
func (t *typed) unreadable(words []word, from, to int) *Error {
	hint := t.hint
	if strings.TrimSpace(t.text) == "" {
		return t.fail(0, len(t.text), hint, "%s is asked for, and none is given", t.wanted)
	}
	if slices.ContainsFunc(words, func(w word) bool { return w.text == "every" || w.text == "daily" || !rhythms[w.text].IsZero() }) {
		return t.fail(0, len(t.text), "for sums by month write balance -M, for those of a year balance -M -p 2026; -W, -Q and -Y are by week, quarter and year", "%s is no span of days", quote(t.text))
	}
	for _, w := range words {
		if w.number >= 0 || len(w.text) < abbreviated || w.meaning().class != noClass {
			continue
		}
		if near := ledger.Nearest(w.text, vocabulary()); near != "" && (len(words) > 1 || slices.Contains(wholePhrases, lexicon()[near].class)) {
			if meant := t.text[:w.from] + near + t.text[w.to:]; t.canRead(meant) {
				hint = fmt.Sprintf("did you mean %q?", meant)
			}
		}
		from, to = w.from, w.to
		break
	}
	return t.fail(from, to, hint, "cannot read %s as %s", quote(t.text), t.wanted)
}

// wholePhrases are the words that may be all of a phrase.
var wholePhrases = []class{aMonth, aWeekday, aDay, anEnd}

func vocabulary() []string {
	return slices.DeleteFunc(slices.Collect(maps.Keys(lexicon())), func(word string) bool { return len(word) < abbreviated })
}

// canRead reports whether another text could be read where this one could not.
func (t *typed) canRead(text string) bool {
	other := *t
	other.text = text
	read := other.day
	if t.wanted == "a period" {
		read = other.period
	}
	_, err := read()
	return err == nil
}

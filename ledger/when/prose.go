package when

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
)

// longestPhrase bounds the bytes of a phrase, so that each "by" of a long line
// costs the same; mostProse its words.
const (
	longestPhrase = 80
	mostProse     = 12
)

// DateAt finds a date that is written in another form than ISO, with a number
// for its day, at the beginning of a text. The length is 0 where there is none;
// the day is 0 where its year is not given or several days could be meant.
func DateAt(s string) (length int, day ledger.Date) {
	if !strings.ContainsAny(s[:min(len(s), longestPhrase)], "0123456789") {
		return 0, 0
	}
	if length, day := slipped(s); length > 0 {
		return length, day
	}
	r := prose(s, aSunday)
	if len(r.words) == 0 || r.words[0].from > 0 {
		return 0, 0
	}
	if f, ok := r.foreign(); ok {
		return f.to, f.period.Begin
	}
	read := r.date
	switch w := &r.words[0]; {
	case w.meaning().class == aMonth:
		read = r.month
	case w.meaning().class == aWeekday:
		read = r.weekday
	case w.number < 0:
		return 0, 0
	}
	f, ok := read(0)
	if !ok || f.shape != wholeDate && f.shape != yearless || f.shape == yearless && (r.isCounted(f) || r.words[1].number < 0 && r.words[0].number < 0 || strings.Trim(s[:f.to], "0123456789./") == "") {
		return 0, 0
	}
	if !f.fixed {
		return f.to, 0
	}
	return f.to, f.period.Begin
}

// aSunday stands for today where no day is known.
const aSunday ledger.Date = 738000

// DeadlineAt finds a day or a span at the beginning of a text, in any words, as
// it stands after by or due: of a span the last day counts. Words that may mean
// something else need the end of the text, or a punctuation mark, after them. The day is 0
// where it is not clear, or where there is no day to count from.
func DeadlineAt(s string, from ledger.Date) (length int, day ledger.Date) {
	return prose(s, from).deadline(from)
}

// DeadlineAbroad is DeadlineAt in the words of other languages, as they stand after a
// word of one of them: in English they may be names, or mean something else.
func DeadlineAbroad(s string, from ledger.Date) (length int, day ledger.Date) {
	r := prose(s, from)
	r.translate()
	return r.deadline(from)
}

func (r *reader) deadline(from ledger.Date) (length int, day ledger.Date) {
	if length, day := slipped(r.text); length > 0 {
		return length, day
	}
	r.last = true
	if len(r.words) == 0 || r.words[0].from > 0 {
		return 0, 0
	}
	r.respell()
	f, ok := r.phrase(0)
	if day, isForeign := r.foreign(); isForeign {
		f, ok = day, true
	}
	if !ok || r.meansElse(f) {
		return 0, 0
	}
	return f.to, f.deadline(from)
}

// DoneAt finds a day at the beginning of a text, as it stands after done: a day
// of the calendar, a weekday, a holiday, or one said from today that is not yet
// to come. A span, a length and `in 3 days` are none. The day is 0 where it is
// not clear: of a day without its year the one near to from is meant, and words
// said from today are of the day of the tick, which nobody wrote.
func DoneAt(s string, from ledger.Date) (length int, day ledger.Date) {
	r := prose(s, max(from-Nearby, 0))
	if len(r.words) == 0 || r.words[0].from > 0 || r.words[0].text == "for" {
		return 0, 0
	}
	f, ok := r.phrase(0)
	if !ok || r.isCounted(f) || f.period.End > f.period.Begin+1 {
		return 0, 0
	}
	switch f.shape {
	case wholeDate:
		return f.to, f.period.Begin
	case yearless, bareHoliday:
		if from == 0 || f.period.Begin > from+Nearby {
			return f.to, 0
		}
		return f.to, f.period.Begin
	case bareWeekday:
		return f.to, 0
	case bareOrdinal:
		if r.words[0].number < 0 { // done 1st is done first
			return f.to, 0
		}
	case ofToday:
		if f.period.Begin <= r.today {
			return f.to, 0
		}
	}
	return 0, 0
}

// DoneOn is the day at the beginning of a text that is said from the day on which
// somebody speaks, or is the last of its name: yesterday, Friday. It is 0 for any
// other.
func DoneOn(s string, on ledger.Date) ledger.Date {
	r := prose(s, on)
	if f, ok := r.phrase(0); ok && f.period.End == f.period.Begin+1 && f.period.Begin > weekDays {
		switch {
		case f.shape == bareWeekday:
			return f.period.Begin - weekDays
		case f.shape == ofToday && f.period.Begin <= on:
			return f.period.Begin
		}
	}
	return 0
}

// Nearby is how many days before or after a note a day without its year is
// taken to be the one that was meant.
const Nearby = 90

// DeadlineEnding finds a day that ends a text and is said from today, or after
// on or till: tomorrow, next week, in 3 days, on Friday. It returns where it begins, -1
// where there is none.
func DeadlineEnding(s string, from ledger.Date) (start int, day ledger.Date) {
	cut := max(0, len(s)-longestPhrase)
	r := &reader{text: s, words: lex(s, cut, len(s), longestPhrase), today: orSunday(from), last: true, prose: true}
	for i := max(0, len(r.words)-mostProse); i < len(r.words); i++ {
		f, ok := r.phrase(i)
		if !ok || f.next != len(r.words) || strings.Trim(s[f.to:], " \t.!)") != "" || i == 0 && cut > 0 {
			continue
		}
		switch {
		case f.shape == ofToday:
			return r.words[i].from, f.deadline(from)
		case i > 0 && slices.Contains(beforeDay, r.words[i-1].text) && (f.shape == bareWeekday || f.shape == yearless):
			return r.words[i-1].from, f.deadline(from)
		}
	}
	return -1, 0
}

// beforeDay are words before a day that ends a promise.
var beforeDay = []string{"on", "till", "til"}

func prose(s string, from ledger.Date) *reader {
	return &reader{text: s, words: lex(s, 0, min(len(s), longestPhrase), mostProse), today: orSunday(from), prose: true}
}

func orSunday(d ledger.Date) ledger.Date {
	if d == 0 {
		return aSunday
	}
	return d
}

// deadline is the last day of a span, as far as it is known.
func (f span) deadline(from ledger.Date) ledger.Date {
	if from == 0 && !f.fixed || f.period.End == 0 {
		return 0
	}
	return f.period.End - 1
}

// meansElse reports whether the words of a phrase may mean something else,
// where more words follow them.
func (r *reader) meansElse(f span) bool {
	next := r.word(f.next)
	goesOn := blank(next.gap) && f.to == r.words[f.next-1].to
	w := &r.words[f.next-1]
	switch f.shape {
	case bareYear: // or a number of something
		return goesOn || f.period.End <= r.today || f.period.Begin > r.today+farYears
	case bareLength:
		return goesOn || r.words[f.next-2].number < 0 || len(w.text) == 1 && w.gap != ""
	case bareOrdinal:
		return goesOn && len(next.gap) == 1
	case yearless:
		return r.isCounted(f)
	case bareMonth:
		return goesOn && !r.abroad && (next.name || slices.Contains(givenNames, w.text))
	case bareWeekday, bareHoliday:
		return goesOn && !r.abroad && next.name
	}
	return false
}

// farYears is how many days ahead a number is no year that anybody promises for.
const farYears = 30 * 366

// givenNames are months that are names of people, or verbs.
var givenNames = []string{"jan", "mar", "april", "may", "june", "jun", "august"}

// isCounted reports whether what follows a month and a number makes them an
// address, somebody's count of things, or a sentence: `12 March Road`.
func (r *reader) isCounted(f span) bool {
	next := r.word(f.next)
	return next.gap == " " && slices.Contains(noDay, next.text)
}

// noDay are words right after a month and a number that make no day of them.
var noDay = []string{
	"road", "rd", "street", "st", "lane", "avenue", "ave", "square", "terrace", "crescent", "strasse",
	"kids", "children", "people", "members", "times", "points", "minutes", "hours", "days", "weeks", "months", "years",
	"is", "was",
}

// Yearly reads a month and a day without a year, which are all of a text: 2-27,
// 02/27, 27.02., 27 February. Of two small numbers around a slash either may be
// the month, and neither is taken.
func Yearly(s string) (month, day int, ok bool) {
	r := prose(s, aSunday)
	if len(r.words) == 0 || r.words[0].gap != "" {
		return 0, 0, false
	}
	if separator := r.separator(1); len(r.words) == 2 && separator != "" && r.words[0].digits() <= 2 {
		day, month, clear := dayFirst(r.words[0].number, r.words[1].number, separator)
		return month, day, (clear || separator != "/") && exists(aLeapYear, month, day) && strings.Trim(s[r.words[1].to:], ". ") == ""
	}
	f, ok := r.phrase(0)
	if !ok || f.shape != yearless || f.period.Begin == 0 || strings.TrimSpace(s[f.to:]) != "" {
		return 0, 0, false
	}
	_, month, day = f.period.Begin.Civil()
	return month, day, true
}

const aLeapYear = 2000

// IsMonthOrYear reports whether a text is a month, with its year or without, or
// a year, and no more: October, September 2026, 2026-10, 2026.
func IsMonthOrYear(s string) bool {
	r := &reader{text: s, words: lex(s, 0, min(len(s), longestPhrase), mostProse), today: aSunday}
	if len(r.words) == 0 || r.words[0].from > 0 || r.words[0].number < 0 && r.words[0].meaning().class != aMonth {
		return false
	}
	f, ok := r.phrase(0)
	if !ok || f.to != len(s) {
		return false
	}
	year, m, d := f.period.Begin.Civil()
	months, _ := monthSpan(year*yearMonths+m-1, 1)
	whole, _ := monthSpan(year*yearMonths, yearMonths)
	return d == 1 && (f.period == months || f.period == whole)
}

// isoSlips are the letters that are typed for a digit, and what stands between the
// numbers of a date whose year is first.
var isoSlips = sync.OnceValue(func() *regexp.Regexp {
	const gap = `([-‐‑–—−_. ]{0,3})`
	return regexp.MustCompile(`^([12Il][0-9OolI]{3})` + gap + `([0-9OolI]{1,3})` + gap + `([0-9OolI]{1,3})`)
})

var asDigits = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// slipped finds a date at the beginning of a text that is an ISO date but for a slip
// of the finger: 2026_03_14, 2026 03 14, 2026--03-14, 2026-0314, 2026-03-014,
// 2O26-03-l4. The length is 0 where there is none, and where the text is an ISO
// date.
func slipped(s string) (length int, day ledger.Date) {
	if s == "" || strings.IndexByte("12Il", s[0]) < 0 {
		return 0, 0
	}
	if len(s) > 4 && s[4] >= 0x80 {
		if length, day := eastern(s); length > 0 {
			return length, day
		}
	}
	m := isoSlips().FindStringSubmatch(s)
	if m == nil || m[2] == "" || m[4] == "" && (m[2] == "." || m[2] == " " || len(m[3]+m[5]) != 4) {
		return 0, 0
	}
	rest := s[len(m[0]):]
	if w := lex(rest, 0, min(len(rest), 4), 1); len(w) > 0 && (w[0].from == 0 || w[0].number >= 0 && w[0].from == 1 && strings.Contains(dateSeparators, rest[:1])) {
		return 0, 0 // more of the word, or of a number
	}
	if m[4] == "" {
		m[3], m[5] = (m[3] + m[5])[:2], (m[3] + m[5])[2:]
	}
	day = dayOf(m[1], m[3], m[5])
	if year, _, _ := day.Civil(); day == 0 || year < firstSlipped || year > lastSlipped || ledger.LooksISO(m[0]) {
		return 0, 0
	}
	return len(m[0]), day
}

// dayOf is the day with the year, the month and the day that are typed, 0 for none.
func dayOf(typed ...string) ledger.Date {
	numbers := lists.Of(typed, func(s string) int {
		n, _ := strconv.Atoi(asDigits.Replace(s))
		return n
	})
	day, _ := ledger.NewDate(numbers[0], numbers[1], numbers[2])
	return day
}

var easternDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日号일]`)
})

// eastern finds a date as it is written in East Asia: 2026年3月14日.
func eastern(s string) (length int, day ledger.Date) {
	if m := easternDate().FindStringSubmatch(s); m != nil && dayOf(m[1:]...) != 0 {
		return len(m[0]), dayOf(m[1:]...)
	}
	return 0, 0
}

// The years between which four digits are more likely a year than another number.
const firstSlipped, lastSlipped = 1900, 2100

// respell reads the words of a deadline that are a weekday or tomorrow but for a slip
// of the finger, and the end after a unit: month end.
func (r *reader) respell() {
	for i := range r.words {
		w := &r.words[i]
		if end := endsOf[strings.TrimSuffix(w.text, "s")]; end != "" && r.word(i+1).text == "end" {
			w.text, w.to = end, r.words[i+1].to
			r.words = slices.Delete(r.words, i+1, i+2)
			return
		}
		if _, known := lexicon()[w.text]; !known && len(w.text) >= shortestSlip {
			w.text = cmp.Or(mistyped(w.text), w.text)
		}
	}
}

// endsOf are the words for the ends of units.
var endsOf = map[string]string{"week": "eow", "month": "eom", "quarter": "eoq", "year": "eoy"}

// shortestSlip is the letters of the shortest word that is known for one with a slip
// in it.
const shortestSlip = 6

// mistyped is the weekday, or tomorrow, that a word is a slip of the finger away from,
// or two where it is long; "" for none. Mondays are more than one.
func mistyped(word string) string {
	for _, name := range append([]string{"tomorrow"}, weekdayNames...) {
		name = strings.ToLower(name)
		if most := max(1, len(name)-6); word[0] == name[0] && word != name+"s" && ledger.Distance(word, name) <= min(most, 2) {
			return name
		}
	}
	return ""
}

// Package when knows every way to say a day, a span of days and a length of
// time, and is the only place that knows them: nothing else has the name of a
// month or of a weekday. What is typed as an argument is read whole (Period,
// First, Last), what stands in prose from its beginning (DateAt, DeadlineAt,
// DeadlineEnding), and both by the same table of words and the same grammar.
//
// A week begins on Monday. A weekday, month or holiday without its year is the
// next one, of a weekday never today. Of a span a deadline takes the last day,
// and everything else the first.
package when

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
)

type class uint8

const (
	noClass  class = iota
	aDay           // today, tomorrow: n days from today
	aUnit          // week, month: length
	aWeekday       // n days after Sunday
	aMonth         // the n-th
	aTurn          // last, this, next: n of them on
	aNumber        // two, a: n
	anEdge         // end, middle or beginning: n is 1, 0 or -1
	anEnd          // eod, eom: the end of a unit
	aPartDay       // morning, evening: a part of a day
	aLead          // in, on: may stand before a phrase
	aFiller        // of, the: may stand in one
	aSide          // from, until: one side of a period
	aHelper        // ago, now: after a length
)

type meaning struct {
	class  class
	n      int
	length ledger.Interval
}

var (
	day       = ledger.Interval{Days: 1}
	week      = ledger.Interval{Days: weekDays}
	fortnight = ledger.Interval{Days: 2 * weekDays}
	month     = ledger.Interval{Months: 1}
	quarter   = ledger.Interval{Months: 3}
	year      = ledger.Interval{Months: yearMonths}
)

var (
	monthNames = []string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	}
	weekdayNames = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
)

const abbreviated = 3

// lexicon is the one table of words, folded.
var lexicon = sync.OnceValue(func() map[string]meaning {
	table := map[string]meaning{}
	put := func(m meaning, words string) {
		for word := range strings.FieldsSeq(words) {
			table[word] = m
		}
	}
	for i, name := range monthNames {
		put(meaning{class: aMonth, n: i + 1}, strings.ToLower(name+" "+name[:abbreviated]))
	}
	put(meaning{class: aMonth, n: 9}, "sept")
	for i, name := range weekdayNames {
		put(meaning{class: aWeekday, n: i}, strings.ToLower(name+" "+name[:abbreviated]))
	}
	put(meaning{class: aWeekday, n: 2}, "tues")
	put(meaning{class: aWeekday, n: 3}, "weds")
	put(meaning{class: aWeekday, n: 4}, "thur thurs")

	put(meaning{class: aUnit, length: day}, "d day days")
	put(meaning{class: aUnit, length: week}, "w wk wks week weeks")
	put(meaning{class: aUnit, length: fortnight}, "fortnight fortnights")
	put(meaning{class: aUnit, length: month}, "m mo month months")
	put(meaning{class: aUnit, length: quarter}, "q quarter quarters")
	put(meaning{class: aUnit, length: year}, "y yr yrs year years")

	put(meaning{class: aDay, n: -1}, "yesterday")
	put(meaning{class: aDay}, "today tonight")
	put(meaning{class: aDay, n: +1}, "tomorrow tmrw tmw tmr tomo")
	put(meaning{class: aPartDay}, "morning afternoon evening")
	put(meaning{class: aTurn, n: -1}, "last previous past")
	put(meaning{class: aTurn}, "this current")
	put(meaning{class: aTurn, n: +1}, "next coming")
	put(meaning{class: aNumber, n: 1}, "a an")
	for i, word := range strings.Fields("one two three four five six seven eight nine ten eleven twelve") {
		put(meaning{class: aNumber, n: i + 1}, word)
	}

	put(meaning{class: anEdge, n: 1}, "end late")
	put(meaning{class: anEdge}, "mid middle")
	put(meaning{class: anEdge, n: -1}, "beginning start early")
	put(meaning{class: anEnd, length: day}, "eod cob")
	put(meaning{class: anEnd, length: week}, "eow")
	put(meaning{class: anEnd, length: month}, "eom")
	put(meaning{class: anEnd, length: quarter}, "eoq")
	put(meaning{class: anEnd, length: year}, "eoy")

	put(meaning{class: aLead}, "in on at for during within")
	put(meaning{class: aFiller}, "of the")
	put(meaning{class: aSide, n: -1}, "from since")
	put(meaning{class: aSide, n: +1}, "to until till before")
	put(meaning{class: aHelper}, "ago now after hence time by due weekend")
	return table
})

// holidays are the days with names of their own, folded and without the
// apostrophe.
var holidays = map[string]func(year int) (ledger.Date, bool){
	"new year": yearly(1, 1), "new years": yearly(1, 1), "new years day": yearly(1, 1), "epiphany": yearly(1, 6),
	"valentines": yearly(2, 14), "valentines day": yearly(2, 14), "halloween": yearly(10, 31),
	"christmas eve": yearly(12, 24), "xmas eve": yearly(12, 24), "christmas": yearly(12, 25), "xmas": yearly(12, 25),
	"christmas day": yearly(12, 25), "boxing day": yearly(12, 26), "new years eve": yearly(12, 31), "nye": yearly(12, 31),
	"good friday": fromEaster(-2), "easter": fromEaster(0), "easter sunday": fromEaster(0), "easter monday": fromEaster(1),
	"ascension day": fromEaster(39), "pentecost": fromEaster(49), "whitsun": fromEaster(49), "whit monday": fromEaster(50),
	"thanksgiving": thanksgiving,
}

const longestHoliday = 3

func yearly(month, day int) func(int) (ledger.Date, bool) {
	return func(year int) (ledger.Date, bool) { return ledger.NewDate(year, month, day) }
}

// fromEaster counts days from Easter Sunday, by the Gregorian calendar.
func fromEaster(days int) func(int) (ledger.Date, bool) {
	return func(year int) (ledger.Date, bool) {
		century := year / 100
		moon := (19*(year%19) + century - century/4 - (century-(century+8)/25+1)/3 + 15) % 30
		ahead := (32 + 2*(century%4) + 2*(year%100/4) - moon - year%100%4) % 7
		shift := moon + ahead - 7*((year%19+11*moon+22*ahead)/451) + 114
		easter, ok := ledger.NewDate(year, shift/31, shift%31+1)
		return easter.AddDays(days), ok
	}
}

func thanksgiving(year int) (ledger.Date, bool) {
	first, ok := ledger.NewDate(year, 11, 1)
	return first.AddDays((11-int(first.Weekday()))%weekDays + 3*weekDays), ok
}

// MonthName is the English name of a month, 1 to 12.
func MonthName(month int) string { return monthNames[month-1] }

func ShortMonth(month int) string { return monthNames[month-1][:abbreviated] }

// ShortWeekday is the name of a weekday in three letters, 0 for Sunday.
func ShortWeekday(weekday int) string { return weekdayNames[weekday%weekDays][:abbreviated] }

func IsWeekday(word string) bool { return lexicon()[ledger.Fold(word)].class == aWeekday }

// NeedsMore reports whether a word is only the beginning of a span: last, this.
func NeedsMore(word string) bool { return lexicon()[ledger.Fold(word)].class == aTurn }

// Suggestions are the spans that people ask for most.
func Suggestions() []string {
	return []string{
		"today", "yesterday", "this week", "last week", "this month", "last month",
		"this quarter", "last quarter", "this year", "last year", "last 90 days",
	}
}

// NoteDays are the days of which people most write afterwards, in words that
// First reads.
func NoteDays() []string {
	return append(append([]string{"today", "yesterday"}, weekdays("last ")...), "a week ago")
}

// Deadlines are those that people most set, in words that Last reads.
func Deadlines() []string {
	days := slices.Concat([]string{"today", "tomorrow"}, weekdays(""), weekdays("next "))
	return append(days, "next week", "in 2 weeks", "end of this month", "next month", "in 3 months")
}

// weekdays lists the days of a week from Monday on, with a word before each.
func weekdays(before string) []string {
	week := append(slices.Clone(weekdayNames[1:]), weekdayNames[0])
	return lists.Of(week, func(name string) string { return before + strings.ToLower(name) })
}

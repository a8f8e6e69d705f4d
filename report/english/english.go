// Package english says counts, days and rhythms as people do: "3 allies", "12
// Nov", "2 weeks ago", "every month".
package english

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
)

// Count says how many there are of something: "1 day", "3 days", "2 allies".
func Count(n int, one string) string {
	if n == 1 || n == -1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, Plural(one))
}

// Verb is the verb of one or of several: "has" or "have".
func Verb(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// Plural is the word for several of something.
func Plural(one string) string {
	if stem, ok := strings.CutSuffix(one, "y"); ok && !strings.HasSuffix(stem, "a") {
		return stem + "ies"
	}
	return one + "s"
}

// Day says a date: "12 Nov", "12 Nov 2025" of another year, "" for none.
func Day(d, today ledger.Date) string {
	if d == 0 {
		return ""
	}
	year, month, n := d.Civil()
	if now, _, _ := today.Civil(); now == year {
		return DayAndMonth(n, month)
	}
	return fmt.Sprintf("%s %d", DayAndMonth(n, month), year)
}

const (
	daysInWeek   = 7
	monthsInYear = 12
)

// DayAndMonth says a day of any year: "12 Nov".
func DayAndMonth(day, month int) string {
	return fmt.Sprintf("%d %s", day, when.ShortMonth(month))
}

// The days from which a length of time is said in weeks, months and years:
// each unit only from two of it on.
const (
	fromWeeks  = 14
	fromMonths = 61
	fromYears  = 731
)

// Lapse says a length of time in whole units, never more than it is: "5 days",
// "3 weeks", "4 months", "2 years".
func Lapse(days int) string {
	switch {
	case days < fromWeeks:
		return Count(days, "day")
	case days < fromMonths:
		return Count(days/daysInWeek, "week")
	case days < fromYears:
		return Count(days*12*100/36525, "month")
	}
	return Count(days*100/36525, "year")
}

// Ago says how long ago a day was: "today", "3 weeks ago", "in 5 days".
func Ago(d, today ledger.Date) string {
	switch n := int(today - d); {
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n == -1:
		return "tomorrow"
	case n < 0:
		return "in " + Lapse(-n)
	default:
		return Lapse(n) + " ago"
	}
}

// DaysAgo says an age in whole days, as the formulas count them.
func DaysAgo(age int) string { return Count(age, "day") + " ago" }

// Every says a rhythm in days: "every 6 weeks", "every month", "every 10 to 15
// days"; until is a range's upper end, else 0.
func Every(days, until int) string {
	switch {
	case until == 0 && (days == 30 || days == 31):
		return "every month"
	case until == 0 && (days == 365 || days == 366):
		return "every year"
	case days%daysInWeek == 0 && until%daysInWeek == 0:
		return every(days/daysInWeek, until/daysInWeek, "week")
	}
	return every(days, until, "day")
}

// EveryMonths is Every for months: "every 2 to 3 months", "every year".
func EveryMonths(months, until int) string {
	if months%monthsInYear == 0 && until%monthsInYear == 0 {
		return every(months/monthsInYear, until/monthsInYear, "year")
	}
	return every(months, until, "month")
}

func every(n, until int, unit string) string {
	switch {
	case until != 0:
		return fmt.Sprintf("every %d to %s", n, Count(until, unit))
	case n == 1:
		return "every " + unit
	}
	return "every " + Count(n, unit)
}

// Join joins words as speech does: "a, b and c", or another joint than "and".
func Join(joint string, words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + joint + " " + words[last]
}

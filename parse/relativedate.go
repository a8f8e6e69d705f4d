package parse

import (
	"allies/ledger"
	"allies/parse/text"
)

// relativeDate recognises `Friday`, `tomorrow`, `next week`, `end of month` and
// the like at the beginning of s, and resolves them from the day a promise was
// made; without one only the length is returned.
func relativeDate(s string, from ledger.Date) (length int, iso string) {
	words := DateWords(s)
	if len(words) > 1 && (words[0].Text == "the" || words[0].Text == "on") {
		words = words[1:]
	}
	if len(words) == 0 {
		return 0, ""
	}
	if rest := s[words[0].from:]; len(rest) >= IsoLength && ledger.LooksISO(rest[:IsoLength]) {
		return words[0].from + IsoLength, rest[:IsoLength]
	}
	if n := vagueSpan(words); n > 0 {
		return n, ""
	}
	if n, found := shortDate(s[words[0].from:], from); n > 0 {
		return words[0].from + n, found
	}
	day := ledger.Date(0)
	last := words[0]
	if n, found := nextNamed(words, from); n > 0 {
		return n, found
	}
	if n, found := behindWeekday(s, words, from); n > 0 {
		return n, found
	}
	switch first := words[0].Text; {
	case first == "today" || first == "tonight":
		day = from
	case first == "tomorrow":
		day = from.AddDays(1)
	case weekdayOf(first) >= 0:
		day = nextWeekday(from, weekdayOf(first))
	case (first == "next" || first == "this") && len(words) > 1:
		last = words[1]
		if day = nextOf(last.Text, first == "next", from); day == 0 {
			return 0, ""
		}
	case first == "end" && len(words) > 2 && words[1].Text == "of":
		last = words[2]
		if (last.Text == "the" || last.Text == "this") && len(words) > 3 {
			last = words[3]
		}
		if day = endOf(last.Text, from); day == 0 {
			return 0, ""
		}
	case isOrdinal(words):
		day = nextDayOfMonth(DayNumber(first), from)
	default:
		return 0, ""
	}
	if from == 0 {
		return last.to, ""
	}
	return last.to, day.String()
}

// nextNamed resolves a month and a day without a year: the first such day from
// the one on which the promise was made.
func nextNamed(words []dateWord, from ledger.Date) (length int, iso string) {
	words = withoutOf(words)
	month, day := monthAndDay(words)
	if month == 0 || day == 0 || len(words) > 2 && text.CountDigits(words[2].Text) == 4 {
		return 0, ""
	}
	if from == 0 {
		return words[1].to, ""
	}
	return words[1].to, nextOn(month, day, from)
}

// nextOn is the first such day of a year from a day on, in ISO form; "" where
// there is none.
func nextOn(month, day int, from ledger.Date) string {
	year, _, _ := from.Civil()
	next, ok := ledger.NewDate(year, month, day)
	if !ok || next < from {
		next, ok = ledger.NewDate(year+1, month, day)
	}
	if !ok {
		return ""
	}
	return next.String()
}

// nextWeekday is the first such day after from.
func nextWeekday(from ledger.Date, weekday int) ledger.Date {
	ahead := (weekday - int(from.Weekday()) + 7) % 7
	if ahead == 0 {
		ahead = 7
	}
	return from.AddDays(ahead)
}

func nextOf(word string, next bool, from ledger.Date) ledger.Date {
	switch {
	case weekdayOf(word) >= 0:
		return nextWeekday(from, weekdayOf(word))
	case !next:
		return endOf(word, from)
	case word == "week":
		return from.AddDays(7)
	case word == "month":
		return from.AddMonths(1)
	case word == "year":
		return from.AddMonths(12)
	}
	return 0
}

// endOf is the last day of a day, of the week (its Sunday), month or year
// of from, or of the next month of a name.
func endOf(word string, from ledger.Date) ledger.Date {
	year, month, day := from.Civil()
	switch word {
	case "day":
		return from
	case "week":
		return from.AddDays((7 - int(from.Weekday())) % 7)
	case "month":
		return from.AddDays(ledger.DaysIn(year, month) - day)
	case "year":
		end, _ := ledger.NewDate(year, 12, 31)
		return end
	}
	if named := MonthOf(word); named > 0 {
		if named < month {
			year++
		}
		end, _ := ledger.NewDate(year, named, ledger.DaysIn(year, named))
		return end
	}
	return 0
}

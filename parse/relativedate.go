package parse

import "allies/ledger"

// relativeDate recognises `Friday`, `tomorrow`, `next week`, `end of month` and
// the like at the beginning of s, and resolves them from the day a promise was
// made; without one only the length is returned.
func relativeDate(s string, from ledger.Date) (length int, iso string) {
	words := dateWords(s)
	if len(words) == 0 {
		return 0, ""
	}
	day := ledger.Date(0)
	last := words[0]
	if n, found := nextNamed(words, from); n > 0 {
		return n, found
	}
	switch first := words[0].text; {
	case first == "today" || first == "tonight":
		day = from
	case first == "tomorrow":
		day = from.AddDays(1)
	case weekdayOf(first) >= 0:
		day = nextWeekday(from, weekdayOf(first))
	case (first == "next" || first == "this") && len(words) > 1:
		last = words[1]
		if day = nextOf(last.text, first == "next", from); day == 0 {
			return 0, ""
		}
	case first == "end" && len(words) > 2 && words[1].text == "of":
		last = words[2]
		if day = endOf(last.text, from); day == 0 {
			return 0, ""
		}
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
	if len(words) < 2 {
		return 0, ""
	}
	month, day := monthOf(words[0].text), dayNumber(words[1].text)
	if month == 0 {
		month, day = monthOf(words[1].text), dayNumber(words[0].text)
	}
	if month == 0 || day == 0 || len(words) > 2 && countDigits(words[2].text) == 4 {
		return 0, ""
	}
	if from == 0 {
		return words[1].to, ""
	}
	year, _, _ := from.Civil()
	next, ok := ledger.NewDate(year, month, day)
	if !ok || next < from {
		next, ok = ledger.NewDate(year+1, month, day)
	}
	if !ok {
		return words[1].to, ""
	}
	return words[1].to, next.String()
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

// endOf is the last day of the week (its Sunday), month or year of from.
func endOf(word string, from ledger.Date) ledger.Date {
	year, month, day := from.Civil()
	switch word {
	case "week":
		return from.AddDays((7 - int(from.Weekday())) % 7)
	case "month":
		return from.AddDays(ledger.DaysIn(year, month) - day)
	case "year":
		end, _ := ledger.NewDate(year, 12, 31)
		return end
	}
	return 0
}

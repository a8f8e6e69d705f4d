package parse

import "allies/ledger"

// relativeDate recognises `Friday`, `tomorrow`, `next week`, `end of month` and
// the like at the beginning of s, and resolves them from the day a promise was
// made; without one only the length is returned.
func relativeDate(s string, from ledger.Date) (length int, iso string) {
	words := dateWords(s)
	if len(words) > 1 && (words[0].text == "the" || words[0].text == "on") {
		words = words[1:]
	}
	if len(words) == 0 {
		return 0, ""
	}
	if rest := s[words[0].from:]; len(rest) >= isoLength && ledger.LooksISO(rest[:isoLength]) {
		return words[0].from + isoLength, rest[:isoLength]
	}
	if n := vagueSpan(words); n > 0 {
		return n, ""
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
		if (last.text == "the" || last.text == "this") && len(words) > 3 {
			last = words[3]
		}
		if day = endOf(last.text, from); day == 0 {
			return 0, ""
		}
	case isOrdinal(words):
		day = nextDayOfMonth(dayNumber(first), from)
	default:
		return 0, ""
	}
	if from == 0 {
		return last.to, ""
	}
	return last.to, day.String()
}

// vagueSpan returns the length of a month, a quarter or a weekend, which no one
// day stands for: `March`, `March 2026`, `2026-03`, `Q2`. Months that are names
// of people too need a year.
func vagueSpan(words []dateWord) int {
	first := words[0].text
	second := ""
	if len(words) > 1 {
		second = words[1].text
	}
	isYear := len(second) == 4 && countDigits(second) == 4
	switch month := monthOf(first); {
	case month > 0 && isYear:
		return words[1].to
	case month > 0 && len(first) > 4 && month != 4 && dayNumber(second) == 0:
		return words[0].to
	case len(first) == 4 && countDigits(first) == 4 && len(second) == 2 && countDigits(second) == 2:
		return words[1].to
	case len(first) == 2 && first[0] == 'q' && first[1] >= '1' && first[1] <= '4', first == "weekend":
		return words[0].to
	case (first == "this" || first == "next") && second == "weekend":
		return words[1].to
	}
	return 0
}

// isOrdinal reports whether the first word is a day of the month, as in "by the
// 21st, please"; "by the 2nd floor" is a place.
func isOrdinal(words []dateWord) bool {
	first := words[0].text
	return dayNumber(first) > 0 && countDigits(first) < len(first) && (len(words) == 1 || words[1].from > words[0].to+1)
}

// nextDayOfMonth is the first day of that number from a day on.
func nextDayOfMonth(number int, from ledger.Date) ledger.Date {
	year, month, day := from.Civil()
	first := from.AddDays(1 - day)
	if number < day {
		first = first.AddMonths(1)
		year, month, _ = first.Civil()
	}
	if number > ledger.DaysIn(year, month) {
		first = first.AddMonths(1)
	}
	return first.AddDays(number - 1)
}

// nextNamed resolves a month and a day without a year: the first such day from
// the one on which the promise was made.
func nextNamed(words []dateWord, from ledger.Date) (length int, iso string) {
	month, day := monthAndDay(words)
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

// endOf is the last day of the week (its Sunday), month or year of from, or of
// the next month of a name.
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
	if named := monthOf(word); named > 0 {
		if named < month {
			year++
		}
		end, _ := ledger.NewDate(year, named, ledger.DaysIn(year, named))
		return end
	}
	return 0
}

package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// vagueSpan returns the length of a month, a quarter or a weekend, which no one
// day stands for: `March`, `March 2026`, `2026-03`, `Q2`. Months that are names
// of people too need a year, and before a name none stands alone: `March Hare`.
func vagueSpan(words []dateWord) int {
	first := words[0].Text
	second, named := "", false
	if len(words) > 1 {
		second, named = words[1].Text, words[0].behind == ' ' && words[1].isName
	}
	isYear := len(second) == 4 && text.CountDigits(second) == 4
	switch month := MonthOf(first); {
	case month > 0 && isYear:
		return words[1].to
	case month > 0 && len(first) > 4 && month != 4 && (DayNumber(second) == 0 || words[0].behind == ',') && !named:
		return words[0].to
	case len(first) == 4 && text.CountDigits(first) == 4 && len(second) == 2 && text.CountDigits(second) == 2:
		return words[1].to
	case len(first) == 2 && first[0] == 'q' && first[1] >= '1' && first[1] <= '4', first == "weekend":
		return words[0].to
	case (first == "this" || first == "next") && second == "weekend":
		return words[1].to
	}
	return 0
}

// behindDay are words that go on behind a day as they do not behind a fraction.
var behindDay = []string{"at", "or", "and", "if", "please", "noon", "latest", "done", "due", "made"}

// shortDate reads 12/24 and 24.12., a day and a month without a year. Of two
// small numbers around a slash either may be the month; before a word they are
// a fraction: `2/3 majority`, `24/7 support`.
func shortDate(s string, from ledger.Date) (length int, iso string) {
	first := text.CountDigits(s)
	if first == 0 || first > 2 || first == len(s) || s[first] != '/' && s[first] != '.' {
		return 0, ""
	}
	second := text.CountDigits(s[first+1:])
	end := first + 1 + second
	day, month := atoi(s[:first]), atoi(s[first+1:end])
	if s[first] == '.' {
		if end == len(s) || s[end] != '.' {
			return 0, "" // a decimal
		}
		end++
	} else if month > 12 {
		day, month = month, day
	}
	if second > 2 || day < 1 || day > 31 || month < 1 || month > 12 || text.LetterAt(s, end) || strings.HasPrefix(s[end:], "/") {
		return 0, ""
	}
	if next := text.SkipBlanks(s, end); s[first] == '/' && text.LetterAt(s, next) && !slices.Contains(behindDay, strings.ToLower(text.FirstWord(s[next:]))) {
		return 0, ""
	}
	if from == 0 || s[first] == '/' && day <= 12 && day != month {
		return end, ""
	}
	return end, nextOn(month, day, from)
}

// behindWeekday resolves what says the day better than the weekday before it:
// `Wed, 2 Dec`, `Friday the 27th`, `Fri 27.11.`, `Friday next week`.
func behindWeekday(s string, words []dateWord, from ledger.Date) (length int, iso string) {
	if len(words) < 2 || weekdayOf(words[0].Text) < 0 {
		return 0, ""
	}
	rest := words[1:]
	if rest[0].Text == "next" && len(rest) > 1 && rest[1].Text == "week" {
		if from == 0 {
			return rest[1].to, ""
		}
		return rest[1].to, nextWeekday(endOf("week", from), weekdayOf(words[0].Text)).String()
	}
	if rest[0].Text == "the" && len(rest) > 1 {
		rest = rest[1:]
	}
	if n, found := shortDate(s[rest[0].from:], from); n > 0 {
		return rest[0].from + n, found
	}
	if n, found := nextNamed(rest, from); n > 0 {
		return n, found
	}
	if !isOrdinal(rest) || from == 0 {
		return 0, ""
	}
	return rest[0].to, nextDayOfMonth(DayNumber(rest[0].Text), from).String()
}

// isOrdinal reports whether the first word is a day of the month, as in "by the
// 21st, please"; "by the 2nd floor" is a place.
func isOrdinal(words []dateWord) bool {
	first := words[0].Text
	return DayNumber(first) > 0 && text.CountDigits(first) < len(first) && (len(words) == 1 || words[1].from > words[0].to+1)
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

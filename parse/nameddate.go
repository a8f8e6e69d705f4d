package parse

import (
	"slices"
	"strings"
	"unicode"

	"allies/parse/text"
)

var monthNames = []string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

var dayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// dateWord is a word or number of a spelled-out date.
type dateWord struct {
	Text     string // in small letters
	from, to int
	behind   byte // the sign right behind it, 0 at the end
	isName   bool // it is typed as names are: a capital, then small letters
}

// noDay are words right behind a month and a number that make them an address,
// somebody's count of things, or a sentence: `12 March Road`, `Jan 5 kids`.
var noDay = []string{
	"road", "rd", "street", "st", "lane", "avenue", "ave", "square", "terrace", "crescent", "strasse", "straße",
	"kids", "children", "people", "members", "times", "points", "minutes", "hours", "days", "weeks", "months", "years",
	"is", "was",
}

// DateWords splits the first words at blanks, commas, points, and what closes a
// field.
func DateWords(s string) []dateWord {
	var words []dateWord
	s = s[:min(len(s), longestDate)]
	start := -1
	for i := 0; i <= len(s) && len(words) < 5; i++ {
		if i < len(s) && !strings.ContainsRune(" ,.\t:*_)]", rune(s[i])) && !dividesDate(s, i) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words = append(words, newDateWord(s, start, i))
			start = -1
		}
	}
	return words
}

func newDateWord(s string, from, to int) dateWord {
	w := dateWord{Text: strings.ToLower(s[from:to]), from: from, to: to}
	w.isName = to-from > 1 && s[from] != w.Text[0] && s[from+1:to] == w.Text[1:]
	if to < len(s) {
		w.behind = s[to]
	}
	return w
}

// dividesDate reports whether a - or / stands beside a digit: 14-Mar-2026.
func dividesDate(s string, i int) bool {
	return (s[i] == '-' || s[i] == '/') && (i > 0 && text.CountDigits(s[i-1:i]) > 0 || text.CountDigits(s[i+1:]) > 0)
}

func shift(words []dateWord) []dateWord {
	moved := append([]dateWord(nil), words...)
	for i := range moved {
		moved[i].from -= words[0].from
		moved[i].to -= words[0].from
	}
	return moved
}

// namedDate reads `March 14, 2026`, `14 March 2026`, `14th of March '26`,
// `2026-Mar-14`, and without a year where that is no sentence.
func namedDate(words []dateWord) (int, string) {
	words = withoutOf(words)
	if len(words) > 2 && yearOf(words[0].Text) >= 1000 {
		month, day := MonthOf(words[1].Text), DayNumber(words[2].Text)
		if month > 0 && day > 0 {
			return words[2].to, isoOf(yearOf(words[0].Text), month, day)
		}
	}
	month, day := monthAndDay(words)
	if month == 0 || day == 0 {
		return 0, ""
	}
	if len(words) > 2 {
		beside := words[2].from == words[1].to+1
		dayFirst := DayNumber(words[0].Text) > 0
		if year := yearOf(words[2].Text); year >= 1000 && (len(words[2].Text) > 2 || beside && dayFirst) {
			return words[2].to, isoOf(year, month, day)
		}
		if month == 5 && beside {
			return 0, "" // "May 5 people join?"
		}
	}
	return words[1].to, ""
}

// withoutOf drops the of in `14th of March`.
func withoutOf(words []dateWord) []dateWord {
	if len(words) > 1 && words[1].Text == "of" {
		return append(words[:1:1], words[2:]...)
	}
	return words
}

// monthAndDay reads the first two words, in either order; 0 for what is none.
func monthAndDay(words []dateWord) (month, day int) {
	if len(words) < 2 || words[0].behind == ',' || words[0].behind == ':' ||
		len(words) > 2 && words[1].behind == ' ' && slices.Contains(noDay, words[2].Text) {
		return 0, 0
	}
	month, day = MonthOf(words[0].Text), DayNumber(words[1].Text)
	if month == 0 {
		month, day = MonthOf(words[1].Text), DayNumber(words[0].Text)
	}
	return month, day
}

// yearOf reads 2026, '26 and 26; 0 for what is no year.
func yearOf(word string) int {
	digits := strings.TrimPrefix(strings.TrimPrefix(word, "'"), "’")
	switch n := text.CountDigits(digits); {
	case n != len(digits):
		return 0
	case n == 4:
		return atoi(digits)
	case n == 2:
		return 2000 + atoi(digits)
	}
	return 0
}

// MonthOf returns 1 to 12 for a month's name or its first three letters, else 0;
// Marc is a person.
func MonthOf(word string) int {
	for i, name := range monthNames {
		if strings.EqualFold(word, name) || strings.EqualFold(word, name[:3]) || i == 8 && word == "sept" {
			return i + 1
		}
	}
	return 0
}

func DayNumber(word string) int {
	n := text.CountDigits(word)
	if n < 1 || n > 2 {
		return 0
	}
	switch word[n:] {
	case "", "st", "nd", "rd", "th":
		if day := atoi(word[:n]); day <= 31 {
			return day
		}
	}
	return 0
}

// weekdayOf returns 0 (Sunday) to 6 for a weekday's name or abbreviation,
// else -1.
func weekdayOf(word string) int {
	word = strings.TrimRightFunc(strings.ToLower(word), unicode.IsPunct)
	for i, name := range dayNames {
		if word == name || len(word) >= 3 && len(word) <= 5 && strings.HasPrefix(name, word) {
			return i
		}
	}
	return -1
}

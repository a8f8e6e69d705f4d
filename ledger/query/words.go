package query

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"allies/ledger"
)

// phraseWords cuts a phrase into its words, folded: `last-90-days`,
// `last90days` and `last 90 days` are the same three, `14th of March, 2026` is
// 14, march, 2026, `2026-01to2026-06` is a range. Dates with the year first
// stay whole.
func phraseWords(s string) []string {
	var words []string
	for _, word := range strings.Fields(untie(apart.Replace(ledger.Fold(s)))) {
		if slices.Contains(endWords, word) || startsWithYear(word) {
			words = append(words, word)
			continue
		}
		for _, part := range strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '_' }) {
			words = append(words, pieces(part)...)
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "of" || w == "the" })
}

// apart gives the marks of a range blanks of their own, and drops commas.
var apart = strings.NewReplacer("..", " .. ", "–", " – ", "—", " — ", ",", " ")

// untie gives a `to` between two digits blanks of its own.
func untie(s string) string {
	for at := 1; at < len(s); at++ {
		rest, ok := strings.CutPrefix(s[at:], "to")
		if ok && rest != "" && allDigits(s[at-1:at]) && allDigits(rest[:1]) {
			return s[:at] + " to " + rest
		}
	}
	return s
}

// startsWithYear reports whether the word is four digits, alone or with more of
// a date behind them.
func startsWithYear(word string) bool {
	if len(word) < 4 || !allDigits(word[:4]) {
		return false
	}
	rest := word[4:]
	return allDigits(rest) || rest == "" || strings.Contains("-/.", rest[:1]) && !hasLongWord(rest) ||
		len(rest) > 1 && (rest[0] == 'q' || rest[0] == 'w') && allDigits(rest[1:])
}

// hasLongWord tells 2026-march and 9000-days-ago from 2026-Q1.
func hasLongWord(s string) bool {
	letters := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(letters, func(w string) bool { return len(w) > 1 })
}

// pieces cuts a word where digits meet letters and behind last, this and next;
// the letters of 1st, 2nd, 3rd and 4th go.
func pieces(word string) []string {
	if word[0] == 'q' && allDigits(word[1:]) || word[0] == 'w' && allDigits(word[1:]) {
		return []string{word}
	}
	var parts []string
	for word != "" {
		digits := allDigits(word[:1])
		end := strings.IndexFunc(word, func(r rune) bool { return (r >= '0' && r <= '9') != digits })
		if end < 0 {
			end = len(word)
		}
		part := word[:end]
		word = word[end:]
		switch head, tail := cutRelative(part); {
		case head != "":
			parts = append(parts, head, tail)
		case len(parts) > 0 && slices.Contains(ordinals, part) && allDigits(parts[len(parts)-1]):
		default:
			parts = append(parts, part)
		}
	}
	return parts
}

var ordinals = []string{"st", "nd", "rd", "th"}

// cutRelative cuts lastmonth in two.
func cutRelative(word string) (head, tail string) {
	for _, head := range []string{"last", "this", "next"} {
		if tail, ok := strings.CutPrefix(word, head); ok {
			if _, isUnit := unitWords[tail]; isUnit {
				return head, tail
			}
		}
	}
	return "", ""
}

// countWords are the numbers that a user may write out, from one.
var countWords = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// longestCount bounds the digits of a number of days, weeks, months or years.
const longestCount = 7

// count reads `90 days`, `two weeks`, `a month`.
func count(words []string) (int, unit, bool) {
	if len(words) != 2 {
		return 0, 0, false
	}
	u, ok := unitWords[words[1]]
	if n := slices.Index(countWords, words[0]) + 1; n > 0 {
		return n, u, ok
	}
	if words[0] == "a" || words[0] == "an" {
		return 1, u, ok
	}
	if len(words[0]) > longestCount || !allDigits(words[0]) {
		return 0, 0, false
	}
	n, err := strconv.Atoi(words[0])
	return n, u, ok && err == nil && n > 0
}

// relative tells last from this and next: −1, 0, +1.
func relative(word string) (int, bool) {
	switch word {
	case "last", "previous", "past":
		return -1, true
	case "this", "current":
		return 0, true
	case "next", "coming":
		return +1, true
	}
	return 0, false
}

// shortest is the least number of letters that name a month or weekday.
const shortest = 3

// monthNamed returns the number of the month whose name begins so.
func monthNamed(word string) (int, bool) {
	for m := time.January; m <= time.December; m++ {
		if begins(m.String(), word) {
			return int(m), true
		}
	}
	return 0, false
}

// weekdayNamed returns the weekday whose name begins so.
func weekdayNamed(word string) (time.Weekday, bool) {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if begins(w.String(), word) {
			return w, true
		}
	}
	return 0, false
}

func begins(name, word string) bool {
	return len(word) >= shortest && strings.HasPrefix(strings.ToLower(name), word)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

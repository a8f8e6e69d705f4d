package parse

import (
	"strings"
	"unicode"

	"allies/ledger"
)

var monthNames = []string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

var dayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// almostDate recognises, at the beginning of s, a date that is written in
// another form than ISO. It returns the length of that spelling, and the ISO
// form where only one day can be meant, else "".
func almostDate(s string) (length int, iso string) {
	start := skipMarks(s, 0)
	if n, iso := numericDate(s[start:]); n > 0 {
		return start + n, iso
	}
	words := dateWords(s[start:])
	if n, iso := namedDate(words); n > 0 {
		return start + n, iso
	}
	if len(words) > 1 && weekdayOf(words[0].text) >= 0 {
		rest := s[start+words[1].from:]
		if len(rest) >= isoLength && ledger.LooksISO(rest[:isoLength]) {
			return start + words[1].from + isoLength, rest[:isoLength]
		}
		if n, iso := namedDate(shift(words[1:])); n > 0 {
			return start + words[1].from + n, iso
		}
		if n, iso := numericDate(rest); n > 0 {
			return start + words[1].from + n, iso
		}
	}
	return 0, ""
}

// numericDate reads 14.03.2026, 3/14/2026, 2026/03/14, 2026-3-14, 20260314 and
// an ISO date with letters right behind it.
func numericDate(s string) (int, string) {
	first := countDigits(s)
	if first == 8 && !letterAt(s, 8) && (s[0] == '1' || s[0] == '2') {
		if day, ok := ledger.NewDate(atoi(s[:4]), atoi(s[4:6]), atoi(s[6:8])); ok {
			return 8, day.String()
		}
	}
	if first == 0 || first > 4 || first == 3 || len(s) < first+4 || !strings.ContainsRune("./-", rune(s[first])) {
		return 0, ""
	}
	sep := s[first]
	second := countDigits(s[first+1:])
	at := first + 1 + second
	if second < 1 || second > 2 || at >= len(s) || s[at] != sep {
		return 0, ""
	}
	third := countDigits(s[at+1:])
	end := at + 1 + third
	a, b, c := atoi(s[:first]), atoi(s[first+1:at]), atoi(s[at+1:end])
	switch {
	case first == 4 && third >= 1 && third <= 2:
		return end, isoOf(a, b, c)
	case first <= 2 && (third == 4 || third == 2):
		if third == 2 {
			c += 2000
		}
		return end, dayMonth(a, b, c, sep)
	}
	return 0, ""
}

// dayMonth resolves a numeric date whose first two numbers may be a day and a
// month in either order: points put the day first, and of slashes only an
// unmistakable pair is resolved.
func dayMonth(a, b, year int, sep byte) string {
	switch {
	case sep == '.' || a > 12:
		return isoOf(year, b, a)
	case b > 12 || a == b:
		return isoOf(year, a, b)
	}
	return ""
}

func isoOf(year, month, day int) string {
	d, ok := ledger.NewDate(year, month, day)
	if !ok {
		return ""
	}
	return d.String()
}

// dateWord is a word or number of a spelled-out date.
type dateWord struct {
	text     string
	from, to int
}

// dateWords splits the first words at blanks, commas, points, and what closes a
// field.
func dateWords(s string) []dateWord {
	var words []dateWord
	start := -1
	for i := 0; i <= len(s) && len(words) < 4; i++ {
		if i < len(s) && !strings.ContainsRune(" ,.\t:*_)]", rune(s[i])) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words = append(words, dateWord{strings.ToLower(s[start:i]), start, i})
			start = -1
		}
	}
	return words
}

func shift(words []dateWord) []dateWord {
	moved := append([]dateWord(nil), words...)
	for i := range moved {
		moved[i].from -= words[0].from
		moved[i].to -= words[0].from
	}
	return moved
}

// namedDate reads `March 14, 2026`, `14 March 2026`, `14th of March 2026`, and
// without a year where nothing else follows.
func namedDate(words []dateWord) (int, string) {
	if len(words) > 1 && words[1].text == "of" {
		words = append(words[:1:1], words[2:]...)
	}
	if len(words) < 2 {
		return 0, ""
	}
	month, day := monthOf(words[0].text), dayNumber(words[1].text)
	if month == 0 {
		month, day = monthOf(words[1].text), dayNumber(words[0].text)
	}
	if month == 0 || day == 0 {
		return 0, ""
	}
	if len(words) > 2 && len(words[2].text) == 4 && countDigits(words[2].text) == 4 {
		return words[2].to, isoOf(atoi(words[2].text), month, day)
	}
	if len(words) == 2 {
		return words[1].to, ""
	}
	return 0, ""
}

// monthOf returns 1 to 12 for a month's name or its first three letters or
// more, else 0.
func monthOf(word string) int {
	for i, name := range monthNames {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), word) || i == 8 && word == "sept" {
			return i + 1
		}
	}
	return 0
}

func dayNumber(word string) int {
	n := countDigits(word)
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

package parse

import (
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// almostDate recognises, at the beginning of s, a date that is written in
// another form than ISO. It returns the length of that spelling, and the ISO
// form where only one day can be meant, else "".
func almostDate(s string) (length int, iso string) {
	start := SkipMarks(s, 0)
	s = s[:min(len(s), start+longestDate)]
	if !strings.ContainsAny(s[start:], "0123456789") {
		return 0, ""
	}
	if n, iso := numericDate(s[start:]); n > 0 {
		return start + n, iso
	}
	words := DateWords(s[start:])
	if n, iso := namedDate(words); n > 0 {
		return start + n, iso
	}
	if len(words) > 1 && weekdayOf(words[0].Text) >= 0 {
		rest := s[start+words[1].from:]
		if len(rest) >= IsoLength && ledger.LooksISO(rest[:IsoLength]) {
			return start + words[1].from + IsoLength, rest[:IsoLength]
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

// longestDate bounds the spelling of a date, so that each "by" of a long line
// costs the same.
const longestDate = 80

// numericDate reads 14.03.2026, 3/14/2026, 2026/03/14, 2026-3-14, 20260314 and
// an ISO date with letters right behind it.
func numericDate(s string) (int, string) {
	first := text.CountDigits(s)
	if first == 8 && !text.LetterAt(s, 8) && (s[0] == '1' || s[0] == '2') {
		if day, ok := ledger.NewDate(atoi(s[:4]), atoi(s[4:6]), atoi(s[6:8])); ok {
			return 8, day.String()
		}
	}
	sep, size := utf8.DecodeRuneInString(s[first:])
	if first == 0 || first > 4 || first == 3 || !strings.ContainsRune(dateSigns, sep) {
		return 0, ""
	}
	from := first + size
	second := text.CountDigits(s[from:])
	at := from + second
	if second < 1 || second > 2 || !strings.HasPrefix(s[at:], string(sep)) {
		return 0, ""
	}
	third := text.CountDigits(s[at+size:])
	end := at + size + third
	if strings.HasPrefix(s[end:], string(sep)) && text.CountDigits(s[end+size:]) > 0 {
		return 0, "" // an address of the net, a phone number
	}
	a, b, c := atoi(s[:first]), atoi(s[from:at]), atoi(s[at+size:end])
	switch {
	case a == 0 || b == 0, first == 4 && sep == '.' && (b > 12 || c > 31):
		return 0, "" // the version of a program, the number of a standard
	case first == 4 && third >= 1 && third <= 2:
		return end, isoOf(a, b, c)
	case first <= 2 && third == 4:
		return end, dayMonth(a, b, c, sep)
	case first == 2 && third == 2 && sep != '.' && sep != '/' && isoOf(2000+a, b, c) != "":
		return end, "" // 26-03-14 may begin with the year or with the day
	case first <= 2 && third == 2 && !text.LetterAt(s, end) && (isoOf(2000+c, a, b) != "" || isoOf(2000+c, b, a) != ""):
		return end, dayMonth(a, b, 2000+c, sep)
	}
	return 0, ""
}

// dateSigns stand between the numbers of a date; programs that mend typing make
// other dashes of a hyphen.
const dateSigns = "./-‐‑–—−"

// dayMonth resolves a numeric date whose first two numbers may be a day and a
// month in either order: points put the day first, and of slashes only an
// unmistakable pair is resolved.
func dayMonth(a, b, year int, sep rune) string {
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

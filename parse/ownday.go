package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/text"
)

// OwnDay reads the day with which a line that is to be logged begins: an ISO
// date, or any words for one day before a colon, before an entry or a box, or for a
// day that is past; 0 for none. rest is the line without it: a clock time stays.
func OwnDay(line string, today ledger.Date) (day ledger.Date, rest string) {
	if date, ok := ReadLeadDate(line); ok {
		day, _ := ledger.ParseDate(date.iso)
		if date.Clock != "" {
			return day, strings.TrimLeft(line[date.at+IsoLength:], "]*_T:-–—|, \t")
		}
		return day, line[date.Rest:]
	}
	if words, rest, found := strings.Cut(line, ": "); found {
		if day := oneDay(words, today); day != 0 {
			return day, strings.TrimSpace(rest)
		}
	}
	day, rest = DayInWords(line, today)
	rest = strings.TrimSpace(rest)
	if verb, _ := FindVerb(rest, nil); rest == "" || day >= today && verb == "" && !IsTask(rest) {
		return 0, ""
	}
	return day, rest
}

// longestDay is more words than any day has.
const longestDay = 6

// DayInWords reads the most words at the beginning of a text that mean one day;
// 0 for none. rest is the text after them.
func DayInWords(s string, today ledger.Date) (day ledger.Date, rest string) {
	for _, end := range slices.Backward(text.WordEnds(s, longestDay)) {
		if day := oneDay(strings.TrimRight(s[:end], ":,"), today); day != 0 {
			return day, s[end:]
		}
	}
	return 0, ""
}

// oneDay is the day that words mean; 0 where they mean none, or more than one.
func oneDay(words string, today ledger.Date) ledger.Date {
	span, err := when.Period(words, today)
	if err != nil || span.End-span.Begin != 1 {
		return 0
	}
	return span.Begin
}

// LeadDay reads the ISO date with which a text begins, and a clock time after it;
// 0 for none. rest is the text after both.
func LeadDay(s string) (day ledger.Date, rest string) {
	date, ok := ReadLeadDate(s)
	if !ok {
		return 0, ""
	}
	day, _ = ledger.ParseDate(date.iso)
	return day, s[date.Rest:]
}

// ImpossibleDay says why there is no such day as the one with which a line
// begins, and names the nearest; "" where there is, or where none begins it.
func ImpossibleDay(line string) (why, nearest string) {
	date, ok := ReadLeadDate(line)
	if !ok {
		return "", ""
	}
	if _, exists := ledger.ParseDate(date.iso); exists {
		return "", ""
	}
	why, nearest = impossible(date.iso)
	return "there is no day " + date.iso + ": " + why, nearest
}

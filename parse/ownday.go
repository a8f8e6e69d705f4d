package parse

import (
	"strings"

	"allies/ledger"
	"allies/ledger/when"
)

// OwnDay reads the day with which a line that is to be logged begins: an ISO
// date, or any words for one day before a colon; 0 for none. rest is the line
// without it.
func OwnDay(line string, today ledger.Date) (day ledger.Date, rest string) {
	if date, ok := ReadLeadDate(line); ok && date.Clock == "" {
		day, _ := ledger.ParseDate(date.iso)
		return day, line[date.Rest:]
	}
	words, rest, found := strings.Cut(line, ": ")
	if !found {
		return 0, ""
	}
	span, err := when.Period(words, today)
	if err != nil || span.End-span.Begin != 1 {
		return 0, ""
	}
	return span.Begin, strings.TrimSpace(rest)
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

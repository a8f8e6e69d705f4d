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

package ical

import (
	"fmt"
	"strconv"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

// Bounds of what is read: more is nobody's calendar.
const (
	mostEvents    = 2_000_000
	mostReturning = 200_000 // events that return, or change such
	mostAttendees = 1_000
	mostParts     = 10_000     // rules, days more and days less of one event
	mostWalked    = 2_000_000  // steps of one rule
	mostOfAll     = 10_000_000 // steps of all rules
	earliest      = 1900
)

// moment is a day, or a time of a day as a clock in some zone shows it.
type moment struct {
	day     ledger.Date
	timed   bool
	seconds int
	utc     bool
	zone    string // "" for the user's own
}

func readMoment(value string) (m moment, err error) {
	value = strings.TrimSpace(value)
	date, clock, timed := strings.Cut(value, "T")
	day, ok := readDay(date)
	if !ok {
		return m, fmt.Errorf("%q is no day", record.Brief(value))
	}
	m.day, m.timed = day, timed
	if !timed {
		return m, nil
	}
	clock, m.utc = strings.CutSuffix(clock, "Z")
	n, err := strconv.Atoi(clock)
	if err != nil || len(clock) != 6 || n < 0 || n/10000 > 24 || n/100%100 > 59 || n%100 > 60 {
		return moment{}, fmt.Errorf("%q is no time", record.Brief(value))
	}
	m.seconds = n/10000*3600 + n/100%100*60 + n%100
	return m, nil
}

// readDay reads 20260314.
func readDay(s string) (ledger.Date, bool) {
	if len(s) != 8 {
		return 0, false
	}
	return ledger.ParseDate(s[:4] + "-" + s[4:6] + "-" + s[6:])
}

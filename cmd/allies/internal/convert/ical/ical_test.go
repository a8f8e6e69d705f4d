package ical

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

func ExampleCalendar() {
	today, _ := ledger.ParseDate("2026-11-22")
	day, _ := ledger.ParseDate("2026-12-01")
	text := Calendar(today, []Event{{UID: "1" + UIDEnding, Day: day, Summary: "Be in touch with Dana, and soon"}})
	fmt.Print(strings.ReplaceAll(text, "\r\n", "\n"))
	// Output:
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// PRODID:-//allies//allies//EN
	// BEGIN:VEVENT
	// UID:1@allies
	// DTSTAMP:20261122T000000Z
	// DTSTART;VALUE=DATE:20261201
	// DTEND;VALUE=DATE:20261202
	// SUMMARY:Be in touch with Dana\, and soon
	// TRANSP:TRANSPARENT
	// END:VEVENT
	// END:VCALENDAR
}

func TestLeapDays(t *testing.T) {
	for day, want := range map[string]string{
		"2000-02-29": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2000-02-28": "FREQ=YEARLY", "1984-05-20": "FREQ=YEARLY",
	} {
		d, _ := ledger.ParseDate(day)
		if got := (&Event{Day: d}).rule(); got != want {
			t.Errorf("%s: %s, not %s", day, got, want)
		}
	}
}

// The last day that there is has no day after it.
func TestLastDay(t *testing.T) {
	last, _ := ledger.ParseDate("9999-12-31")
	if text := Calendar(last, []Event{{UID: "x", Day: last}}); strings.Contains(text, "DTEND") {
		t.Error(text)
	}
}

func TestUIDs(t *testing.T) {
	if UID("promise", "dana", "x") == UID("promise", "danax") || !strings.HasSuffix(UID("a"), UIDEnding) {
		t.Error("two things have one UID")
	}
}

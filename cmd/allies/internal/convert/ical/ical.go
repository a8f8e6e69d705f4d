// Package ical writes a calendar of whole days: RFC 5545, no more of it than
// allies has to say.
package ical

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/ledger"
)

type Event struct {
	UID     string
	Day     ledger.Date
	Yearly  bool
	Summary string
	About   []string // lines that say more
	Sort    string   // its category
}

// UID names an event by what it is about, whatever day that comes to be on.
func UID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16]) + UIDEnding
}

const UIDEnding = "@allies"

// Calendar writes a calendar as of a day, which stands for the time at which it
// was made: the same notes give the same calendar.
func Calendar(asOf ledger.Date, events []Event) string {
	var l contentline.Lines
	l.Add("BEGIN", "VCALENDAR")
	l.Add("VERSION", "2.0")
	l.Add("PRODID", "-//allies//allies//EN")
	for _, e := range events {
		e.write(&l, asOf)
	}
	l.Add("END", "VCALENDAR")
	return l.String()
}

func (e *Event) write(l *contentline.Lines, asOf ledger.Date) {
	l.Add("BEGIN", "VEVENT")
	l.Add("UID", e.UID)
	l.Add("DTSTAMP", basic(asOf)+"T000000Z")
	l.Add("DTSTART;VALUE=DATE", basic(e.Day))
	if next := e.Day.AddDays(1); basic(next) != "" {
		l.Add("DTEND;VALUE=DATE", basic(next))
	}
	if e.Yearly {
		l.Add("RRULE", e.rule())
	}
	l.Text("SUMMARY", e.Summary)
	l.Text("DESCRIPTION", strings.Join(e.About, "\n"))
	l.Text("CATEGORIES", e.Sort)
	l.Add("TRANSP", "TRANSPARENT")
	l.Add("END", "VEVENT")
}

// rule is how a day returns: 29 February on the last day of that month.
func (e *Event) rule() string {
	if _, month, day := e.Day.Civil(); month == 2 && day == 29 {
		return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
	}
	return "FREQ=YEARLY"
}

func basic(d ledger.Date) string {
	year, month, day := d.Civil()
	if year > 9999 {
		return ""
	}
	return fmt.Sprintf("%04d%02d%02d", year, month, day)
}

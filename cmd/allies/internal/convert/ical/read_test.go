package ical

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones are the same everywhere

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

// how reads a calendar in Berlin on 22 November 2026, as Lena's.
func how(t testing.TB) Reading {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	today, _ := ledger.ParseDate("2026-11-22")
	return Reading{Until: today, Local: berlin, Mine: func(w record.Who) bool { return strings.EqualFold(w.Email, "lena@example.org") }}
}

// told are the notes that a calendar gives, a line each, then what is passed over
// and the faults.
func told(t testing.TB, events ...string) string {
	t.Helper()
	text := "BEGIN:VCALENDAR\nVERSION:2.0\n" + strings.Join(events, "\n") + "\nEND:VCALENDAR\n"
	file, err := Read(strings.NewReader(text), how(t))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, n := range file.Notes {
		var who []string
		for _, w := range n.With {
			who = append(who, strings.TrimSpace(w.Name+" "+w.Email))
		}
		for _, day := range n.Days {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", day, n.Title[0].Text, strings.Join(n.Tags, " "), strings.Join(who, ", "))))
		}
	}
	slices.SortStableFunc(lines, func(a, b string) int { return strings.Compare(a[:10], b[:10]) })
	dated := len(lines)
	for why, n := range file.Passed {
		lines = append(lines, fmt.Sprintf("passed %d %s", n, why))
	}
	slices.Sort(lines[dated:])
	for _, f := range file.Faults {
		lines = append(lines, fmt.Sprintf("%d: %s: %s", f.Line, f.Who, f.Why))
	}
	return strings.Join(lines, "\n")
}

// event is an event of lines between | signs.
func someEvent(lines string) string {
	return "BEGIN:VEVENT\n" + strings.ReplaceAll(lines, "|", "\n") + "\nEND:VEVENT"
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ events, want string }{
		"a day":                            {"DTSTART;VALUE=DATE:20260314|SUMMARY:Visit", "2026-03-14 Visit"},
		"no summary":                       {"DTSTART;VALUE=DATE:20260314", "2026-03-14 Meeting"},
		"folded and escaped":               {"DTSTART;VALUE=DATE:20260314|SUMMARY:Lunch\\, and\n  tea", "2026-03-14 Lunch, and tea"},
		"a time in UTC, the next day here": {"DTSTART:20260314T233000Z|SUMMARY:Call", "2026-03-15 Call"},
		"a time far away":                  {"DTSTART;TZID=America/New_York:20260314T200000|SUMMARY:Call", "2026-03-15 Call"},
		"a zone under its maker's name":    {"DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20260314T200000|SUMMARY:Call", "2026-03-15 Call"},
		"the user's own time":              {"DTSTART:20260314T233000|SUMMARY:Call", "2026-03-14 Call"},
		"who was there": {"DTSTART:20260314T100000|SUMMARY:Stand-up|ORGANIZER;CN=Dana Okafor:mailto:dana@example.org|ATTENDEE;CN=Lena:MAILTO:lena@example.org|" +
			"ATTENDEE;CN=\"Patel, Ravi\":mailto:ravi@example.org|ATTENDEE:mailto:dana@example.org|ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room@example.org|" +
			"ATTENDEE;PARTSTAT=DECLINED;CN=Max:mailto:max@example.org|ATTENDEE;CN=ann@example.org;EMAIL=ann@example.org:urn:uuid:1",
			"2026-03-14 Stand-up  Dana Okafor dana@example.org, Patel, Ravi ravi@example.org, ann@example.org"},
		"private":                  {"DTSTART:20260314T100000|SUMMARY:x|CLASS:CONFIDENTIAL", "2026-03-14 x private"},
		"today":                    {"DTSTART:20261122T100000|SUMMARY:x", "2026-11-22 x"},
		"to come":                  {"DTSTART:20261123T100000|SUMMARY:x", "passed 1 to come"},
		"cancelled":                {"DTSTART:20260314T100000|STATUS:CANCELLED", "passed 1 cancelled"},
		"declined":                 {"DTSTART:20260314T100000|ATTENDEE;PARTSTAT=DECLINED:mailto:lena@example.org", "passed 1 declined by you"},
		"our own":                  {"DTSTART:20260314T100000|UID:1@allies", "passed 1 made by allies"},
		"a birthday":               {"DTSTART;VALUE=DATE:19850520|RRULE:FREQ=YEARLY|SUMMARY:Kofi", "passed 1 of every year"},
		"an alarm in it":           {"DTSTART:20260314T100000|BEGIN:VALARM|SUMMARY:no|TRIGGER:-PT5M|END:VALARM|SUMMARY:x", "2026-03-14 x"},
		"no day":                   {"SUMMARY:x", "3: x: the event has no day"},
		"no such day":              {"DTSTART:20260230T100000|SUMMARY:x", `3: x: dtstart: "20260230T100000" is no day`},
		"no such time":             {"DTSTART:20260228T990000|SUMMARY:x", `3: x: dtstart: "20260228T990000" is no time`},
		"no colon":                 {"DTSTART:20260314T100000|SUMMARY:x|oops", "2026-03-14 x\n6: x: no colon parts a name from a value: oops"},
		"a zone of Windows":        {"DTSTART;TZID=Eastern Standard Time:20260314T200000|SUMMARY:x", "2026-03-15 x"},
		"a zone nobody knows":      {"DTSTART;TZID=Mars:20260314T233000|SUMMARY:x", "2026-03-14 x\n4: : nobody knows the time zone Mars: its times are taken for local ones"},
		"weekly, two left out":     {"DTSTART;TZID=Europe/Berlin:20261026T090000|RRULE:FREQ=WEEKLY|EXDATE;TZID=Europe/Berlin:20261102T090000|EXDATE:20261109T080000Z|SUMMARY:x", "2026-10-26 x\n2026-11-16 x"},
		"a whole day left out":     {"DTSTART:20261026T090000|RRULE:FREQ=WEEKLY;COUNT=2|EXDATE;VALUE=DATE:20261102|SUMMARY:x", "2026-10-26 x"},
		"one more":                 {"DTSTART:20260314T100000|RDATE:20260401T100000,20260314T100000,20270101T100000|SUMMARY:x", "2026-03-14 x\n2026-04-01 x"},
		"until, in UTC":            {"DTSTART;TZID=Europe/Berlin:20260301T090000|RRULE:FREQ=DAILY;UNTIL=20260303T080000Z|SUMMARY:x", "2026-03-01 x\n2026-03-02 x\n2026-03-03 x"},
		"until, before":            {"DTSTART;TZID=Europe/Berlin:20260301T090000|RRULE:FREQ=DAILY;UNTIL=20260303T075959Z|SUMMARY:x", "2026-03-01 x\n2026-03-02 x"},
		"hourly":                   {"DTSTART:20260301T210000|RRULE:FREQ=HOURLY;COUNT=3|SUMMARY:x", "2026-03-01 x\n3: x: only its first day is read: \"hourly\" is not read, only what is daily, weekly, monthly or yearly"},
		"twice a day, counted":     {"DTSTART:20260301T090000|RRULE:FREQ=DAILY;BYHOUR=9,17;COUNT=3|SUMMARY:x", "2026-03-01 x\n2026-03-02 x"},
		"one of two of a day":      {"DTSTART:20260301T090000|RRULE:FREQ=DAILY;BYHOUR=9,17;UNTIL=20260301|EXDATE:20260301T170000|SUMMARY:x", "2026-03-01 x"},
		"as often as a number has": {"DTSTART:20261121T090000|RRULE:FREQ=DAILY;COUNT=1000000000|SUMMARY:x", "2026-11-21 x\n2026-11-22 x"},
		"two rules, one left out": {"DTSTART:20261101T090000|RRULE:FREQ=WEEKLY;BYDAY=SU|RRULE:FREQ=WEEKLY;BYDAY=WE|EXRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU|SUMMARY:x",
			"2026-11-04 x\n2026-11-08 x\n2026-11-11 x\n2026-11-18 x\n2026-11-22 x"},
		"periods, and a day that is none": {"SUMMARY:x|DTSTART:20260314T100000|RDATE;VALUE=PERIOD:20260401T100000/PT1H,20260402T100000Z/20260402T110000Z,2026/PT1H",
			"2026-03-14 x\n2026-04-01 x\n2026-04-02 x\n6: x: rdate: \"2026\" is no day: the rest of the event is read"},
		"a period left out":        {"DTSTART:20260301T100000|RRULE:FREQ=DAILY;COUNT=2|EXDATE;VALUE=PERIOD:20260302T100000/PT1H|SUMMARY:x", "2026-03-01 x"},
		"a task and a diary entry": {"DTSTART:20260301|END:VEVENT|BEGIN:VTODO|SUMMARY:x|END:VTODO|BEGIN:VJOURNAL|END:VJOURNAL|BEGIN:VEVENT|DTSTART:20260302|SUMMARY:y", "2026-03-01 Meeting\n2026-03-02 y\npassed 1 of kind VJOURNAL\npassed 1 of kind VTODO"},
		"an end that is no day":    {"DTSTART:20260301T090000|RRULE:FREQ=DAILY;UNTIL=soon|SUMMARY:x", "2026-03-01 x\n3: x: only its first day is read: \"SOON\" is no day"},
		"a rule nobody can read":   {"DTSTART:20260301T090000|RRULE:FREQ=NEVER|SUMMARY:x", "2026-03-01 x\n3: x: only its first day is read: \"never\" is not read, only what is daily, weekly, monthly or yearly"},
	} {
		if got := told(t, someEvent(c.events)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// One time of many was moved, one called off, and one got another title; the
// order in the file means nothing.
func TestOverrides(t *testing.T) {
	all := []string{
		someEvent("UID:1|DTSTART;TZID=Europe/Berlin:20261026T090000|RRULE:FREQ=WEEKLY|SUMMARY:x"),
		someEvent("UID:1|RECURRENCE-ID:20261102T080000Z|DTSTART;TZID=Europe/Berlin:20261103T090000|SUMMARY:moved"),
		someEvent("UID:1|RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000|DTSTART;TZID=Europe/Berlin:20261109T090000|STATUS:CANCELLED"),
		someEvent("UID:2|DTSTART;TZID=Europe/Berlin:20261101T090000|SUMMARY:other"),
	}
	want := "2026-10-26 x\n2026-11-01 other\n2026-11-03 moved\n2026-11-16 x\npassed 1 cancelled"
	if got := told(t, all...); got != want {
		t.Error(got)
	}
	slices.Reverse(all)
	if got := told(t, all...); got != want {
		t.Error(got)
	}
}

// From one time on all of them change: the day and the hour move along, and what
// is moved or called off of them still is. A later change begins where the earlier
// one ends, and the order in the file means nothing.
func TestThisAndFuture(t *testing.T) {
	const berlin = ";TZID=Europe/Berlin:"
	all := []string{
		someEvent("UID:1|DTSTART" + berlin + "20261005T230000|RRULE:FREQ=WEEKLY|SUMMARY:x"),
		someEvent("UID:1|RECURRENCE-ID;RANGE=THISANDFUTURE" + berlin + "20261019T230000|DTSTART" + berlin + "20261020T013000|SUMMARY:later|ATTENDEE:mailto:dana@example.org"),
		someEvent("UID:1|RECURRENCE-ID" + berlin + "20261026T230000|DTSTART" + berlin + "20261028T090000|SUMMARY:moved"),
		someEvent("UID:1|RECURRENCE-ID" + berlin + "20261102T230000|DTSTART" + berlin + "20261102T230000|STATUS:CANCELLED"),
		someEvent("UID:1|RECURRENCE-ID;RANGE=THISANDFUTURE" + berlin + "20261116T230000|DTSTART" + berlin + "20261116T080000|STATUS:CANCELLED"),
	}
	want := "2026-10-05 x\n2026-10-12 x\n2026-10-20 later  dana@example.org\n2026-10-28 moved\n2026-11-10 later  dana@example.org\npassed 2 cancelled"
	if got := told(t, all...); got != want {
		t.Error(got)
	}
	slices.Reverse(all)
	if got := told(t, all...); got != want {
		t.Error(got)
	}
	if got := told(t, all[3]); got != "2026-10-20 later  dana@example.org" { // the rest of it is not there
		t.Error(got)
	}
	if got := told(t, someEvent("UID:1|SUMMARY:x|RECURRENCE-ID;RANGE=THISANDPRIOR:20261019|DTSTART:20261019")); got != "2026-10-19 x\n6: x: range THISANDPRIOR is not known: only this time is read as changed" {
		t.Error(got)
	}
}

// A calendar that calls off calls off all that it has.
func TestCalledOff(t *testing.T) {
	file, err := Read(strings.NewReader("BEGIN:VCALENDAR\nMETHOD:CANCEL\n"+someEvent("DTSTART:20260301")+"\nEND:VCALENDAR\n"), how(t))
	if err != nil || len(file.Notes) != 0 || file.Passed["cancelled"] != 1 {
		t.Errorf("%+v, %v", file, err)
	}
}

// Of what is not wanted nothing is kept.
func TestKeep(t *testing.T) {
	h, asked := how(t), 0
	h.Keep = func(n *record.Note) bool {
		asked += len(n.Days)
		return n.Title[0].Text == "y"
	}
	file, err := Read(strings.NewReader("BEGIN:VCALENDAR\n"+someEvent("DTSTART:20261120|SUMMARY:x|RRULE:FREQ=DAILY")+"\n"+someEvent("DTSTART:20260301|SUMMARY:y")+"\nEND:VCALENDAR\n"), h)
	if err != nil || asked != 4 || len(file.Notes) != 1 || file.Notes[0].Title[0].Text != "y" {
		t.Errorf("%d, %+v, %v", asked, file, err)
	}
}

// Each zone of Windows is one that package time knows.
func TestWindowsZones(t *testing.T) {
	for row := range strings.SplitSeq(strings.TrimSpace(windowsZones), "\n") {
		name, city, _ := strings.Cut(row, "=")
		want, err := time.LoadLocation(city)
		if z := namedZone(name); err != nil || z == nil || z.known.String() != want.String() {
			t.Errorf("%s: %+v, not %s: %v", name, z, city, err)
		}
	}
	if z := namedZone("Standard Time"); z != nil {
		t.Errorf("%+v", z)
	}
}

// A zone that only the file defines, with summer time, be it after the events.
func TestOwnZone(t *testing.T) {
	zone := "BEGIN:VTIMEZONE\nTZID:Far West\n" +
		"BEGIN:STANDARD\nDTSTART:16010101T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:-0700\nTZOFFSETTO:-0800\nEND:STANDARD\n" +
		"BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0700\nEND:DAYLIGHT\n" +
		"END:VTIMEZONE"
	for at, want := range map[string]string{
		"20260115T145959": "2026-01-15 x", "20260115T150000": "2026-01-16 x", // 15:00 there is 0:00 here
		"20260715T145959": "2026-07-15 x", "20260715T150000": "2026-07-16 x",
	} {
		event := someEvent("DTSTART;TZID=Far West:" + at + "|SUMMARY:x")
		for _, order := range [][]string{{zone, event}, {event, zone}, {zone, zone, event}} {
			if got := told(t, order...); got != want {
				t.Errorf("%s: %s", at, got)
			}
		}
	}
}

func TestDamagedCalendars(t *testing.T) {
	for text, want := range map[string]string{
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n":                                                            "2: x: the event has no end",
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nBEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\nEND:VCALENDAR\n": "2: x: the event has no end: another one begins on line 4",
		"hello\n": "1: : a line of no calendar: hello",
	} {
		file, err := Read(strings.NewReader(text), how(t))
		if err != nil || len(file.Faults) == 0 {
			t.Fatalf("%q: %v", text, err)
		}
		if f := file.Faults[0]; fmt.Sprintf("%d: %s: %s", f.Line, f.Who, f.Why) != want {
			t.Errorf("%q: %+v", text, f)
		}
	}
}

// FuzzRead: whatever a calendar holds, its notes are of days that are past, each
// with a title, and reading it again gives the same.
func FuzzRead(f *testing.F) {
	f.Add("DTSTART:20260301T090000\nRRULE:FREQ=DAILY;INTERVAL=3;BYDAY=-1MO,2TU;BYSETPOS=-1\nSUMMARY:x\nATTENDEE;CN=a:mailto:b@c\n")
	f.Add("UID:1\nRECURRENCE-ID:20260301\nDTSTART;TZID=a/b/../c:20260301T240060Z\nEXDATE:20260301,20260302T000000\nRDATE;VALUE=PERIOD:20260301T000000/PT1H\n")
	f.Add("END:VEVENT\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:00010101T000000\nTZOFFSETTO:+2400\nRRULE:FREQ=YEARLY;UNTIL=9\nEND:STANDARD\nBEGIN:VEVENT\nDTSTART;TZID=X:99991231T235959\n")
	f.Add("SUMMARY:x\nDTSTART:99991231T235959Z\n")
	f.Fuzz(func(t *testing.T, lines string) {
		text := "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines + "\nEND:VEVENT\nEND:VCALENDAR\n"
		file, err := Read(strings.NewReader(text), how(t))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range file.Notes {
			if len(n.Days) == 0 || n.Days[0] < 1 || n.Days[len(n.Days)-1] > how(t).Until || len(n.Title) == 0 || n.Title[0].Text == "" || strings.ContainsAny(n.Title[0].Text, "\r\n") {
				t.Fatalf("%+v", n)
			}
		}
		again, _ := Read(strings.NewReader(text), how(t))
		if fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", file) {
			t.Fatal("it reads another way each time")
		}
	})
}

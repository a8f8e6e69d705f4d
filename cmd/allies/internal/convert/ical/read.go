package ical

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

// Reading says how a calendar is read.
type Reading struct {
	Until ledger.Date           // the last day that is past
	Local *time.Location        // whose days count
	Mine  func(record.Who) bool // whether somebody is the user
}

// Bounds of what is read: more is nobody's calendar.
const (
	mostEvents      = 200_000
	mostAttendees   = 1_000
	mostOccurrences = 1_000_000
	mostWalked      = 20_000_000
	earliest        = 1900
)

// Read reads the events of a calendar up to a day: each time that somebody else
// was there, or may have been by its summary, is a note. An event that is damaged
// is a fault of the file, and the others are read.
func Read(in io.Reader, how Reading) (*record.File, error) {
	r := &reader{Reading: how, in: contentline.NewReader(in), file: &record.File{}, zones: map[string]*zone{}, defined: map[string][]observance{}}
	for {
		line, err := r.in.Next()
		switch {
		case errors.Is(err, io.EOF):
			if r.event != nil {
				r.fail("the event has no end")
			}
			r.expandAll()
			return r.file, nil
		case err != nil:
			return nil, err
		}
		r.line(line)
		if len(r.events) > mostEvents {
			r.file.Fail(line.Number, "", "more than %d events: the rest is not read", mostEvents)
			r.expandAll()
			return r.file, nil
		}
	}
}

type reader struct {
	Reading
	in      *contentline.Reader
	file    *record.File
	within  []string // the components that are open
	event   *event   // being read, nil between two
	events  []*event
	zoneID  string
	defined map[string][]observance
	zones   map[string]*zone
	walked  int // days, weeks, months and years that rules went through
}

// event is what was read of one VEVENT.
type event struct {
	line              int
	uid, summary      string
	start, recurrence moment
	rule              string
	except, more      []moment
	who               []record.Who
	cancelled         bool
	declined          bool // by the user
	private           bool
	bad               string // why it cannot be read
}

// moment is a day, or a time of a day as a clock in some zone shows it.
type moment struct {
	day     ledger.Date
	timed   bool
	seconds int
	utc     bool
	zone    string // "" for the user's own
}

// line reads one line.
func (r *reader) line(l contentline.Line) {
	word := strings.ToUpper(strings.TrimSpace(l.Value))
	switch {
	case l.Name == "BEGIN":
		r.begin(word, l.Number)
	case l.Name == "END":
		r.end(word)
	case len(r.within) == 0:
		r.file.Fail(l.Number, "", "a line of no calendar: %s", record.Brief(l.Value))
	case r.event != nil && r.inner("VEVENT"):
		r.property(l)
	case r.inner("VTIMEZONE") && l.Name == "TZID":
		r.zoneID = strings.TrimSpace(l.Value)
	case r.inner("STANDARD") || r.inner("DAYLIGHT"):
		r.observe(l)
	}
}

func (r *reader) inner(name string) bool {
	return len(r.within) > 0 && r.within[len(r.within)-1] == name
}

// deepest is more components than any calendar has in each other.
const deepest = 16

func (r *reader) begin(name string, line int) {
	if name == "VEVENT" || name == "VCALENDAR" {
		if r.event != nil {
			r.fail("the event has no end: another one begins on line %d", line)
		}
		r.within = []string{"VCALENDAR"}
	}
	if name == "VCALENDAR" || len(r.within) > deepest {
		return
	}
	r.within = append(r.within, name)
	switch name {
	case "VEVENT":
		r.event = &event{line: line}
	case "VTIMEZONE":
		r.zoneID = ""
	case "STANDARD", "DAYLIGHT":
		r.defined[r.zoneID] = append(r.defined[r.zoneID], observance{})
	}
}

func (r *reader) end(name string) {
	if !r.inner(name) {
		return
	}
	r.within = r.within[:len(r.within)-1]
	if name == "VEVENT" && r.event != nil {
		r.finish()
	}
}

func (r *reader) fail(format string, args ...any) {
	r.file.Fail(r.event.line, r.event.summary, format, args...)
	r.event = nil
}

func (r *reader) finish() {
	e := r.event
	year, _, _ := e.start.day.Civil()
	switch {
	case strings.HasSuffix(e.uid, UIDEnding):
		r.file.Pass("made by allies")
	case e.bad != "":
		r.fail("%s", e.bad)
	case e.start.day == 0:
		r.fail("the event has no day")
	case year < earliest:
		r.fail("the event begins in %d", year)
	default:
		r.events = append(r.events, e)
	}
	r.event = nil
}

// property keeps one line of an event.
func (r *reader) property(l contentline.Line) {
	e := r.event
	text := func() string { return record.OneLine(contentline.Unescape(l.Value)) }
	switch l.Name {
	case "":
		r.file.Fail(l.Number, e.summary, "no colon parts a name from a value: %s", record.Brief(l.Value))
	case "UID":
		e.uid = strings.TrimSpace(l.Value)
	case "SUMMARY":
		e.summary = text()
	case "STATUS":
		e.cancelled = strings.EqualFold(strings.TrimSpace(l.Value), "CANCELLED")
	case "CLASS":
		e.private = !strings.EqualFold(strings.TrimSpace(l.Value), "PUBLIC")
	case "RRULE":
		e.rule = l.Value
	case "DTSTART":
		e.start = r.moment(l, l.Value)
	case "RECURRENCE-ID":
		e.recurrence = r.moment(l, l.Value)
	case "EXDATE":
		e.except = append(e.except, r.moments(l)...)
	case "RDATE":
		e.more = append(e.more, r.moments(l)...)
	case "ATTENDEE", "ORGANIZER":
		r.attendee(l)
	}
}

// attendee keeps somebody who was there. Rooms and those who declined were not.
func (r *reader) attendee(l contentline.Line) {
	e := r.event
	kind, email := strings.ToUpper(l.Param("CUTYPE")), strings.TrimSpace(l.Value)
	if scheme, rest, found := strings.Cut(email, ":"); found && strings.EqualFold(scheme, "mailto") {
		email = rest
	}
	if at := l.Param("EMAIL"); at != "" {
		email = at
	}
	if !strings.Contains(email, "@") {
		email = ""
	}
	who := record.Who{Name: record.Name(l.Param("CN")), Email: email}
	if strings.Contains(who.Name, "@") {
		who.Name = ""
	}
	declined := strings.EqualFold(l.Param("PARTSTAT"), "DECLINED")
	switch {
	case kind == "ROOM" || kind == "RESOURCE" || who == record.Who{}:
	case r.Mine(who):
		e.declined = e.declined || declined
	case !declined && len(e.who) < mostAttendees:
		for _, other := range e.who {
			if other.Email != "" && strings.EqualFold(other.Email, who.Email) {
				return
			}
		}
		e.who = append(e.who, who)
	}
}

// moments reads the values of EXDATE and RDATE; of a period its beginning.
func (r *reader) moments(l contentline.Line) (all []moment) {
	for _, value := range strings.Split(l.Value, ",") {
		begin, _, _ := strings.Cut(value, "/")
		if m := r.moment(l, begin); m.day != 0 {
			all = append(all, m)
		}
	}
	return all
}

// moment reads 20260314, 20260314T093000 and 20260314T093000Z. What is none makes
// the event a fault.
func (r *reader) moment(l contentline.Line, value string) moment {
	m, err := readMoment(value)
	if err != nil {
		r.event.bad = strings.ToLower(l.Name) + ": " + err.Error()
	}
	if m.zone = l.Param("TZID"); m.utc {
		m.zone = ""
	}
	return m
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

// observe keeps a line of a part of a zone.
func (r *reader) observe(l contentline.Line) {
	parts := r.defined[r.zoneID]
	if len(parts) == 0 {
		return
	}
	o := &parts[len(parts)-1]
	switch l.Name {
	case "DTSTART":
		o.start, _ = readMoment(l.Value)
	case "TZOFFSETTO":
		o.offset, _ = readOffset(l.Value)
	case "RRULE":
		o.rule = l.Value
	case "RDATE":
		for _, value := range strings.Split(l.Value, ",") {
			if m, err := readMoment(value); err == nil {
				o.more = append(o.more, m)
			}
		}
	}
}

// zone finds the zone of a TZID: one that is known everywhere, one that the file
// defines, else the user's own.
func (r *reader) zone(m moment) *zone {
	switch {
	case m.utc:
		return &zone{known: time.UTC}
	case m.zone == "":
		return &zone{known: r.Local}
	}
	if z := r.zones[m.zone]; z != nil {
		return z
	}
	z := namedZone(m.zone)
	if z == nil {
		z = ownZone(r.defined[m.zone], r.Until+2)
	}
	if z == nil {
		r.file.Fail(0, "", "nobody knows the time zone %s: its times are taken for local ones", record.Brief(m.zone))
		z = &zone{known: r.Local}
	}
	r.zones[m.zone] = z
	return z
}

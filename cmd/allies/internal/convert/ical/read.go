package ical

import (
	"errors"
	"io"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/record"
)

// Read reads the events of a calendar up to a day: each time that somebody else
// was there, or may have been by its summary, is a note. An event that is damaged
// is a fault of the file, and the others are read. What does not return is a note
// at once, and nothing else of it is kept.
func Read(in io.Reader, how Reading) (*record.File, error) {
	r := &reader{
		Reading: how, in: contentline.NewReader(in), file: &record.File{}, zones: map[string]*zone{}, named: map[string]*zone{}, zoneLines: map[string]int{}, defined: map[string][]observance{},
		moved: map[string][]moment{}, titles: map[string][]record.Part{}, groups: map[string][]record.Who{},
	}
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
		if r.read > mostEvents || len(r.events) > mostReturning {
			r.file.Fail(line.Number, "", "more events than anybody has: the rest is not read")
			r.expandAll()
			return r.file, nil
		}
	}
}

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
	case r.inner("VCALENDAR") && l.Name == "METHOD":
		r.cancelled = word == "CANCEL"
	case r.inner("VTIMEZONE") && l.Name == "TZID":
		r.zoneID = strings.TrimSpace(l.Value)
		delete(r.defined, r.zoneID) // each of several calendars in one file may define it
	case r.inner("STANDARD") || r.inner("DAYLIGHT"):
		r.observe(l)
	}
}

func (r *reader) inner(name string) bool {
	return len(r.within) > 0 && r.within[len(r.within)-1] == name
}

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
		r.read++
	case "VTODO", "VJOURNAL":
		r.file.Pass("of kind " + name)
	case "VTIMEZONE":
		r.zoneID = ""
	case "STANDARD", "DAYLIGHT":
		if len(r.defined[r.zoneID]) >= mostParts {
			return
		}
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
		r.settle(e)
	}
	r.event = nil
}

// settle makes a note of an event that is once, and keeps the others for the end of the file.
func (r *reader) settle(e *event) {
	e.cancelled = e.cancelled || r.cancelled
	if e.isMoved() && e.uid != "" {
		r.moved[e.uid] = append(r.moved[e.uid], e.recurrence)
	}
	if e.returns() || e.onwards || !r.knows(e.start) {
		r.events = append(r.events, e)
		return
	}
	r.once(e)
}

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
		e.rules = r.add(e.rules, l)
	case "EXRULE":
		e.exceptions = r.add(e.exceptions, l)
	case "DTSTART":
		e.start = r.moment(l, &e.bad)
	case "RECURRENCE-ID":
		r.recurs(l)
	case "EXDATE":
		e.except = r.moments(e.except, l)
	case "RDATE":
		e.more = r.moments(e.more, l)
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

func (r *reader) recurs(l contentline.Line) {
	e := r.event
	e.recurrence = r.moment(l, &e.bad)
	switch span := strings.ToUpper(l.Param("RANGE")); span {
	case "":
	case "THISANDFUTURE":
		e.onwards = true
	default:
		r.file.Fail(l.Number, e.summary, "range %s is not known: only this time is read as changed", record.Brief(span))
	}
}

func (r *reader) add(rules []string, l contentline.Line) []string {
	if len(rules) >= mostParts || slices.Contains(rules, l.Value) {
		return rules
	}
	return append(rules, l.Value)
}

// moments adds the values of EXDATE or RDATE, of a period its beginning; a bad one is named.
func (r *reader) moments(all []moment, l contentline.Line) []moment {
	if len(all) >= mostParts {
		return all
	}
	var bad string
	for value := range strings.SplitSeq(l.Value, ",") {
		if l.Value, _, _ = strings.Cut(value, "/"); strings.TrimSpace(l.Value) == "" {
			continue
		}
		if m := r.moment(l, &bad); m.day != 0 {
			all = append(all, m)
		}
	}
	if bad != "" {
		r.file.Fail(l.Number, r.event.summary, "%s: the rest of the event is read", bad)
	}
	return all
}

// moment reads 20260314, 20260314T093000 and 20260314T093000Z; bad tells what is none.
func (r *reader) moment(l contentline.Line, bad *string) moment {
	m, err := readMoment(l.Value)
	if err != nil {
		*bad = strings.ToLower(l.Name) + ": " + err.Error()
	}
	if m.zone = l.Param("TZID"); m.utc || !m.timed {
		m.zone = ""
	} else if m.zone != "" && r.zoneLines[m.zone] == 0 {
		r.zoneLines[m.zone] = l.Number
	}
	return m
}

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
			if m, err := readMoment(value); err == nil && len(o.more) < mostParts {
				o.more = append(o.more, m)
			}
		}
	}
}

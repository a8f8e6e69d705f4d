package ical

import (
	"strings"
	"time"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

type Reading struct {
	Until ledger.Date             // the last day that is past
	Local *time.Location          // whose days count
	Mine  func(record.Who) bool   // whether somebody is the user
	Keep  func(*record.Note) bool // whether a note is wanted; of others nothing is kept
}

type reader struct {
	Reading
	in        *contentline.Reader
	file      *record.File
	within    []string            // the components that are open
	event     *event              // being read, nil between two
	read      int                 // how many were
	events    []*event            // that wait for the end of the file
	moved     map[string][]moment // times of a UID that have an event of their own
	cancelled bool                // all of it is
	zoneID    string
	defined   map[string][]observance
	zones     map[string]*zone // by TZID
	named     map[string]*zone // nil for a name that only the file may know
	zoneLines map[string]int   // where each is named first
	walked    int              // steps of all rules

	titles map[string][]record.Part // those of the notes
	groups map[string][]record.Who  // and who was there
}

type event struct {
	line              int
	uid, summary      string
	start, recurrence moment
	onwards           bool // it changes the recurrence and all that come after it
	rules, exceptions []string
	except, more      []moment
	who               []record.Who
	cancelled         bool
	declined          bool // by the user
	private           bool
	bad               string // why it cannot be read
}

// isMoved reports whether an event is one time of another that returns.
func (e *event) isMoved() bool { return e.recurrence.day != 0 && !e.onwards }

func (e *event) returns() bool { return len(e.rules)+len(e.more) > 0 }

// zone finds the zone of a time: one that is known everywhere, one that the file
// defines, else the user's own.
func (r *reader) zone(m moment) *zone {
	switch {
	case m.utc:
		return utcZone
	case m.zone == "":
		return &zone{known: r.Local}
	}
	if z := r.zones[m.zone]; z != nil {
		return z
	}
	z := r.namedZone(m.zone)
	if z == nil {
		z = ownZone(r.defined[m.zone], r.Until+2)
	}
	if z == nil {
		r.file.Fail(r.zoneLines[m.zone], "", "nobody knows the time zone %s: its times are taken for local ones", record.Brief(m.zone))
		z = &zone{known: r.Local}
	}
	r.zones[m.zone] = z
	return z
}

var utcZone = &zone{known: time.UTC}

// namedZone is the function namedZone, asked once for each name.
func (r *reader) namedZone(id string) *zone {
	return shared(r.named, id, func() *zone { return namedZone(id) })
}

// knows reports whether a time's zone is known already: a file may define it after the events.
func (r *reader) knows(m moment) bool {
	return m.utc || m.zone == "" || r.zones[m.zone] != nil || r.defined[m.zone] != nil || r.namedZone(m.zone) != nil
}

func shared[T any](under map[string]T, key string, make func() T) T {
	value, known := under[key]
	if !known {
		value = make()
		under[strings.Clone(key)] = value
	}
	return value
}

package ical

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"time"

	"allies/ledger"
)

// zone is a time zone: one that package time knows, or one that the file defines.
type zone struct {
	known *time.Location
	steps []step // of the file's own, in order
}

type step struct {
	from   int64 // the time on the wall, as seconds of UTC
	offset int   // seconds east of UTC from then on
}

func (z *zone) at(day ledger.Date, seconds int) time.Time {
	year, month, n := day.Civil()
	if z.known != nil {
		return time.Date(year, time.Month(month), n, 0, 0, seconds, 0, z.known)
	}
	wall := time.Date(year, time.Month(month), n, 0, 0, seconds, 0, time.UTC).Unix()
	after, _ := slices.BinarySearchFunc(z.steps, wall+1, func(s step, wall int64) int { return cmp.Compare(s.from, wall) })
	return time.Unix(wall-int64(z.steps[max(after-1, 0)].offset), 0).UTC()
}

// namedZone is the zone that package time knows under a TZID, which may stand
// after the maker's name, /mozilla.org/20050126_1/Europe/Berlin, or be a name that
// Windows has. nil without.
func namedZone(id string) *zone {
	if zone := windowsZone(id); zone != "" {
		id = zone
	}
	parts := strings.Split(strings.Trim(id, "/"), "/")
	for n := min(3, len(parts)); n > 0; n-- {
		name := strings.Join(parts[len(parts)-n:], "/")
		if name == "" || name == "Local" {
			continue
		}
		if known, err := time.LoadLocation(name); err == nil {
			return &zone{known: known}
		}
	}
	return nil
}

type observance struct {
	start  moment
	offset int
	rule   string
	more   []moment // RDATE
}

func ownZone(parts []observance, last ledger.Date) *zone {
	z := &zone{}
	for _, o := range parts {
		add := func(day ledger.Date) visit {
			year, month, n := day.Civil()
			wall := time.Date(year, time.Month(month), n, 0, 0, o.start.seconds, 0, time.UTC).Unix()
			if z.steps = append(z.steps, step{wall, o.offset}); len(z.steps) > mostParts {
				return stop
			}
			return goOn
		}
		if o.start.day == 0 {
			continue
		}
		until := last
		r, err := readRule(o.rule)
		if err == nil && len(r.until) >= len("20060102") {
			if day, ok := readDay(r.until[:8]); ok {
				until = min(until, day)
			}
		}
		if o.rule == "" || err != nil {
			add(o.start.day)
		} else {
			r.walk(o.start, until, func(m moment) visit { return add(m.day) })
		}
		for _, m := range o.more {
			add(m.day)
		}
	}
	slices.SortStableFunc(z.steps, func(a, b step) int { return cmp.Compare(a.from, b.from) })
	if len(z.steps) == 0 {
		return nil
	}
	return z
}

// readOffset reads +0530 or -080000 as seconds.
func readOffset(s string) (seconds int, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) != 5 && len(s) != 7 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	n, err := strconv.Atoi(s[1:])
	if err != nil {
		return 0, false
	}
	if len(s) == 5 {
		n *= 100
	}
	seconds = n/10000*3600 + n/100%100*60 + n%100
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, seconds > -24*3600 && seconds < 24*3600
}

// windowsZone is the zone of tz that Windows, and with it Outlook and Exchange, calls
// otherwise; "" for any other name.
func windowsZone(name string) string {
	_, rest, found := strings.Cut("\n"+windowsZones, "\n"+name+"=")
	if !found || name == "" {
		return ""
	}
	zone, _, _ := strings.Cut(rest, "\n")
	return zone
}

// windowsZones are the names of Windows with the zone of tz that CLDR (windowsZones,
// territory 001) has for each, a line each.
//
//go:embed windowszones.txt
var windowsZones string

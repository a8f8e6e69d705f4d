package main

import (
	"context"
	"io"
	"os"
	"strings"
	"time"
)

type world struct {
	ctx            context.Context
	args           []string // without the program's own name
	env            func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

func process() world {
	return world{context.Background(), os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr,
		func() time.Time { return inZone(time.Now(), os.Getenv("TZ")) }}
}

// inZone gives a time the zone that TZ names by a rule, as POSIX has them:
// AAA12, CET-1CEST,M3.5.0,M10.5.0/3. Package time reads the names of zones and
// the files that hold them.
func inZone(now time.Time, rule string) time.Time {
	rule = strings.TrimPrefix(rule, ":")
	if rule == "" || strings.HasPrefix(rule, "/") {
		return now
	}
	if _, err := time.LoadLocation(rule); err == nil {
		return now
	}
	zone, err := time.LoadLocationFromTZData(rule, zoneFile(rule))
	if err != nil {
		return now
	}
	return now.In(zone)
}

// zoneFile is a file of zone data, version 2, with one zone and no change of
// it, followed by a rule for all that comes after: package time follows that.
func zoneFile(rule string) []byte {
	header := func(zones, letters byte) string {
		counts := make([]byte, 6*4)
		counts[19], counts[23] = zones, letters
		return "TZif2" + strings.Repeat("\x00", 15) + string(counts)
	}
	utc := "\x00\x00\x00\x00" + "\x00" + "\x00" + "UTC\x00"
	return []byte(header(0, 0) + header(1, 4) + utc + "\n" + rule + "\n")
}

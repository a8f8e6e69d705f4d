package ical

import (
	_ "embed"
	"strings"
)

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

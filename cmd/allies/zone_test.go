package main

import (
	"testing"
	"time"
)

// TestInZone: today is the day that `date` prints, by whatever TZ says.
func TestInZone(t *testing.T) {
	winter := time.Date(2026, 11, 30, 12, 30, 0, 0, time.UTC)
	summer := time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		now        time.Time
		rule, want string
	}{
		{winter, "AAA12", "2026-11-30 00:30"},
		{winter, ":AAA12:45", "2026-11-29 23:45"},
		{winter, "BBB-14", "2026-12-01 02:30"},
		{winter, "CCC11:59", "2026-11-30 00:31"},
		{winter, "<+0330>-3:30", "2026-11-30 16:00"},
		{summer, "CET-1CEST,M3.5.0,M10.5.0/3", "2026-07-02 00:30"},
		{winter, "CET-1CEST,M3.5.0,M10.5.0/3", "2026-11-30 13:30"},
		{winter, "", "2026-11-30 12:30"},
		{winter, "UTC", "2026-11-30 12:30"},
		{winter, "/etc/localtime", "2026-11-30 12:30"},
		{winter, "no rule", "2026-11-30 12:30"},
	} {
		if got := inZone(c.now, c.rule).Format("2006-01-02 15:04"); got != c.want {
			t.Errorf("TZ=%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

package chart

import (
	"testing"

	"allies/report"
)

// On a narrow terminal a line of weeks shows the newest.
func TestSparklineFits(t *testing.T) {
	s := &Sparkline{Weeks: []report.Week{{Contacts: 6}, {}, {}, {Contacts: 5}, {Contacts: 1}}}
	if got := s.Strokes(Unicode, 3)[0]; got != "·▇▂" {
		t.Errorf("got %q", got)
	}
	if got := s.Strokes(ASCII, 80)[0]; got != "@__#:" {
		t.Errorf("got %q", got)
	}
}

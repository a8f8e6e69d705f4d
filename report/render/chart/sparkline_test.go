package chart

import "testing"

// On a narrow terminal a line of weeks shows the newest.
func TestSparklineFits(t *testing.T) {
	s := &Sparkline{Counts: []int{4, 0, 0, 2, 1}, What: "contact", Unit: "week"}
	if got := s.Strokes(Unicode, 3)[0]; got != "·▄▂" {
		t.Errorf("got %q", got)
	}
	if got := s.Strokes(ASCII, 80)[0]; got != "@__=:" {
		t.Errorf("got %q", got)
	}
}

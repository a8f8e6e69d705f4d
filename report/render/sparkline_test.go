package render

import "testing"

// On a narrow terminal a line of weeks shows the newest.
func TestSparklineFits(t *testing.T) {
	s := &sparkline{counts: []int{4, 0, 0, 2, 1}, what: "contact", unit: "week"}
	if got := s.strokes(true, 3)[0]; got != "·▄▂" {
		t.Errorf("got %q", got)
	}
	if got := s.strokes(false, 80)[0]; got != "@__=:" {
		t.Errorf("got %q", got)
	}
}

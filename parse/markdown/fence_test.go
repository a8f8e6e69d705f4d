package markdown

import "testing"

// TestTrackFence: a fence opens at most three blanks deep, and in every state
// a line with or without a mark has an answer.
func TestTrackFence(t *testing.T) {
	for _, c := range []struct{ line, open, want string }{
		{"", "", ""}, {"x", "", ""}, {"```", "", "```"}, {"   ~~~~ go", "", "~~~~"},
		{"    ~~~", "", ""}, {"        ```", "", ""}, {"``` a`b", "", ""},
		{"", "```", "```"}, {"~~~", "```", "```"}, {"```", "````", "````"}, {"``` go", "```", "```"},
		{"    ````  ", "```", ""}, {"```", "```", ""},
	} {
		if got := TrackFence(c.line, c.open); got != c.want {
			t.Errorf("%q after %q: %q, want %q", c.line, c.open, got, c.want)
		}
	}
}

package format

import (
	"allies/report/render/page"
)

// Screen says what text is written for.
type Screen struct {
	Width    int  // columns of a line; 0: no limit, nothing is shortened
	Terminal bool // a person is looking: pictures are drawn, else said in words
	Color    bool
	Unicode  bool // more than ASCII may be drawn
}

// sgr are the terminal's codes of each tone.
var sgr = [...]string{page.Strong: "1", page.Faint: "2", page.Good: "32", page.Warm: "33", page.Alert: "31"}

// Paint returns text in a tone, where there is colour. text is what Visible
// returned.
func (s *Screen) Paint(t page.Tone, text string) string {
	if !s.Color || t == page.Normal || text == "" {
		return text
	}
	return "\x1b[" + sgr[t] + "m" + text + "\x1b[0m"
}

// Ellipsis stands for what was cut.
func (s *Screen) Ellipsis() string {
	if s.Unicode {
		return "…"
	}
	return "..."
}

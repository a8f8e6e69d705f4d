package render

// Screen says what text is written for.
type Screen struct {
	Width    int  // columns of a line; 0: no limit, nothing is shortened
	Terminal bool // a person is looking: pictures are drawn, else said in words
	Color    bool
	Unicode  bool // more than ASCII may be drawn
}

// sgr are the terminal's codes of each tone.
var sgr = [...]string{strong: "1", faint: "2", good: "32", warm: "33", alert: "31"}

// paint returns text in a tone, where there is colour. text is what Visible
// returned.
func (s *Screen) paint(t tone, text string) string {
	if !s.Color || t == normal || text == "" {
		return text
	}
	return "\x1b[" + sgr[t] + "m" + text + "\x1b[0m"
}

// ellipsis stands for what was cut.
func (s *Screen) ellipsis() string {
	if s.Unicode {
		return "…"
	}
	return "..."
}

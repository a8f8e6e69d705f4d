package render

// Tone is how strongly a piece of text speaks. Colour only repeats what the
// words say.
type Tone uint8

// The tones.
const (
	Normal Tone = iota
	Strong      // names and headings
	Faint       // places, hints
	Good        // kept, balanced
	Warm        // open, due
	Alert       // late, an error
)

// sgr are the terminal's codes of each tone.
var sgr = [...]string{Strong: "1", Faint: "2", Good: "32", Warm: "33", Alert: "31"}

// Style paints text for a terminal. The zero Style paints nothing.
type Style struct {
	Color bool
}

// Paint returns text in a tone. text is what Visible returned.
func (s Style) Paint(tone Tone, text string) string {
	if !s.Color || tone == Normal || text == "" {
		return text
	}
	return "\x1b[" + sgr[tone] + "m" + text + "\x1b[0m"
}

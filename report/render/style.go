package render

// tone is how strongly a piece of text speaks. Colour only repeats what the
// words say.
type tone uint8

// The tones.
const (
	normal tone = iota
	strong      // names and headings
	faint       // places, hints
	good        // kept, balanced
	warm        // open, due
	alert       // late, an error
)

// sgr are the terminal's codes of each tone.
var sgr = [...]string{strong: "1", faint: "2", good: "32", warm: "33", alert: "31"}

// paint returns text in a tone, where there is colour. text is what Visible
// returned.
func (o *Options) paint(t tone, text string) string {
	if !o.Color || t == normal || text == "" {
		return text
	}
	return "\x1b[" + sgr[t] + "m" + text + "\x1b[0m"
}

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

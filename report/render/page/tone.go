package page

// Tone is how strongly a piece of text speaks. Colour only repeats what the
// words say.
type Tone uint8

const (
	Normal Tone = iota
	Strong      // names and headings
	Faint       // places, hints
	Good        // kept, balanced
	Warm        // open, due
	Alert       // late, an error
)

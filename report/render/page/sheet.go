package page

// Sheet is a view as one flat table, for spreadsheets and scripts.
type Sheet struct {
	Heads []string
	Rows  [][]Field
}

// Field is one cell of a sheet: a figure, a date or another value of our own,
// which stands as it is, or a text.
type Field struct {
	Words string
	Text  bool
}

func Value(words string) Field   { return Field{Words: words} }
func Content(words string) Field { return Field{Words: words, Text: true} }

func (s *Sheet) Row(fields ...Field) { s.Rows = append(s.Rows, fields) }

package render

// sheet is a view as one flat table, for spreadsheets and scripts.
type sheet struct {
	heads []string
	rows  [][]field
}

// field is one cell of a sheet: a figure, a date or another value of our own,
// which stands as it is, or a text.
type field struct {
	words string
	text  bool
}

func value(words string) field   { return field{words: words} }
func content(words string) field { return field{words: words, text: true} }

func (s *sheet) row(fields ...field) { s.rows = append(s.rows, fields) }

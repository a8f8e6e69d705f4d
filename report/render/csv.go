package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// writeCSV writes a sheet as RFC 4180 has it, with a line feed at the end of
// each line, as all other output ends.
func writeCSV(w io.Writer, s *sheet) error {
	out := csv.NewWriter(w)
	record := make([]string, len(s.heads))
	for i, head := range s.heads {
		record[i] = harmless(head)
	}
	err := out.Write(record)
	for _, row := range s.rows {
		for i := range record {
			record[i] = ""
			if i < len(row) {
				record[i] = row[i].cell()
			}
		}
		if err == nil {
			err = out.Write(record)
		}
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("writing csv: %w", err)
	}
	return nil
}

func (f field) cell() string {
	if f.text {
		return harmless(f.words)
	}
	return f.words
}

// harmless keeps a spreadsheet from running a text as a formula: where one
// would, an apostrophe goes before it.
func harmless(text string) string {
	shown := Visible(text)
	if begin := strings.TrimLeft(text, " "); begin != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", firstRune(begin)) {
		return "'" + shown
	}
	return shown
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

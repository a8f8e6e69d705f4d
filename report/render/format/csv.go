package format

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"allies/ledger/lists"
	"allies/parse/text"
	"allies/report/render/page"
	"allies/report/render/plain"
)

// CSV writes a sheet as RFC 4180 has it, with a line feed at the end of
// each line, as all other output ends.
func CSV(w io.Writer, s *page.Sheet) error {
	records := [][]string{make([]string, len(s.Heads))}
	for i, head := range s.Heads {
		records[0][i] = harmless(head)
	}
	for _, row := range s.Rows {
		record := make([]string, len(s.Heads))
		for i, field := range row[:min(len(row), len(record))] {
			switch record[i] = field.Words; {
			case field.Lines:
				begin := strings.TrimLeft(field.Words, " \t\r\n")
				first, more, _ := strings.Cut(begin, "\n")
				record[i] = strings.TrimSpace(strings.Join(append([]string{harmless(first)}, lists.Of(strings.Split(more, "\n"), plain.Visible)...), "\n"))
			case field.Text:
				record[i] = harmless(field.Words)
			}
		}
		records = append(records, record)
	}
	if err := csv.NewWriter(w).WriteAll(records); err != nil {
		return fmt.Errorf("writing csv: %w", err)
	}
	return nil
}

// harmless keeps a spreadsheet from running a text as a formula: where one
// would, an apostrophe goes before it. Some take forms of full width as their
// like, and pass over what stands before a formula unseen.
func harmless(s string) string {
	begin := strings.TrimLeftFunc(s, func(r rune) bool { return r == ' ' || text.IsInvisible(r) })
	first, _ := utf8.DecodeRuneInString(begin)
	shown := plain.Visible(s)
	if strings.ContainsAny(norm.NFKC.String(string(first)), "=+-@") || strings.ContainsAny(s[:len(s)-len(begin)], "\t\r") {
		return "'" + shown
	}
	return shown
}

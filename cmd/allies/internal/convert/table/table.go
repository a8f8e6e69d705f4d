// Package table reads people out of tables: the csv of Google's and LinkedIn's
// contacts, and any other with a header.
package table

import (
	"fmt"
	"io"
	"strings"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/record"
)

// Bounds of what is read: more is no address book.
const (
	mostBytes  = 64 << 20
	mostRow    = 256 << 10 // bytes of one row; a quote that is open for longer was never closed
	mostCells  = 1000
	mostPeople = 100_000
)

type row struct {
	line  int
	cells []string
}

type sheet struct {
	text  string
	at    int
	line  int
	comma byte
}

// newSheet reads a text whole, so that a quote without an end costs one row.
func newSheet(in io.Reader) (*sheet, error) {
	all, err := io.ReadAll(io.LimitReader(decoded.Reader(in), mostBytes+1))
	if err != nil {
		return nil, err
	}
	if len(all) > mostBytes {
		return nil, fmt.Errorf("the file is larger than %d MiB", mostBytes>>20)
	}
	return &sheet{text: string(all), line: 1, comma: ','}, nil
}

// next is the next row that is not empty; false after the last. A quote that is
// never closed makes one line of the row, which is then damaged.
func (s *sheet) next() (r row, damaged string, ok bool) {
	for s.at < len(s.text) {
		r, damaged = s.row()
		if damaged != "" || strings.TrimSpace(strings.Join(r.cells, "")) != "" {
			return r, damaged, true
		}
	}
	return row{}, "", false
}

func (s *sheet) row() (row, string) {
	r := row{line: s.line}
	begin := s.at
	for {
		cell, closed := s.cell(begin)
		if !closed {
			s.at, s.line = begin, r.line
			s.passLine()
			return r, "a quote is open and nothing closes it"
		}
		if len(r.cells) < mostCells {
			r.cells = append(r.cells, cell)
		}
		if s.at >= len(s.text) {
			return r, ""
		}
		end := s.text[s.at]
		s.at++
		if end != s.comma {
			if end == '\r' && s.at < len(s.text) && s.text[s.at] == '\n' {
				s.at++
			}
			s.line++
			return r, ""
		}
	}
}

func (s *sheet) passLine() {
	if end := strings.IndexByte(s.text[s.at:], '\n'); end >= 0 {
		s.at += end + 1
		s.line++
		return
	}
	s.at = len(s.text)
}

// cell reads up to a comma or a line end. A quote inside of a cell that begins
// without one is a part of it; text after the one that closes a cell shows that
// it closes another than it seemed.
func (s *sheet) cell(begin int) (cell string, closed bool) {
	if s.at >= len(s.text) || s.text[s.at] != '"' {
		return s.unquoted(), true
	}
	var b strings.Builder
	for s.at++; s.at < len(s.text) && s.at-begin < mostRow; s.at++ {
		switch c := s.text[s.at]; {
		case c == '"' && s.at+1 < len(s.text) && s.text[s.at+1] == '"':
			s.at++
			b.WriteByte('"')
		case c == '"':
			s.at++
			return b.String(), strings.TrimSpace(s.unquoted()) == ""
		case c == '\n':
			s.line++
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return "", false
}

func (s *sheet) unquoted() string {
	from := s.at
	for s.at < len(s.text) && s.text[s.at] != s.comma && s.text[s.at] != '\n' && s.text[s.at] != '\r' {
		s.at++
	}
	return s.text[from:s.at]
}

// guessComma takes the most frequent of comma, semicolon and tab in the header.
func (s *sheet) guessComma() {
	line := s.text[s.at:]
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	for _, comma := range []byte{';', '\t'} {
		if strings.Count(line, string(comma)) > strings.Count(line, string(s.comma)) {
			s.comma = comma
		}
	}
}

type cells struct {
	row
	heads []string
}

func (c *cells) get(head string) string {
	for i, h := range c.heads {
		if strings.EqualFold(h, head) && i < len(c.cells) {
			return strings.TrimSpace(c.cells[i])
		}
	}
	return ""
}

// each makes people of the rows below a header. A row with more cells than the
// header is damaged: nobody knows which of them is which.
func (s *sheet) each(heads []string, file *record.File, person func(*cells) record.Person) {
	for {
		r, damaged, more := s.next()
		switch {
		case !more:
			return
		case damaged != "":
			file.Fail(r.line, "", "%s", damaged)
			continue
		case len(r.cells) > len(heads) && strings.Join(r.cells[len(heads):], "") != "":
			file.Fail(r.line, record.Name(r.cells[0]), "%d cells under %d heads", len(r.cells), len(heads))
			continue
		case len(file.People) >= mostPeople:
			file.Fail(r.line, "", "more than %d rows: the rest is not read", mostPeople)
			return
		}
		p := person(&cells{r, heads})
		p.Line = r.line
		if p.Name == "" {
			file.Fail(r.line, "", "the row has no name")
			continue
		}
		file.People = append(file.People, p)
	}
}

func header(r row) []string {
	heads := make([]string, len(r.cells))
	for i, cell := range r.cells {
		heads[i] = record.OneLine(cell)
	}
	return heads
}

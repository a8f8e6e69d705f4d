package table

import (
	"io"
	"slices"

	"allies/cmd/allies/internal/convert/record"
)

// LinkedIn reads the Connections.csv of LinkedIn's export. Notes stand before the
// header, of varying length.
func LinkedIn(in io.Reader) (*record.File, error) {
	s, err := newSheet(in)
	if err != nil {
		return nil, err
	}
	file := &record.File{}
	for range mostPreamble {
		r, damaged, more := s.next()
		if heads := header(r); damaged == "" && slices.Contains(heads, "First Name") && slices.Contains(heads, "Last Name") {
			s.each(heads, file, linkedIn)
			return file, nil
		}
		if !more {
			break
		}
	}
	file.Fail(1, "", "there is no header with First Name and Last Name")
	return file, nil
}

const mostPreamble = 50

var linkedInKeys = map[string]string{
	"URL": "linkedin", "Email Address": "email", "Company": "org", "Position": "role",
}

func linkedIn(c *cells) record.Person {
	p := record.Person{Name: record.FullName(c.get("First Name"), "", c.get("Last Name"))}
	for i, head := range c.heads {
		if i >= len(c.cells) || head == "First Name" || head == "Last Name" {
			continue
		}
		cell := record.OneLine(c.cells[i])
		switch key, known := linkedInKeys[head]; {
		case known:
			p.Add(key, cell)
		case head == "Connected On":
			p.Add("connected_on", dayOf(cell))
		default:
			p.Add(record.OwnKey(head), cell)
		}
	}
	return p
}

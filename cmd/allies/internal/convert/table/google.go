package table

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
)

// Google reads the csv of Google's contacts, with the header of today ("First
// Name", "Labels") or the one before it ("Given Name", "Group Membership").
func Google(in io.Reader) (*record.File, error) {
	s, err := newSheet(in)
	if err != nil {
		return nil, err
	}
	file := &record.File{}
	r, damaged, ok := s.next()
	heads := header(r)
	if !ok || damaged != "" || !slices.ContainsFunc(heads, func(h string) bool { return h == "Given Name" || h == "First Name" || h == "Name" }) {
		file.Fail(1, "", "this is no header of Google's contacts")
		return file, nil
	}
	s.each(heads, file, google)
	return file, nil
}

var googleKeys = map[string]string{
	"Organization Name": "org", "Organization 1 - Name": "org", "Organization Title": "role", "Organization 1 - Title": "role",
	"Organization Department": "department", "Organization 1 - Department": "department", "Location": "location",
	"Name Prefix": "name_prefix", "Name Suffix": "name_suffix", "Middle Name": "middle_name", "Additional Name": "middle_name",
	"Hobby": "interests", "Birthday": "birthday",
}

var nameColumns = []string{"Name", "First Name", "Given Name", "Last Name", "Family Name", "File As", "Initials"}

func google(c *cells) record.Person {
	p := record.Person{Name: record.Name(c.get("Name"))}
	first, middle, last := c.get("First Name")+c.get("Given Name"), c.get("Middle Name")+c.get("Additional Name"), c.get("Last Name")+c.get("Family Name")
	if p.Name == "" {
		p.Name = record.Name(record.FullName(first, middle, last) + " " + c.get("Name Suffix"))
	}
	for _, otherwise := range []string{"File As", "Nickname", "Organization Name", "Organization 1 - Name", "E-mail 1 - Value"} {
		if p.Name == "" {
			p.Name = record.Name(c.get(otherwise))
		}
	}
	for i, head := range c.heads {
		if i >= len(c.cells) || slices.Contains(nameColumns, head) {
			continue
		}
		googleCell(&p, c, head, c.cells[i])
	}
	return p
}

// googleCell reads one cell. Several values have ::: between them.
func googleCell(p *record.Person, c *cells, head, cell string) {
	values := strings.Split(cell, ":::")
	key, known := googleKeys[head]
	what, number, part := numbered(head)
	switch {
	case strings.TrimSpace(cell) == "":
	case key == "birthday":
		p.Add(key, dayOf(cell))
	case known:
		for _, value := range values {
			if value = record.OneLine(value); !strings.Contains(" "+p.Name+" ", " "+value+" ") || !strings.Contains(key, "name") {
				p.Add(key, value)
			}
		}
	case head == "Nickname":
		for _, value := range values {
			p.Add("aliases", record.Name(value))
		}
	case head == "Notes":
		p.AddAbout(cell)
	case head == "Labels" || head == "Group Membership":
		for _, value := range values {
			if value = strings.TrimLeft(strings.TrimSpace(value), "* "); !strings.EqualFold(value, "myContacts") && !strings.EqualFold(value, "starred") {
				p.Add("tags", record.Tag(value))
			}
		}
	case number == "":
		p.Add(record.OwnKey(head), record.OneLine(cell))
	case part == "Value" || part == "Formatted":
		label := record.OneLine(c.get(fmt.Sprintf("%s %s - Label", what, number)) + c.get(fmt.Sprintf("%s %s - Type", what, number)))
		label = cmp.Or(c.get(fmt.Sprintf("%s %s - Service", what, number)), label) // of a messenger
		for _, value := range values {
			numberedValue(p, what, strings.ToLower(strings.Trim(label, "* ")), strings.Join(record.Lines(value), ", "))
		}
	case what == "Address" && c.get(fmt.Sprintf("Address %s - Formatted", number)) == "" && part != "Label" && part != "Type":
		p.Add("address", record.OneLine(cell))
	case what == "Organization" && part != "Type" && part != "Label":
		p.Add(record.OwnKey("org "+part), record.OneLine(cell))
	}
}

// numbered takes a head like "E-mail 1 - Value" apart.
func numbered(head string) (what, number, part string) {
	before, part, found := strings.Cut(head, " - ")
	at := strings.LastIndexByte(before, ' ')
	if !found || at < 0 || strings.Trim(before[at+1:], "0123456789") != "" {
		return "", "", ""
	}
	return before[:at], before[at+1:], part
}

func numberedValue(p *record.Person, what, label, value string) {
	for _, place := range record.Places {
		if slices.Contains([]string{"E-mail", "Phone", "Address", "Website"}, what) && slices.Contains(strings.Fields(label), place) {
			defer p.Add(place, value)
		}
	}
	switch what {
	case "E-mail":
		p.Add("email", value)
	case "Phone":
		switch {
		case strings.Contains(label, "mobile"):
			p.Add("mobile", value)
		case strings.Contains(label, "fax"):
			p.Add("fax", value)
		case strings.Contains(label, "pager"):
			p.Add("pager", value)
		default:
			p.Add("phone", value)
		}
	case "Address":
		p.Add("address", value)
	case "Website":
		p.Add("url", value)
	case "Event":
		p.AddLabelled("dates", cmp.Or(label, "date"), dayOf(value))
	case "Relation":
		p.Ties = append(p.Ties, record.Tie{Key: record.OwnKey(cmp.Or(label, "related")), Who: record.Who{Name: record.Name(value)}})
	default: // Custom Field, IM and what will come
		p.Add(record.OwnKey(cmp.Or(label, what)), value)
	}
}

package table

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
	"allies/ledger/when"
)

// Column says under which head of a table a key stands; it may be under several.
type Column struct{ Key, Head string }

// ReadColumns reads what a user typed: name=Full Name,email=E-Mail.
func ReadColumns(typed string) ([]Column, error) {
	if typed == "" {
		return nil, nil
	}
	var columns []Column
	for _, part := range strings.Split(typed, ",") {
		key, head, found := strings.Cut(part, "=")
		key, head = strings.TrimSpace(key), strings.TrimSpace(head)
		if !found || key == "" || head == "" {
			return nil, fmt.Errorf("%q is no KEY=COLUMN", part)
		}
		columns = append(columns, Column{key, head})
	}
	return columns, nil
}

type NoColumn struct {
	Wanted string   // a head; "" for one with names
	Heads  []string // those that there are
}

func (e *NoColumn) Error() string {
	if e.Wanted == "" {
		return "no column has names"
	}
	return "no column is called " + e.Wanted
}

// KnownTable is a table of which another reader makes more, where nobody says which
// of its columns to take.
type KnownTable struct{ Format string }

func (e *KnownTable) Error() string { return "this is a table that " + e.Format + " reads" }

// marks are heads that no other table has than that of a format.
var marks = []struct {
	format string
	heads  []string
}{{"google-csv", []string{"E-mail 1 - Value", "Phone 1 - Value", "Labels", "Group Membership"}}, {"linkedin-csv", []string{"First Name", "Connected On"}}}

func knownTable(heads []string) error {
	for _, m := range marks {
		there := 0
		for _, head := range m.heads {
			if slices.Contains(heads, head) {
				there++
			}
		}
		if there >= 2 {
			return &KnownTable{m.format}
		}
	}
	return nil
}

// Mapped reads any table with a header. A column without a place in columns
// stands for the key of its name.
func Mapped(in io.Reader, columns []Column) (*record.File, error) {
	s, err := newSheet(in)
	if err != nil {
		return nil, err
	}
	file := &record.File{}
	s.guessComma()
	r, damaged, ok := s.next()
	if !ok || damaged != "" {
		file.Fail(1, "", "there is no header")
		return file, nil
	}
	heads := header(r)
	if err := knownTable(heads); err != nil && len(columns) == 0 {
		return nil, err
	}
	m := mapper{keys: make([]string, len(heads))}
	for i, head := range heads {
		m.keys[i] = keyOf(head)
	}
	m.besideRole(heads)
	for _, c := range columns {
		at := slices.IndexFunc(heads, func(h string) bool { return strings.EqualFold(h, c.Head) })
		if at < 0 {
			return nil, &NoColumn{c.Head, heads}
		}
		m.keys[at] = canonical(c.Key)
	}
	if !slices.Contains(m.keys, "name") && !slices.Contains(m.keys, "first_name") {
		return nil, &NoColumn{"", heads}
	}
	s.each(heads, file, m.person)
	return file, nil
}

type mapper struct {
	keys []string
}

// besideRole keeps a title that stands beside a column for the role, as Outlook's Dr.
// does beside a job title, under its own word.
func (m *mapper) besideRole(heads []string) {
	isTitle := func(head string) bool { return ledger.FoldKey(head) == "title" }
	at := slices.IndexFunc(heads, isTitle)
	for i, key := range m.keys {
		if at >= 0 && key == "role" && !isTitle(heads[i]) {
			m.keys[at] = "title"
		}
	}
}

// heads are other programs' words above a column for which there is a key, folded.
var heads = map[string]string{
	"fullname": "name", "displayname": "name", "givenname": "first_name", "familyname": "last_name", "surname": "last_name",
	"note": "note", "notes": "note", "comment": "note", "comments": "note",
	"mail": "email", "emailaddress": "email", "email2address": "email", "email3address": "email",
	"mobilephone": "mobile", "phonenumber": "phone", "homephone": "phone", "businessphone": "phone", "webpage": "url",
}

func keyOf(head string) string {
	if key := heads[ledger.FoldKey(head)]; key != "" {
		return key
	}
	if name, known := ledger.Key(head); known {
		return name
	}
	plain := strings.TrimFunc(head, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	isWord := plain == head && !strings.ContainsFunc(head, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_ ", r)
	})
	if isWord && head != "" && unicode.IsLetter([]rune(head)[0]) {
		return head
	}
	return record.OwnKey(head)
}

func canonical(key string) string {
	if name, known := ledger.Key(key); known {
		return name
	}
	return keyOf(key)
}

func (m *mapper) person(c *cells) record.Person {
	var p record.Person
	var first, last string
	for i, key := range m.keys {
		if i >= len(c.cells) {
			break
		}
		cell := unguarded(strings.TrimSpace(c.cells[i]))
		switch key {
		case "name":
			p.Name = record.Name(cell)
		case "first_name":
			first = record.Name(cell)
		case "last_name":
			last = record.Name(cell)
		}
	}
	if p.Name == "" {
		p.Name = record.FullName(first, "", last)
	}
	p.SplitName(first, last)
	for i, key := range m.keys {
		if i < len(c.cells) {
			m.cell(&p, key, strings.TrimSpace(c.cells[i]))
		}
	}
	return p
}

// lists are the keys of which a cell has several values.
var lists = []string{
	"aliases", "goals", "values", "interests", "communities", "background", "offers", "needs", "tags", "private",
	"email", "phone", "mobile", "url", "website", "address", "linkedin", "twitter", "mastodon", "telegram", "whatsapp", "signal", "home", "work",
	"introduced_by", "members", "groups", "dates",
}

func (m *mapper) cell(p *record.Person, key, cell string) {
	values := []string{unguarded(cell)}
	if slices.Contains(lists, key) {
		values = Split(unguarded(cell))
	}
	for _, value := range values {
		value = unguarded(strings.TrimSpace(value))
		switch key {
		case "name", "first_name", "last_name":
		case "note":
			p.AddAbout(value)
		case "aliases":
			p.Add(key, record.Name(value))
		case "tags":
			p.Add(key, record.Tag(value))
		case "introduced_by", "members", "groups":
			if name := record.Name(strings.Trim(value, "[]")); name != "" {
				p.Ties = append(p.Ties, record.Tie{Key: key, Who: record.Who{Name: name}})
			}
		case "birthday", "met", "last_contact", "snooze", "died":
			day := dayOf(value)
			if key == "birthday" && strings.Trim(day, "0123456789-") != "" {
				key = "x_birthday" // no day: it keeps none of another row's from its key
			}
			if strings.Trim(day, "0/-. ") != "" { // Outlook's 0/0/00 is none
				p.Add(key, day)
			}
		case "dates":
			label, day := record.CutLabel(value, "date")
			p.AddLabelled(key, label, dayOf(day))
		case "type":
			p.Group = p.Group || strings.EqualFold(value, string(ledger.Group)) || strings.EqualFold(value, "team")
			if !p.Group && !strings.EqualFold(value, string(ledger.Person)) {
				p.Add(key, record.OneLine(value))
			}
		case "status":
			if !strings.EqualFold(value, string(ledger.Active)) {
				p.Add(key, record.OneLine(value))
			}
		case "uid":
			p.UID = record.OneLine(value)
		default:
			if _, known := ledger.Key(key); known {
				value = record.OneLine(value)
			}
			p.Add(key, value)
		}
	}
}

func Cell(key string, values []string) string {
	if len(values) > 1 || slices.Contains(lists, key) {
		return Join(values)
	}
	return strings.Join(values, between)
}

// Join writes several values in one cell. A "; " in one of them, and a backslash
// before that, gets a backslash.
func Join(values []string) string {
	escaped := make([]string, len(values))
	for i, value := range values {
		parts := strings.Split(value, between)
		for at := range parts {
			if at < len(parts)-1 || i < len(values)-1 {
				parts[at] += strings.Repeat(`\`, backslashes(parts[at]))
			}
		}
		escaped[i] = strings.Join(parts, `\`+between)
	}
	return strings.Join(escaped, between)
}

func Split(cell string) []string {
	parts := strings.Split(cell, between)
	var values []string
	value := ""
	for at, part := range parts {
		if at == len(parts)-1 {
			return append(values, value+part)
		}
		count := backslashes(part)
		if value += part[:len(part)-(count+1)/2]; count%2 == 1 {
			value += between
			continue
		}
		values, value = append(values, value), ""
	}
	return values
}

const between = "; "

func backslashes(s string) int { return len(s) - len(strings.TrimRight(s, `\`)) }

// unguarded takes away the apostrophe that keeps a spreadsheet from running a text.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r'", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// dayOf is a day as the ledger has it, where only one can be meant; else the text.
func dayOf(cell string) string {
	cell = record.OneLine(cell)
	iso := strings.TrimPrefix(strings.TrimPrefix(cell, "--"), "0000-")
	if len(iso) == len("05-20") && iso[2] == '-' && strings.Trim(iso[:2]+iso[3:], "0123456789") == "" {
		return iso
	}
	if length, day := when.DateAt(cell); length == len(cell) && day != 0 {
		return day.String()
	}
	if at, _, _ := strings.Cut(strings.Replace(cell, "T", " ", 1), " "); len(at) == len("2026-03-14") && ledger.LooksISO(at) {
		return at
	}
	return cell
}

package vcard

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/record"
)

// Bounds of what is read: more is no address book.
const (
	mostCards = 100_000
	mostLines = 2_000   // of one card
	mostText  = 2 << 20 // bytes of one card, pictures aside
)

// Read reads the cards of a file in any version: 2.1, 3.0 and 4.0. One that is
// damaged is a fault of the file, and the others are read.
func Read(in io.Reader) (*record.File, error) {
	r := &reader{in: contentline.NewReader(decoded.Reader(in)), file: &record.File{}}
	for {
		line, err := r.in.Next()
		switch {
		case errors.Is(err, io.EOF):
			if r.card != nil {
				r.fail("the card has no end")
			}
			return r.file, nil
		case err != nil:
			return nil, err
		}
		r.line(line)
		if len(r.file.People) > mostCards {
			r.file.Fail(line.Number, "", "more than %d cards: the rest is not read", mostCards)
			return r.file, nil
		}
	}
}

type reader struct {
	in    *contentline.Reader
	file  *record.File
	card  *card // being read, nil between two
	agent bool  // the line before begins a card within the card
	inner int   // how deep within such a card
}

func (r *reader) line(l contentline.Line) {
	word := strings.ToUpper(strings.TrimSpace(l.Value))
	begins, ends := l.Name == "BEGIN" && word == "VCARD", l.Name == "END" && word == "VCARD"
	switch {
	case r.inner > 0 && begins:
		r.inner++
	case r.inner > 0 && ends:
		r.inner--
	case r.inner > 0:
	case begins && r.card != nil && r.agent:
		r.inner, r.agent = 1, false
	case begins:
		if r.card != nil {
			r.fail("the card has no end: another one begins on line %d", l.Number)
		}
		r.card, r.in.KeepBlanks = &card{begin: l.Number, labels: map[string]string{}}, false
	case r.card == nil:
		if l.Name == "" {
			r.file.Fail(l.Number, "", "a line of no card: %s", record.Brief(l.Value))
		}
	case ends:
		r.finish()
	default:
		r.property(l)
	}
}

func (r *reader) fail(format string, args ...any) {
	name := ""
	if r.card != nil {
		name = r.card.name()
	}
	r.file.Fail(r.card.begin, name, format, args...)
	r.card = nil
}

func (r *reader) property(l contentline.Line) {
	c := r.card
	r.agent = l.Name == "AGENT" && strings.TrimSpace(l.Value) == ""
	switch l.Name {
	case "":
		r.file.Fail(l.Number, c.name(), "no colon parts a name from a value: %s", record.Brief(l.Value))
		return
	case "VERSION":
		c.version = strings.TrimSpace(l.Value)
		r.in.KeepBlanks = c.version == "2.1"
		return
	case "X-ABLABEL":
		c.labels[l.Group] = appleLabel(contentline.Unescape(l.Value))
		return
	}
	if isData(&l) {
		r.file.Fail(l.Number, c.name(), "%s is no text, and stays out", strings.ToLower(l.Name))
		return
	}
	if l.Cut {
		r.file.Fail(l.Number, c.name(), "%s is longer than %d bytes", strings.ToLower(l.Name), contentline.MostLine)
		return
	}
	text, err := decode(&l, c.version)
	if err != nil {
		r.file.Fail(l.Number, c.name(), "%s: %v", strings.ToLower(l.Name), err)
		return
	}
	c.size += len(text)
	if c.size > mostText || len(c.lines) >= mostLines {
		c.tooLarge = true
		return
	}
	c.lines = append(c.lines, property{l, text})
}

func (r *reader) finish() {
	c := r.card
	r.card = nil
	if c.tooLarge {
		r.file.Fail(c.begin, c.name(), "the card is larger than anybody's: more than %d lines or %d bytes", mostLines, mostText)
		return
	}
	p := c.person()
	if p.Name == "" {
		r.file.Fail(c.begin, "", "the card has no name")
		return
	}
	r.file.People = append(r.file.People, p)
}

// isData reports whether a line holds a picture, a sound or a key, and no link to one.
func isData(l *contentline.Line) bool {
	if strings.HasPrefix(strings.ToLower(l.Value), "data:") {
		return true
	}
	for _, p := range l.Params {
		value := strings.ToUpper(p.Value)
		if (p.Name == "ENCODING" || p.Name == "") && (value == "B" || value == "BASE64") {
			return true
		}
	}
	return false
}

// appleLabel is a label without the marks around Apple's own: _$!<Spouse>!$_, of
// which the fax machines are two words in one.
func appleLabel(label string) string {
	inner, apple := strings.CutPrefix(label, "_$!<")
	if apple {
		label = strings.Replace(strings.TrimSuffix(inner, ">!$_"), "FAX", " fax", 1)
	}
	return strings.TrimSpace(label)
}

type card struct {
	begin    int
	version  string
	lines    []property
	size     int
	labels   map[string]string // X-ABLABEL of a group
	tooLarge bool
}

type property struct {
	contentline.Line
	text string // decoded; escapes stay
}

func (c *card) name() string {
	for _, l := range c.lines {
		if l.Name == "FN" {
			return record.Name(contentline.Unescape(l.text))
		}
	}
	return ""
}

// decode is the value of a line as text, of which version 2.1 may have made
// quoted-printable in a charset of its own.
func decode(l *contentline.Line, version string) (string, error) {
	quoted := strings.EqualFold(l.Param("ENCODING"), "QUOTED-PRINTABLE")
	for _, p := range l.Params {
		quoted = quoted || p.Name == "" && strings.EqualFold(p.Value, "QUOTED-PRINTABLE")
	}
	if !quoted {
		return l.Value, nil
	}
	text, err := decoded.Text(unquotePrintable(l.Value), l.Param("CHARSET"))
	if version == "2.1" {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", `\n`)
	}
	return text, err
}

// unquotePrintable decodes =XX. What is no such thing stays as it is.
func unquotePrintable(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '=' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

package mail

import (
	"io"
	"mime"
	"regexp"
	"strings"
	"sync"
	"time"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/record"
)

type header struct {
	line                    int // where it begins
	from, to, date, subject string
	subjects                bool   // whether the subject is kept
	field                   []byte // that is being read: folded lines are one
}

const mostHeader = 64 << 10

func (h *header) read(line []byte) {
	isFolded := len(line) > 0 && (line[0] == ' ' || line[0] == '\t') && len(h.field) > 0
	if !isFolded {
		h.keep()
	}
	h.field = append(h.field, line[:min(len(line), max(0, mostHeader-len(h.field)))]...)
}

func (h *header) keep() {
	name, value, found := strings.Cut(string(h.field), ":")
	if h.field = h.field[:0]; !found {
		return
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "from":
		h.from = joined(h.from, value)
	case "to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to":
		h.to = joined(h.to, value)
	case "date":
		h.date = value
	case "subject":
		if h.subjects {
			h.subject = value
		}
	}
}

func joined(before, value string) string {
	if before == "" {
		return value
	}
	return before + ", " + value
}

// words decodes encoded words: =?utf-8?q?Zo=C3=AB?=.
func words(s string) string {
	if !strings.Contains(s, "=?") {
		return record.OneLine(s)
	}
	decoder := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		text, err := decoded.Text(raw, charset)
		return strings.NewReader(text), err
	}}
	if text, err := decoder.DecodeHeader(s); err == nil {
		s = text
	}
	return record.OneLine(s)
}

const mostAddresses = 500

// addresses reads the people of a field: Dana <d@x.org>, "Patel, Ravi" <r@x.org>,
// a@x.org (Ann), team: a@x.org, b@x.org;
func addresses(field string) []record.Who {
	var all []record.Who
	for _, part := range splitPeople(field) {
		name, email := part, ""
		if open := strings.LastIndexByte(part, '<'); open >= 0 {
			name = part[:open]
			email, _, _ = strings.Cut(part[open+1:], ">")
		} else {
			bare, comment, _ := strings.Cut(part, "(")
			email, name = strings.TrimSpace(bare), strings.TrimRight(strings.TrimSpace(comment), ")")
		}
		email = strings.ToLower(strings.TrimSpace(email))
		if !isAddress(email) {
			continue
		}
		name = record.Name(words(strings.Trim(strings.TrimSpace(name), `"'`)))
		if strings.Contains(name, "@") {
			name = ""
		}
		if all = append(all, record.Who{Name: name, Email: email}); len(all) == mostAddresses {
			break
		}
	}
	return all
}

func isAddress(s string) bool {
	local, domain, _ := strings.Cut(s, "@")
	return local != "" && domain != "" && !strings.ContainsAny(local, " \t,;<>()") && !strings.ContainsAny(domain, "@ \t,;<>()\"")
}

// splitPeople parts a field at its commas and a group's : and ;, outside quotes and comments.
func splitPeople(field string) (parts []string) {
	var part strings.Builder
	quoted, angle, depth := false, false, 0
	end := func() {
		if s := strings.TrimSpace(part.String()); s != "" {
			parts = append(parts, s)
		}
		part.Reset()
	}
	for i := 0; i < len(field); i++ {
		c := field[i]
		switch {
		case c == '\\' && (quoted || depth > 0) && i+1 < len(field):
			i++
			part.WriteByte(field[i])
			continue
		case c == '"' && depth == 0:
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth > 0:
		case c == '<':
			angle = true
		case c == '>':
			angle = false
		case angle:
		case c == ',' || c == ';':
			end()
			continue
		case c == ':': // what stands before is the name of a group
			part.Reset()
			continue
		}
		part.WriteByte(c)
	}
	end()
	return parts
}

// layouts are those of a date without its weekday, as RFC 5322 and older programs
// write it, the most common first.
var layouts = sync.OnceValue(func() (all []string) {
	for _, year := range []string{"2006", "06"} {
		for _, zone := range []string{" -0700", " MST", ""} {
			for _, clock := range []string{"15:04:05", "15:04"} {
				all = append(all, "2 Jan "+year+" "+clock+zone)
			}
		}
	}
	return append(all, time.RFC3339, "Jan 2 15:04:05 2006 -0700", "Jan 2 15:04:05 MST 2006", "Jan 2 15:04:05 2006")
})

var weekday = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*[A-Za-z]+(?:\s*,|\s)`) })

var comment = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\([^()]*\)`) })

func readDate(s string) (time.Time, bool) {
	const longest = 200
	if len(s) > longest {
		return time.Time{}, false
	}
	if strings.Contains(s, "(") {
		s = comment().ReplaceAllString(s, " ")
	}
	s = strings.TrimLeft(s[len(weekday().FindString(s)):], " ")
	s = strings.Join(strings.Fields(s), " ")
	for _, layout := range layouts() {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1970 {
			return t, true
		}
	}
	return time.Time{}, false
}

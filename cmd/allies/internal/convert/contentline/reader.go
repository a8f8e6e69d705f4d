package contentline

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"allies/cmd/allies/internal/convert/decoded"
)

// Line is one content line as it was read: folded lines are one.
type Line struct {
	Number int    // of its first line in the file, from 1
	Group  string // what stands before a point: item1 of item1.EMAIL
	Name   string // in capitals; "" where no colon parts a name from a value
	Params []Param
	Value  string // as it stands there, escapes and all
	Cut    bool   // it is longer than MostLine, and the rest is passed over
}

// Param is a parameter of a line, its name in capitals. A bare word, as version
// 2.1 has it, is a value without a name.
type Param struct{ Name, Value string }

const MostLine = 1 << 20

func (l *Line) Param(name string) string {
	for _, p := range l.Params {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// Reader reads content lines one after another. It keeps one of them.
type Reader struct {
	in     *bufio.Reader
	number int    // of the physical line that ahead holds
	ahead  []byte // the next physical line, nil before the first and at the end
	err    error  // of the input, once ahead is the last line

	// KeepBlanks is for version 2.1: the blank that begins a folded line is a part
	// of the text.
	KeepBlanks bool
}

func NewReader(in io.Reader) *Reader {
	r := &Reader{in: bufio.NewReader(in)}
	r.advance()
	return r
}

// Next is the next line; io.EOF after the last. Blank lines are passed over.
func (r *Reader) Next() (Line, error) {
	for r.ahead != nil && len(bytes.TrimSpace(r.ahead)) == 0 {
		r.advance()
	}
	if r.ahead == nil {
		return Line{}, r.err
	}
	line := Line{Number: r.number}
	text := append([]byte(nil), r.ahead...)
	quoted := isQuotedPrintable(text)
	r.advance()
	for r.ahead != nil {
		next, more := r.continued(text, quoted)
		if !more {
			break
		}
		if quoted {
			text = text[:len(text)-1]
		}
		if room := MostLine - len(text); len(next) > room {
			next, line.Cut = next[:max(room, 0)], true
		}
		text = append(text, next...)
		r.advance()
	}
	line.Cut = line.Cut || len(text) >= MostLine
	line.read(string(text))
	return line, nil
}

// continued is what the next physical line adds to a line; false where it is one of its own.
func (r *Reader) continued(text []byte, quoted bool) (next []byte, more bool) {
	switch {
	case quoted:
		return r.ahead, bytes.HasSuffix(text, []byte("="))
	case len(r.ahead) == 0 || r.ahead[0] != ' ' && r.ahead[0] != '\t':
		return nil, false
	case r.KeepBlanks:
		return r.ahead, true
	}
	return r.ahead[1:], true
}

// isQuotedPrintable reports whether a line says that soft breaks fold its value.
func isQuotedPrintable(text []byte) bool {
	name, _, found := bytes.Cut(text, []byte(":"))
	return found && len(name) < 1000 && bytes.Contains(bytes.ToUpper(name), []byte("QUOTED-PRINTABLE"))
}

// advance reads the next physical line, of which MostLine bytes are kept.
func (r *Reader) advance() {
	r.number++
	if r.ahead = nil; r.err == nil {
		r.ahead, r.err = decoded.Line(r.in, nil, MostLine)
	}
}

// read takes a line apart: [group.]NAME[;PARAM=value]…:value.
func (l *Line) read(text string) {
	head, value, found := cutUnquoted(text, ':')
	if !found {
		l.Value = text
		return
	}
	name, rest, more := cutUnquoted(head, ';')
	if group, own, grouped := strings.Cut(name, "."); grouped {
		l.Group, name = group, own
	}
	name = strings.ToUpper(strings.TrimSpace(name))
	if name == "" || strings.Trim(name, nameCharacters) != "" {
		l.Value = text
		return
	}
	l.Name, l.Value = name, value
	for more {
		var param string
		param, rest, more = cutUnquoted(rest, ';')
		key, value, named := strings.Cut(param, "=")
		if !named {
			key, value = "", param
		}
		for _, one := range splitUnquoted(value, ',') {
			l.Params = append(l.Params, Param{strings.ToUpper(strings.TrimSpace(key)), unquote(one)})
		}
	}
}

const nameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

// unquote takes the quotes of a parameter's value away, and RFC 6868's escapes.
func unquote(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `"`)
	if !strings.Contains(s, "^") {
		return s
	}
	return strings.NewReplacer("^n", "\n", "^N", "\n", "^'", `"`, "^^", "^").Replace(s)
}

// cutUnquoted cuts at the first sep outside of quotes; one that nothing closes quotes nothing.
func cutUnquoted(s string, sep byte) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case sep:
			return s[:i], s[i+1:], true
		case '"':
			if end := strings.IndexByte(s[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		}
	}
	return s, "", false
}

func splitUnquoted(s string, sep byte) (parts []string) {
	for {
		part, rest, found := cutUnquoted(s, sep)
		parts = append(parts, part)
		if !found {
			return parts
		}
		s = rest
	}
}

// Unescape is a text of which a value was made: the other way round from Text.
func Unescape(value string) string {
	if !strings.Contains(value, `\`) {
		return value
	}
	return unescaper.Replace(value)
}

var unescaper = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\:`, ":", `\n`, "\n", `\N`, "\n")

// Split parts a value at each sep that no backslash escapes, and unescapes the parts.
func Split(value string, sep byte) []string {
	var parts []string
	from := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case sep:
			parts = append(parts, Unescape(value[from:i]))
			from = i + 1
		}
	}
	return append(parts, Unescape(value[from:]))
}

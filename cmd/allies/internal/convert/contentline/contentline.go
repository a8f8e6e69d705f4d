// Package contentline writes the lines that calendars (RFC 5545) and address
// books (RFC 6350) are made of: a name, a colon, a value; no line longer than 75
// octets, the rest of it on lines that begin with a blank; each ended by CR LF.
package contentline

import (
	"strings"
	"unicode/utf8"

	"allies/ledger/lists"
	"allies/report/render/plain"
)

// Lines are content lines. The zero Lines are none.
type Lines struct{ b strings.Builder }

// Add adds a line. The name may have parameters; the value stands as it is.
func (l *Lines) Add(name, value string) {
	const longest = 75
	line, room := name+":"+value, longest
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		l.b.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], longest-1
	}
	l.b.WriteString(line + "\r\n")
}

// Text adds a line whose value is a text. An empty one adds nothing.
func (l *Lines) Text(name, text string) {
	if text != "" {
		l.Add(name, Text(text))
	}
}

func (l *Lines) Texts(name string, texts []string) {
	if len(texts) > 0 {
		l.Add(name, join(texts, ","))
	}
}

func (l *Lines) Parts(name string, parts ...string) { l.Add(name, join(parts, ";")) }

func (l *Lines) String() string { return l.b.String() }

func join(texts []string, between string) string {
	return strings.Join(lists.Of(texts, Text), between)
}

// Text is a text as a value: what ends a value is escaped, a line feed is \n,
// and what acts on a terminal is spelled out.
func Text(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(plain.Visible(lines[i]))
	}
	return strings.Join(lines, `\n`)
}

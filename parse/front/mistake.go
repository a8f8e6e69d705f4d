package front

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/text"
)

// nameMistake names what YAML refuses in one key, in plain words and at its
// place, with what to type.
func (g *treeReader) nameMistake(refused *yamlError) {
	src := g.user
	first := true
	for start := 0; start < len(src); {
		l := readYAMLLine(src, start)
		if !l.blank(src) {
			if g.nameLine(l, first) {
				return
			}
			first = false
		}
		start = l.end + 1
	}
	if g.nameSteps() {
		return
	}
	nameRefused(g.d, src, g.base, refused)
}

// nameLine names a line's mistake; false where it sees none.
func (g *treeReader) nameLine(l yamlLine, first bool) bool {
	src := g.user
	written := strings.TrimRight(src[l.text:l.end], " \t\r")
	whole := text.Region{Start: g.base + l.text, End: g.base + l.text + len(written)}
	if first && l.colon < 0 && !l.dash {
		nameKeyless(g.d, whole)
		return true
	}
	if l.value < 0 || l.value >= l.end {
		return false
	}
	value := strings.TrimRight(src[l.value:l.end], " \t\r")
	if value == "" {
		return false
	}
	at := text.Region{Start: g.base + l.value, End: g.base + l.value + len(value)}
	prefix := src[l.text:l.value]
	switch value[0] {
	case '"', '\'':
		return nameQuotes(g.d, src[l.value:], value, prefix, at)
	case '[', '{':
		return nameBrackets(g.d, src[l.value:], value, prefix, at)
	case '|', '>', '&', '!', '#':
		return false
	}
	if plain, _, _ := strings.Cut(value, " #"); strings.Contains(plain, ": ") || strings.HasSuffix(plain, ":") {
		nameValue(g.d, at, prefix, Quoted(value), "a value with a colon in it needs quotes")
		return true
	}
	return g.nameIndent(l, value)
}

// nameValue names a value that YAML refuses, and what to type in its place after its key.
func nameValue(d *text.Document, at text.Region, prefix, meant, message string) {
	d.Errorf(ledger.CodeFrontMatter, at, "", "%s", message).Cure(at, meant).Shows(text.Region{Start: at.Start - len(prefix), End: at.End})
}

// nameQuotes looks for quotes that are never closed, and text after them.
func nameQuotes(d *text.Document, rest, value, prefix string, at text.Region) bool {
	size := QuotedLength(rest)
	switch {
	case size == 0:
		nameValue(d, at, prefix, value+value[:1], "the quotes are never closed")
	case size < len(value) && value[size:] != "" && !strings.HasPrefix(strings.TrimLeft(value[size:], " \t"), "#"):
		nameValue(d, at, prefix, singleQuotes(value), "there is text after the closing quotes: one pair goes around the whole value")
	case value[0] == '"' && strings.Contains(rest[:size], `\`):
		nameValue(d, at, prefix, singleQuotes(strings.TrimSuffix(value[1:], `"`)), `a \ in double quotes begins an escape that YAML does not know: use single quotes`)
	default:
		return false
	}
	return true
}

var emptyItem = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\[{,]\s*,`) })

// nameBrackets looks for brackets that are never closed, and text after them.
func nameBrackets(d *text.Document, rest, value, prefix string, at text.Region) bool {
	size := Bracketed(rest)
	closing := "]"
	if value[0] == '{' {
		closing = "}"
	}
	after := ""
	if size > 0 && size < len(value) {
		after = strings.TrimLeft(value[size:], " \t")
	}
	switch {
	case size > 0 && emptyItem().MatchString(rest[:size]):
		nameValue(d, at, prefix, emptyItem().ReplaceAllStringFunc(value, func(s string) string { return s[:1] }), "a value is missing before a comma")
	case size == 0:
		nameValue(d, at, prefix, value+closing, "the "+value[:1]+" is never closed")
	case after != "" && after[0] != '#':
		nameValue(d, at, prefix, Quoted(value), "there is text after the closing "+closing+": put the whole value in quotes")
	default:
		return false
	}
	return true
}

// Bracketed returns the length of the list or map in brackets that s begins
// with, 0 where it is never closed.
func Bracketed(s string) int {
	depth := 0
	var q quotes
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', '\'':
			i = q.last(s, i)
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// nameIndent looks for a line that stands under a value which is complete.
func (g *treeReader) nameIndent(l yamlLine, value string) bool {
	if l.end+1 >= len(g.user) {
		return false
	}
	next := readYAMLLine(g.user, l.end+1)
	deeper := indentAt(g.user, l.end+1) > indentAt(g.user, l.start)
	if next.blank(g.user) || next.colon < 0 && !next.dash || !deeper && (l.dash || !next.dash) {
		return false
	}
	at := g.d.WholeLine(g.base + next.text)
	noted := g.d.Errorf(ledger.CodeFrontMatter, at, "# "+g.d.Text[at.Start:at.End], "this line stands under %s, which has a value already", Quoted(text.Brief(value)))
	if next.colon >= 0 && !next.dash {
		noted.Cure(text.Region{Start: g.d.StartOfLine(at.Start), End: at.Start}, g.user[l.start:l.start+indentAt(g.user, l.start)]).Shows(at)
	}
	return true
}

// nameSteps looks for a line that is indented unlike every line above that it could belong with.
func (g *treeReader) nameSteps() bool {
	var steps []int
	for start := 0; start < len(g.user); {
		l := readYAMLLine(g.user, start)
		if !l.blank(g.user) {
			indent := indentAt(g.user, start)
			for len(steps) > 0 && steps[len(steps)-1] > indent {
				steps = steps[:len(steps)-1]
				if len(steps) == 0 || steps[len(steps)-1] < indent {
					at := g.d.WholeLine(g.base + start)
					g.d.Errorf(ledger.CodeFrontMatter, at, "# "+g.d.Text[at.Start:at.End], "this line is indented unlike the lines above")
					return true
				}
			}
			if len(steps) == 0 || steps[len(steps)-1] < indent {
				steps = append(steps, indent)
			}
		}
		start = l.end + 1
	}
	return false
}

func indentAt(src string, start int) int { return text.SkipBlanks(src, start) - start }

// nameKeyless names a line that is no key with its value.
func nameKeyless(d *text.Document, at text.Region) {
	line := d.Text[at.Start:at.End]
	if key, value, wide := strings.Cut(line, "："); wide && key != "" && !strings.Contains(line, ":") {
		typed := key + ": " + strings.TrimLeft(value, " ")
		d.Errorf(ledger.CodeFrontMatter, at, typed, "YAML takes no wide colon: it is : and a blank").Cure(at, typed)
		return
	}
	key, value, found := strings.Cut(line, ":")
	bare := strings.TrimLeft(value, "\u00a0\u3000")
	if word, rest, blank := strings.Cut(line, " "); blank && !found {
		key, value := strings.TrimRight(word, ";=,."), strings.TrimLeft(rest, " =;-")
		if _, known := ledger.Key(key); known {
			noted := d.Errorf(ledger.CodeFrontMatter, at, key+": "+value, "a colon is missing after %s", key)
			if key != word || len(value) < len(strings.TrimLeft(rest, " ")) {
				noted.Cure(at, key+": "+value)
			}
			return
		}
	}
	switch {
	case !found || bare == "" || text.IsBlank(bare[0]) || strings.HasPrefix(bare, "//") || strings.TrimLeft(key, "-?0123456789") == "" || strings.ContainsAny(key, `"'[{`):
		d.Errorf(ledger.CodeFrontMatter, at, "# "+line, "this line has no key and colon, and is no comment")
	case bare != value:
		d.Errorf(ledger.CodeFrontMatter, at, key+": "+bare, "what stands after the colon looks like a blank, and is another character").Cure(at, key+": "+bare)
	default:
		d.Errorf(ledger.CodeFrontMatter, at, key+": "+bare, "a blank is missing after the colon").Cure(at, key+": "+bare)
	}
}

// nameRefused passes on what the YAML library says of a text.
func nameRefused(d *text.Document, src string, base int, refused *yamlError) {
	refuseLine(d, src, base, refused.line, "put the value in quotes, or look at how far the lines are indented",
		"YAML cannot read this: %s", refused.message)
}

// Quoted is a text as YAML takes it in quotes.
func Quoted(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return singleQuotes(s)
	}
	return `"` + s + `"`
}

func singleQuotes(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// refuseLine names a line that YAML refuses, counted as YAML counts.
func refuseLine(d *text.Document, src string, base, line int, hint, format string, args ...any) {
	lines := yamlLines(src)
	start := lines[min(line, len(lines))-1]
	d.Errorf(ledger.CodeFrontMatter, d.WholeLine(base+min(start, max(len(src)-1, 0))), hint, format, args...)
}

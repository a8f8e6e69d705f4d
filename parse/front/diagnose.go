package front

import (
	"regexp"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// diagnose names what YAML refuses in one key, in plain words and at its
// place, with what to type.
func diagnose(d *text.Document, g *Grower, refused *yamlError) {
	src := g.user
	first := true
	for start := 0; start < len(src); {
		l := readYAMLLine(src, start)
		if !l.blank(src) {
			if diagnoseLine(d, g, l, first) {
				return
			}
			first = false
		}
		start = l.end + 1
	}
	if diagnoseSteps(d, g) {
		return
	}
	refuseLine(d, src, g.base, refused.line, "put the value in quotes, or look at how far the lines are indented",
		"YAML cannot read this: %s", refused.message)
}

// diagnoseLine names a line's mistake; false where it sees none.
func diagnoseLine(d *text.Document, g *Grower, l yamlLine, first bool) bool {
	src := g.user
	written := strings.TrimRight(src[l.text:l.end], " \t\r")
	whole := text.Region{Start: g.base + l.text, End: g.base + l.text + len(written)}
	if first && l.colon < 0 && !l.dash {
		refuseKeyless(d, whole)
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
		return diagnoseQuote(d, src[l.value:], value, prefix, at)
	case '[', '{':
		return diagnoseBracket(d, src[l.value:], value, prefix, at)
	case '|', '>', '&', '!', '#':
		return false
	}
	if plain, _, _ := strings.Cut(value, " #"); strings.Contains(plain, ": ") || strings.HasSuffix(plain, ":") {
		refuseValue(d, at, prefix, Quoted(value), "a value with a colon in it needs quotes")
		return true
	}
	return diagnoseIndent(d, g, l, value)
}

// refuseValue names a value that YAML refuses, and what to type in its place
// behind its key.
func refuseValue(d *text.Document, at text.Region, prefix, meant, message string) {
	d.Errorf(ledger.CodeFrontMatter, at, "", "%s", message).Cure(at, meant).Shows(text.Region{Start: at.Start - len(prefix), End: at.End})
}

// diagnoseQuote looks for quotes that are never closed, and text behind them.
func diagnoseQuote(d *text.Document, rest, value, prefix string, at text.Region) bool {
	size := QuotedLength(rest)
	switch {
	case size == 0:
		refuseValue(d, at, prefix, value+value[:1], "the quotes are never closed")
	case size < len(value) && value[size:] != "" && !strings.HasPrefix(strings.TrimLeft(value[size:], " \t"), "#"):
		refuseValue(d, at, prefix, "'"+strings.ReplaceAll(value, "'", "''")+"'", "there is text behind the closing quotes: one pair goes around the whole value")
	case value[0] == '"' && strings.Contains(rest[:size], `\`):
		inner := strings.TrimSuffix(value[1:], `"`)
		refuseValue(d, at, prefix, "'"+strings.ReplaceAll(inner, "'", "''")+"'", `a \ in double quotes begins a sign that YAML does not know: use single quotes`)
	default:
		return false
	}
	return true
}

var emptyItem = regexp.MustCompile(`[\[{,]\s*,`)

// diagnoseBracket looks for brackets that are never closed, and text behind
// them.
func diagnoseBracket(d *text.Document, rest, value, prefix string, at text.Region) bool {
	size := Bracketed(rest)
	closing := "]"
	if value[0] == '{' {
		closing = "}"
	}
	behind := ""
	if size > 0 && size < len(value) {
		behind = strings.TrimLeft(value[size:], " \t")
	}
	switch {
	case size > 0 && emptyItem.MatchString(rest[:size]):
		refuseValue(d, at, prefix, emptyItem.ReplaceAllStringFunc(value, func(s string) string { return s[:1] }), "a value is missing before a comma")
	case size == 0:
		refuseValue(d, at, prefix, value+closing, "the "+value[:1]+" is never closed")
	case behind != "" && behind[0] != '#':
		refuseValue(d, at, prefix, Quoted(value), "there is text behind the closing "+closing+": put the whole value in quotes")
	default:
		return false
	}
	return true
}

// bracketed returns the length of the list or map in brackets that s begins
// with, 0 where it is never closed.
func Bracketed(s string) int {
	depth := 0
	var q Quotes
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', '\'':
			i = q.Last(s, i)
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

// diagnoseIndent looks for a line that stands under a value which is complete.
func diagnoseIndent(d *text.Document, g *Grower, l yamlLine, value string) bool {
	if l.end+1 >= len(g.user) {
		return false
	}
	next := readYAMLLine(g.user, l.end+1)
	deeper := indentAt(g.user, l.end+1) > indentAt(g.user, l.start)
	if next.blank(g.user) || next.colon < 0 && !next.dash || !deeper && (l.dash || !next.dash) {
		return false
	}
	at := WholeLine(d, g.base+next.text)
	noted := d.Errorf(ledger.CodeFrontMatter, at, "# "+d.Text[at.Start:at.End], "this line stands under %s, which has a value already", Quoted(text.Brief(value)))
	if next.colon >= 0 && !next.dash {
		noted.Cure(text.Region{Start: d.LineStart(d.LineAt(at.Start)), End: at.Start}, g.user[l.start:l.start+indentAt(g.user, l.start)]).Shows(at)
	}
	return true
}

// diagnoseSteps looks for a line that is indented unlike every line above that
// it could belong with.
func diagnoseSteps(d *text.Document, g *Grower) bool {
	var steps []int
	for start := 0; start < len(g.user); {
		l := readYAMLLine(g.user, start)
		if !l.blank(g.user) {
			indent := indentAt(g.user, start)
			for len(steps) > 0 && steps[len(steps)-1] > indent {
				steps = steps[:len(steps)-1]
				if len(steps) == 0 || steps[len(steps)-1] < indent {
					at := WholeLine(d, g.base+start)
					d.Errorf(ledger.CodeFrontMatter, at, "# "+d.Text[at.Start:at.End], "this line is indented unlike the lines above")
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

package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

// SetKey returns the edits that give a key of the front matter a value, which
// is YAML as it is to stand there. A key that is there keeps its spelling, its
// place and the comment behind it; a new one becomes the last; a file without
// front matter gets one.
func SetKey(s *Source, name, value string) text.Edits {
	src, a, edits := s.text, s.ally, text.EditsOf(s.text)
	end := s.lineEnd()
	if f, ok := a.Field(name); ok && f.Inline {
		from, to := f.At[0].Start, f.At[len(f.At)-1].End
		edits.Replace(int(from), string(src[from:to]), value)
		return edits
	} else if ok {
		from, to := valueRange(string(src), f)
		old := string(src[from:to])
		if old == "" || !strings.HasPrefix(old, " ") {
			value = " " + value
		} else {
			value = old[:len(old)-len(strings.TrimLeft(old, " "))] + value
		}
		edits.Replace(from, old, value)
		return edits
	}
	line := name + ": " + value + end
	if a.Front.End > a.Front.Start {
		edits.Insert(closingLine(string(src), a), line)
		return edits
	}
	at := 0
	if strings.HasPrefix(string(src), text.Bom) {
		at = len(text.Bom)
	}
	text := "---" + end + line + "---" + end
	if len(src) > at {
		text += end
	}
	edits.Insert(at, text)
	return edits
}

// RemoveKey returns the edits that take a key with its value out of the front
// matter, the comment behind it too.
func RemoveKey(s *Source, name string) text.Edits {
	src, a, edits := s.text, s.ally, text.EditsOf(s.text)
	if f, ok := a.Field(name); ok {
		start := int(f.Pos.Start)
		_, end := valueLines(string(src), f)
		if f.Inline {
			start = strings.LastIndexByte(string(src[:start]), '\n') + 1
			end = afterLine(string(src), int(f.Pos.End))
		}
		edits.Delete(start, string(src[start:end]))
	}
	return edits
}

// closingLine is the offset of the line that closes the front matter.
func closingLine(src string, a *ledger.Ally) int {
	front := strings.TrimRight(src[a.Front.Start:a.Front.End], "\r\n")
	return int(a.Front.Start) + max(strings.LastIndexAny(front, "\r\n")+1, 0)
}

// valueRange is what stands between a key's colon and its comment or the end
// of its last line, line end excluded. A comment behind a value of one line is
// kept out.
func valueRange(src string, f ledger.Field) (from, to int) {
	from, end := valueLines(src, f)
	value := strings.TrimRight(src[from:end], " \t\r\n")
	if !strings.ContainsAny(value, "\r\n") {
		value = strings.TrimRight(withoutComment(value), " \t")
	}
	return from, from + len(value)
}

// valueLines is what stands between a key's colon and the end of the line on
// which its value ends. What follows that belongs to nobody: YAML refuses it,
// or it is a comment, and both stay the user's.
func valueLines(src string, f ledger.Field) (from, end int) {
	limit := min(int(f.Pos.End), len(src))
	from = int(f.KeyPos.End)
	if i := strings.IndexByte(src[from:limit], ':'); i >= 0 {
		from += i + 1
	}
	return from, min(afterLine(src, valueEnd(src, f, from, limit)), limit)
}

// valueEnd is the offset at which the value that begins behind a colon ends:
// where its last scalar, quote or bracket does.
func valueEnd(src string, f ledger.Field, from, limit int) int {
	end := from
	for _, at := range f.At {
		end = max(end, int(at.End))
	}
	end = min(end, limit)
	value := text.SkipBlanks(src[:limit], from)
	if value < limit && (src[value] == '[' || src[value] == '{') {
		return max(end, value+front.Bracketed(src[value:limit]))
	}
	if len(f.At) > 0 {
		return end
	}
	if value < limit && (src[value] == '"' || src[value] == '\'') {
		return value + front.QuotedLength(src[value:limit])
	}
	for next := afterLine(src, end); next < limit; next = afterLine(src, end) {
		if !holdsNoValue(strings.TrimRight(src[next:min(afterLine(src, next), limit)], "\r\n")) {
			break
		}
		end = next // a list of nothing, under its key
	}
	return end
}

// afterLine is the offset just past the line that holds the one given.
func afterLine(src string, at int) int {
	for ; at < len(src); at++ {
		switch {
		case src[at] == '\n', src[at] == '\r' && !strings.HasPrefix(src[at+1:], "\n"):
			return at + 1
		}
	}
	return at
}

// withoutComment cuts a YAML comment off a line: a # behind a blank, outside
// of quotes.
func withoutComment(s string) string {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote && (quote == '\'' || s[i-1] != '\\') {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.TrimLeft(s[:i], " \t[,{") == "":
			quote = c
		case c == '#' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t'):
			return s[:i]
		}
	}
	return s
}

// Scalar writes a text as a YAML scalar, quoted where YAML would read a plain
// one as something else.
func Scalar(s string) string {
	plain := s != "" && s == strings.TrimSpace(s) && !strings.EqualFold(s, "null") &&
		!strings.ContainsAny(s, "\n\r\t\"'#{}[],&*!|>%@`\\") &&
		!strings.Contains(s, ": ") && !strings.HasSuffix(s, ":") &&
		!strings.HasPrefix(s, "- ") && !strings.HasPrefix(s, "? ") && s != "-" && s != "~" && s != "?"
	for _, r := range s {
		plain = plain && r >= ' ' && r != 0x7f && (r < 0x80 || r > 0x9f)
	}
	if plain {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

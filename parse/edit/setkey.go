package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

// SetKey returns the edits that give a key of the front matter a value, which
// is YAML as it is to stand there. A key that is there keeps its spelling, its
// place and the comment after it; a new one becomes the last; a file without
// front matter gets one.
func SetKey(s *Source, name, value string) text.Edits {
	src, a, edits := s.text, s.ally, text.EditsOf(s.text)
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
	return s.addToFront(name + ": " + value + s.d.LineBreak())
}

// addToFront adds lines at the end of the front matter, which it begins where
// there is none.
func (s *Source) addToFront(lines string) text.Edits {
	edits, end := text.EditsOf(s.text), s.d.LineBreak()
	if s.ally.Front.End > s.ally.Front.Start {
		edits.Insert(closingLine(s.d.Text, s.ally), lines)
		return edits
	}
	rest := strings.TrimPrefix(s.d.Text, text.Bom)
	block := "---" + end + lines + "---" + end
	if rest != "" {
		block += end
	}
	edits.Insert(len(s.d.Text)-len(rest), block)
	return edits
}

// RemoveKey returns the edits that take a key with its value out of the front
// matter, the comment after it too. Front matter in which nothing else stands
// goes with it.
func RemoveKey(s *Source, name string) text.Edits {
	a, edits := s.ally, text.EditsOf(s.text)
	f, ok := a.Field(name)
	if !ok {
		return edits
	}
	src := string(s.text)
	start := int(f.Pos.Start)
	end := lastLineEnd(src, f)
	if f.Inline {
		start = max(s.d.LineStart(s.d.LineAt(start)), s.body.Start)
		end = afterLine(src, int(f.Pos.End))
	}
	from, to := start, end
	if !f.Inline {
		from, to = withFront(src, a, start, end)
	}
	deleteLines(&edits, src, from, start)
	edits.Delete(start, src[start:end])
	deleteLines(&edits, src, end, to)
	return edits
}

// deleteLines deletes src[from:to] line by line: an edit names each.
func deleteLines(edits *text.Edits, src string, from, to int) {
	for from < to {
		next := min(afterLine(src, from), to)
		edits.Delete(from, src[from:next])
		from = next
	}
}

// withFront is src[start:end], and where nothing else stands in the front
// matter all of that, with the blank line after it. Before a line of dashes it
// stays, which would open another one.
func withFront(src string, a *ledger.Ally, start, end int) (from, to int) {
	from, closing := int(a.Front.Start), closingLine(src, a)
	to = afterLine(src, closing)
	if next := afterLine(src, to); strings.TrimSpace(src[to:next]) == "" {
		to = next
	}
	opening := afterLine(src, from)
	if start < opening || end > closing || strings.TrimSpace(src[opening:start]+src[end:closing]) != "" ||
		strings.HasPrefix(strings.TrimLeft(src[to:], " \t\r\n"), "---") {
		return start, end
	}
	return from, to
}

// valueRange is what stands between a key's colon and its comment or the end
// of its last line, line end excluded.
func valueRange(src string, f ledger.Field) (from, to int) {
	from, to = valueStart(src, f), valueEnd(src, f)
	if !strings.ContainsAny(strings.TrimRight(src[from:to], " \t\r\n"), "\r\n") {
		end := lastLineEnd(src, f)
		to = from + len(withoutComment(src[from:end]))
	}
	return from, from + len(strings.TrimRight(src[from:to], " \t\r\n"))
}

// lastLineEnd is the end of the line on which a key's value ends. What follows
// it belongs to nobody: YAML refuses it, or it is a comment, and both stay the
// user's.
func lastLineEnd(src string, f ledger.Field) int {
	return min(afterLine(src, valueEnd(src, f)), fieldEnd(src, f))
}

func fieldEnd(src string, f ledger.Field) int { return min(int(f.Pos.End), len(src)) }

func valueStart(src string, f ledger.Field) int {
	from := int(f.KeyPos.End)
	if i := strings.IndexByte(src[from:fieldEnd(src, f)], ':'); i >= 0 {
		return from + i + 1
	}
	return from
}

// valueEnd is the offset at which the value that begins after a colon ends:
// where its last scalar, quote or bracket does.
func valueEnd(src string, f ledger.Field) int {
	from, limit := valueStart(src, f), fieldEnd(src, f)
	end := min(max(from, lastEnd(src, f)), limit)
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

// lastEnd is the offset at which the last of a key's values ends, 0 where there
// is none. The place of a value is its first line alone; one that is a block of
// text, or goes on without quotes, also has the lines below that make it what
// was read.
func lastEnd(src string, f ledger.Field) int {
	last := len(f.At) - 1
	if last < 0 {
		return 0
	}
	first := int(f.At[last].End)
	words, line := strings.Fields(f.Values[last]), src[f.At[last].Start:first]
	block := strings.HasPrefix(line, "|") || strings.HasPrefix(line, ">")
	if block {
		line = ""
	}
	for end := first; ; {
		held := strings.Fields(line)
		if len(held) > len(words) || !slices.Equal(held, words[:len(held)]) {
			return first
		}
		if words = words[len(held):]; len(words) == 0 {
			return end
		}
		next := afterLine(src, end)
		if next == len(src) {
			return first
		}
		line = strings.TrimRight(src[next:afterLine(src, next)], "\r\n")
		if !block {
			line = withoutComment(line)
		}
		end = next + len(line)
	}
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

// holdsNoValue reports whether a line of the front matter has brackets, dashes
// and commas alone: the end of a list, or items that are empty.
func holdsNoValue(line string) bool {
	line, _, _ = strings.Cut(line, " #")
	return line != "" && strings.Trim(line, " \t-[]{},~") == ""
}

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
		!strings.ContainsAny(s, "\n\r\t\"'#{}[],*|>`\\") && !strings.ContainsRune("&!%@", rune(s[0])) &&
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

package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// verbs are the words an entry begins with.
var verbs = []string{"gave", "got", "thanked", "win", "setback"}

// EntryHead is what stands before the text of an entry.
type EntryHead struct {
	Verb   string
	Start  int // where the verb begins
	Amount *Amount
	kind   string // canonical
	Text   int    // where the text begins
	end    int    // where it ends: before the emphasis that began before the verb
}

// fault is why a line that looks like an entry is none, or is not counted.
type fault struct {
	code       ledger.Code
	severity   ledger.Severity
	start, end int
	message    string
	hint       string
}

// ReadEntry reads the text of an item as an entry. Of the results, at most one
// is set: neither means prose.
func ReadEntry(s string, c *ledger.Config) (*EntryHead, *fault) {
	h := &EntryHead{Start: SkipMarks(s, 0)}
	h.Verb = VerbAt(s[h.Start:])
	if h.Verb == "" {
		return nil, nil
	}
	after := SkipMarks(s, h.Start+len(h.Verb))
	if after < len(s) && !text.IsBlank(s[after]) && s[after] != ':' && !strings.HasPrefix(s[after:], "：") {
		return nil, nil
	}
	colon, written := FindColon(s, after)
	if colon < 0 {
		return nil, withoutColon(s, h, after, c)
	}
	h.Text = written
	h.end = h.textEnd(s)
	s = withoutMarks(s, after, colon)
	from := text.SkipBlanks(s, after)
	words := strings.TrimRight(s[min(from, colon):colon], " \t")
	if h.Verb == "gave" || h.Verb == "got" {
		return h.favour(s, from, words, c)
	}
	if words != "" {
		return nil, h.crowded(s, words, from+len(words))
	}
	return h, nil
}

// textEnd is the end of the text, before the end of an emphasis that holds the
// whole entry: `**gave feedback: her talk**`.
func (h *EntryHead) textEnd(s string) int {
	mark := s[:h.Start]
	if mark == "" || strings.Contains(s[h.Start:h.Text], mark) || !strings.HasSuffix(s[h.Text:], mark) {
		return len(s)
	}
	return len(s) - len(mark)
}

// withoutMarks blanks out the emphasis around the words between two offsets.
func withoutMarks(s string, from, to int) string {
	if from >= to || !strings.ContainsAny(s[from:to], "*_") {
		return s
	}
	out := []byte(s)
	isMark := func(i int) bool { return out[i] == '*' || out[i] == '_' }
	for i := from; i < to; i++ {
		if isMark(i) && (i == from || text.IsBlank(out[i-1])) {
			out[i] = ' '
		}
	}
	for i := to - 1; i >= from; i-- {
		if isMark(i) && (i == to-1 || text.IsBlank(out[i+1])) {
			out[i] = ' '
		}
	}
	return string(out)
}

func VerbAt(s string) string {
	for _, verb := range verbs {
		if len(s) >= len(verb) && strings.EqualFold(s[:len(verb)], verb) && !text.LetterAt(s, len(verb)) {
			return verb
		}
	}
	return ""
}

// FindColon finds the : or :: that ends an entry's head, with a blank or the
// end behind it, and where the text begins; −1 without one. Emphasis may close
// right behind the colon.
func FindColon(s string, from int) (colon, written int) {
	for i := from; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		end := i + 1
		if end < len(s) && s[end] == ':' {
			end++
		}
		end = SkipMarks(s, end)
		if end == len(s) || text.IsBlank(s[end]) {
			return i, text.SkipBlanks(s, end)
		}
	}
	return -1, 0
}

// favour reads `[AMOUNT] [KIND]` between gave or got and the colon.
func (h *EntryHead) favour(s string, from int, words string, c *ledger.Config) (*EntryHead, *fault) {
	at, end := from, from+len(words)
	a, bad, found := readAmount(s[from:end], c)
	if found {
		at = text.SkipBlanks(s[:end], from+a.end)
	}
	left := strings.Fields(s[at:end])
	if len(left) > 1 {
		return nil, h.tooManyWords(s, from, end, left, found && bad == nil, c)
	}
	if bad != nil {
		return nil, &fault{ledger.CodeAmount, ledger.Error, from, from + a.end, bad.message, bad.hint}
	}
	if found {
		h.Amount = &a
	}
	if len(left) == 0 {
		return h, nil
	}
	word := left[0]
	kind, known := c.Kind(word)
	if !known {
		return nil, unknownKind(word, at+strings.Index(s[at:end], word), c)
	}
	h.kind = kind
	return h, nil
}

// entryLike names what a line would be if it stood in a note: "entry",
// "promise", or "" for prose.
func entryLike(s string, c *ledger.Config) string {
	if _, ok := ReadBox(s); ok {
		return "promise"
	}
	head, fault := ReadEntry(s, c)
	if head != nil || fault != nil && fault.code == ledger.CodeAmount {
		return "entry"
	}
	return ""
}

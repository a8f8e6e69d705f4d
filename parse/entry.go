package parse

import (
	"strings"

	"allies/ledger"
)

// verbs are the words an entry begins with.
var verbs = []string{"gave", "got", "thanked", "win", "setback"}

// entryHead is what stands before the text of an entry.
type entryHead struct {
	verb   string
	start  int // where the verb begins
	amount *amount
	kind   string // canonical
	text   int    // where the text begins
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

// readEntry reads the text of an item as an entry. Of the results, at most one
// is set: neither means prose.
func readEntry(s string, c *ledger.Config) (*entryHead, *fault) {
	h := &entryHead{start: skipMarks(s, 0)}
	h.verb = verbAt(s[h.start:])
	if h.verb == "" {
		return nil, nil
	}
	after := skipMarks(s, h.start+len(h.verb))
	if after < len(s) && !isBlank(s[after]) && s[after] != ':' && !strings.HasPrefix(s[after:], "：") {
		return nil, nil
	}
	colon, text := findColon(s, after)
	if colon < 0 {
		return nil, withoutColon(s, h, after, c)
	}
	h.text = text
	h.end = h.textEnd(s)
	s = withoutMarks(s, after, colon)
	from := skipBlanks(s, after)
	words := strings.TrimRight(s[min(from, colon):colon], " \t")
	if h.verb == "gave" || h.verb == "got" {
		return h.favour(s, from, words, c)
	}
	if words != "" {
		return nil, h.crowded(s, words, from+len(words))
	}
	return h, nil
}

// textEnd is the end of the text, before the end of an emphasis that holds the
// whole entry: `**gave feedback: her talk**`.
func (h *entryHead) textEnd(s string) int {
	mark := s[:h.start]
	if mark == "" || strings.Contains(s[h.start:h.text], mark) || !strings.HasSuffix(s[h.text:], mark) {
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
		if isMark(i) && (i == from || isBlank(out[i-1])) {
			out[i] = ' '
		}
	}
	for i := to - 1; i >= from; i-- {
		if isMark(i) && (i == to-1 || isBlank(out[i+1])) {
			out[i] = ' '
		}
	}
	return string(out)
}

func verbAt(s string) string {
	for _, verb := range verbs {
		if len(s) >= len(verb) && strings.EqualFold(s[:len(verb)], verb) && !letterAt(s, len(verb)) {
			return verb
		}
	}
	return ""
}

// findColon finds the : or :: that ends an entry's head, with a blank or the
// end behind it, and where the text begins; −1 without one. Emphasis may close
// right behind the colon.
func findColon(s string, from int) (colon, text int) {
	for i := from; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		end := i + 1
		if end < len(s) && s[end] == ':' {
			end++
		}
		end = skipMarks(s, end)
		if end == len(s) || isBlank(s[end]) {
			return i, skipBlanks(s, end)
		}
	}
	return -1, 0
}

// favour reads `[AMOUNT] [KIND]` between gave or got and the colon.
func (h *entryHead) favour(s string, from int, words string, c *ledger.Config) (*entryHead, *fault) {
	at, end := from, from+len(words)
	a, bad, found := readAmount(s[from:end], c)
	if found {
		at = skipBlanks(s[:end], from+a.end)
	}
	left := strings.Fields(s[at:end])
	if len(left) > 1 {
		return nil, h.tooManyWords(s, from, end, left, found && bad == nil, c)
	}
	if bad != nil {
		return nil, &fault{ledger.CodeAmount, ledger.Error, from, from + a.end, bad.message, bad.hint}
	}
	if found {
		h.amount = &a
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
	if _, ok := readBox(s); ok {
		return "promise"
	}
	head, fault := readEntry(s, c)
	if head != nil || fault != nil && fault.code == ledger.CodeAmount {
		return "entry"
	}
	return ""
}

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
	if after < len(s) && !isBlank(s[after]) && s[after] != ':' {
		return nil, nil
	}
	colon, text := findColon(s, after)
	if colon < 0 {
		return nil, withoutColon(s, h, after, c)
	}
	h.text = text
	from := skipBlanks(s, after)
	words := strings.TrimRight(s[min(from, colon):colon], " \t*_")
	if h.verb == "gave" || h.verb == "got" {
		return h.favour(s, from, words, c)
	}
	if words != "" {
		return nil, h.crowded(s, words, from+len(words))
	}
	return h, nil
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
	word := strings.Trim(left[0], "*_")
	kind, known := c.Kind(word)
	if !known {
		return nil, unknownKind(word, at+strings.Index(s[at:end], word), c)
	}
	h.kind = kind
	return h, nil
}

func unknownKind(word string, at int, c *ledger.Config) *fault {
	hint := "a kind is one of " + strings.Join(ledger.KnownKinds(), ", ") + ", or named in allies.yaml: kinds:"
	if unit, ok := c.Unit(strings.ToUpper(word)); ok && len(word) == 3 {
		hint = "currencies are in capitals: " + unit
	} else if unit := nearestUnit(word, c); unit != "" {
		hint = "did you mean the unit " + unit + "?"
	} else if near := ledger.Nearest(word, c.KindWords()); near != "" {
		hint = "did you mean " + near + "? Other kinds are named in allies.yaml: kinds:"
	}
	return &fault{ledger.CodeKind, ledger.Warning, at, at + len(word),
		"not counted: " + word + " is no kind of support", hint}
}

// nearestUnit is the unit of allies.yaml that a word is near to, such as its
// plural; "" for none.
func nearestUnit(word string, c *ledger.Config) string {
	names := make([]string, 0, len(c.Units))
	for name := range c.Units {
		names = append(names, name)
	}
	return ledger.Nearest(word, names)
}

// tooManyWords is the fault of a head with more than one word for its kind,
// where one of them shows that an entry was meant; else the line is prose.
func (h *entryHead) tooManyWords(s string, from, end int, left []string, counted bool, c *ledger.Config) *fault {
	_, first := c.Kind(strings.Trim(left[0], "*_"))
	_, last := c.Kind(strings.Trim(left[len(left)-1], "*_"))
	if !first && !last && !counted || len(left) > 4 && !first {
		return nil
	}
	return &fault{ledger.CodeAlmostEntry, ledger.Warning, h.start, end,
		"not counted: a kind is one word, and a colon ends it",
		h.verb + " [amount] [kind]: text, as in " + h.verb + " 2h feedback: " + strings.Join(left, " ")}
}

// crowded is the fault of words between thanked, win or setback and a colon.
func (h *entryHead) crowded(s, words string, end int) *fault {
	if len(strings.Fields(words)) > 3 {
		return nil
	}
	return &fault{ledger.CodeAlmostEntry, ledger.Warning, h.start, end,
		"not counted: the colon stands right behind " + h.verb, h.verb + ": " + words + " …"}
}

// withoutColon is the fault of a line that is an entry but for its colon.
func withoutColon(s string, h *entryHead, after int, c *ledger.Config) *fault {
	from := skipBlanks(s, after)
	missing := func(end int, head string) *fault {
		message := "not counted: an entry has a colon before its text"
		if strings.HasPrefix(s[end:], ":") {
			message = "not counted: a blank follows the colon of an entry"
		}
		return &fault{ledger.CodeAlmostEntry, ledger.Warning, h.start, end, message, head + ": …"}
	}
	head := func(end int) string { return strings.TrimRight(s[h.start:end], " *_:") }
	if startsWithDash(s[from:]) || strings.HasPrefix(s[after:], ":") {
		return missing(from, head(from))
	}
	if h.verb == "thanked" && from < len(s) {
		return missing(after, h.verb)
	}
	if h.verb != "gave" && h.verb != "got" {
		return nil
	}
	end := from
	amount, _, _ := strings.Cut(s[from:], ":")
	a, bad, found := readAmount(amount, c)
	if found && bad == nil {
		end = from + a.end
	}
	word := firstWord(s[skipBlanks(s, end):])
	word, _, _ = strings.Cut(strings.Trim(word, "*_,.;!?"), ":")
	if _, known := c.Kind(word); known {
		end = skipBlanks(s, end) + strings.Index(s[skipBlanks(s, end):], word) + len(word)
		return missing(end, head(end))
	}
	if found && bad == nil && a.unit != "" {
		return missing(end, head(end))
	}
	return nil
}

func startsWithDash(s string) bool {
	for _, dash := range []string{"- ", "– ", "— ", "-- "} {
		if strings.HasPrefix(s, dash) {
			return true
		}
	}
	return false
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

package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

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
func (h *EntryHead) tooManyWords(s string, from, end int, left []string, counted bool, c *ledger.Config) *fault {
	_, first := c.Kind(strings.Trim(left[0], kindSigns))
	_, last := c.Kind(strings.Trim(left[len(left)-1], kindSigns))
	if !first && !last && !counted || len(left) > 4 && !first {
		return nil
	}
	hint := h.Verb + " [amount] [kind]: text, as in " + h.Verb + " 2h feedback: " + strings.Join(left, " ")
	if unit := nearestUnit(left[0], c); counted && unit != "" {
		hint = "did you mean the unit " + unit + "?"
	}
	return &fault{ledger.CodeAlmostEntry, ledger.Warning, h.Start, end,
		"not counted: a kind is one word, and a colon ends it", hint}
}

// kindSigns may stick to a kind in a sentence.
const kindSigns = ",;.()\"'"

// crowded is the fault of words between thanked, win or setback and a colon.
func (h *EntryHead) crowded(s, words string, end int) *fault {
	if len(strings.Fields(words)) > 3 && h.Verb != "thanked" {
		return nil
	}
	return &fault{ledger.CodeAlmostEntry, ledger.Warning, h.Start, end,
		"not counted: the colon stands right behind " + h.Verb, h.Verb + ": " + words + " …"}
}

// withoutColon is the fault of a line that is an entry but for its colon.
func withoutColon(s string, h *EntryHead, after int, c *ledger.Config) *fault {
	from := text.SkipBlanks(s, after)
	missing := func(end int, head string) *fault {
		message := "not counted: an entry has a colon before its text"
		switch behind := s[SkipMarks(s, end):]; {
		case strings.HasPrefix(behind, ":"):
			message = "not counted: a blank follows the colon of an entry"
		case strings.HasPrefix(behind, "："):
			message = "not counted: the colon of an entry is a plain one, with a blank behind it"
		}
		return &fault{ledger.CodeAlmostEntry, ledger.Warning, h.Start, end, message, head + ": …"}
	}
	head := func(end int) string { return strings.TrimRight(s[h.Start:end], " *_:") }
	if startsWithDash(s[from:]) || strings.HasPrefix(s[from:], ":") || strings.HasPrefix(s[from:], "：") {
		return missing(from, head(from))
	}
	if h.Verb == "thanked" && from < len(s) {
		return missing(after, h.Verb)
	}
	if h.Verb != "gave" && h.Verb != "got" {
		return nil
	}
	end := from
	amount, _, _ := strings.Cut(s[from:], ":")
	a, bad, found := readAmount(amount, c)
	if found && bad == nil {
		end = from + a.end
	}
	word := text.FirstWord(s[text.SkipBlanks(s, end):])
	word, _, _ = strings.Cut(strings.ReplaceAll(word, "：", ":"), ":")
	word = strings.Trim(word, "*_,.;!")
	if _, known := c.Kind(word); known {
		end = text.SkipBlanks(s, end) + strings.Index(s[text.SkipBlanks(s, end):], word) + len(word)
		return missing(end, head(end))
	}
	if found && bad == nil && a.Unit != "" {
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

package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// notMisspelt are words in their own right that are one letter away from a verb.
var notMisspelt = []string{
	"gate", "game", "gale", "gaze", "gape", "grave", "gave", "gives", "given", "gav", "get", "gets", "go", "god", "gut", "gout", "goat", "goth",
	"won", "wan", "win", "wit", "wine", "wines", "wind", "winds", "wing", "wings", "wink", "winks", "twin", "twins",
	"thank", "tanks", "tanked", "thinks", "receiver", "receives", "receive",
}

// misspelt is the fault of a line that would be an entry if its first word had
// one slip of the finger less: an amount with a unit, a kind or a colon follows.
// Where only a colon follows, a short word is as likely to be another one.
func misspelt(s string, lineEnd int, c *ledger.Config) *fault {
	start := SkipMarks(s, 0)
	end := start
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z') {
		end++
	}
	word := strings.ToLower(s[start:end])
	if len(word) < 3 || text.LetterAt(s, end) || slices.Contains(notMisspelt, word) {
		return nil
	}
	for _, w := range verbWords {
		swapped := len(word) == len(w.word) && sorted(word) == sorted(w.word)
		if word[0] != w.word[0] && !swapped || ledger.Distance(word, w.word) != 1 {
			continue
		}
		typed := w.word
		if s[start] < 'a' {
			typed = strings.ToUpper(typed[:1]) + typed[1:]
		}
		mended, more := s[:start]+typed+s[end:], len(typed)-(end-start)
		var head EntryHead
		ok, bad := head.read(mended, lineEnd+more, c)
		certain := swapped || len(w.word) > len("gave")
		f := entryMisspelt.fault(start, end, lineEnd)
		f.message += w.word
		switch {
		case ok && (certain && head.Text < len(mended) || head.isCounted()):
			f.cure = []cure{{start, end, typed}}
		case bad != nil && bad.code == ledger.CodeAlmostEntry && len(bad.cure) == 1 && certain:
			last := bad.cure[0]
			f.cure = []cure{{start, last.end - more, strings.TrimRight(mended[start:last.start]+last.text, " ") + " "}}
		default:
			continue
		}
		return f
	}
	return nil
}

// isCounted reports whether an entry says more than that it is one: an amount
// with its unit, or a kind.
func (h *EntryHead) isCounted() bool { return h.kind != "" || h.HasAmount && h.Amount.Unit != "" }

func sorted(word string) string {
	letters := []byte(word)
	slices.Sort(letters)
	return string(letters)
}

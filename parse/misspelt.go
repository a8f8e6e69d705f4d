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

// otherWords are what people call a verb, before its colon.
var otherWords = map[string]string{
	"thank": "thanked", "thx": "thanked", "thnx": "thanked", "tnx": "thanked", "thanx": "thanked", "ty": "thanked", "thank-you": "thanked",
	"won": "win", "winn": "win", "winns": "win", "set back": "setback", "set-back": "setback", "set backs": "setback", "set-backs": "setback",
	"gaved": "gave", "gavve": "gave", "ggave": "gave", "gott": "got", "ggot": "got",
}

// tenses are verbs in another tense, and words for one: with an amount and its unit,
// or with a kind, an entry is meant.
var tenses = map[string]string{
	"gives": "gave", "giving": "gave", "given": "gave", "get": "got", "gets": "got", "gotten": "got", "receive": "got", "receives": "got", "receiving": "got",
	"lent": "gave", "loaned": "gave", "donated": "gave", "helped": "gave", "paid": "gave", "provided": "gave", "borrowed": "got",
	"lend": "gave", "gifted": "gave", "offered": "gave", "contributed": "gave", "volunteered": "gave", "invested": "gave", "sent": "gave",
	"spent": "gave", "did": "gave", "made": "gave", "bought": "gave",
}

// ofKinds are the verbs among them that need more than an amount, and the kind that
// they need; "" for any. To spend two hours is no favour.
var ofKinds = map[string]string{"spent": "", "did": "", "made": "introduction", "bought": "gift"}

// misspelt is the fault of a line that would be an entry if its first word had
// one slip of the finger less, or were the word that is read: an amount with a
// unit, a kind or a colon follows. Where only a colon follows, a short word is as
// likely to be another one.
func misspelt(s string, lineEnd int, c *ledger.Config) *fault {
	start := SkipMarks(s, 0)
	end := wordsEnd(s, start)
	word := strings.ToLower(s[start:end])
	if verb := otherWords[word]; verb != "" && (word != "ty" || s[start] == 't') && strings.HasPrefix(s[SkipMarks(s, end):], ":") {
		return respelt(s, start, end, lineEnd, verb, true, c)
	}
	if f := pointed(s, start, end, lineEnd); f != nil {
		return f
	}
	if verb := tenses[word]; verb != "" {
		needed, needs := ofKinds[word]
		kind := kindBefore(s[end:], c)
		if f := respelt(s, start, end, lineEnd, verb, false, c); f != nil && (!needs || kind != "" && (needed == "" || needed == kind)) {
			return f
		}
	}
	if f := tight(s, lineEnd, c); f != nil {
		return f
	}
	if len(word) < 3 || text.LetterAt(s, end) {
		return nil
	}
	for _, w := range verbWords {
		if !mayBeNear(word, w.word) || ledger.Distance(word, w.word) != 1 || slices.Contains(notMisspelt, word) {
			continue
		}
		swapped := text.SameLetters(word, w.word)
		if word[0] != w.word[0] && !swapped && (slices.Contains(realWords, word) || !beginsWithAmount(s[text.SkipBlanks(s, end):], c)) {
			continue
		}
		if f := respelt(s, start, end, lineEnd, w.word, swapped || len(w.word) > len("gave"), c); f != nil {
			return f
		}
	}
	return nil
}

// pointed is the fault of win or setback with another sign than a colon: `win! a son`.
func pointed(s string, start, end, lineEnd int) *fault {
	isWin, isSetback := strings.EqualFold(s[start:end], "win"), strings.EqualFold(s[start:end], "setback")
	if !isWin && !isSetback || end+2 >= len(s) || !text.IsBlank(s[end+1]) || strings.IndexByte("!;.", s[end]) < 0 && (s[end] != ',' || isWin) {
		return nil
	}
	return entryWithoutColon.fault(start, end+1, lineEnd, cure{end, end + 1, ":"})
}

// withoutVerb is the fault of an amount and a kind before a colon, with no verb: `2h
// feedback: on it`, `gift 20 euro: a book`. Which of the two is meant only its writer knows.
func withoutVerb(s string, lineEnd int, c *ledger.Config) *fault {
	colon, said := findColon(s, 0)
	if colon < 0 || colon > longestHead || !strings.ContainsAny(s[:colon], "0123456789") {
		return nil
	}
	line := s[SkipMarks(s, 0):lineEnd]
	if _, ofKind := c.Kind(text.FirstWord(line)); !ofKind {
		if _, bad, counted := readAmount(line, c); !counted || bad != nil {
			return nil
		}
	}
	head, bad := ReadEntry("gave "+line, c)
	if bad.is(entryManyWords) && bad.start > 0 { // of money by its name
		line = line[:bad.start-len("gave ")] + bad.hint + line[bad.end-len("gave "):]
		head, bad = ReadEntry("gave "+line, c)
	}
	if bad.is(entryManyWords) && strings.HasSuffix(bad.hint, ": "+s[said:max(said, lineEnd)]) {
		line = strings.TrimPrefix(bad.hint, "gave ")
		head, bad = ReadEntry(bad.hint, c)
	}
	if head == nil || bad != nil || len("gave "+line)-head.Text != len(s[said:max(said, lineEnd)]) || head.kind == "" || head.Amount.Unit == "" || head.Amount.asked != "" {
		return nil
	}
	return entryWithoutVerb.hinting(0, colon+1, "gave "+line+" or got "+line)
}

// verbLast is the fault of a verb that stands after its kind: `feedback given: on it`.
func verbLast(s string, lineEnd int, c *ledger.Config) *fault {
	colon, _ := findColon(s, 0)
	if colon < 0 || colon > longestHead {
		return nil
	}
	start := SkipMarks(s, 0)
	head, word := strings.TrimSpace(s[start:colon]), ""
	if at := strings.LastIndexByte(head, ' '); at > 0 {
		head, word = head[:at], strings.ToLower(head[at+1:])
	}
	verb := lastVerbs[word]
	if verb == "" {
		return nil
	}
	var read EntryHead
	if ok, _ := read.read(verb+" "+head+":", lineEnd, c); !ok || read.kind == "" {
		return nil
	}
	f := entryMisspelt.fault(start, colon, lineEnd, cure{start, colon, verb + " " + head})
	f.message += verb + " " + head
	return f
}

var lastVerbs = map[string]string{"given": "gave", "gave": "gave", "made": "gave", "got": "got", "gotten": "got", "received": "got"}

// longestHead bounds what may be the amount and the kind of an entry.
const longestHead = 40

// mayBeNear is a quick look whether two words may be one slip of the finger apart.
func mayBeNear(word, other string) bool {
	if more := len(word) - len(other); more < -1 || more > 1 {
		return false
	}
	return word[0] == other[0] || word[1:] == other[1:] || word[:1] == other[1:2] || word[1:] == other || word == other[1:]
}

// realWords are words in their own right that are a verb but for their first letter.
var realWords = []string{"have", "has", "save", "wave", "rave", "cave", "pave", "live", "dive", "five", "hive", "not", "lot", "hot", "dot", "jot", "pot", "cot", "rot", "bin", "pin", "fin", "sin", "din", "kin", "tin", "bins", "pins"}

// wordsEnd is where the word ends that a text begins with; set back and thank-you are one.
func wordsEnd(s string, start int) int {
	letters := func(end int) int {
		for end < len(s) && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
			end++
		}
		return end
	}
	end := letters(start)
	if end < len(s) && (s[end] == ' ' || s[end] == '-') && strings.IndexByte("st", s[start]|0x20) >= 0 {
		if two := letters(end + 1); otherWords[strings.ToLower(s[start:two])] != "" {
			return two
		}
	}
	return end
}

// respelt is the fault of a line that is an entry where the word between two
// offsets is a verb; certain says that no other word can be meant.
func respelt(s string, start, end, lineEnd int, verb string, certain bool, c *ledger.Config) *fault {
	typed := verb
	if s[start] < 'a' {
		typed = strings.ToUpper(typed[:1]) + typed[1:]
	}
	mended, more := s[:start]+typed+s[end:], len(typed)-(end-start)
	var head EntryHead
	ok, bad := head.read(mended, lineEnd+more, c)
	f := entryMisspelt.fault(start, end, lineEnd)
	f.message += verb
	switch {
	case ok && (certain && head.Text < len(mended) || head.isCounted()):
		f.cure = []cure{{start, end, typed}}
	case bad != nil && bad.code == ledger.CodeAlmostEntry && len(bad.cure) == 1 && certain:
		last := bad.cure[0]
		f.cure = []cure{{start, last.end - more, strings.TrimRight(mended[start:last.start]+last.text, " ") + " "}}
	default:
		return nil
	}
	return f
}

// tight is the fault of a verb that an amount or a kind follows without a blank, or
// after a comma or the like: `gave2h feedback: on it`, `gave, 2h: on it`.
func tight(s string, lineEnd int, c *ledger.Config) *fault {
	start := SkipMarks(s, 0)
	for _, w := range verbWords[:2] {
		end := start + len(w.word)
		if len(s) <= end || !strings.EqualFold(s[start:end], w.word) {
			continue
		}
		from := len(s) - len(strings.TrimLeft(s[end:], ".,;-=/_ "))
		if from == text.SkipBlanks(s, end) && from > end || !beginsWithAmount(s[from:], c) && !beginsWithKind(s[from:], c) {
			continue
		}
		var head EntryHead
		if ok, _ := head.read(s[:end]+" "+s[from:], lineEnd, c); ok {
			return entryTight.fault(start, from, lineEnd, cure{end, from, " "})
		}
	}
	return nil
}

// kindBefore is the kind that is the last word before a colon, "" for none.
func kindBefore(s string, c *ledger.Config) string {
	head, _, _ := strings.Cut(s, ":")
	kind, _ := c.Kind(head[strings.LastIndexAny(head, " \t")+1:])
	return kind
}

// beginsWithKind reports whether a text is a kind with a colon after it.
func beginsWithKind(s string, c *ledger.Config) bool {
	word, _, found := strings.Cut(s, ":")
	_, known := c.Kind(word)
	return found && known
}

// isCounted reports whether an entry says more than that it is one: an amount
// with its unit, or a kind.
func (h *EntryHead) isCounted() bool { return h.kind != "" || h.HasAmount && h.Amount.Unit != "" }

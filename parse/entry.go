package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// EntryHead is what stands before the text of an entry.
type EntryHead struct {
	known *knownHeads // those of entries read before; nil for none
	Verb  string      // gave, got, thanked, win or setback
	word  *verbWord
	Start int // where the verb begins
	Text  int // where the text begins
	end   int // where the text ends: before the end of an emphasis that began before the verb

	HasAmount bool
	Amount    Amount // where HasAmount
	kind      string // canonical

	WordEnd int // where the verb ends
	amount  int // where the amount begins, of gave and got
	lineEnd int // where the first line ends: what a hint repeats

	isHint bool // it is read only to see whether a hint is an entry
}

// knownHeads are heads that were read before, by what stands before their colons:
// nearly all are typed again and again.
type knownHeads struct {
	config *ledger.Config // by which they were read
	recent[*EntryHead]
}

// detached is a copy that lets the text go that the head stands in.
func (h *EntryHead) detached() *EntryHead {
	own, word := *h, *h.word
	word.word = strings.Clone(word.word)
	own.word, own.Amount.Unit, own.Amount.asked = &word, strings.Clone(own.Amount.Unit), strings.Clone(own.Amount.asked)
	return &own
}

// readBy forgets the heads where other settings hold now.
func (k *knownHeads) readBy(c *ledger.Config) {
	if k.config != c {
		*k = knownHeads{config: c}
	}
}

// ReadEntry reads the text of an item as an entry. Of the results, at most one
// is set: neither means prose.
func ReadEntry(s string, c *ledger.Config) (*EntryHead, *fault) {
	h := new(EntryHead)
	if ok, bad := h.read(s, len(s), c); !ok {
		return nil, bad
	}
	return h, nil
}

// read is ReadEntry of a text whose first line ends at an offset. It reports
// whether the text is an entry, which it then is the head of.
func (h *EntryHead) read(s string, lineEnd int, c *ledger.Config) (bool, *fault) {
	if h.known == nil {
		return h.readNew(s, lineEnd, c)
	}
	colon, written := findColon(s, 0)
	if colon < 1 {
		return h.readNew(s, lineEnd, c)
	}
	slot, found := h.known.slot(s[:colon])
	if found {
		*h = *slot.read
		h.setText(s, written, lineEnd)
		return true, nil
	}
	ok, bad := h.readNew(s, lineEnd, c)
	if ok && h.Start == 0 && h.Text == written {
		slot.words, slot.read = strings.Clone(s[:colon]), h.detached()
	}
	return ok, bad
}

// readNew reads a head that was not read before.
func (h *EntryHead) readNew(s string, lineEnd int, c *ledger.Config) (bool, *fault) {
	start := SkipMarks(s, 0)
	word, length := findVerb(s[start:], c)
	if word == nil {
		return false, nil
	}
	after := SkipMarks(s, start+length)
	if after < len(s) && !text.IsBlank(s[after]) && s[after] != ':' && !strings.HasPrefix(s[after:], "：") {
		return false, nil
	}
	*h = EntryHead{known: h.known, isHint: h.isHint, Start: start, Verb: word.verb, word: word, WordEnd: start + length, lineEnd: lineEnd}
	colon, written := findColon(s, after)
	if colon < 0 {
		return false, withoutColon(s, h, after, c)
	}
	h.setText(s, written, lineEnd)
	s = withoutMarks(s, after, colon)
	from := text.SkipBlanks(s, after)
	words := text.TrimEnd(s[min(from, colon):colon])
	if h.Verb == "gave" || h.Verb == "got" {
		return h.favour(s, from, words, c)
	}
	if words != "" {
		return false, h.crowded(s, words, from+len(words))
	}
	return true, nil
}

// setText sets where the text begins and ends that follows the head.
func (h *EntryHead) setText(s string, written, lineEnd int) {
	h.Text = written
	h.end = h.textEnd(s)
	h.lineEnd = max(min(lineEnd, h.end), h.Text)
}

// Word is the verb as it is spelled in canonical form: a word of the user's own stays what it is.
func (h *EntryHead) Word(s string) string {
	if h.word.own {
		return s[h.Start:h.WordEnd]
	}
	return h.Verb
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
	if from >= to || !holdsMark(s[from:to]) {
		return s
	}
	out := []byte(s)
	isMark := func(i int) bool { return isMark(out[i]) }
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

func holdsMark(s string) bool {
	for i := range len(s) {
		if isMark(s[i]) {
			return true
		}
	}
	return false
}

// trimMarks cuts marks of emphasis and blanks off both ends of a text.
func trimMarks(s string) string {
	for s != "" && (isMark(s[0]) || text.IsBlank(s[0])) {
		s = s[1:]
	}
	for s != "" && (isMark(s[len(s)-1]) || text.IsBlank(s[len(s)-1])) {
		s = s[:len(s)-1]
	}
	return s
}

// findColon finds the : or :: that ends an entry's head, with a blank or the end after it,
// and where the text begins; −1 without one. Emphasis may close right after the colon.
func findColon(s string, from int) (colon, written int) {
	for i := from; i < len(s); i++ {
		colon := strings.IndexByte(s[i:], ':')
		if colon < 0 {
			break
		}
		i += colon
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
func (h *EntryHead) favour(s string, from int, words string, c *ledger.Config) (bool, *fault) {
	h.amount = from
	at, end := from, from+len(words)
	a, bad, found := readAmount(s[from:end], c)
	if found {
		at = text.SkipBlanks(s[:end], from+a.end)
	}
	var memory [4]string
	left := memory[:0]
	if isOneWord(s[at:end]) {
		left = append(left, s[at:end])
	} else {
		for word := range strings.FieldsSeq(s[at:end]) {
			left = append(left, word)
		}
	}
	if found && bad == nil && len(left) > 1 && isGroup(left[0]) {
		return false, apart(s, from, at+len(left[0]))
	}
	if len(left) > 1 {
		return false, h.tooManyWords(s, at, end, left, found && bad == nil, c)
	}
	if bad != nil {
		return false, h.badAmount(s, from, bad, left, c)
	}
	h.Amount, h.HasAmount = a, found
	if len(left) == 0 {
		return true, nil
	}
	kind, known := c.Kind(left[0])
	if !known {
		return false, h.unknownKind(s, left[0], at, c)
	}
	h.kind = kind
	return true, nil
}

func isOneWord(s string) bool {
	for i := range len(s) {
		if !text.IsASCIILetter(s[i]) {
			return false
		}
	}
	return s != ""
}

// entryLike names what a line would be if it stood in a note: "entry",
// "promise", or "" for prose.
func entryLike(s string, c *ledger.Config) string {
	if _, ok := ReadBox(s); ok {
		return "promise"
	}
	var head EntryHead
	if ok, fault := head.read(s, len(s), c); ok || fault != nil && fault.code == ledger.CodeAmount {
		return "entry"
	}
	return ""
}

// WithOwner is the line of an entry that links to its owner and to nobody else:
// it keeps the link that stands at a place, or gets one.
func WithOwner(line string, keep ledger.Link, owner string) string {
	_, said := findColon(line, 0)
	head, rest := strings.TrimRight(line[:said], " \t")+" ", line[said:]
	for _, link := range markdown.ReadLinks(rest, SpanOf) {
		if link.Target == keep.Target {
			return head + strings.TrimLeft(plainText(rest[:link.Pos.Start])+" ", " ") + strings.TrimRight(rest[link.Pos.Start:link.Pos.End]+" "+plainText(rest[link.Pos.End:]), " ")
		}
	}
	return strings.TrimRight(head+"[["+owner+"]] "+plainText(rest), " ")
}

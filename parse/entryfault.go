package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// badAmount is the fault of an amount that cannot be read. Where nothing can be
// typed in its place, the line without it is right.
func (h *EntryHead) badAmount(s string, from int, bad *refusal, left []string, c *ledger.Config) *fault {
	hint := bad.hint
	if _, worse, found := readAmount(hint, c); found && worse != nil {
		hint = ""
	}
	if hint == "" {
		hint = "without it: `" + strings.Join(append([]string{h.typed(s)}, left...), " ") + ": " + s[h.Text:h.lineEnd] + "`"
	}
	f := &fault{code: ledger.CodeAmount, severity: ledger.Error, start: from + bad.start, end: from + bad.end, message: bad.message, hint: hint}
	if bad.certain && hint == bad.hint {
		f.cure = []cure{{f.start, f.end, hint}}
	}
	return f
}

// isGroup reports whether a word is three digits, as they follow a blank in `1 000 EUR`.
func isGroup(word string) bool { return len(word) == 3 && text.CountDigits(word) == 3 }

// apart is the fault of a number with a blank between its digits.
func apart(s string, start, end int) *fault {
	number := strings.Join(strings.Fields(s[start:end]), "")
	return &fault{code: ledger.CodeAmount, severity: ledger.Error, start: start, end: end,
		message: "not an amount: a blank parts its digits", hint: number, cure: []cure{{start, end, number}}}
}

func (h *EntryHead) typed(s string) string { return s[h.Start:h.WordEnd] }

// unknownKind is the fault of a word that is no kind: the nearest one, else the
// line with the word in its text.
func (h *EntryHead) unknownKind(s, word string, at int, c *ledger.Config) *fault {
	at += strings.Index(s[at:], word)
	f := &fault{code: ledger.CodeKind, severity: ledger.Warning, start: at, end: at + len(word), message: "not counted: " + word + " is no kind of support"}
	near := nearestUnit(word, c)
	if number, ok := strings.CutPrefix(word, "US$"); ok && text.CountDigits(number) > 0 {
		f.cure = []cure{{f.start, f.end, "USD " + number}}
		return f
	}
	if unit, number := word[:min(3, len(word))], word[min(3, len(word)):]; ledger.IsCurrency(strings.ToUpper(unit)) && len(number) > 0 && text.CountDigits(number) == len(number) {
		f.cure = []cure{{f.start, f.end, unit + " " + number}}
		return f
	}
	if near == "" {
		near = ledger.Nearest(word, c.KindWords())
	}
	bare := strings.Trim(word, kindSigns+"“”‘’[]{}")
	_, quoted := c.Kind(bare)
	switch {
	case quoted:
		f.cure = []cure{{f.start, f.end, bare}}
	case near == "":
		f.hint = "leave the kind out: `" + strings.TrimRight(s[h.Start:at], " \t*_") + ": " + strings.TrimRight(word+" "+s[h.Text:h.lineEnd], " ") + "`"
	case isSlip(word, near):
		f.message += "; " + near + " is"
		f.cure = []cure{{f.start, f.end, near}}
	default:
		f.hint = near
	}
	return f
}

// tooManyWords is the fault of a head with more than one word for its kind,
// where one of them shows that an entry was meant; else the line is prose. The
// hint puts the amount before the kind, and the colon where the kind ends.
func (h *EntryHead) tooManyWords(s string, at, end int, left []string, counted bool, c *ledger.Config) *fault {
	if unit := unitMeant(left[0], c); counted && unit != "" {
		return entryManyWords.hinting(at, at+len(left[0]), unit)
	}
	head := strings.TrimRight(s[h.Start:at], " \t")
	if !counted {
		if _, after := cutObject(left[0], 0, c); after > 0 {
			left = left[1:]
		}
		var amount string
		if amount, left = cutAmount(left, c); amount != "" {
			head, counted = head+" "+amount, true
		}
	}
	if len(left) == 0 {
		return entryManyWords.hinting(h.Start, end, h.readable(s, head+": "+s[h.Text:h.lineEnd], c))
	}
	last := left[len(left)-1]
	_, first := c.Kind(bareKind(left[0]))
	_, ending := c.Kind(bareKind(last))
	switch part := saysPart(left); {
	case part && slices.Contains(spans, strings.ToLower(last)):
		return entryManyWords.hinting(h.Start, end, h.typed(s)+": "+strings.Join(left, " ")+", "+s[h.Text:h.lineEnd])
	case !counted && (h.word.weak || !first && !ending), len(left) > 4 && !first && !(ending && part):
		return nil
	}
	if counted && len(left) > 1 && strings.EqualFold(left[0], "of") {
		left = left[1:]
		_, first = c.Kind(bareKind(left[0]))
	}
	kind, said := partKind(left, first, ending)
	if kind != "" {
		head += " " + kind
	}
	return entryManyWords.hinting(h.Start, end, h.readable(s, head+": "+said+s[h.Text:h.lineEnd], c))
}

// readable is a hint that is an entry without a fault; where it is none, all that
// follows the verb is its text, which needs no reading.
func (h *EntryHead) readable(s, hint string, c *ledger.Config) string {
	if h.isHint {
		return hint
	}
	again := EntryHead{isHint: true}
	if ok, _ := again.read(hint, len(hint), c); ok {
		return hint
	}
	return h.typed(s) + ": " + strings.TrimLeft(s[h.WordEnd:h.lineEnd], " \t*_")
}

// unitMeant is the unit that a word is, but for a point after it, or nearly is; "" for none.
func unitMeant(word string, c *ledger.Config) string {
	if bare := strings.TrimSuffix(word, "."); bare != word {
		if _, known := c.Unit(bare); known {
			return bare
		}
	}
	return nearestUnit(word, c)
}

func bareKind(word string) string { return strings.Trim(word, kindSigns) }

// partKind parts words before a colon into the kind that is the first or the last of
// them, and what goes before the text.
func partKind(words []string, first, last bool) (kind, said string) {
	end := len(words) - 1
	switch {
	case first && end == 0:
		return bareKind(words[0]), ""
	case first:
		return bareKind(words[0]), strings.Join(words[1:], " ") + ": "
	case last && end == 1 && slices.Contains(articles, strings.ToLower(words[0])):
		return bareKind(words[end]), ""
	case last:
		return bareKind(words[end]), strings.Join(words[:end], " ") + ", "
	}
	return "", strings.Join(words, " ") + ": "
}

// cutAmount takes the first amount with a unit out of the words before a colon,
// in figures or in words: `(2h)`, `two hours`. Where a part of one is said in words
// too, as in half an hour, the amount is its writer's to type.
func cutAmount(words []string, c *ledger.Config) (amount string, rest []string) {
	if saysPart(words) {
		return "", words
	}
	if n := slices.Index(numberWords, strings.ToLower(words[0])); n > 0 && len(words) == 2 {
		if _, known := c.Kind(words[1]); known {
			return strconv.Itoa(n), words[1:]
		}
	}
	for i := range words {
		for _, n := range []int{2, 1} {
			if i+n > len(words) {
				continue
			}
			said := strings.Trim(strings.Join(words[i:i+n], " "), kindSigns)
			if number, unit, two := strings.Cut(said, " "); two && slices.Contains(numberWords, strings.ToLower(number)) && len(unit) > 2 {
				said = strconv.Itoa(max(slices.Index(numberWords, strings.ToLower(number)), 1)) + " " + unit
			}
			if number, name, two := strings.Cut(said, " "); two && text.CountDigits(number) == len(number) && currencyNamed(name) != "" {
				said = number + " " + currencyNamed(name)
			}
			if isWholeAmount(said, c) {
				return said, append(slices.Clone(words[:i]), words[i+n:]...)
			}
		}
	}
	return "", words
}

// numberWords are numbers as people write them, each at its place.
var numberWords = []string{"an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

func saysPart(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return slices.Contains(partWords, strings.ToLower(word)) })
}

// partWords say a part of an amount, or how much without a number.
var partWords = []string{"half", "quarter", "couple", "few", "several", "many"}

// spans are units of time after a part: half an hour, a few minutes.
var spans = []string{"hour", "hours", "minutes", "day", "days"}

// articles say nothing before a kind.
var articles = []string{"a", "an", "the", "some"}

// kindSigns may stick to a kind in a sentence.
const kindSigns = ",;.()\"'"

// crowded is the fault of words between thanked, win or setback and a colon.
func (h *EntryHead) crowded(s, words string, end int) *fault {
	if h.word.weak || len(strings.Fields(words)) > 3 && h.Verb != "thanked" {
		return nil
	}
	f := entryLateColon.fault(h.Start, end, h.lineEnd, cure{h.Start, end - len(words), h.typed(s) + ": "})
	f.message += h.typed(s)
	return f
}

// plainHead is the head of an entry without emphasis in it, for a part of a line.
// Emphasis that opens before the head and closes in it begins the part, and what opens
// in the head and closes after it is opened again after the colon.
func plainHead(s string, start, end int, head string) (from int, bare, open string) {
	const marks = "*_"
	from = len(strings.TrimRight(s[:start], marks))
	around, inside := s[from:start], s[start:end]
	if around == "" || !strings.Contains(inside, around) {
		from = start
	} else {
		inside = strings.Replace(inside, around, "", 1)
	}
	if i := strings.IndexAny(inside, marks); i >= 0 {
		mark := inside[i : len(inside)-len(strings.TrimLeft(inside[i:], marks))]
		if strings.Count(inside, mark)%2 == 1 && strings.Contains(s[end:], mark) {
			open = mark
		}
	}
	words := strings.Fields(head)
	for i, word := range words {
		words[i] = strings.Trim(word, marks)
	}
	return from, strings.Join(words, " "), open
}

// colonless is a line that may be an entry but for its colon: its head ends after the
// verb, and from is where the next word begins.
type colonless struct {
	s           string
	h           *EntryHead
	after, from int
}

// withoutColon is the fault of a line that is an entry but for its colon.
func withoutColon(s string, h *EntryHead, after int, c *ledger.Config) *fault {
	l := colonless{s, h, after, text.SkipBlanks(s, after)}
	rest := s[l.from:]
	switch {
	case !h.word.weak && dashAt(rest) > 0, strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, "："):
		return l.missing(l.from, l.head(l.from))
	case h.word.weak, h.Verb == "win":
		return nil
	case h.Verb == "setback":
		if rest == "" || slices.Contains(prepositions, text.FirstWord(rest)) || !text.LetterAt(s, l.from) {
			return nil
		}
		return l.missing(after, h.typed(s))
	case h.Verb == "thanked":
		if rest == "" && len(s) > l.from || h.isHint {
			return nil // its text is in the next line
		}
		return l.missing(after, h.typed(s))
	}
	return l.favour(c)
}

// favour is the fault where an amount with its unit, or a kind, follows gave or got.
func (l colonless) favour(c *ledger.Config) *fault {
	s := l.s
	if _, after := cutObject(s, l.from, c); after > l.from && beginsWithAmount(s[text.SkipBlanks(s, after):], c) {
		l.from = text.SkipBlanks(s, after) // gave her 2h of my time
	}
	end := l.from
	amount, _, _ := strings.Cut(s[l.from:], ":")
	if word := text.FirstWord(amount); strings.TrimRight(word, ",;.") != word {
		amount = strings.TrimRight(word, ",;.")
	}
	a, bad, found := readAmount(amount, c)
	if found && bad == nil {
		end = l.from + a.end
	}
	word := text.FirstWord(s[text.SkipBlanks(s, end):])
	word, _, _ = strings.Cut(strings.ReplaceAll(word, "：", ":"), ":")
	word = strings.Trim(word, "*_,.;!=→…–—-")
	if _, known := c.Kind(word); known {
		end = text.SkipBlanks(s, end) + strings.Index(s[text.SkipBlanks(s, end):], word) + len(word)
		return l.missing(end, l.head(end))
	}
	if found && bad == nil && a.Unit != "" {
		return l.missing(end, l.head(end))
	}
	return nil
}

// missing is the fault of a head that ends at an offset, and how it is written.
func (l colonless) missing(end int, head string) *fault {
	m := entryWithoutColon
	switch after := l.s[SkipMarks(l.s, end):]; {
	case strings.HasPrefix(after, ":"):
		m = entryWithoutBlank
	case strings.HasPrefix(after, "："):
		m = entryWideColon
	}
	colon, to := ": ", textAfterHead(l.s, end)
	if to >= l.h.lineEnd {
		colon, to = ":", l.h.lineEnd // the text is in the next line
	}
	start, head, mark := plainHead(l.s, l.h.Start, to, head)
	return m.fault(l.h.Start, end, l.h.lineEnd, cure{start, to, head + colon + mark})
}

// head is the text up to an offset without marks and without an object.
func (l colonless) head(end int) string {
	head := l.s[l.h.Start:end]
	if end > l.from {
		head = l.s[l.h.Start:l.h.WordEnd] + l.s[l.after:text.SkipBlanks(l.s, l.after)] + l.s[l.from:end]
	}
	return strings.TrimRight(head, " *_:")
}

// prepositions say after setback that the line is a phrase about one.
var prepositions = []string{"in", "on", "at", "for", "of", "with", "from", "to", "by", "and", "or", "after", "is", "was"}

// textAfterHead is where the text of an entry begins whose head ends at an
// offset, without a colon and a blank.
func textAfterHead(s string, end int) int {
	at := SkipMarks(s, end)
	if bare := len(s) - len(strings.TrimLeft(s[at:], " \t：:;,.=→>…–—-")); bare == len(s) || text.IsBlank(s[bare-1]) || s[bare] >= 0x80 || text.LetterAt(s, bare) {
		return bare
	}
	return text.SkipBlanks(s, at)
}

func beginsWithAmount(s string, c *ledger.Config) bool {
	if colon, _ := findColon(s, 0); colon > 0 {
		s = s[:colon]
	}
	a, bad, found := readAmount(s, c)
	return found && bad == nil && a.Unit != ""
}

// isSlip reports whether a word is surely meant as another one: long enough that
// no other word is as near, and one slip of the finger away.
func isSlip(word, near string) bool {
	return utf8.RuneCountInString(word) >= shortestSlip && ledger.Distance(ledger.Fold(word), ledger.Fold(near)) == 1
}

const shortestSlip = 6

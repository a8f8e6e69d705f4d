package parse

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// lateAmount names an entry whose amount or kind stands after its colon: it
// counts, without them.
func (r *bodyReader) lateAmount(p markdown.Prose, head *EntryHead) {
	if head.Verb != "gave" && head.Verb != "got" || head.HasAmount {
		return
	}
	if head.kind != "" {
		r.amountAfterKind(p, head)
		return
	}
	colon := strings.IndexByte(p.Text[head.WordEnd:head.Text], ':') + head.WordEnd
	end := colon + 1
	if strings.HasPrefix(p.Text[end:], ":") {
		end++
	}
	early, more := p.Text[:colon]+p.Text[end:], end-colon
	var read EntryHead
	ok, bad := read.read(early, p.FirstLine()-more, r.d.Config)
	f := entryLateAmount.fault(head.Start, end, p.FirstLine(), cure{colon, end, ""})
	switch {
	case ok && read.isCounted():
	case bad != nil && len(bad.cure) == 1 && (beginsWithAmount(p.Text[head.Text:], r.d.Config) || r.isKindAlone(p.Text[head.Text:p.FirstLine()])):
		last := bad.cure[0]
		f.cure = []cure{{last.start, last.end + more, last.text}}
	default:
		return
	}
	r.fault(p, f)
}

// isKindAlone reports whether a text is a kind, with a dash after it or nothing.
func (r *bodyReader) isKindAlone(s string) bool {
	word := text.FirstWord(s)
	_, known := r.d.Config.Kind(word)
	rest := strings.TrimLeft(s[len(word):], " \t")
	return known && (rest == "" || dashAt(rest) > 0)
}

// amountAfterKind names an amount that stands in the text of an entry with a kind,
// parted from the rest: `gave feedback: 2h, her talk`.
func (r *bodyReader) amountAfterKind(p markdown.Prose, head *EntryHead) {
	s := p.Text[head.Text:p.FirstLine()]
	if word := text.FirstWord(s); word != "" && isASCIILetter(word[0]) && text.CountDigits(s[text.SkipBlanks(s, len(word)):]) == 0 {
		return // nearly all
	}
	said, rest, found := strings.Cut(strings.TrimPrefix(s, "("), ")")
	if !strings.HasPrefix(s, "(") {
		end := len(s)
		for _, sign := range []string{", ", "; ", " - ", " – ", " — "} {
			if i := strings.Index(s, sign); i >= 0 && i < end {
				end, rest = i, s[i+len(sign):]
			}
		}
		said, found = s[:end], true
	}
	a, bad, counted := readAmount(said, r.d.Config)
	if !found || !counted || bad != nil || a.Unit == "" || a.asked != "" || a.end < len(said) {
		return
	}
	end := head.Text + len(s) - len(strings.TrimLeft(rest, ",;:–—- "))
	r.fault(p, entryLateAmount.fault(head.Start, end, p.FirstLine(), cure{head.WordEnd, head.WordEnd, " " + said}, cure{head.Text, end, ""}))
}

// beginsWithAmount reports whether a text begins with an amount and its unit.
func beginsWithAmount(s string, c *ledger.Config) bool {
	if colon, _ := findColon(s, 0); colon > 0 {
		s = s[:colon]
	}
	a, bad, found := readAmount(s, c)
	return found && bad == nil && a.Unit != ""
}

// innerEntry names the first entry that begins inside an item, from an offset on:
// what stands before it is prose, or an entry of its own.
func (r *bodyReader) innerEntry(p markdown.Prose, from int, note *ledger.Note) {
	if note != nil && p.Holds.Any(text.Squares) {
		r.boxInItem(p)
	}
	if strings.IndexByte(p.Text[from:], ':') < 0 {
		return
	}
	s := markdown.OutsideCode(p.Text[:p.FirstLine()])
	for i := from + 1; i < len(s); i++ {
		if verbsOf[s[i]] == nil || text.LetterAt(s, i-1) {
			continue
		}
		if w, length, ok := findVerb(s[i:], r.d.Config); ok && !w.weak && r.nameInner(p, s, i, i+length, note) {
			return
		}
	}
}

// innerBox finds a box after a dash or the like inside an item.
var innerBox = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t]*(?: [-–—] ?|[,;.] )(\[[ xX]\] )`) })

// holdsBox reports whether an open or a ticked box stands in a line.
func holdsBox(line string) bool {
	for at := strings.IndexByte(line, '['); at >= 0; at = strings.IndexByte(line, '[') {
		if line = line[at+1:]; len(line) > 2 && line[1] == ']' && line[2] == ' ' && strings.IndexByte(" xX", line[0]) >= 0 {
			return true
		}
	}
	return false
}

// boxInItem names a box that stands inside an item, after its first words.
func (r *bodyReader) boxInItem(p markdown.Prose) {
	line := p.OutsideCode()[:p.FirstLine()]
	if !holdsBox(line) {
		return
	}
	m := innerBox().FindStringSubmatchIndex(line)
	if m == nil || m[0] == 0 || strings.TrimSpace(line[m[3]:]) == "" {
		return
	}
	place := p.Source(m[2], len(line))
	boxInside.warn(r.d, place).Cure(p.Source(m[0], m[2]), "\n"+r.indentOf(p)+"- ").Shows(p.Source(0, len(line)))
}

// objects are words that may stand between a verb and its amount.
var objects = []string{"me", "us", "her", "him", "them", "you"}

// cutObject passes over a word such as her after a verb.
func cutObject(s string, end int) (object string, after int) {
	from := text.SkipBlanks(s, end)
	word := text.FirstWord(s[from:])
	if object = ledger.Fold(word); slices.Contains(objects, object) {
		return object, from + len(word)
	}
	return "", end
}

// cutArticle passes over an article before a kind: gave her an introduction.
func cutArticle(s string, end int, c *ledger.Config) int {
	from := text.SkipBlanks(s, end)
	word := text.FirstWord(s[from:])
	rest := s[text.SkipBlanks(s, from+len(word)):]
	if slices.Contains(articles, strings.ToLower(word)) && beginsWithKind(rest, c) {
		return from + len(word)
	}
	return end
}

// turned are the verbs of what others did, told from the ally's side.
var turned = map[string]string{"gave": "got", "got": "gave"}

// mostAfter and mostBefore are how many bytes of a line after a verb and before it
// are looked at, so that a line of many verbs costs no more than one of other words.
const (
	mostAfter  = 400
	mostBefore = 400
)

// nameInner names the entry whose verb stands between two offsets of an item; it
// returns false where prose only speaks of a favour. What others gave or got is
// told from the other side.
func (r *bodyReader) nameInner(p markdown.Prose, s string, at, end int, note *ledger.Note) bool {
	object, after := cutObject(s, end)
	after = cutArticle(s, after, r.d.Config)
	said, amount, certain := s[at:end]+s[after:min(len(s), after+mostAfter)], cure{after, after, ""}, true
	head, bad := ReadEntry(said, r.d.Config)
	if head == nil && bad != nil && bad.code == ledger.CodeAmount {
		head, amount = readRefused(said, bad, r.d.Config)
		amount.start, amount.end, certain = amount.start+at+after-end, amount.end+at+after-end, len(bad.cure) > 0
	}
	if head == nil || at+head.Text+after-end >= len(s) {
		return false
	}
	place := p.Source(at, at+head.Text+after-end)
	prose, subject := cutSubject(s[:at])
	theirs := slices.Contains(theirWords, subject) || slices.Contains(r.names, subject) || slices.Contains(r.called, subject)
	switch {
	case noWordsIn(s[:at]):
		prose, subject = "", ""
	case isLead(s[:at]):
		prose, subject = strings.TrimRight(s[:at], " \t"), ""
	case !head.isCounted() && (subject != "" || prose == ""):
		return false
	}
	isTurned := turned[head.Verb] != "" && (theirs || object == "me" && subject != "")
	if !isTurned && subject != "" && !slices.Contains(ownSubjects, subject) {
		return false
	}
	rest := p.Text[after:amount.start] + amount.text + p.Text[amount.end:p.FirstLine()]
	from, verb := SkipMarks(s, 0), p.Text[at:end]
	if note == nil && !r.isMeantNote() {
		if isTurned {
			verb = turned[head.Verb]
		}
		r.dayless(p.All(), r.exampleDay()+" "+verb+rest)
		return true
	}
	noted := entryInside.warn(r.d, place)
	if prose != "" {
		from, verb = len(prose), "\n"+r.indentOf(p)+"- "+verb
	}
	switch {
	case isTurned:
		noted.Hint(turned[head.Verb] + rest)
	case !certain:
		noted.Hint(strings.TrimSpace(p.Text[:from] + verb + rest))
	default:
		noted.Cure(p.Source(from, after), verb)
		if amount.text != "" {
			noted.Cure(p.Source(amount.start, amount.end), amount.text)
		}
		noted.Shows(p.Source(0, p.FirstLine()))
	}
	return true
}

// readRefused reads an entry whose amount is refused as if the cure of it were
// typed, with the places of what stands there. It returns nil where that is not one
// amount with a known unit, and where a time of day may be meant.
func readRefused(s string, bad *fault, c *ledger.Config) (*EntryHead, cure) {
	amount := cure{bad.start, bad.end, bad.hint}
	if len(bad.cure) == 1 {
		amount = bad.cure[0]
	}
	if a, worse, found := readAmount(amount.text, c); !found || worse != nil || a.end < len(amount.text) {
		return nil, cure{}
	}
	head, _ := ReadEntry(s[:amount.start]+amount.text+s[amount.end:], c)
	if head == nil || head.Amount.Unit == "" || head.Amount.asked != "" || head.kind == "" && strings.Contains(s[amount.start:amount.end], ":") {
		return nil, cure{}
	}
	head.Text -= len(amount.text) - (amount.end - amount.start)
	return head, amount
}

// ownSubjects are those of what the user did, and words that only join.
var ownSubjects = []string{"i", "me", "we", "and", "&", "+", "and i", "and we"}

// noWordsIn reports whether no word stands before a verb, but arrows or emoji may.
// Quotes and brackets say that the entry is somebody's words, and an escape that it
// is none.
func noWordsIn(before string) bool {
	return !strings.ContainsFunc(before, text.IsWordRune) && !strings.ContainsAny(before, "\"'`()[]<>{}~=#“„‘«\\")
}

// isLead reports whether what stands before a verb is a time of day, or tags: no
// word of a sentence.
func isLead(before string) bool {
	if strings.Trim(before, "0123456789:.hapm ") == "" {
		return true
	}
	for word := range strings.FieldsSeq(before) {
		if word[0] != '#' {
			return false
		}
	}
	return true
}

// cutSubject cuts off the words, folded, that stand between a comma, a
// dash or the like and the end of a text, or the last of them where it joins.
func cutSubject(before string) (prose, subject string) {
	before = strings.TrimRight(before, " \t")
	from := max(0, len(before)-mostBefore)
	if first := text.FirstWord(before); from == 0 && first != "" && (first[0] == '#' || text.CountDigits(first) > 0) && isLead(first) {
		before = strings.Repeat(" ", len(first)) + before[len(first):]
	}
	near := before[from:] + " "
	at := from + strings.LastIndexAny(near, ",;.|") + 1
	for _, dash := range []string{" - ", " – ", " — ", " -- "} {
		if i := strings.LastIndex(near, dash); i >= 0 {
			at = max(at, min(from+i+len(dash), len(before)))
		}
	}
	subject = ledger.Fold(strings.Trim(before[at:], " @[]*_:"))
	if i := strings.LastIndexByte(before, ' '); i > at && slices.Contains([]string{"and", "&", "+"}, before[i+1:]) {
		at, subject = i, "and"
	}
	return strings.TrimRight(before[:at], ",;.|-–— \t"), subject
}

// indentOf is what stands before an item that is nested in the one of a text.
func (r *bodyReader) indentOf(p markdown.Prose) string {
	line := r.d.Line(r.d.LineAt(p.Pieces[0].At))
	bare := strings.TrimLeft(line, " \t")
	return line[:len(line)-len(bare)] + strings.Repeat(" ", markdown.MarkerAt(bare)+1)
}

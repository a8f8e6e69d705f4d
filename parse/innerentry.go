package parse

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// lateAmount names an entry whose amount or kind stands after its colon: it counts, without them.
func (r *bodyReader) lateAmount(p *markdown.Prose, head *EntryHead) {
	if head.Verb != "gave" && head.Verb != "got" || head.HasAmount {
		return
	}
	if (head.kind != "" || !r.headAfterColon(p, head)) && p.Holds.Any(text.Digits) {
		r.amountAfterHead(p, head)
	}
}

// headAfterColon names an entry with nothing before its colon, and reports whether
// its head stands after it.
func (r *bodyReader) headAfterColon(p *markdown.Prose, head *EntryHead) bool {
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
	case bad != nil && len(bad.cure) == 1 && (beginsWithAmount(p.Text[head.Text:], r.d.Config) || r.isKindAlone(p.Text[min(head.Text, p.FirstLine()):p.FirstLine()])):
		last := bad.cure[0]
		f.cure = []cure{{last.start, last.end + more, last.text}}
	default:
		return false
	}
	r.fault(p, f)
	return true
}

func (r *bodyReader) isKindAlone(s string) bool {
	word := text.FirstWord(s)
	_, known := r.d.Config.Kind(word)
	rest := strings.TrimLeft(s[len(word):], " \t")
	return known && (rest == "" || dashAt(rest) > 0)
}

// amountAfterHead names an amount in the text of an entry that is parted from the
// rest: `gave feedback: 2h, her talk`, `gave feedback: her talk (2h)`.
func (r *bodyReader) amountAfterHead(p *markdown.Prose, head *EntryHead) {
	s := p.Text[min(head.Text, p.FirstLine()):p.FirstLine()] // empty where the text begins in the line below
	if last := lastDigit(s); last < 0 || text.IsASCIILetter(s[0]) && strings.HasPrefix(s[last+1:], "]") {
		return // nearly all: a number in a link, or none
	}
	said, at := r.amountIn(s, head.kind)
	if said == "" {
		return
	}
	f := entryLateAmount.fault(head.Start, head.Text+at.end, p.FirstLine(), cure{head.WordEnd, head.WordEnd, " " + said})
	f.cure = append(f.cure, cure{head.Text + at.start, head.Text + at.end, ""})
	r.fault(p, f)
}

func lastDigit(s string) int {
	i := len(s) - 1
	for i >= 0 && (s[i] < '0' || s[i] > '9') {
		i--
	}
	return i
}

// amountIn finds an amount with its unit with which the text of an entry begins or
// ends, and what is cut out with it; "" for none.
func (r *bodyReader) amountIn(s, kind string) (said string, at cure) {
	isAmount := func(said string) bool { return isWholeAmount(said, r.d.Config) }
	end := len(withoutStamps(s))
	isMinutes := strings.Contains(s[:end], "min") // at the end they are how long a talk is
	if open := strings.LastIndexByte(s[:end], '('); open > 0 && s[end-1] == ')' && !isMinutes && isAmount(s[open+1:end-1]) {
		return s[open+1 : end-1], cure{len(text.TrimEnd(s[:open])), end, ""}
	}
	for _, sign := range partingSigns {
		if i := strings.LastIndex(s[:end], sign); i > 0 && !isMinutes && isAmount(s[i+len(sign):end]) {
			return s[i+len(sign) : end], cure{i, end, ""}
		}
	}
	if s == "" || text.IsASCIILetter(s[0]) {
		return "", cure{} // nearly all
	}
	if inner, rest, closed := strings.Cut(strings.TrimPrefix(s, "("), ")"); closed && s[0] == '(' {
		said, at.end = inner, len(s)-len(strings.TrimLeft(rest, ",;:–—- "))
	} else if isAmount(s[:end]) {
		said, at.end = s[:end], end
	} else if end := firstOf(s, partingSigns); end > 0 && isAmount(s[:end]) {
		said, at.end = s[:end], len(s)-len(strings.TrimLeft(s[end:], ",;:–—- "))
	} else if a, bad, counted := readAmount(s, r.d.Config); counted && bad == nil {
		said, at.end = s[:a.end], text.SkipBlanks(s, a.end)
		if isMoney := ledger.IsCurrency(a.Unit) && (kind == "gift" || kind == "money"); !isMoney && !slices.Contains(afterAmount, text.FirstWord(s[at.end:])) {
			return "", cure{}
		}
	}
	if said == "" || !isAmount(said) {
		return "", cure{}
	}
	return said, at
}

// partingSigns part an amount from other words.
var partingSigns = []string{", ", "; ", " - ", " – ", " — "}

// firstOf is where the first of some signs stands in a text, 0 for nowhere.
func firstOf(s string, signs []string) (first int) {
	for _, sign := range signs {
		if i := strings.Index(s, sign); i > 0 && (first == 0 || i < first) {
			first = i
		}
	}
	return first
}

// afterAmount are words after an amount that say what it was spent on: "2h her talk", not "2h later".
var afterAmount = []string{"of", "on", "her", "his", "their", "the", "for", "about", "with", "my", "our"}

// innerEntry names the first entry that begins inside an item, from an offset on:
// what stands before it is prose, or an entry of its own.
func (r *bodyReader) innerEntry(p *markdown.Prose, from int, note *ledger.Note) {
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
		if w, length := findVerb(s[i:], r.d.Config); w != nil && !w.weak && r.nameInner(p, s, i, i+length, note) {
			return
		}
	}
}

// innerBox finds a box after a dash or the like inside an item.
var innerBox = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t]*(?: [-–—] ?|[,;.] )(\[[ xX]\] )`) })

func holdsBox(line string) bool {
	for before, after, found := strings.Cut(line, "] "); found; before, after, found = strings.Cut(after, "] ") {
		if n := len(before); n > 1 && before[n-2] == '[' && strings.IndexByte(" xX", before[n-1]) >= 0 {
			return true
		}
	}
	return false
}

// boxInItem names a box that stands inside an item, after its first words.
func (r *bodyReader) boxInItem(p *markdown.Prose) {
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

type inner struct {
	after   int    // where its amount, kind or colon follows
	text    int    // where its text begins
	amount  cure   // what is typed for its amount, where that is refused
	certain bool   // its amount is right, or the cure of it is certain
	verb    string // as it is told from the user's side; "" for as it is typed
	prose   string // what stands before it, as a line of its own
}

// readInner reads the entry whose verb stands between two offsets of an item; it
// returns false where prose only speaks of a favour.
func (r *bodyReader) readInner(s string, at, end int) (e inner, ok bool) {
	object, after := cutObject(s, end, r.d.Config)
	after = cutArticle(s, after, r.d.Config)
	said := s[at:end] + s[after:min(len(s), after+mostAfter)]
	e = inner{after: after, amount: cure{after, after, ""}, certain: true}
	head, bad := ReadEntry(said, r.d.Config)
	if head == nil && bad != nil && bad.code == ledger.CodeAmount {
		head, e.amount = readRefused(said, bad, r.d.Config)
		e.amount.start, e.amount.end, e.certain = e.amount.start+at+after-end, e.amount.end+at+after-end, len(bad.cure) > 0
	}
	if head == nil || at+head.Text+after-end >= len(s) {
		return inner{}, false
	}
	e.text = at + head.Text + after - end
	prose, subject := cutSubject(s[:at])
	theirs := r.isCalled(subject)
	switch {
	case noWordsIn(s[:at]):
		prose, subject = "", ""
	case isLead(s[:at]):
		prose, subject = strings.TrimRight(s[:at], " \t"), ""
	case endsInLabel(s[:at]):
		switch {
		case !theirs && !isMyWord(subject, r.d.Config):
			prose, subject, e.certain = strings.TrimRight(s[:at], " \t"), "", false
		case turned[head.Verb] == "":
			prose, subject, e.certain = "", "", false
		}
	case !head.isCounted() && (subject != "" || prose == "") && (prose != "" || s[after] != ':'):
		return inner{}, false
	}
	e.prose = prose
	if theirs || isMyWord(object, r.d.Config) && subject != "" {
		e.verb = turned[head.Verb]
	}
	return e, e.verb != "" || subject == "" || slices.Contains(ownSubjects, subject) || isMyWord(subject, r.d.Config)
}

// nameInner names the entry whose verb stands between two offsets of an item; it returns
// false where there is none. What others gave or got is told from the other side.
func (r *bodyReader) nameInner(p *markdown.Prose, s string, at, end int, note *ledger.Note) bool {
	e, ok := r.readInner(s, at, end)
	if !ok {
		return false
	}
	rest := p.Text[e.after:e.amount.start] + e.amount.text + p.Text[e.amount.end:p.FirstLine()]
	verb := p.Text[at:end]
	if note == nil && !r.isMeantNote() {
		r.dayless(p.All(), r.likelyDay()+" "+cmp.Or(e.verb, verb)+rest)
		return true
	}
	from, noted := SkipMarks(s, 0), entryInside.warn(r.d, p.Source(at, e.text))
	if e.prose != "" {
		from, verb = len(e.prose), "\n"+r.indentOf(p)+"- "+verb
	}
	switch {
	case e.verb != "":
		noted.Hint(e.verb + rest)
	case !e.certain:
		noted.Hint(strings.TrimSpace(p.Text[:from] + verb + rest))
	default:
		noted.Cure(p.Source(from, e.after), verb)
		if e.amount.text != "" {
			noted.Cure(p.Source(e.amount.start, e.amount.end), e.amount.text)
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
var ownSubjects = []string{"we", "and", "&", "+", "and i", "and we"}

// isCalled reports whether folded words mean the ally.
func (r *bodyReader) isCalled(words string) bool {
	return isTheirWord(words, r.d.Config) || slices.Contains(r.names, words) || slices.Contains(r.called, words)
}

// noWordsIn reports whether no word stands before a verb, but arrows or emoji may. Quotes
// and brackets say that the entry is somebody's words, and an escape that it is none.
func noWordsIn(before string) bool {
	return !strings.ContainsFunc(before, text.IsWordRune) && !strings.ContainsAny(before, "\"'`()[]<>{}~=#“„‘«\\")
}

// isLead reports whether what stands before a verb is a time of day, or tags: no word of a sentence.
func isLead(before string) bool {
	if strings.Trim(before, "0123456789:.hapm *_") == "" {
		return true
	}
	for word := range strings.FieldsSeq(before) {
		if word[0] != '#' {
			return false
		}
	}
	return true
}

// endsInLabel reports whether words with a colon stand before a verb: who or what the
// entry is about, which nobody but its writer knows.
func endsInLabel(before string) bool {
	label, ok := strings.CutSuffix(strings.TrimRight(before, " \t*_"), ":")
	label = strings.TrimRight(label, " \t*_")
	return ok && label != "" && (text.LetterAt(label, len(label)-1) || text.CountDigits(label[len(label)-1:]) > 0 || strings.HasSuffix(label, "]") || strings.HasSuffix(label, ")"))
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
func (r *bodyReader) indentOf(p *markdown.Prose) string {
	line := r.d.Line(r.d.LineAt(p.Pieces[0].At))
	bare := strings.TrimLeft(line, " \t")
	return line[:len(line)-len(bare)] + strings.Repeat(" ", markdown.MarkerAt(bare)+1)
}

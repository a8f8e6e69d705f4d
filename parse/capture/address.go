package capture

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Addressed is what an item says, of whom and of what day.
type Addressed struct {
	Ally  *ledger.Ally
	Named string // the name as it was typed
	Day   ledger.Date
	Dated bool     // the line, or a heading above it, says the day
	Lines []string // as log takes them
}

// Book finds allies by the names with which lines begin.
type Book struct {
	ledger *ledger.Ledger
	today  ledger.Date
	called map[string][]*ledger.Ally // by all that a name may be, folded
	mine   map[string]bool           // what the user is called, folded
	words  int                       // of the longest of them
}

// NewBook makes a book of the allies of a ledger.
func NewBook(l *ledger.Ledger, today ledger.Date) *Book {
	b := &Book{ledger: l, today: today, called: map[string][]*ledger.Ally{}, mine: map[string]bool{}}
	for _, a := range l.Allies {
		for _, key := range append([]string{a.Name, a.Stem, a.First, a.Last, ledger.TrimMarkdown(a.File)}, a.Aliases...) {
			b.add(key, a)
		}
		if words := strings.Fields(a.Name); len(words) > 1 {
			b.add(words[0], a)
			b.add(words[len(words)-1], a)
		}
	}
	names := []string{"me", "I", "myself"}
	if l.Me != nil {
		first, _, _ := strings.Cut(l.Me.Name, " ")
		names = append(append(names, l.Me.Name, first), l.Me.Aliases...)
	}
	for _, name := range names {
		if key := ledger.Fold(name); len(b.called[key]) == 0 && key != "" {
			b.mine[key] = true
			b.words = max(b.words, len(strings.Fields(name)))
		}
	}
	return b
}

func (b *Book) add(name string, a *ledger.Ally) {
	if key := ledger.Fold(name); key != "" {
		if !slices.Contains(b.called[key], a) {
			b.called[key] = append(b.called[key], a)
		}
		b.words = max(b.words, len(strings.Fields(name)))
	}
}

// Address tells whom an item is for, or why that is not clear.
func (b *Book) Address(it Item, file string) (to Addressed, why string) {
	r := &addressReader{Book: b, file: file, below: len(it.Below)}
	to, why = r.read(strings.TrimSpace(it.Text), it.Day)
	to.Lines = append(to.Lines, it.Below...)
	return to, why
}

type addressReader struct {
	*Book
	file  string
	below int // how many lines belong to the one that is read
}

// What an item may lack.
const (
	nobody = "whose is it? begin the line with a name"
	empty  = "what about %s? nothing is said"
)

// beginning is one way to read how a line begins: what stands before its name,
// and the text from the name on.
type beginning struct {
	box  string
	day  ledger.Date
	text string
	name name
}

// read reads a line. Where its beginning may be a name as well as a day, the
// reading counts that explains more of it.
func (r *addressReader) read(line string, day ledger.Date) (to Addressed, why string) {
	found := beginning{day: day, text: strings.TrimSpace(line[len(bullets().FindString(line)):])}
	found.cutBox()
	found.text = r.cutJoinedMe(found.text[len(clockFirst().FindString(found.text)):])
	found.name = r.nameAt(found.text)
	own, rest, why := r.cutDay(found.text)
	if why != "" {
		return to, why
	}
	if own != 0 {
		dated := beginning{box: found.box, day: own, text: strings.TrimSpace(rest)}
		dated.cutBox()
		dated.text = r.cutJoinedMe(dated.text)
		dated.name = r.nameAt(dated.text)
		if found.name.ally == nil || dated.name.ally != nil && dated.left() < found.left() {
			found = dated
		}
	}
	if found.name.ally == nil {
		return to, cmp.Or(found.name.why, nobody)
	}
	said, why := r.said(found)
	to = Addressed{Ally: found.name.ally, Named: found.name.typed, Day: cmp.Or(found.day, r.today), Dated: found.day != 0}
	if said != "" {
		to.Lines = []string{said}
	}
	return to, why
}

// left is how much of the text follows the name.
func (b *beginning) left() int { return len(b.text) - b.name.end }

// bullets are the marks of a list that people type.
var bullets = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:[-*+•·–—]|\d{1,9}[.)])[ \t]+`) })

// drawnBoxes are boxes that are one character.
var drawnBoxes = map[rune]string{'☐': "[ ] ", '☑': "[x] ", '☒': "[x] ", '✅': "[x] "}

// cutBox takes a tick box off the text.
func (b *beginning) cutBox() {
	if box, ok := parse.ReadBox(b.text); ok {
		b.box, b.text = b.text[:box.Text], b.text[box.Text:]
		return
	}
	first, size := utf8.DecodeRuneInString(b.text)
	if box, ok := drawnBoxes[first]; ok {
		const asPicture = "\ufe0f"
		b.box, b.text = box, strings.TrimSpace(strings.TrimPrefix(b.text[size:], asPicture))
	}
}

// longestDay is more words than any day has.
const longestDay = 6

// clock is a time of day after a day in words, of which nothing is kept.
var clock = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:,? +at|,)? +\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp][Mm])?(?:[ ,:–—-]|$)`)
})

// clockFirst is a time of day that begins a line, as one of a chat does.
var clockFirst = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp][Mm])?\]?(?:[ ,:–—-]+)`)
})

// cutJoinedMe takes the user off a text that begins with more than one: me and Dana.
func (r *addressReader) cutJoinedMe(s string) string {
	rest, found := r.cutMe(s)
	if rest = strings.TrimLeft(rest, " \t"); found && parse.JoinsNames(rest) {
		return strings.TrimLeft(rest[len(text.FirstWord(rest)):], " \t")
	}
	return s
}

// cutMe takes what the user is called off the beginning of a text.
func (r *addressReader) cutMe(s string) (rest string, found bool) {
	for _, end := range slices.Backward(nameEnds(s, r.words)) {
		if r.mine[ledger.Fold(s[:end])] {
			return s[end:], true
		}
	}
	return s, false
}

// cutDay takes a day off the beginning: 2026-11-20, yesterday, 20 Nov 2026. It
// is 0 where there is none, and why says it where it does not exist.
func (r *addressReader) cutDay(s string) (day ledger.Date, rest, why string) {
	if why, _ := parse.ImpossibleDay(s); why != "" {
		return 0, "", why
	}
	if day, rest := parse.LeadDay(s); day != 0 {
		return day, rest, ""
	}
	ends := wordEnds(s, longestDay)
	for _, end := range slices.Backward(ends) {
		span, err := when.Period(strings.TrimRight(s[:end], ":,"), r.today)
		if err != nil || span.End-span.Begin != 1 {
			continue
		}
		rest := s[end:]
		if time := clock().FindString(rest); time != "" {
			rest = rest[len(time):]
		}
		return span.Begin, strings.TrimLeft(rest, ":,–—- \t"), ""
	}
	return 0, "", ""
}

// wordEnds lists where the first words of a text end.
func wordEnds(s string, most int) (ends []int) {
	for at := 0; at < len(s) && len(ends) < most; {
		at = text.SkipBlanks(s, at)
		for at < len(s) && !text.IsBlank(s[at]) {
			at++
		}
		ends = append(ends, at)
	}
	return ends
}

// name is the name with which a text begins.
type name struct {
	ally  *ledger.Ally
	typed string
	end   int    // where it ends in the text
	link  bool   // it is a link
	why   string // why it is nobody's, where it is a name
}

// nameAt reads a link or the longest name at the beginning of a text.
func (r *addressReader) nameAt(s string) name {
	start := parse.SkipMarks(s, 0)
	if strings.HasPrefix(s[start:], "[") {
		return r.linkAt(s, start)
	}
	if strings.HasPrefix(s[start:], "@") {
		start++
	}
	ends := nameEnds(s[start:], r.words)
	for _, end := range slices.Backward(ends) {
		typed := s[start : start+end]
		called := r.called[ledger.Fold(typed)]
		if len(called) == 0 {
			continue
		}
		n := name{typed: typed, end: parse.SkipMarks(s, start+end)}
		switch found := r.ledger.Named(typed); {
		case len(found) == 1 && (len(called) == 1 || isWholeName(found[0], typed)):
			n.ally = found[0]
		default:
			n.why = several(typed, called)
		}
		return n
	}
	for _, end := range ends {
		tail := strings.TrimSpace(s[start+end:])
		_, isTask := parse.ReadBox(tail)
		if head, _ := parse.ReadEntry(tail, r.ledger.Config); head != nil || isTask {
			return name{why: r.unknown(s[start : start+end])}
		}
	}
	if typed, ok := beforeColon(s[start:]); ok {
		return name{why: r.unknown(typed)}
	}
	return name{}
}

// unknown says of a name that it is no ally's.
func (r *addressReader) unknown(typed string) string {
	if r.mine[ledger.Fold(typed)] {
		return quote(typed) + " is you: begin the line with the name of an ally"
	}
	return "no ally is called " + quote(typed)
}

// isWholeName reports whether an ally has a name or an alias that is just this.
// The name of a file, and a first name, may be a part of another ally's.
func isWholeName(a *ledger.Ally, typed string) bool {
	key := ledger.Fold(typed)
	return key == ledger.Fold(a.Name) || slices.ContainsFunc(a.Aliases, func(alias string) bool { return key == ledger.Fold(alias) })
}

// nameEnds lists where a name of so many words may end: after a word, before a
// separator.
func nameEnds(s string, most int) (ends []int) {
	for _, end := range wordEnds(s, most) {
		begin := 0
		if len(ends) > 0 {
			begin = ends[len(ends)-1]
		}
		word := s[begin:end]
		if cut := strings.IndexAny(word, ":,;"); cut >= 0 {
			return append(ends, begin+len(strings.TrimRight(word[:cut], "*_")))
		}
		bare := strings.TrimRight(word, "*_!?")
		ends = append(ends, begin+len(bare))
		if bare != word {
			return ends
		}
	}
	return ends
}

// colons end what may be a name: none in a time or an address on the web.
var colons = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:[:*_]*(?:[ \t]|$)`) })

// beforeColon is what may have been meant as a name: up to three words before
// a colon.
func beforeColon(s string) (typed string, ok bool) {
	colon := colons().FindStringIndex(s)
	if colon == nil || colon[0] == 0 || len(strings.Fields(s[:colon[0]])) > 3 {
		return "", false
	}
	return strings.Trim(s[:colon[0]], " \t*_"), true
}

func (r *addressReader) linkAt(s string, start int) name {
	link, end := markdown.ReadLink(s, start, parse.SpanOf)
	if end == 0 || link.Target == "" {
		return name{}
	}
	n := name{typed: link.Target, end: parse.SkipMarks(s, end), link: true}
	switch found, rivals := r.ledger.Target(n.typed, r.file); {
	case found != nil:
		n.ally = found
	case len(rivals) > 0:
		n.why = several(n.typed, rivals)
	default:
		n.why = "no ally is called " + quote(n.typed)
	}
	return n
}

func several(typed string, found []*ledger.Ally) string {
	var names []string
	for _, a := range found {
		names = append(names, a.Name+" ("+a.File+")")
	}
	const most = 3
	if len(names) > most {
		names = append(names[:most], "others")
	}
	return quote(typed) + " may be " + strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func quote(s string) string { return `"` + text.Brief(s) + `"` }

// said is what follows a name, as a line of a log. It is unclear where the name
// may be a part of a longer one, or a word of the sentence.
func (r *addressReader) said(b beginning) (line, why string) {
	before, rest := b.text[:b.name.end], r.withoutMe(b.text[b.name.end:])
	tail, ended := cutSeparator(rest)
	_, isTask := parse.ReadBox(tail)
	head, misread := parse.ReadEntry(tail, r.ledger.Config)
	day, _ := parse.OwnDay(tail, r.today)
	switch {
	case tail == "" && r.below == 0:
		return "", fmt.Sprintf(empty, b.name.ally.Name)
	case tail == "":
		return "", ""
	case isTask || head != nil:
		return tail, ""
	case r.goesOn(rest):
		return "", "it names several: give each ally a line of their own"
	case ended || misread != nil || day != 0:
		return b.box + tail, ""
	}
	if why := mayBeOther(b.name, before, tail); why != "" {
		return "", why
	}
	if theirs, ok := strings.CutPrefix(tail, "to "); ok && b.box != "" {
		return b.box + "they: " + theirs, ""
	}
	return b.box + tail, ""
}

// withoutMe takes the user off what follows a name, where that is one of two before
// a colon: Dana and me.
func (r *addressReader) withoutMe(rest string) string {
	trimmed := strings.TrimLeft(rest, " \t")
	if !parse.JoinsNames(trimmed) {
		return rest
	}
	after, found := r.cutMe(strings.TrimLeft(trimmed[len(text.FirstWord(trimmed)):], " \t"))
	if _, ended := cutSeparator(after); found && ended {
		return after
	}
	return rest
}

// separators end a name.
var separators = []string{"::", ":", "：", "- ", "– ", "— ", "-- ", "| ", "> ", "→"}

// cutSeparator takes what ends a name off the text after it. Emphasis that began
// before the name may close after it.
func cutSeparator(rest string) (tail string, ended bool) {
	trimmed := strings.TrimLeft(rest, " \t")
	for _, separator := range separators {
		if tail, ok := strings.CutPrefix(trimmed, separator); ok {
			if closed := parse.SkipMarks(tail, 0); strings.HasPrefix(tail[closed:], " ") {
				tail = tail[closed:]
			}
			return strings.TrimSpace(tail), true
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(trimmed, ",")), false
}

// goesOn reports whether a name is followed by another one that is joined to it.
func (r *addressReader) goesOn(rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	other, listed := strings.CutPrefix(rest, ",")
	joined := parse.JoinsNames(rest)
	if joined {
		other = rest[len(text.FirstWord(rest)):]
	}
	after := r.nameAt(strings.TrimLeft(other, " \t"))
	return listed && after.ally != nil || joined && (after.ally != nil || after.why != "")
}

// mayBeOther says why a name without a separator after it may mean somebody else, or
// nobody. A full name of several words does not.
func mayBeOther(n name, before, tail string) string {
	next := text.FirstWord(tail)
	first, _ := utf8.DecodeRuneInString(next)
	longer, isBeforeColon := beforeColon(before + " " + tail)
	alone := !n.link && len(strings.Fields(n.typed)) == 1
	switch {
	case alone && isBeforeColon:
		return "is " + quote(longer) + " " + n.ally.Name + "? then begin with " + n.typed + ":"
	case alone && unicode.IsUpper(first) && !isI(next):
		return "is " + quote(n.typed+" "+next) + " " + n.ally.Name + "? then begin with " + n.typed + ":"
	case alone && isWordToo(n.typed), parse.JoinsNames(next):
		return "is it about " + n.ally.Name + "? then begin with " + n.typed + ":"
	}
	return ""
}

// isI reports whether a word is I, I'm, I’ve.
func isI(word string) bool {
	rest, ok := strings.CutPrefix(word, "I")
	return ok && (rest == "" || strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’"))
}

// isWordToo reports whether a sentence may begin with a first name as a word.
func isWordToo(name string) bool { return wordsToo()[ledger.Fold(name)] || when.IsMonthOrYear(name) }

// wordsToo are first names that a sentence may begin with as words.
var wordsToo = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq("a i me will may mark grant bill sue pat rob chase drew hope art rich frank grace joy faith rose " +
		"dawn dot don skip trip cash chance price max page king major cook can must need ask call") {
		all[word] = true
	}
	return all
})

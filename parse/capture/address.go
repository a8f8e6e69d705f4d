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
	"allies/parse"
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

// Address tells whom an item is for, or why that is not clear.
func (b *Book) Address(it Item, file string) (to Addressed, why string) {
	r := &addressReader{Book: b, file: file, below: len(it.Below)}
	to, why = r.read(strings.TrimSpace(it.Text), it.Day)
	to.Lines = append(to.Lines, it.Below...)
	return to, why
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
	day, rest = parse.DayInWords(s, r.today)
	rest = strings.TrimPrefix(rest, clock().FindString(rest))
	return day, strings.TrimLeft(rest, ":,–—- \t"), ""
}

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

// withoutMe takes the user off what follows a name, where that is one of two before a colon: Dana and me.
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
var separators = []string{"::", ":", ";", "：", "- ", "– ", "— ", "-- ", "| ", "> ", "→"}

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
// nobody. A full name of several words does not, unless words like those of a name
// stand between it and a colon: Ravi Patel Jr.
func mayBeOther(n name, before, tail string) string {
	next := text.FirstWord(tail)
	first, _ := utf8.DecodeRuneInString(next)
	longer, isBeforeColon := beforeColon(before + " " + tail)
	more, goesOnAsName := beforeColon(tail)
	goesOnAsName = goesOnAsName && isNameLike(more)
	alone := !n.link && len(strings.Fields(n.typed)) == 1
	switch {
	case !alone && !n.link && goesOnAsName:
		return "is " + quote(n.typed+" "+more) + " " + n.ally.Name + "? then begin with " + n.typed + ":"
	case alone && isBeforeColon:
		return "is " + quote(longer) + " " + n.ally.Name + "? then begin with " + n.typed + ":"
	case alone && unicode.IsUpper(first) && !isI(next):
		return "is " + quote(n.typed+" "+next) + " " + n.ally.Name + "? then begin with " + n.typed + ":"
	case alone && isWordToo(n.typed), parse.JoinsNames(next):
		return "is it about " + n.ally.Name + "? then begin with " + n.typed + ":"
	}
	return ""
}

// isNameLike reports whether each word begins with a capital.
func isNameLike(words string) bool {
	return !slices.ContainsFunc(strings.Fields(words), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsUpper(first)
	})
}

// isI reports whether a word is I, I'm, I’ve.
func isI(word string) bool {
	rest, ok := strings.CutPrefix(word, "I")
	return ok && (rest == "" || strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’"))
}

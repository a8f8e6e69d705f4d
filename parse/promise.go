package parse

import (
	"strings"
	"unicode"

	"allies/ledger"
)

// box is the tick box of a task.
type box struct {
	mark ledger.Mark
	at   int // the character between the brackets
	text int // where the text begins
}

// IsTask reports whether the text of a list item is a promise: a tick box with
// something behind it.
func IsTask(text string) bool {
	_, ok := readBox(text)
	return ok
}

// readBox reads `[ ] `, `[x] `, `[-] `, `[/] ` and `[!] ` at the beginning of
// an item's text.
func readBox(s string) (box, bool) {
	if len(s) < 5 || s[0] != '[' || s[2] != ']' || s[3] != ' ' && s[3] != '\t' {
		return box{}, false
	}
	b := box{at: 1, text: skipBlanks(s, 3)}
	switch s[1] {
	case ' ', '/', '!', '\t':
		b.mark = ledger.Open
	case 'x', 'X':
		b.mark = ledger.Ticked
	case '-':
		b.mark = ledger.Dropped
	default:
		return box{}, false
	}
	return b, b.text < len(s)
}

// almostBox warns of a tick box that is typed nearly right.
func (r *bodyReader) almostBox(p prose) {
	s := p.text
	switch {
	case strings.HasPrefix(s, "[] "):
		r.d.warnf(ledger.CodeAlmostEntry, p.source(0, 2), "[ ] "+strings.TrimSpace(s[2:]), "not a promise: an open box holds a blank")
	case len(s) > 3 && s[0] == '[' && s[2] == ']' && strings.ContainsRune(" xX-", rune(s[1])) && letterAt(s, 3):
		r.d.warnf(ledger.CodeAlmostEntry, p.source(0, 3), s[:3]+" "+s[3:], "not a promise: a blank follows the box")
	default:
		if mark, end := wideBox(s); end > 0 {
			r.d.warnf(ledger.CodeAlmostEntry, p.source(0, end), "["+mark+"] "+strings.TrimSpace(s[end:]), "not a promise: one character stands in a box")
		}
	}
}

// wideBox recognises `[  ] `, `[ x] ` and `[x ] `: it returns the one character
// that was meant and where the box ends, 0 where there is none.
func wideBox(s string) (mark string, end int) {
	if s == "" || s[0] != '[' {
		return "", 0
	}
	inside, after, closed := strings.Cut(s[1:], "]")
	mark = strings.TrimFunc(inside, unicode.IsSpace)
	if !closed || len(inside) < 2 || len(inside) > len("\u00a0x\u00a0") || after == "" || !isBlank(after[0]) {
		return "", 0
	}
	switch mark {
	case "":
		mark = " "
	case "x", "X", "-":
	default:
		return "", 0
	}
	return mark, len(inside) + 2
}

// ownerWords are the folded names before a colon that make a task theirs.
func ownerWords(a *ledger.Ally) []string {
	words := []string{"they", "them", ledger.Fold(a.Name)}
	for _, alias := range a.Aliases {
		words = append(words, ledger.Fold(alias))
	}
	if first := strings.Fields(ledger.Fold(a.Name)); len(first) > 1 && a.Type == ledger.Person {
		words = append(words, first[0])
	}
	return words
}

// task files a promise; its owner is who the text begins with, else who the
// heading above names.
func (r *bodyReader) task(p prose, b box, note *ledger.Note, tags []string) {
	at := p.source(0, len(p.text))
	pr := ledger.Promise{
		Theirs: r.tasksAreTheirs(), Mark: b.mark, Tags: tags, Pos: r.d.pos(at.start, at.end),
	}
	tick := p.source(b.at, b.at+1)
	pr.Box = r.d.pos(tick.start, tick.end)
	owner, text := readOwner(p.text, b.text)
	switch {
	case owner == "me":
		pr.Theirs, b.text = false, text
	case owner != "" && contains(r.owners, owner):
		pr.Theirs, b.text = true, text
	}
	pr.Text = p.text[b.text:]
	if note != nil {
		pr.Made = note.Date
		pr.Tags = addTags(append([]string(nil), note.HeadTags...), tags)
	}
	r.promiseDates(p, b.text, &pr)
	if note != nil {
		note.Promises = append(note.Promises, pr)
	} else {
		r.a.Tasks = append(r.a.Tasks, pr)
	}
}

// readOwner returns the folded words before the first colon, and where the text
// behind it begins. The text may follow without a blank: `they:send it`.
func readOwner(s string, from int) (owner string, text int) {
	words, rest, found := strings.Cut(s[from:], ":")
	if !found {
		return "", 0
	}
	rest = strings.TrimPrefix(rest, ":")
	text = len(s) - len(rest)
	if skipMarks(words, 0) > 0 {
		text = skipMarks(s, text)
	}
	words = strings.Trim(words, "*_ \t")
	words, _, _ = strings.Cut(strings.TrimSuffix(strings.TrimPrefix(words, "[["), "]]"), "|")
	return ledger.Fold(words), skipBlanks(s, text)
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

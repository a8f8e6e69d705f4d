package parse

import (
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// box is the tick box of a task.
type box struct {
	mark ledger.Mark
	at   int // the character between the brackets
	Text int // where the text begins
}

// IsTask reports whether the text of a list item is a promise: a tick box with
// something behind it.
func IsTask(text string) bool {
	_, ok := ReadBox(text)
	return ok
}

// ReadBox reads `[ ] `, `[x] `, `[-] `, `[/] ` and `[!] ` at the beginning of
// an item's text.
func ReadBox(s string) (box, bool) {
	if len(s) < 5 || s[0] != '[' || s[2] != ']' || s[3] != ' ' && s[3] != '\t' {
		return box{}, false
	}
	b := box{at: 1, Text: text.SkipBlanks(s, 3)}
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
	return b, b.Text < len(s)
}

// almostBox warns of a tick box that is typed nearly right.
func (r *bodyReader) almostBox(p markdown.Prose) {
	s := p.Text
	switch {
	case strings.HasPrefix(s, "[] "):
		r.d.Warnf(ledger.CodeAlmostEntry, p.Source(0, 2), "[ ] "+strings.TrimSpace(s[2:]), "not a promise: an open box holds a blank")
	case len(s) > 3 && s[0] == '[' && s[2] == ']' && strings.ContainsRune(" xX-", rune(s[1])) && text.LetterAt(s, 3):
		r.d.Warnf(ledger.CodeAlmostEntry, p.Source(0, 3), s[:3]+" "+s[3:], "not a promise: a blank follows the box")
	default:
		if mark, end := wideBox(s); end > 0 {
			r.d.Warnf(ledger.CodeAlmostEntry, p.Source(0, end), "["+mark+"] "+strings.TrimSpace(s[end:]), "not a promise: one character stands in a box")
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
	if !closed || len(inside) < 2 || len(inside) > len("\u00a0x\u00a0") || after == "" || !text.IsBlank(after[0]) {
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

// OwnerWords are the folded names before a colon that make a task theirs.
func OwnerWords(a *ledger.Ally) []string {
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
func (r *bodyReader) task(p markdown.Prose, b box, note *ledger.Note, tags []string) {
	at := p.Source(0, len(p.Text))
	pr := ledger.Promise{
		Theirs: r.tasksAreTheirs(), Mark: b.mark, Tags: tags, Pos: r.d.Pos(at.Start, at.End),
	}
	tick := p.Source(b.at, b.at+1)
	pr.Box = r.d.Pos(tick.Start, tick.End)
	owner, text := ReadOwner(p.Text, b.Text)
	switch {
	case owner == "me":
		pr.Theirs, b.Text = false, text
	case owner != "" && Contains(r.owners, owner):
		pr.Theirs, b.Text = true, text
	}
	pr.Text = p.Text[b.Text:]
	if note != nil {
		pr.Made = note.Date
	}
	r.promiseDates(p, b.Text, &pr)
	if note != nil {
		note.Promises = append(note.Promises, pr)
	} else {
		r.a.Tasks = append(r.a.Tasks, pr)
	}
}

// ReadOwner returns the folded words before the first colon, and where the text
// behind it begins. The text may follow without a blank: `they:send it`.
func ReadOwner(s string, from int) (owner string, written int) {
	words, rest, found := strings.Cut(s[from:], ":")
	if !found {
		return "", 0
	}
	rest = strings.TrimPrefix(rest, ":")
	written = len(s) - len(rest)
	if SkipMarks(words, 0) > 0 {
		written = SkipMarks(s, written)
	}
	words = strings.Trim(words, "*_ \t")
	words, _, _ = strings.Cut(strings.TrimSuffix(strings.TrimPrefix(words, "[["), "]]"), "|")
	return ledger.Fold(words), text.SkipBlanks(s, written)
}

func Contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

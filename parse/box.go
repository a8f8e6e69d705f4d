package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

type box struct {
	mark ledger.Mark
	at   int // the character between the brackets
	end  int // where it ends
	Text int // where the text begins
}

// IsTask reports whether the text of a list item is a promise: a tick box with something after it.
func IsTask(written string) bool {
	_, ok := ReadBox(written)
	return ok
}

// ReadBox reads a tick box at the beginning of an item's text: one character in
// brackets and a blank after them. A character that neither ticks nor drops it, as
// themes have them, leaves it open.
func ReadBox(s string) (box, bool) {
	if s == "" || s[0] != '[' {
		return box{}, false // nearly all
	}
	return readBox(s)
}

func readBox(s string) (box, bool) {
	mark, size := utf8.DecodeRuneInString(s[1:])
	after := 1 + size
	after += variation(s[after:])
	if size == 0 || mark == '[' || mark == ']' || mark == '\\' || after+1 >= len(s) || s[after] != ']' || !text.IsBlank(s[after+1]) {
		return box{}, false
	}
	b := box{at: 1, end: after, Text: text.SkipBlanks(s, after+1)}
	switch mark {
	case 'x', 'X', '✓', '✔':
		b.mark = ledger.Ticked
	case '-', '~':
		b.mark = ledger.Dropped
	default:
		b.mark = ledger.Open
	}
	return b, b.Text < len(s)
}

// variation is the length of the selector that may follow an emoji.
func variation(s string) int {
	if strings.HasPrefix(s, "\ufe0f") {
		return len("\ufe0f")
	}
	return 0
}

// cure is what is typed in the place of a part of the text.
type cure struct {
	start, end int
	text       string
}

// taskWords are what outliners and people begin a task with, and what they type for it
// here. In small letters todo is prose, and so are the others without their capitals.
var taskWords = map[string]string{
	"TODO": "[ ] ", "DOING": "[ ] ", "LATER": "[ ] ", "NOW": "[ ] ", "NEXT": "[ ] ", "WAITING": "[ ] ", "WAIT": "[ ] ", "STARTED": "[ ] ",
	"DONE": "[x] ", "CANCELLED": "[-] ", "CANCELED": "[-] ",
}

// promisePhrases are what a promise is called before its colon.
var promisePhrases = map[string]string{
	"promise": "[ ] ", "promises": "[ ] ", "promised": "[ ] ", "promissed": "[ ] ", "owe": "[ ] ", "i owe": "[ ] ", "i owe her": "[ ] ", "i owe him": "[ ] ", "i owe them": "[ ] ",
	"i promise": "[ ] ", "i promised": "[ ] ", "i promised her": "[ ] ", "i promised him": "[ ] ", "i promised them": "[ ] ", "she promised": "[ ] she: ", "he promised": "[ ] he: ", "they promised": "[ ] they: ",
	"owes": "[ ] they: ", "owes me": "[ ] they: ", "they owe": "[ ] they: ", "they owe me": "[ ] they: ",
	"she owes": "[ ] she: ", "she owes me": "[ ] she: ", "he owes": "[ ] he: ", "he owes me": "[ ] he: ",
}

// longestPhrase is more bytes than one of these has with its colon.
const longestPhrase = len("i promised them") + 1

// wordedTask recognises `TODO call her` and `DONE sent it`, as outliners mark
// tasks, and `promised: a call`.
func wordedTask(s string) (end int, typed cure) {
	start := SkipMarks(s, 0)
	phrase, _, said := strings.Cut(s[start:min(len(s), start+longestPhrase)], ":")
	box, isSure := "", false
	if said {
		box, isSure = promisePhrases[ledger.Fold(strings.TrimRight(phrase, "*_ "))]
	}
	end = start + len(phrase)
	if !isSure {
		for end = start; end < len(s) && s[end] >= 'A' && s[end] <= 'Z'; end++ {
		}
		box = taskWords[s[start:end]]
		isSure = s[start:end] == "TODO" || s[start:end] == "DONE"
	}
	after := SkipMarks(s, end)
	if isSure && strings.HasPrefix(s[after:], ":") {
		after = SkipMarks(s, after+1)
	}
	from := text.SkipBlanks(s, after)
	if box == "" || from == after || from == len(s) || !isSure && (start > 0 || !isPlainWord(text.FirstWord(s[from:]))) {
		return 0, cure{}
	}
	return end, cure{0, from, box}
}

// isPlainWord reports whether a word is not shouted: NOW and NEXT are words of a
// sentence in capitals too.
func isPlainWord(word string) bool {
	return text.LetterAt(word, 0) && (len(word) == 1 || word != strings.ToUpper(word))
}

// datedTask recognises `send it 📅 2026-03-20` and `send it [due:: 2026-03-20]`, a
// task whose box was forgotten.
func datedTask(s string) (end int, typed cure) {
	for _, mark := range []string{"📅", "📆", "🗓", "[due::", "(due::", "due:"} {
		before, after, found := strings.Cut(s, mark)
		after = strings.TrimLeft(strings.TrimPrefix(after, "\ufe0f"), " ")
		if found && strings.ContainsFunc(before, text.IsWordRune) && text.IsBlank(before[len(before)-1]) && ledger.LooksISO(after[:min(len(after), IsoLength)]) {
			return len(s), cure{0, 0, "[ ] "}
		}
	}
	return 0, cure{}
}

// todoTxtTask recognises `x 2026-03-20 2026-03-14 call`, a task of todo.txt that
// is done, and `(A) 2026-03-14 call`, one that is open.
func todoTxtTask(s string) (end int, typed cure) {
	box, word, rest := "[x] ", " done ", ""
	if strings.HasPrefix(s, "x ") {
		rest = s[len("x "):]
	} else if len(s) > 4 && s[0] == '(' && s[1] >= 'A' && s[1] <= 'Z' && s[2:4] == ") " {
		box, word, rest = "[ ] ", " ➕ ", s[len("(A) "):]
	}
	day := text.FirstWord(rest)
	if !ledger.LooksISO(day) || len(day) == len(rest) {
		return 0, cure{}
	}
	said := strings.TrimLeft(rest[len(day):], " \t")
	if made := text.FirstWord(said); ledger.LooksISO(made) {
		said = strings.TrimLeft(said[len(made):], " \t") // once it is done, the day on which it was made says nothing
	}
	if said == "" {
		return 0, cure{}
	}
	return len(s), cure{0, len(s), box + said + word + day}
}

// escapedBox recognises `\[ ] text`.
func escapedBox(s string) (end int, typed cure) {
	plain := strings.ReplaceAll(s, `\`, "")
	if !strings.HasPrefix(s, `\[`) && !(strings.HasPrefix(s, `[`) && strings.HasPrefix(strings.TrimLeft(s[1:], " xX-"), `\]`)) {
		return 0, cure{}
	}
	if _, ok := ReadBox(plain); !ok {
		return 0, cure{}
	}
	return len(s), cure{0, len(s), plain}
}

// boxCharacters are boxes that are one character, and what is typed for them.
var boxCharacters = map[rune]string{
	'☐': "[ ] ", '□': "[ ] ", '◻': "[ ] ", '⬜': "[ ] ", '🔲': "[ ] ", '🔳': "[ ] ", '▢': "[ ] ", '❏': "[ ] ", '❑': "[ ] ", '☑': "[x] ", '☒': "[x] ", '🗹': "[x] ",
}

// characterBox recognises `☐ text`. Several of them in a line are a form.
func characterBox(s string) (end int, typed cure) {
	mark, size := utf8.DecodeRuneInString(s)
	box := boxCharacters[mark]
	if box == "" {
		return 0, cure{}
	}
	if said := strings.TrimSpace(strings.TrimPrefix(s[size:], "\ufe0f")); said != "" && !strings.ContainsFunc(said, func(c rune) bool { return boxCharacters[c] != "" }) {
		return len(s), cure{0, len(s), box + said}
	}
	return 0, cure{}
}

// The brackets that people type for those of a box.
const (
	openBrackets  = "([{<［【（"
	closeBrackets = ")]}>］】）"
)

// cutBrackets is what stands between the bracket with which a text begins and the one
// that closes it, and what follows.
func cutBrackets(s string) (inside, after string, closed bool) {
	if s == "" || text.IsASCIILetter(s[0]) {
		return "", "", false
	}
	first, size := utf8.DecodeRuneInString(s)
	at := strings.IndexRune(openBrackets, first)
	if at < 0 {
		return "", "", false
	}
	closing := []rune(closeBrackets)[utf8.RuneCountInString(openBrackets[:at])]
	return strings.Cut(s[size:], string(closing))
}

// bracketBox recognises `( ) text`, `{x} text`, `[x) text`, `[ ]] text`.
func bracketBox(s string) (end int, typed cure) {
	open := len(s) - len(strings.TrimLeft(s, openBrackets))
	inside, after := s[open:], -1
	for i, c := range inside {
		if strings.ContainsRune(closeBrackets, c) {
			after = i
			break
		}
	}
	if open == 0 || after < 0 || after > len("\u00a0x") {
		return 0, cure{}
	}
	mark := strings.ToLower(strings.TrimFunc(inside[:after], unicode.IsSpace))
	rest := strings.TrimLeft(inside[after:], closeBrackets)
	end = len(s) - len(rest)
	if mark != "" && (mark != "x" || strings.HasPrefix(s, "[[")) || s[:end] == "<>" || rest == "" || !text.IsBlank(rest[0]) || strings.TrimSpace(rest) == "" {
		return 0, cure{}
	}
	if mark == "" {
		mark = " "
	}
	return end, cure{0, end, "[" + mark + "]"}
}

// boxWords are words that people put into a box, and the box that says so.
var boxWords = map[string]string{
	"todo": "[ ]", "open": "[ ]", "done": "[x]", "kept": "[x]", "xx": "[x]", "ok": "[x]", "dropped": "[-]", "cancelled": "[-]", "canceled": "[-]", "--": "[-]",
}

// wordBox recognises `[done] text`.
func wordBox(s string) (end int, typed cure) {
	inside, after, closed := strings.Cut(s, "]")
	word, opened := strings.CutPrefix(inside, "[")
	box := boxWords[strings.ToLower(strings.TrimSpace(word))]
	if !closed || !opened || box == "" || after == "" || !text.IsBlank(after[0]) {
		return 0, cure{}
	}
	return len(inside) + 1, cure{0, len(inside) + 1, box}
}

// pointedBox recognises `[ ]: text`, `[x]. text` and `[ ]- text`.
func pointedBox(s string) (end int, typed cure) {
	if len(s) < 5 || s[0] != '[' || s[2] != ']' || !strings.ContainsRune(" xX-", rune(s[1])) || strings.IndexByte(":.,;-", s[3]) < 0 || !text.IsBlank(s[4]) {
		return 0, cure{}
	}
	if strings.Contains(text.FirstWord(s[text.SkipBlanks(s, 4):]), "://") {
		return 0, cure{} // a link's definition
	}
	return 4, cure{3, 4, ""}
}

// halfBox recognises `[ text`, `[x text`, `[ [ text` and `] [ text`.
func halfBox(s string) (end int, typed cure) {
	for _, half := range []string{"[ [ ", "[x[ ", "] [ ", "][ ", "[x ", "[X ", "[ "} {
		rest, ok := strings.CutPrefix(s, half)
		if !ok {
			continue
		}
		if strings.ContainsAny(rest, "[]") || strings.TrimSpace(rest) == "" {
			return 0, cure{}
		}
		box := "[ ] "
		if strings.Contains(half, "x") || strings.Contains(half, "X") {
			box = "[x] "
		}
		return len(half) - 1, cure{0, len(half), box}
	}
	return 0, cure{}
}

// longestOwner is how many words may stand before a box that comes late.
const longestOwner = 3

// lateBox recognises `they: [ ] text` and `Dana [x] text`.
func lateBox(s string) (end int, typed cure) {
	for _, box := range []string{" [ ] ", " [x] "} {
		owner, said, found := strings.Cut(s, box)
		bare := strings.Trim(owner, "*_: ")
		link, end := markdown.ReadLink(bare, 0, SpanOf)
		isLink := end == len(bare) && link.Target != ""
		called := isLink || strings.Contains(owner, ":") || !strings.Contains(bare, " ") || strings.HasSuffix(bare, " owe") || strings.HasSuffix(bare, " owes")
		if !found || !called || !strings.ContainsFunc(bare, text.IsWordRune) || strings.TrimSpace(said) == "" || len(strings.Fields(bare)) > longestOwner || !isLink && strings.ContainsAny(bare, "`[]().;") {
			continue
		}
		end = len(owner) + len(box) - 1
		return end, cure{0, end, strings.TrimSpace(box) + " " + bare + ":"}
	}
	return 0, cure{}
}

// emptyBox recognises `[] text`.
func emptyBox(s string) (end int, typed cure) {
	if !strings.HasPrefix(s, "[]") || len(s) < 3 || !text.IsBlank(s[2]) && !text.LetterAt(s, 2) {
		return 0, cure{}
	}
	return 2, cure{0, text.SkipBlanks(s, 2), "[ ] "}
}

// tightBox recognises `[x]text`.
func tightBox(s string) (end int, typed cure) {
	if len(s) < 4 || s[0] != '[' || s[2] != ']' || !strings.ContainsRune(" xX-~/>!?*+", rune(s[1])) || !beginsMarked(s[3:]) {
		return 0, cure{}
	}
	return 3, cure{0, 3, s[:3] + " "}
}

// beginsMarked reports whether a text begins with a word, in code, emphasis, quotes or
// a link between two brackets, or with a picture.
func beginsMarked(s string) bool {
	bare := strings.TrimLeft(strings.TrimPrefix(s, "[["), "`*_\"'“„«")
	r, _ := utf8.DecodeRuneInString(bare)
	return bare != "" && (text.LetterAt(bare, 0) || unicode.Is(unicode.So, r))
}

// wideBox recognises `[  ] text`, `[ x] text` and `[x ] text`.
func wideBox(s string) (end int, typed cure) {
	if s == "" || s[0] != '[' {
		return 0, cure{}
	}
	inside, after, closed := strings.Cut(s[1:], "]")
	mark := strings.TrimFunc(inside, unicode.IsSpace)
	if !closed || len(inside) < 2 || len(inside) > len("\u00a0x\u00a0") || after == "" || !text.IsBlank(after[0]) && !text.LetterAt(after, 0) {
		return 0, cure{}
	}
	blank := ""
	if !text.IsBlank(after[0]) {
		blank = " "
	}
	switch mark {
	case "":
		mark = " "
	case "x", "X", "-":
	default:
		return 0, cure{}
	}
	end = len(inside) + 2
	return end, cure{0, end, "[" + mark + "]" + blank}
}

package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// Owner says whose a task is, by how its text begins.
type Owner struct {
	Said       bool // it begins with an owner
	Theirs     bool
	Start, End int // the ally's name as it is typed, where that is no link; else equal
	Text       int // where the text begins after it
	from, to   int // what it begins with, where a colon should follow; else equal
}

// The words before a colon that make a task theirs, or the user's own.
var (
	theirWords = []string{"they", "them", "she", "her", "he", "him"}
	myWords    = []string{"me", "i"}
	theySay    = []string{"they", "she", "he"} // what they do follows: "She sends it"

	theyAreAsked = []string{"them", "her", "him"} // what they are to do follows: "her to send it"
)

// isTheirWord reports whether a folded word means the ally, in the user's own words too.
func isTheirWord(word string, c *ledger.Config) bool {
	return slices.Contains(theirWords, word) || slices.Contains(c.Words["they"], word)
}

func isMyWord(word string, c *ledger.Config) bool {
	return slices.Contains(myWords, word) || slices.Contains(c.Words["me"], word)
}

var joinWords = []string{"and", "&", "+", "/", "or", "und", "y", "et", "e", "och", "og"}

// NamesOf are the folded names by which a task may call its ally.
func NamesOf(a *ledger.Ally) []string {
	words := []string{ledger.Fold(a.Name)}
	for _, alias := range a.Aliases {
		words = append(words, ledger.Fold(alias))
	}
	if first := strings.Fields(ledger.Fold(a.Name)); len(first) > 1 && a.Type == ledger.Person {
		words = append(words, first[0])
	}
	return words
}

// ReadOwner reads the owner of a task whose text begins at an offset: words
// before the first colon, `@Name`, or a name without a colon. Names are folded.
func ReadOwner(s string, from int, names []string, c *ledger.Config) Owner {
	if o := ownerBeforeColon(s, from, names, c); o.Said {
		return o
	}
	start := SkipMarks(s, from)
	if strings.HasPrefix(s[start:], "@") {
		if o := ownerAtSign(s, start+1, names); o.Said {
			return o
		}
		o := ownerAtSign(s, start+1, slices.Concat(theirWords, c.Words["they"]))
		o.Start, o.End = 0, 0
		return o
	}
	if start < len(s) && text.IsASCIILetter(s[start]) && !mayBeginAny(s[start:], names) && !mayBeginAny(s[start:], theirWords) {
		return Owner{} // nearly all
	}
	if o := ownerWithoutColon(s, start, names); o.Said {
		return o
	}
	o := ownerWithoutColon(s, start, theySay)
	if !o.Said {
		o = ownerWithoutColon(s, start, theyAreAsked)
		if !o.Said {
			return Owner{}
		}
		if after := strings.ToLower(s[o.to:]); !strings.HasPrefix(after, " to ") && dashAt(strings.TrimLeft(after, " ")) == 0 {
			return Owner{}
		}
	}
	o.Start, o.End = 0, 0
	return o
}

// mayBeginAny is a quick look whether a text may begin with one of some folded words,
// where it begins with a letter of ASCII.
func mayBeginAny(s string, words []string) bool {
	first := s[0] | 0x20
	for i := range words {
		if word := words[i]; word != "" && word[0] == first && mayBegin(s, word) {
			return true
		}
	}
	return false
}

// ownerBeforeColon reads `they: …`, `Dana: …` and `[[Dana]]: …`. The text may
// follow without a blank: `they:send it`.
func ownerBeforeColon(s string, from int, names []string, c *ledger.Config) Owner {
	colon := strings.IndexByte(s[from:], ':')
	if colon < 0 {
		return Owner{} // nearly all
	}
	words, rest := s[from:from+colon], strings.TrimPrefix(s[from+colon+1:], ":")
	written := len(s) - len(rest)
	if SkipMarks(words, 0) > 0 {
		written = SkipMarks(s, written)
	}
	o := Owner{Said: true, Text: text.SkipBlanks(s, written)}
	typed := strings.TrimPrefix(strings.Trim(words, "*_ \t"), "@")
	target, isLink := strings.CutPrefix(typed, "[[")
	target, _, _ = strings.Cut(strings.TrimSuffix(target, "]]"), "|")
	switch word := ledger.Fold(target); {
	case word == "":
		return Owner{}
	case isMyWord(word, c):
		return o
	case isTheirWord(word, c):
		o.Theirs = true
	case slices.Contains(names, word):
		o.Theirs = true
		if !isLink {
			o.Start = from + strings.Index(s[from:], typed)
			o.End = o.Start + len(typed)
		}
	default:
		return Owner{}
	}
	return o
}

// ownerAtSign reads the name after an @: `@Dana send it`, `@DanaOkafor: …`.
func ownerAtSign(s string, at int, names []string) Owner {
	end := at + ownWordAt(s[at:], names)
	handle := at
	for handle < len(s) && (text.LetterAt(s, handle) || strings.IndexByte("-_.", s[handle]) >= 0) {
		handle++
		for handle < len(s) && s[handle]&0xC0 == 0x80 {
			handle++
		}
	}
	if slices.ContainsFunc(names, func(name string) bool { return ledger.FoldTerm(name) == ledger.FoldTerm(s[at:handle]) }) {
		end = max(end, handle)
	}
	if end == at {
		return Owner{}
	}
	after := SkipMarks(s, end)
	if after < len(s) && strings.IndexByte(":,", s[after]) >= 0 {
		after++
	}
	return Owner{Said: true, Theirs: true, Start: at, End: end, Text: text.SkipBlanks(s, SkipMarks(s, after))}
}

// linkedName is where the ally's name stands as a link that a text begins with; equal for none.
func linkedName(s string, start int, names []string) (from, to int) {
	if !strings.HasPrefix(s[start:], "[[") {
		return start, start
	}
	target, _, linked := strings.Cut(s[start:], "]]")
	bare, _, _ := strings.Cut(strings.TrimPrefix(target, "[["), "|")
	if !linked || !slices.Contains(names, ledger.Fold(bare)) {
		return start, start
	}
	return start, start + len(target) + len("]]")
}

// cutSeparator is a text without the character that it begins with where some type
// that for a colon. A comma before other names joins them.
func cutSeparator(s string) string {
	for _, sign := range []string{";", ".", "："} {
		if rest, cut := strings.CutPrefix(s, sign); cut {
			return rest
		}
	}
	rest, cut := strings.CutPrefix(s, ",")
	if cut && !strings.ContainsAny(rest, ",:&+/@[") && !strings.Contains(rest, " and ") {
		return rest
	}
	return s
}

// ownerWithoutColon reads a name that a task begins with: `Jonas to write it`,
// `Jonas - fix the build`, `Jonas, fix the build`. A name that goes on, or that
// stands with others, is none.
func ownerWithoutColon(s string, start int, names []string) Owner {
	end := start + ownWordAt(s[start:], names)
	if end == start {
		start, end = linkedName(s, start, names)
	}
	after := SkipMarks(s, end)
	if end == start || after >= len(s) {
		return Owner{}
	}
	after += len(s[after:]) - len(cutSeparator(s[after:]))
	if after >= len(s) || !text.IsBlank(s[after]) && !strings.HasSuffix(s[:after], "：") {
		return Owner{}
	}
	after = text.SkipBlanks(s, after)
	if JoinsNames(s[after:]) {
		return Owner{}
	}
	after = text.SkipBlanks(s, after+dashAt(s[after:]))
	if after == len(s) {
		return Owner{}
	}
	return Owner{Said: true, Theirs: true, Start: start, End: end, Text: after, from: start, to: end}
}

// JoinsNames reports whether a text begins with a word that joins a name to another one.
func JoinsNames(s string) bool {
	return slices.Contains(joinWords, ledger.Fold(text.FirstWord(s)))
}

// cutObject passes over a word such as her after a verb.
func cutObject(s string, end int, c *ledger.Config) (object string, after int) {
	from := text.SkipBlanks(s, end)
	word := text.FirstWord(s[from:])
	if object = ledger.Fold(word); slices.Contains(objects, object) || isTheirWord(object, c) || isMyWord(object, c) {
		return object, from + len(word)
	}
	return "", end
}

// objects may stand between a verb and its amount, beside the words for me and them.
var objects = []string{"us", "you"}

// dashAt is the length of a dash and the blank after it at the beginning of a text, 0 for none.
func dashAt(s string) int {
	for _, dash := range []string{"- ", "– ", "— ", "-- "} {
		if strings.HasPrefix(s, dash) {
			return len(dash)
		}
	}
	return 0
}

package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// otherOwners are words before a colon that say whose a task is, in another word than is read.
var otherOwners = map[string]string{
	"theirs": "they", "their": "they", "you": "they", "your": "they", "yours": "they", "hers": "she", "his": "he",
	"mine": "me", "my": "me", "they owe": "they", "she owes": "she", "he owes": "he",
	"they owe me": "they", "she owes me": "she", "he owes me": "he", "from them": "they", "from her": "she", "from him": "he", "owed by them": "they", "owed by her": "she", "owed by him": "he",
	"waiting on": "they", "waiting for": "they", "waiting on them": "they", "waiting for them": "they",
	"waiting on her": "she", "waiting for her": "she", "waiting on him": "he", "waiting for him": "he",
}

// theyWill is the word for the ally in what a text begins with: `she'll send it`; "" for any other text.
func theyWill(s string) string {
	for _, who := range theySay {
		if len(s) <= len(who) || s[len(who)] != '\'' && s[len(who)] < utf8.RuneSelf {
			continue // nearly all
		}
		if text.BeginsFold(s, who) && slices.ContainsFunc(willWords, func(will string) bool { return strings.HasPrefix(s[len(who):], will) }) {
			return s[:len(who)]
		}
	}
	return ""
}

// willWords stick to an owner.
var willWords = []string{"'ll ", "’ll ", "'re to ", "’re to ", "'s to ", "’s to "}

// nearOwner names what a task begins with that is nearly an owner, and reports
// whether there is one: the task is read as the user's.
func (r *bodyReader) nearOwner(p *markdown.Prose, from int) bool {
	if r.tasksAreTheirs() {
		return false
	}
	s := p.Text[:p.FirstLine()]
	start := min(SkipMarks(s, from), len(s))
	if f := r.ownerInBrackets(p, s, start); f != nil {
		r.fault(p, f)
		return true
	}
	if who := theyWill(s[start:]); who != "" {
		will := strings.IndexByte(s[start:], ' ')
		r.nameNearOwner(p, ownerOther, cure{start, start + will, who + ":"}, who)
		return true
	}
	if !p.Holds.Any(text.Colons) {
		return false
	}
	words, _, found := strings.Cut(s[start:], ":")
	if !found {
		return false
	}
	typed := strings.TrimRight(words, "*_ ")
	if len(typed) > longestName {
		return false
	}
	m, owner := r.meantOwner(typed)
	if owner == "" {
		return false
	}
	if typed[0] >= 'A' && typed[0] <= 'Z' {
		owner = strings.ToUpper(owner[:1]) + owner[1:]
	}
	r.nameNearOwner(p, m, cure{start, start + len(typed), owner}, owner)
	return true
}

// meantOwner is whom words before a colon mean for an owner, and how they miss it; "" for nobody.
func (r *bodyReader) meantOwner(typed string) (m miss, owner string) {
	bare := strings.Trim(typed, "\"“”")
	word := ledger.Fold(bare)
	switch {
	case word == "":
		return ownerOther, ""
	case otherOwners[word] != "":
		return ownerOther, otherOwners[word]
	case bare != typed && (isTheirWord(word, r.d.Config) || slices.Contains(r.names, word)):
		return ownerOther, bare
	}
	for _, before := range []string{"waiting for ", "waiting on ", "from ", "owed by "} {
		if name, cut := strings.CutPrefix(word, before); cut && slices.Contains(r.names, name) {
			return ownerOther, bare[len(bare)-len(name):]
		}
	}
	if name := r.ownName(word); name != "" {
		return ownerOther, name
	}
	return ownerMisspelt, r.nearName(word)
}

func (r *bodyReader) nameNearOwner(p *markdown.Prose, m miss, typed cure, owner string) {
	f := m.fault(typed.start, typed.end, p.FirstLine(), typed)
	f.message += owner
	r.fault(p, f)
}

// nearFullName is the length of two words before a colon that are the ally's first name
// and its last one, misspelt or as its first letter alone; 0 for none.
func (r *bodyReader) nearFullName(s string) int {
	words, _, found := strings.Cut(s, ":")
	typed, parts := strings.Fields(ledger.Fold(words)), strings.Fields(ledger.Fold(r.a.Name))
	if !found || len(typed) != 2 || len(parts) != 2 || typed[0] != parts[0] || typed[1][0] != parts[1][0] {
		return 0
	}
	if last := strings.TrimSuffix(typed[1], "."); len(last) > 1 && (len(last) < 4 || ledger.Distance(last, parts[1]) > 2) {
		return 0
	}
	return len(strings.TrimRight(words, " "))
}

// ownName is what the ally is called where a word is another form of it: the last
// name, the name in one word, or with an s.
func (r *bodyReader) ownName(word string) string {
	if r.a.Type == ledger.Group {
		return ""
	}
	plain := strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	parts := strings.Fields(ledger.Fold(r.a.Name))
	switch {
	case plain != word && slices.Contains(r.names, plain), len(parts) > 1 && (parts[len(parts)-1] == word || ledger.FoldTerm(r.a.Name) == ledger.FoldTerm(word)):
		return r.a.Name
	}
	return ""
}

// nearName is the owner's word that a word is one slip of the finger away from, or
// the ally's name of which two letters changed places: with another letter it is as
// likely somebody else's. It is "" for none.
func (r *bodyReader) nearName(word string) string {
	for _, owner := range slices.Concat(theySay, r.d.Config.Words["they"]) {
		if len(owner) > 2 && word != "the" && word != "hey" && ledger.Distance(word, owner) == 1 && (len(owner) > 3 || text.SameLetters(word, owner)) {
			return owner
		}
	}
	for _, name := range append([]string{r.a.Name, text.FirstWord(r.a.Name)}, r.a.Aliases...) {
		if folded := ledger.Fold(name); len(folded) > 3 && word != folded && text.SameLetters(word, folded) && ledger.Distance(word, folded) == 1 {
			return name
		}
	}
	return ""
}

// ownerInBrackets is the fault of an owner in brackets, at the beginning of a task
// or at its end: `(they) send it`, `send it (Dana)`.
func (r *bodyReader) ownerInBrackets(p *markdown.Prose, s string, start int) *fault {
	isOwner := func(word string) bool {
		word = ledger.Fold(word)
		return slices.Contains(theySay, word) || slices.Contains(r.d.Config.Words["they"], word) || slices.Contains(r.names, word)
	}
	rest := s[start:]
	if inside, after, closed := cutBrackets(rest); closed && isOwner(inside) {
		end := len(s) - len(after)
		if strings.HasPrefix(after, ":") {
			end++
		}
		if from := text.SkipBlanks(s, end); from > end && from < len(s) {
			return ownerInBrackets.fault(start, end, len(s), cure{start, end, inside + ":"})
		}
	}
	if !p.Holds.Any(text.Brackets) {
		return nil
	}
	said := strings.TrimRight(rest, " \t.")
	if !strings.HasSuffix(said, ")") {
		return nil
	}
	open := strings.LastIndex(said, " (")
	if open <= 0 || strings.Contains(said[:open], ":") {
		return nil
	}
	if owner := said[open+2 : len(said)-1]; isOwner(owner) {
		return ownerInBrackets.fault(start+open+1, start+len(said), 0, cure{start, start + len(said), owner + ": " + said[:open]})
	}
	return nil
}

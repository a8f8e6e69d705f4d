package parse

import (
	"allies/ledger"
	"allies/parse/text"
	"unicode/utf8"
)

// verbWord is a word that an entry begins with, and the verb that it stands for.
type verbWord struct {
	word, verb string
	own        bool // it stands under words: in allies.yaml
	weak       bool // prose begins with it too: without its colon it is no slip
}

var verbWords = []verbWord{
	{word: "gave", verb: "gave"}, {word: "got", verb: "got"}, {word: "thanked", verb: "thanked"},
	{word: "win", verb: "win"}, {word: "setback", verb: "setback"},
	{word: "give", verb: "gave", weak: true}, {word: "received", verb: "got"},
	{word: "thanks", verb: "thanked", weak: true}, {word: "thank you", verb: "thanked", weak: true},
	{word: "wins", verb: "win", weak: true}, {word: "setbacks", verb: "setback", weak: true},
}

// findVerb returns the word that a text begins with, of the user's own or of
// ours, and where it ends; nil for any other text.
func findVerb(s string, c *ledger.Config) (w *verbWord, end int) {
	if c != nil && len(c.Words) > 0 {
		for _, verb := range []string{"gave", "got", "thanked", "win", "setback"} {
			if end := ownWordAt(s, c.Words[verb]); end > 0 {
				return &verbWord{word: s[:end], verb: verb, own: true}, end
			}
		}
	}
	if s == "" {
		return nil, 0
	}
	for _, w := range verbsOf[s[0]] {
		if text.BeginsFold(s, w.word) && !text.LetterAt(s, len(w.word)) {
			return w, len(w.word)
		}
	}
	return nil, 0
}

// beginsWeak reports whether a text begins with a word that prose begins with too.
func beginsWeak(s string, c *ledger.Config) bool {
	w, _ := findVerb(s[SkipMarks(s, 0):], c)
	return w != nil && w.weak
}

// verbsOf are the words that begin with a letter, small or capital.
var verbsOf = func() (of [256][]*verbWord) {
	for i := range verbWords {
		w := &verbWords[i]
		for _, letter := range []byte{w.word[0], w.word[0] &^ 0x20} {
			of[letter] = append(of[letter], w)
		}
	}
	return of
}()

// FindVerb returns the verb that a text begins with, and where its word ends;
// "" where the text is prose, or where prose may begin so.
func FindVerb(s string, c *ledger.Config) (verb string, end int) {
	w, end := findVerb(s, c)
	if w == nil || w.weak {
		return "", 0
	}
	return w.verb, end
}

// ownWordAt is where the longest of the user's own words ends that a text
// begins with, 0 for none. They are folded.
func ownWordAt(s string, words []string) (end int) {
	for _, word := range words {
		if !mayBegin(s, word) {
			continue
		}
		limit := min(len(s), 4*len(word))
		for i := range limit + 1 {
			if i > end && !text.IsBlank(s[i-1]) && (i == len(s) || utf8.RuneStart(s[i])) && !text.LetterAt(s, i) && ledger.Fold(s[:i]) == word {
				end = i
			}
		}
	}
	return end
}

// mayBegin is a quick look whether a text may begin with a folded word: its plain
// letters fold to themselves, and what else there is to anything.
func mayBegin(s, word string) bool {
	if s == "" || word == "" {
		return false
	}
	for i := range min(len(s), len(word)) {
		if letter := s[i] | 0x20; letter < 'a' || letter > 'z' {
			return true
		} else if letter != word[i] {
			return false
		}
	}
	return len(s) >= len(word)
}

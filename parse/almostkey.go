package parse

import (
	"sync"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

// ownWords are keys that people use for things of their own, near to one of
// ours as they are.
var ownWords = map[string]bool{
	"date": true, "time": true, "state": true, "title": true, "text": true, "rule": true,
	"page": true, "created": true, "updated": true, "start": true, "end": true, "next": true,
	"context": true, "source": true, "content": true, "contract": true, "lastmod": true, "meta": true, "module": true, "attendees": true, "participants": true,
}

// foldedKeys are the spellings of every known key, in the order of
// ledger.KeyWords.
var foldedKeys = sync.OnceValue(func() []string {
	words := ledger.KeyWords()
	for i, word := range words {
		words[i] = ledger.FoldKey(word)
	}
	return words
})

// almostKey warns of a key that is a slip of the finger away from a known one.
func (f *frontReader) almostKey(key front.Node) {
	if near := nearKey(ledger.FoldKey(key.Text)); near != "" {
		f.d.Warnf(ledger.CodeAlmostKey, key.At, "", "%s%s%s is", text.Brief(key.Text), keyAlmost.says(), near).
			Cure(key.At, near).Shows(restOfLine(f.d, key.At))
	}
}

// restOfLine is a place and what follows it on its line.
func restOfLine(d *text.Document, at text.Region) text.Region {
	return text.Region{Start: at.Start, End: max(at.End, d.LineEnd(d.LineAt(at.Start)))}
}

// nearKey returns the known key that a folded one is nearly: the same first
// letter, and one letter off, two where it has more than five; "" for none.
func nearKey(folded string) string {
	if folded == "" || ownWords[folded] {
		return ""
	}
	limit, letters := 1, utf8.RuneCountInString(folded)
	if letters > 5 {
		limit = 2
	}
	best, bestAt := "", 3
	for i, word := range foldedKeys() {
		if word[0] != folded[0] || len(word)-letters > 2 || letters-len(word) > 2 {
			continue
		}
		if d := ledger.Distance(folded, word); d <= limit && d < bestAt {
			best, bestAt = ledger.KeyWords()[i], d
		}
	}
	return best
}

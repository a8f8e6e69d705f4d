package parse

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/front"
)

// statuses reads own word → ally, potential or archived.
func (r *configReader) statuses(p front.Pair) {
	r.eachNamed(p, "statuses: {mentor: ally, past: archived}", func(own front.Pair) {
		meant, _ := oneText(&own.Value)
		status, known := ledger.StatusOf(FoldWord(meant))
		if !known {
			misfit(r.d, own.Key, own.Value.At, "", "ally, potential or archived")
			return
		}
		r.c.Statuses[FoldWord(own.Key.Text)] = status
	})
}

// words reads a word of the format → the user's own words for it.
func (r *configReader) words(p front.Pair) {
	r.eachNamed(p, "words: {gave: [gab], by: [bis]}", func(own front.Pair) {
		name := ledger.Fold(own.Key.Text)
		if !slices.Contains(ledger.WordNames(), name) {
			r.unknown(own.Key, ledger.WordNames())
			return
		}
		r.eachItem(own, func(n *front.Node) {
			const noWord = ":[]()"
			word := strings.TrimRight(ledger.Fold(plainText(n.Text)), ": ")
			if word == "" || strings.ContainsAny(word, noWord) {
				bare := strings.Join(strings.FieldsFunc(word, func(c rune) bool { return c == ' ' || strings.ContainsRune(noWord, c) }), " ")
				misfit(r.d, own.Key, n.At, "a word as you write it, without its colon", bare)
			} else if other := r.otherMeaning(word, name); other != "" {
				misfit(r.d, own.Key, n.At, "a word that means nothing else, and this one stands for "+other, "")
			} else if !slices.Contains(r.c.Words[name], word) {
				r.c.Words[name] = append(r.c.Words[name], word)
			}
		})
	})
}

// otherMeaning is the word of the format, other than one, that a word stands for
// already: by itself, or since allies.yaml says so above. by and due say the same.
func (r *configReader) otherMeaning(word, than string) string {
	same := func(name string) bool {
		return name == than || name == "by" && than == "due" || name == "due" && than == "by"
	}
	for _, name := range ledger.WordNames() {
		if !same(name) && (slices.Contains(r.c.Words[name], word) || slices.Contains(formatWords()[name], word)) {
			return name
		}
	}
	return ""
}

// formatWords are the words that stand for each of WordNames in every ledger.
var formatWords = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{"they": theirWords, "me": myWords}
	for _, w := range verbWords {
		words[w.verb] = append(words[w.verb], w.word)
	}
	for _, w := range promiseWords {
		name := "due"
		if w.role == isKept {
			name = "done"
		}
		words[name] = append(words[name], w.written)
	}
	return words
})

// meetings reads the keys that say who was at a meeting.
func (r *configReader) meetings(p front.Pair) {
	r.eachNamed(p, "meetings: {attendees: [people]}", func(part front.Pair) {
		if ledger.FoldKey(part.Key.Text) != "attendees" {
			r.unknown(part.Key, []string{"attendees"})
			return
		}
		r.eachItem(part, func(n *front.Node) {
			if key := ledger.FoldKey(plainText(n.Text)); key != "" {
				r.c.Attendees = append(r.c.Attendees, key)
			}
		})
	})
}

package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
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
		r.f.eachText(own, func(word string, at text.Region) {
			word = strings.TrimRight(ledger.Fold(word), ": ")
			switch {
			case word == "" || strings.ContainsAny(word, ":[]()"):
				misfit(r.d, own.Key, at, "a word as you write it, without its colon", strings.Trim(word, ":[]()"))
			case !slices.Contains(r.c.Words[name], word):
				r.c.Words[name] = append(r.c.Words[name], word)
			}
		})
	})
}

// meetings reads the keys that say who was at a meeting.
func (r *configReader) meetings(p front.Pair) {
	r.eachNamed(p, "meetings: {attendees: [people]}", func(part front.Pair) {
		if ledger.FoldKey(part.Key.Text) != "attendees" {
			r.unknown(part.Key, []string{"attendees"})
			return
		}
		r.f.eachText(part, func(key string, _ text.Region) {
			r.c.Attendees = append(r.c.Attendees, ledger.FoldKey(key))
		})
	})
}

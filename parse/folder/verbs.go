package folder

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
)

// often is how many items begin with an unknown word before it is named: fewer
// are a turn of phrase.
const often = 3

// checkVerbs names once each word that often stands where an entry has its verb
// and means nothing: the user's own word for gave or got, perhaps.
func (s *findings) checkVerbs(l *ledger.Ledger) {
	type found struct {
		count  int
		ofKind bool
		file   string
		first  ledger.UnknownVerb
	}
	words := map[string]*found{}
	var order []string
	for _, a := range l.Allies {
		for _, v := range a.Unknown {
			key := ledger.Fold(v.Word)
			if words[key] == nil {
				words[key] = &found{file: a.File, first: v}
				order = append(order, key)
			}
			words[key].count++
			words[key].ofKind = words[key].ofKind || v.OfKind
		}
	}
	for _, key := range order {
		if w := words[key]; w.count >= often && w.ofKind {
			s.add(w.file, w.first.Pos, ledger.CodeAlmostEntry, ledger.Warning,
				fmt.Sprintf("%s or %s in allies.yaml", wordsWith(l.Config, "gave", key), wordsWith(l.Config, "got", key)),
				fmt.Sprintf("not counted: %s begins %d items that are like entries, and is no word that is read", w.first.Word, w.count))
		}
	}
}

// wordsWith is the line of allies.yaml that has one more word of the user's own
// for a verb.
func wordsWith(c *ledger.Config, verb, word string) string {
	var parts []string
	for _, name := range ledger.WordNames() {
		own := slices.Clone(c.Words[name])
		if name == verb {
			own = append(own, word)
		}
		if len(own) > 0 {
			parts = append(parts, name+": ["+strings.Join(own, ", ")+"]")
		}
	}
	return "words: {" + strings.Join(parts, ", ") + "}"
}

package parse

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
)

// typeWords are the words of `type:`.
var typeWords = map[string]ledger.Type{
	"person": ledger.Person, "people": ledger.Person, "contact": ledger.Person, "contacts": ledger.Person,
	"friend": ledger.Person, "partner": ledger.Person,
	"group": ledger.Group, "team": ledger.Group,
}

// kindOfAlly reads `type:`. A word that is none of ours says that the file is
// no ally, which is asked where files are chosen.
func (f *frontReader) kindOfAlly(p pair) {
	if !f.once(p) {
		return
	}
	found := false
	p.value.each(func(n *node) {
		if t, ok := typeOf(n.text); ok && !found {
			f.a.Type, found = t, true
		}
	})
}

// typeOf reads one word of `type:`; case, # and [[ ]] fold.
func typeOf(word string) (ledger.Type, bool) {
	t, ok := typeWords[foldWord(word)]
	return t, ok
}

// foldWord folds case, #, and the brackets of a link.
func foldWord(s string) string { return ledger.Fold(bareTag(plainText(s))) }

var statusWords = map[string]ledger.Status{
	"ally": ledger.Active, "active": ledger.Active,
	"potential": ledger.Potential, "prospect": ledger.Potential,
	"archived": ledger.Archived, "inactive": ledger.Archived, "archive": ledger.Archived,
}

func (f *frontReader) status(p pair) {
	if word, ok := f.word(p); ok {
		if status, known := statusWords[word]; known {
			f.a.Status = status
			return
		}
		f.notOneOf(p, word, "ally", "potential", "archived")
	}
}

func (f *frontReader) reach(p pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	for _, reach := range ledger.Reaches() {
		if word == string(reach) {
			f.a.Reach = reach
			return
		}
	}
	f.notOneOf(p, word, "team", "org", "outside")
}

func (f *frontReader) circle(p pair) {
	if word, ok := f.word(p); ok {
		n, err := strconv.Atoi(word)
		if err != nil || !slices.Contains(ledger.Circles(), n) {
			f.notOneOf(p, word, "5", "15", "50", "150")
			return
		}
		f.a.Circle = n
	}
}

func (f *frontReader) communal(p pair) {
	if word, ok := f.word(p); ok {
		switch word {
		case "true", "yes", "on", "y":
			f.a.Communal = true
		case "false", "no", "off", "n":
			f.a.Communal = false
		default:
			f.notOneOf(p, word, "true", "false")
		}
	}
}

func (f *frontReader) cadence(p pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	cadence, fault := parseCadence(word)
	if fault != "" {
		f.misfit(p, fault)
		return
	}
	f.a.Cadence = cadence
}

// word reads a key that holds one word, folded; false where there is nothing
// to read, which is named.
func (f *frontReader) word(p pair) (string, bool) {
	if !f.once(p) {
		return "", false
	}
	text, ok := oneText(&p.value)
	if !ok {
		f.misfit(p, "one word, not a map")
		return "", false
	}
	return foldWord(text), true
}

// notOneOf names a word that is none of those that fit, with the nearest.
func (f *frontReader) notOneOf(p pair, word string, fits ...string) {
	last := len(fits) - 1
	hint := strings.Join(fits[:last], ", ") + " or " + fits[last]
	if near := ledger.Nearest(word, fits); near != "" && countDigits(word) == 0 {
		hint = "did you mean " + near + "? What fits is " + hint
	}
	f.misfit(p, hint)
}

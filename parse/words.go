package parse

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/front"
	"allies/parse/text"
)

// FoldWord folds case, #, and the brackets of a link.
func FoldWord(s string) string { return ledger.Fold(bareTag(plainText(s))) }

var statusWords = map[string]ledger.Status{
	"ally": ledger.Active, "active": ledger.Active,
	"potential": ledger.Potential, "prospect": ledger.Potential,
	"archived": ledger.Archived, "inactive": ledger.Archived, "archive": ledger.Archived,
}

func (f *frontReader) status(p front.Pair) {
	if word, ok := f.word(p); ok {
		if status, known := statusWords[word]; known {
			f.a.Status = status
			return
		}
		f.notOneOf(p, word, "ally", "potential", "archived")
	}
}

func (f *frontReader) reach(p front.Pair) {
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

func (f *frontReader) circle(p front.Pair) {
	if word, ok := f.word(p); ok {
		n, err := strconv.Atoi(word)
		if err != nil || !slices.Contains(ledger.Circles(), n) {
			f.notOneOf(p, word, "5", "15", "50", "150")
			return
		}
		f.a.Circle = n
	}
}

func (f *frontReader) communal(p front.Pair) {
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

func (f *frontReader) cadence(p front.Pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	cadence, fault := when.Cadence(word)
	if fault != "" {
		f.misfit(p, fault)
		return
	}
	f.a.Cadence = cadence
}

// word reads a key that holds one word, folded; false where there is nothing
// to read, which is named.
func (f *frontReader) word(p front.Pair) (string, bool) {
	if !f.once(p) {
		return "", false
	}
	text, ok := oneText(&p.Value)
	if !ok {
		f.misfit(p, "one word, not a map")
		return "", false
	}
	return FoldWord(text), true
}

// notOneOf names a word that is none of those that fit, with the nearest.
func (f *frontReader) notOneOf(p front.Pair, word string, fits ...string) {
	last := len(fits) - 1
	hint := strings.Join(fits[:last], ", ") + " or " + fits[last]
	if near := ledger.Nearest(word, fits); near != "" && text.CountDigits(word) == 0 {
		hint = "did you mean " + near + "? What fits is " + hint
	}
	f.misfit(p, hint)
}

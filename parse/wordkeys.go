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

func (f *frontReader) status(p front.Pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	if own, known := f.d.Config.Statuses[word]; known {
		f.a.Status = own
		return
	}
	status, known := ledger.StatusOf(word)
	if !known {
		f.ownWord(p, word, f.statusHint(word), ledger.StatusWords(), "reads as ally")
		return
	}
	f.a.Status = status
	f.dead = f.dead || word == "deceased" || word == "dead"
}

// ownWord names a word of the user's own, once in a ledger, and says how it is read.
func (f *frontReader) ownWord(p front.Pair, word, hint string, known []string, read string) {
	at := firstLine(f.d, p.Value.At)
	noted := f.d.Warnf(ledger.CodeValue, at, hint, "%s is a word of your own for %s: it %s", text.Brief(word), p.Key.Text, read)
	if near := nearWord(word, known); near != "" {
		noted.Cure(at, near).Shows(text.Region{Start: p.Key.At.Start, End: at.End})
	}
	name, _ := ledger.Key(p.Key.Text)
	f.d.Problems[len(f.d.Problems)-1].Once = name + ": " + word
}

// nearWord is the word that another one nearly is, from its first letter on; "" for none.
func nearWord(word string, known []string) string {
	if near := ledger.Nearest(word, known); near != "" && near[0] == word[0] {
		return near
	}
	return ""
}

func (f *frontReader) reach(p front.Pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	fits, _ := ledger.MeaningOf("reach")
	if slices.Contains(fits.Words, word) {
		f.a.Reach = ledger.Reach(word)
		return
	}
	f.ownWord(p, word, fits.Takes, fits.Words, "is kept, and counts as no reach")
}

func (f *frontReader) circle(p front.Pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	fits, _ := ledger.MeaningOf("circle")
	switch n, _ := strconv.Atoi(word); {
	case slices.Contains(fits.Words, word):
		f.a.Circle = n
	case text.CountDigits(word) > 0:
		f.misfit(p, "", fits.Takes)
	default:
		f.ownWord(p, word, fits.Takes, nil, "is kept, and counts as no circle")
	}
}

func (f *frontReader) communal(p front.Pair) {
	if word, ok := f.word(p); ok {
		switch {
		case isYes(word):
			f.a.Communal = true
		case isNo(word):
			f.a.Communal = false
		default:
			f.misfit(p, "", "true or false")
		}
	}
}

func isYes(word string) bool { return word == "true" || word == "yes" || word == "on" || word == "y" }

func isNo(word string) bool { return word == "false" || word == "no" || word == "off" || word == "n" }

func (f *frontReader) cadence(p front.Pair) {
	word, ok := f.word(p)
	if !ok {
		return
	}
	readCadence(f.d, p, word, func(c ledger.Cadence) { f.a.Cadence = c })
}

func readCadence(d *text.Document, p front.Pair, word string, set func(ledger.Cadence)) {
	cadence, fault := when.Cadence(word)
	switch {
	case fault == nil:
		set(cadence)
	case fault.Meant != "":
		nearFit(d, p, fault.Takes, fault.Meant)
	default:
		misfit(d, p.Key, p.Value.At, fault.Takes, "as in "+p.Key.Text+": 6w")
	}
}

// word reads a key that holds one word, folded; false where there is nothing to read, which is named.
func (f *frontReader) word(p front.Pair) (string, bool) {
	if !f.once(p) {
		return "", false
	}
	written, ok := oneText(&p.Value)
	if !ok {
		f.misfit(p, "one word, not a map", p.Key.Text+":")
		return "", false
	}
	return FoldWord(written), true
}

func oneOf(fits []string) string {
	last := len(fits) - 1
	return strings.Join(fits[:last], ", ") + " or " + fits[last]
}

// typeWords are the words that make a file an ally's, alone or in a compound.
var typeWords = map[string]ledger.Type{
	"person": ledger.Person, "persons": ledger.Person, "people": ledger.Person,
	"contact": ledger.Person, "contacts": ledger.Person, "friend": ledger.Person, "friends": ledger.Person,
	"partner": ledger.Person, "partners": ledger.Person, "ally": ledger.Person,
	"group": ledger.Group, "groups": ledger.Group, "team": ledger.Group, "teams": ledger.Group,
}

// meetingWords are those that make it a meeting's, and beat the others:
// team-meeting is no group. meetingPhrases are those of several words.
var (
	meetingWords   = []string{"meeting", "meetings", "interaction", "interactions", "call", "calls", "conversation", "conversations", "catchup", "catchups", "touchpoint", "touchpoints"}
	meetingPhrases = []string{"-catch-up-", "-catch-ups-", "-1-1-", "-1-1s-", "-one-on-one-", "-one-on-ones-"}
)

// TypeOf reads the values of `type:`: one word of an ally's in any of them is
// enough. It returns false where there is none, or one of a meeting's.
func TypeOf(values ...string) (t ledger.Type, ok bool) {
	if slices.ContainsFunc(values, IsMeetingType) {
		return "", false
	}
	for _, value := range values {
		if word := oneWord(value); word != "" {
			if t, ok := typeWords[word]; ok {
				return t, true
			}
			continue
		}
		for _, word := range NameWords(plainText(value)) {
			if t, ok := typeWords[word]; ok {
				return t, true
			}
		}
	}
	return "", false
}

// IsMeetingType reports whether a value of `type:` has a word of a meeting's.
func IsMeetingType(value string) bool {
	if word := oneWord(value); word != "" {
		return slices.Contains(meetingWords, word)
	}
	value = plainText(value)
	joined := "-" + typeSeparators.Replace(ledger.Fold(value)) + "-"
	return slices.ContainsFunc(NameWords(value), func(word string) bool { return slices.Contains(meetingWords, word) }) ||
		slices.ContainsFunc(meetingPhrases, func(phrase string) bool { return strings.Contains(joined, phrase) })
}

var typeSeparators = strings.NewReplacer(" ", "-", "_", "-", ":", "-", "/", "-", "#", "-")

// oneWord is a value that is a word in small letters, as most types are; "" for any other.
func oneWord(value string) string {
	for i := range len(value) {
		if value[i] < 'a' || value[i] > 'z' {
			return ""
		}
	}
	return value
}

// kindOfAlly reads `type:`. A word that is none of ours says that the file is
// no ally, which is asked where files are chosen.
func (f *frontReader) kindOfAlly(p front.Pair) {
	if !f.once(p) {
		return
	}
	var values []string
	p.Value.Each(func(n *front.Node) { values = append(values, n.Text) })
	if t, ok := TypeOf(values...); ok {
		f.a.Type = t
	}
}

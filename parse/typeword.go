package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
)

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

// typeSeparators stand between the words of a type.
var typeSeparators = strings.NewReplacer(" ", "-", "_", "-", ":", "-", "/", "-", "#", "-")

// oneWord is a value that is a word in small letters, as most types are; "" for any
// other.
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

package ledger

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// frontKeys are the keys of the front matter that mean something, by their
// canonical names, in the order of the user guide.
var frontKeys = []string{
	"name", "aliases", "type", "status", "reach", "circle", "cadence", "snooze", "communal",
	"org", "role", "location", "goals", "values", "interests", "communities", "background",
	"offers", "needs", "met", "last_contact", "introduced_by", "members", "groups",
	"birthday", "dates", "died", "contact", "tags", "private", "first_name", "last_name",
	"email", "phone", "mobile", "url", "website", "address",
	"linkedin", "twitter", "mastodon", "telegram", "whatsapp", "signal",
}

// keySynonyms are other tools' words for them.
var keySynonyms = map[string]string{
	"birth_date": "birthday", "bday": "birthday",
	"deceased": "died", "death": "died", "date_of_death": "died",
	"last_contacted": "last_contact", "last_contact_date": "last_contact", "date_last_contacted": "last_contact",
	"last_chat": "last_contact", "last_interaction": "last_contact", "last_touch": "last_contact",
	"last_met": "last_contact", "last_meeting": "last_contact", "last_spoke": "last_contact", "last_seen": "last_contact",
	"next_contact": "snooze", "follow_up": "snooze", "next_followup": "snooze",
	"contact_frequency": "cadence", "frequency": "cadence", "cadence_days": "cadence", "rhythm": "cadence",
	"company": "org", "organization": "org", "organisation": "org",
	"position": "role", "job_title": "role", "title": "role",
	"city":     "location",
	"met_date": "met", "first_met": "met",
	"important_dates": "dates",
	"skills":          "background", "expertise": "background",
	"channels": "contact",
}

// Keys lists the known keys of the front matter by their canonical names.
func Keys() []string { return append([]string(nil), frontKeys...) }

// KeyWords lists every key that is read: the known ones in the order of the
// user guide, then other tools' words for them, sorted.
func KeyWords() []string { return append([]string(nil), keyWords()...) }

// KeySpellings lists every key that is read in the singular and in the plural;
// what has three letters only as it stands in KeyWords, since it is near to much.
func KeySpellings() []string {
	var all []string
	for _, word := range keyWords() {
		all = append(all, word)
		if forms := numbers(word); len(forms) > 1 && len(forms[1]) > 3 {
			all = append(all, forms[1])
		}
	}
	return all
}

var keyWords = sync.OnceValue(func() []string { return append(Keys(), slices.Sorted(maps.Keys(keySynonyms))...) })

// Key resolves a key of the front matter, in any spelling or synonym, to its
// canonical name; a prefix before a colon does not count (cnt:last-contact). Of
// an unknown key it returns the folded spelling, in the plural where a page says
// with it who was there, and false.
func Key(typed string) (name string, known bool) {
	folded := FoldKey(typed)
	if name, ok := keyNames()[folded]; ok {
		return name, true
	}
	if name, ok := keyNames()[folded[strings.LastIndexByte(folded, ':')+1:]]; ok {
		return name, true
	}
	if name, ok := pageKeys[folded]; ok {
		return name, false
	}
	return folded, false
}

// pageKeys are the keys of pages that may be in the singular.
var pageKeys = map[string]string{"attendee": "attendees", "participant": "participants"}

// keyNames maps every folded spelling, singular and plural, to the canonical
// name. A date alone is that of the page, and no day that returns each year.
var keyNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 4*(len(frontKeys)+len(keySynonyms)))
	for _, word := range keyWords() {
		name := word
		if meant, ok := keySynonyms[word]; ok {
			name = meant
		}
		for _, form := range numbers(FoldKey(word)) {
			names[form] = name
		}
	}
	delete(names, "date")
	return names
})

// numbers lists a word in the singular and in the plural.
func numbers(word string) []string {
	for _, end := range []struct{ one, other string }{
		{"ss", "sses"}, {"us", "uses"}, {"ies", "y"}, {"ses", "s"}, {"s", ""}, {"ay", "ays"}, {"y", "ies"}, {"", "s"},
	} {
		if stem, ok := strings.CutSuffix(word, end.one); ok {
			return []string{word, stem + end.other}
		}
	}
	return []string{word}
}

// FoldKey makes the spellings of one key equal: lastContact, Last Contact,
// last-contact and last_contact.
func FoldKey(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '_', '\t':
			return -1
		}
		return r
	}, s))
}

// isFolded reports whether a key is small letters of ASCII and nothing else.
func isFolded(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

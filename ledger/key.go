package ledger

import (
	"maps"
	"slices"
	"strings"
)

// frontKeys are the keys of the front matter that mean something, by their
// canonical names, in the order of the user guide.
var frontKeys = []string{
	"name", "aliases", "type", "status", "reach", "circle", "cadence", "snooze", "communal",
	"org", "role", "location", "goals", "values", "interests", "communities", "background",
	"offers", "needs", "met", "last_contact", "introduced_by", "members", "groups",
	"birthday", "dates", "contact", "tags", "private", "first_name", "last_name",
	"email", "phone", "mobile", "url", "website", "address",
	"linkedin", "twitter", "mastodon", "telegram", "whatsapp", "signal",
}

// keySynonyms are other tools' words for them.
var keySynonyms = map[string]string{
	"birth_date": "birthday", "bday": "birthday",
	"last_contacted": "last_contact", "last_chat": "last_contact", "last_interaction": "last_contact",
	"last_touch": "last_contact", "last_met": "last_contact",
	"contact_frequency": "cadence", "frequency": "cadence", "cadence_days": "cadence",
	"company": "org", "organization": "org", "organizations": "org", "organisation": "org",
	"position": "role", "job_title": "role",
	"city":     "location",
	"met_date": "met", "first_met": "met",
	"important_dates": "dates",
	"skills":          "background", "expertise": "background",
	"emails": "email", "channels": "contact",
}

// Keys lists the known keys of the front matter by their canonical names.
func Keys() []string { return append([]string(nil), frontKeys...) }

// KeyWords lists every key that is read: the known ones in the order of the
// user guide, then other tools' words for them, sorted.
func KeyWords() []string { return append([]string(nil), keyWords...) }

var keyWords = append(Keys(), slices.Sorted(maps.Keys(keySynonyms))...)

// Key resolves a key of the front matter, in any spelling or synonym, to its
// canonical name. Of an unknown key it returns the folded spelling and false.
func Key(typed string) (name string, known bool) {
	folded := FoldKey(typed)
	if name, ok := keyNames[folded]; ok {
		return name, true
	}
	return folded, false
}

// keyNames maps every folded spelling to the canonical name.
var keyNames = func() map[string]string {
	names := make(map[string]string, len(frontKeys)+len(keySynonyms))
	for synonym, name := range keySynonyms {
		names[FoldKey(synonym)] = name
	}
	for _, name := range frontKeys {
		names[FoldKey(name)] = name
	}
	return names
}()

// FoldKey makes the spellings of one key equal: lastContact, Last Contact,
// last-contact and last_contact.
func FoldKey(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '_', '\t':
			return -1
		}
		return r
	}, s))
}

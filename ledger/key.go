package ledger

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"allies/ledger/lists"
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
func Keys() []string { return slices.Clone(frontKeys) }

// KeyWords lists every key that is read: the known ones in the order of the
// user guide, then other tools' words for them, sorted.
func KeyWords() []string { return append(Keys(), slices.Sorted(maps.Keys(keySynonyms))...) }

// KeySpellings lists every key that is read in the singular and in the plural;
// what has three letters only as it stands in KeyWords, since it is near to much.
func KeySpellings() []string {
	var all []string
	for _, word := range KeyWords() {
		all = append(all, word)
		if forms := numbers(word); len(forms) > 1 && len(forms[1]) > 3 {
			all = append(all, forms[1])
		}
	}
	return all
}

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
	for _, word := range KeyWords() {
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
// last-contact and last_contact, with accents or without.
func FoldKey(s string) string {
	if isFolded(s) {
		return s
	}
	return FoldTerm(s)
}

func isFolded(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// Shape is what kind of value a key of the front matter takes.
type Shape uint8

const (
	TextShape Shape = iota
	ListShape
	NameShape    // names of allies, alone or as a list
	WordShape    // one of a few words
	NumberShape  // one of a few numbers
	KindShape    // kinds of support, as a list
	KeyShape     // keys of the front matter, as a list
	DateShape    // a day
	YearlyShape  // a day that returns each year
	LengthShape  // how often, or how long
	BoolShape    // true or false
	MapShape     // a map of labels to values
	ChannelShape // a way to reach somebody: a text or several
)

// KeyMeaning is what is known of a key of the front matter.
type KeyMeaning struct {
	Shape Shape
	Words []string // those that it takes, where these are few
	Takes string   // in words
	Means string
}

// MeaningOf tells what a key means, by its canonical name. It is false for
// another key than those of Keys.
func MeaningOf(name string) (m KeyMeaning, known bool) {
	m, known = keyMeanings[name]
	return m, known
}

// IsList reports whether the key takes several values, each with a place in a list.
func (m KeyMeaning) IsList() bool {
	return m.Shape == ListShape || m.Shape == NameShape || m.Shape == KindShape || m.Shape == KeyShape
}

var keyMeanings = map[string]KeyMeaning{
	"name":     {TextShape, nil, "a text", "what the ally is called, where the heading or the file's name does not say it"},
	"aliases":  {ListShape, nil, "a list", "other names that find this ally"},
	"type":     {WordShape, lists.Words([]Type{Person, Group}), "person (default) or group", "whether this is one person or several"},
	"status":   {WordShape, lists.Words(Statuses()), "ally (default), potential or archived", "potential: someone to get to know; archived: no follow-up and no score"},
	"reach":    {WordShape, lists.Words(Reaches()), "team, org or outside", "inside your chain of command, inside your organisation, or beyond it"},
	"circle":   {NumberShape, lists.Of(Circles(), strconv.Itoa), "5, 15, 50 or 150", "how close the tie is, as one of Dunbar's layers: it gives a rhythm by default"},
	"cadence":  {LengthShape, []string{"weekly", "2w", "monthly", "6w", "quarterly", "yearly", "none"}, "6w, 10d, 1m, weekly to yearly, a range such as 4w..6w, or none", "how often you want to be in touch"},
	"snooze":   {DateShape, nil, "a date", "no follow-up before that day"},
	"communal": {BoolShape, []string{"true", "false"}, "true or false", "no score is kept with this one"},
	"org":      {TextShape, nil, "a text", "where they work"},
	"role":     {TextShape, nil, "a text", "what they do there"},
	"location": {TextShape, nil, "a text", "where they live"},

	"goals":       {ListShape, nil, "a list", "what they want to reach, for you to support"},
	"values":      {ListShape, nil, "a list", "what matters to them; allies match compares it with yours"},
	"interests":   {ListShape, nil, "a list", "what they like; allies match compares it with yours"},
	"communities": {ListShape, nil, "a list", "where they belong; allies match compares it with yours"},
	"background":  {ListShape, nil, "a list", "what they have done and can do; allies match compares it with yours"},
	"offers":      {KindShape, nil, "a list of kinds of support", "what they offer to help with"},
	"needs":       {KindShape, nil, "a list of kinds of support", "what they could use"},

	"met":           {DateShape, nil, "a date, a month or a year", "when you met"},
	"last_contact":  {DateShape, nil, "a date, a month, or never", "a contact on that day of which there is no note; notes are better"},
	"introduced_by": {NameShape, nil, "a name or a list", "who brought you together"},
	"members":       {NameShape, nil, "a name or a list", "who is in the group"},
	"groups":        {NameShape, nil, "a name or a list", "the groups that they are in"},
	"birthday":      {YearlyShape, nil, "a date, MM-DD or YYYY-MM", "a day to remember each year"},
	"dates":         {MapShape, nil, "a map of labels to dates", "other days to remember each year"},
	"died":          {DateShape, nil, "a date or true", "archived, and no day of theirs is shown any more"},
	"contact":       {MapShape, nil, "a map of channels to texts", "how to reach them, by any channel"},
	"tags":          {ListShape, nil, "a list", "words of your own that hold for all of their notes"},
	"private":       {KeyShape, nil, "a list of keys", "what stays out of everything that others may get to see"},
	"first_name":    {TextShape, nil, "a text", "the first name, where name: is not given"},
	"last_name":     {TextShape, nil, "a text", "the last name, where name: is not given"},

	"email": channel, "phone": channel, "mobile": channel, "url": channel, "website": channel, "address": channel,
	"linkedin": channel, "twitter": channel, "mastodon": channel, "telegram": channel, "whatsapp": channel, "signal": channel,
}

var channel = KeyMeaning{ChannelShape, nil, "a text or a list", "how to reach them, as under contact:"}

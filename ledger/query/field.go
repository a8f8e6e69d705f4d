package query

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

type field uint8

const (
	bare   field = iota // a word in name, alias or org
	front               // a key of the front matter
	tag                 // of ally, note or entry
	kind                // of an entry
	dir                 // of an entry
	status              // of an ally
	reach               // of an ally
	circle              // of an ally
	org                 // of an ally
	text                // of a note or entry
	date                // of a note or entry
	is                  // what is open between the user and an ally
)

// fieldWords are the names of the fields, in the order of the user guide.
var fieldWords = []string{"tag", "kind", "dir", "status", "reach", "circle", "org", "text", "date", "is"}

// named returns the field of that name; false for what may be a key of the
// front matter.
func named(word string) (field, bool) {
	i := slices.Index(fieldWords, strings.ToLower(word))
	return tag + field(max(i, 0)), i >= 0
}

// joins reports whether several terms of the field must all hold; else they
// are alternatives.
func (f field) joins() bool { return f == bare || f == tag || f == text }

func (f field) choosesEntries() bool {
	return f == kind || f == dir || f == date || f == text
}

func (f field) ofFavours() bool { return f == kind || f == dir }

func (f field) choosesAllies() bool { return f != tag && !f.choosesEntries() }

// takesOwnWords reports whether a file may give the field in the user's own words.
func (f field) takesOwnWords() bool { return f == status || f == reach || f == circle }

func (f field) isOneWord() bool {
	return f == tag || f == kind || f == dir || f == is || f.takesOwnWords()
}

// words lists the values that a field takes; nil where it takes any.
func (f field) words() []string {
	switch f {
	case dir:
		return []string{ledger.Gave.String(), ledger.Got.String()}
	case status:
		return lists.Words(ledger.Statuses())
	case reach:
		return lists.Words(ledger.Reaches())
	case circle:
		return lists.Of(ledger.Circles(), strconv.Itoa)
	case is:
		return lists.Words([]State{Overdue, Owing, Owed, Unthanked, Dormant})
	}
	return nil
}

// frontValues are the texts that KEY:VALUE looks in: what the file says under
// the key, in any spelling, and what the ledger makes of it; without those of
// keys that are hidden.
func frontValues(a *ledger.Ally, key string, hidden func(key string) bool) []string {
	if hidden(key) {
		return nil
	}
	var values []string
	for _, f := range a.Fields {
		if name, _ := ledger.Key(f.Key); (name == key || f.Name == key) && !hidesPart(a, key, hidden) {
			values = append(values, f.Values...)
		}
	}
	switch key {
	case "name":
		return append(values, a.Name)
	case "aliases":
		return append(values, a.Aliases...)
	case "type":
		return []string{string(a.Type)}
	case "communal":
		if a.Communal {
			return []string{"true", "yes"}
		}
		return []string{"false", "no"}
	case "offers":
		return append(values, a.Offers...)
	case "needs":
		return append(values, a.Needs...)
	case "dates":
		for _, day := range a.Yearly {
			if !hidesDay(&day, hidden) {
				values = append(values, day.Label)
			}
		}
	}
	return append(values, channel(a, key, hidden)...)
}

// hidesPart reports whether something in a key's value is hidden by a name of its
// own: a channel or a day.
func hidesPart(a *ledger.Ally, key string, hidden func(key string) bool) bool {
	return key == "contact" && lists.Some(a.Contact, func(c *ledger.Channel) bool { return hidden(c.Name) }) ||
		key == "dates" && lists.Some(a.Yearly, func(day *ledger.YearlyDate) bool { return hidesDay(day, hidden) })
}

func hidesDay(day *ledger.YearlyDate, hidden func(key string) bool) bool {
	name, _ := ledger.Key(day.Label)
	return hidden(name)
}

func channel(a *ledger.Ally, key string, hidden func(key string) bool) []string {
	var values []string
	for _, c := range a.Contact {
		if hidden("contact") || hidden(c.Name) {
			continue
		}
		if name, _ := ledger.Key(c.Name); name == key || key == "contact" {
			values = append(values, c.Values...)
		}
	}
	return values
}

// State is what `is:` asks for: a matter between the user and an ally.
type State string

// The states in the order of the user guide.
const (
	Overdue   State = "overdue"   // a follow-up that is due, late or dormant
	Owing     State = "owing"     // an open or overdue promise of mine
	Owed      State = "owed"      // an open or overdue promise of theirs
	Unthanked State = "unthanked" // something got that no thanks answer
	Dormant   State = "dormant"   // a tie that has gone quiet for long
)

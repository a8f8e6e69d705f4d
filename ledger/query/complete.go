package query

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
)

// Completion is a term, or the beginning of one that ends in a colon, with a
// few words on what it chooses ("" where the term says it).
type Completion struct {
	Text  string
	About string
}

// fieldsAbout says what each field chooses, in the order of fieldWords.
var fieldsAbout = []string{
	"a tag of an ally, note or entry",
	"a kind of support",
	"who supported whom",
	"ally, potential or archived",
	"team, org or outside",
	"5, 15, 50 or 150",
	"a part of the organisation's name",
	"words in a note or entry",
	"the days of notes and entries",
	"what is open between you",
}

// Complete lists the terms that begin so, folded: fields and the keys that the
// ledger's files use, and after a colon their values. `not:` stays where it
// was typed. The ledger may be nil; names of allies are not among the terms.
func Complete(prefix string, l *ledger.Ledger) []Completion {
	if l == nil {
		l = &ledger.Ledger{Config: ledger.DefaultConfig()}
	}
	begin := 0
	for hasNot(prefix[begin:]) {
		begin += len("not:")
	}
	not, typed := prefix[:begin], ledger.Fold(prefix[begin:])
	var found []Completion
	for _, c := range candidates(prefix[begin:], l) {
		if strings.HasPrefix(ledger.Fold(c.Text), typed) {
			found = append(found, Completion{not + c.Text, c.About})
		}
	}
	return found
}

func candidates(typed string, l *ledger.Ledger) []Completion {
	key, _, isValue := strings.Cut(typed, ":")
	if isValue {
		return lists.Of(valuesOf(key, l), func(value string) Completion { return Completion{Text: key + ":" + value} })
	}
	var all []Completion
	for i, word := range fieldWords {
		all = append(all, Completion{word + ":", fieldsAbout[i]})
	}
	all = append(all, Completion{"not:", "what must not hold"})
	for _, key := range sorted(For(l, 0).Keys) {
		if _, ok := named(key); !ok && isKeyWord(key) {
			all = append(all, Completion{key + ":", "a key of the front matter"})
		}
	}
	return all
}

func valuesOf(key string, l *ledger.Ledger) []string {
	var values []string
	switch f, isField := named(key); {
	case !isField:
		name, _ := ledger.Key(key)
		values = lists.Flat(l.Allies, func(a *ledger.Ally) []string {
			return frontValues(a, name, func(string) bool { return false })
		})
	case f == kind:
		return sorted(l.Config.Kinds())
	case f == date:
		return when.Suggestions()
	case f == tag:
		for _, a := range l.Allies {
			values = append(values, a.Tags...)
			for n := range a.AllNotes() {
				values = append(values, n.Tags...)
			}
		}
	case f == org:
		values = lists.Of(l.Allies, func(a *ledger.Ally) string { return a.Org })
	case f == status:
		return append(f.words(), slices.Sorted(maps.Keys(l.Config.Statuses))...)
	default:
		return f.words()
	}
	return sorted(values)
}

func sorted(values []string) []string {
	slices.Sort(values)
	values = slices.Compact(values)
	return slices.DeleteFunc(values, func(v string) bool { return strings.TrimSpace(v) == "" })
}

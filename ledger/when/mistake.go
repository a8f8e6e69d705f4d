package when

import (
	"maps"
	"slices"
	"strings"
)

// Error is a phrase, or a query, that cannot be read: a mistake in the command
// line.
type Error struct {
	Message  string // one line, lower case
	Hint     string // what to type instead
	Source   string // what was read, as typed
	From, To int    // the bytes of the place in it
}

func (e *Error) Error() string { return e.Message }

// One constructor for each mistake that a phrase can hold.

func quote(typed string) string { return `"` + strings.ReplaceAll(typed, "\n", `\n`) + `"` }

// standsAlone reports whether a word of the table may be a whole phrase.
func standsAlone(word string) bool {
	switch lexicon()[word].class {
	case aMonth, aWeekday, aDay, anEnd:
		return true
	}
	return false
}

func vocabulary() []string {
	return slices.DeleteFunc(slices.Collect(maps.Keys(lexicon())), func(word string) bool { return len(word) < abbreviated })
}

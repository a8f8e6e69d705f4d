package ledger

// DateRole is what a date says of a promise.
type DateRole uint8

const (
	DayDue DateRole = iota
	DayMade
	DayKept
	DayDropped
)

// DateMark is what stands before a date of a promise.
type DateMark struct {
	Written string
	Role    DateRole
	Exact   bool // only a whole date after it is meant as one
}

// DateWords are the words before a date.
func DateWords() []DateMark {
	return []DateMark{
		{"by", DayDue, false}, {"before", DayDue, false}, {"until", DayDue, false},
		{"due", DayDue, false}, {"deadline", DayDue, false}, {"no later than", DayDue, false},
		{"done", DayKept, true}, // "done Friday's list" is prose
	}
}

// DateMarks are the characters and fields before a date, which date a promise beyond
// doubt. What a mark opens, a bracket closes after the date.
func DateMarks() []DateMark {
	return []DateMark{
		{"📅", DayDue, false}, {"📆", DayDue, false}, {"🗓", DayDue, false},
		{"➕", DayMade, false}, {"✅", DayKept, false}, {"❌", DayDropped, false}, {"@done(", DayKept, false},
		{"[due::", DayDue, false}, {"(due::", DayDue, false},
		{"[created::", DayMade, false}, {"(created::", DayMade, false},
		{"[completion::", DayKept, false}, {"(completion::", DayKept, false},
		{"[cancelled::", DayDropped, false}, {"(cancelled::", DayDropped, false},
		{"@{", DayDue, false}, {"@due(", DayDue, false}, {"@", DayDue, true}, // as on boards
	}
}

package ledger

import (
	"cmp"
	"slices"

	"allies/ledger/lists"
)

// Severity tells whether a problem makes `check` fail.
type Severity string

// The severities, from the worst.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Code names a kind of problem. Codes are stable: users filter by them.
type Code string

// Every problem code there is; `allies help CODE` has a page for each.
const (
	CodeFrontMatter Code = "front-matter"
	CodeValue       Code = "value"
	CodeDate        Code = "date"
	CodeAmount      Code = "amount"
	CodeNameClash   Code = "name-clash"
	CodeConflict    Code = "conflict"
	CodeEncoding    Code = "encoding"
	CodeTooLarge    Code = "too-large"
	CodeKind        Code = "kind"
	CodeUnit        Code = "unit"
	CodeOpenBlock   Code = "open-block"
	CodeNesting     Code = "nesting"
	CodeLeftOut     Code = "left-out"
	CodeAlmostEntry Code = "almost-entry"
	CodeAlmostDate  Code = "almost-date"
	CodeAlmostKey   Code = "almost-key"
	CodeLink        Code = "link"
	CodeOrder       Code = "order"
	CodeThin        Code = "thin"
)

// Codes lists every problem code in the order of the user guide.
func Codes() []Code {
	return []Code{
		CodeFrontMatter, CodeValue, CodeDate, CodeAmount, CodeNameClash, CodeConflict,
		CodeEncoding, CodeTooLarge, CodeKind, CodeUnit, CodeOpenBlock, CodeNesting,
		CodeLeftOut, CodeAlmostEntry, CodeAlmostDate, CodeAlmostKey, CodeLink, CodeOrder, CodeThin,
	}
}

// OnlyStrict reports whether the code is looked for under --strict alone.
func (c Code) OnlyStrict() bool {
	return c == CodeLink || c == CodeOrder || c == CodeThin
}

// Problem is one mistake in one place, with its cure.
type Problem struct {
	Code      Code     `json:"code"`
	Severity  Severity `json:"severity"`
	File      string   `json:"file"` // relative to the root, with /
	Line      int      `json:"line"` // from 1
	Column    int      `json:"column"`
	EndColumn int      `json:"end_column"` // exclusive
	Message   string   `json:"message"`
	Hint      string   `json:"hint"`
	Fix       []Edit   `json:"fix"` // what cures it for certain; nil where only its writer knows
	Once      string   `json:"-"`   // of the problems with one text here only the first is named; "" for any number
	Page      string   `json:"-"`   // the name of a page that the line links to: where that is a note with the ally, nothing is wrong; "" for none
	Words     string   `json:"-"`   // a day in words, of which the hint's last date is an example: what it is, today tells
	Source    string   `json:"-"`   // the user's own line, or the part of a long one around the place
	Cut       int      `json:"-"`   // characters of the line before Source
}

// Edit replaces the bytes Start to End of a text, which must be Old, by New. An
// edit of no bytes inserts.
type Edit struct {
	Start int    `json:"start"` // byte offsets, 0 ≤ Start ≤ End
	End   int    `json:"end"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// SortProblems orders problems by file, then place.
func SortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// ProblemsOf are those of one file among sorted ones.
func ProblemsOf(sorted []Problem, file string) []Problem {
	begin, _ := slices.BinarySearchFunc(sorted, file, func(p Problem, file string) int { return cmp.Compare(p.File, file) })
	end := begin
	for end < len(sorted) && sorted[end].File == file {
		end++
	}
	return sorted[begin:end]
}

// OnlyFirst keeps of the problems that are to be named once the first.
func OnlyFirst(problems []Problem) []Problem {
	named := map[string]bool{}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		again := p.Once != "" && named[p.Once]
		named[p.Once] = true
		return again
	})
}

func CountProblems(problems []Problem) (errors, warnings int) {
	errors = lists.Count(problems, func(p Problem) bool { return p.Severity == Error })
	return errors, len(problems) - errors
}

// Failure is an error that says in words for the user what was not done, and what
// he can do.
type Failure struct {
	message, hint string
	cause         error
}

// Failed is a Failure with its message, in lower case and without a full stop, its
// hint, and the reason for errors.Is, nil for none.
func Failed(message, hint string, cause error) error { return &Failure{message, hint, cause} }

func (f *Failure) Error() string { return f.message }

// Hint is what the user can do about it.
func (f *Failure) Hint() string { return f.hint }

// Unwrap is the reason, and where the system gave one, its error.
func (f *Failure) Unwrap() error { return f.cause }

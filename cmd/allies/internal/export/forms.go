package export

import (
	"slices"

	"allies/cmd/allies/internal/convert/journal"
	"allies/ledger/lists"
	"allies/report"
)

func forms() []form {
	card := []string{report.HiddenKey, "Channel", "YearlyDate", "About"}
	return []form{
		{"hledger", (*Export).journal, nil},
		{"ledger", (*Export).journal, nil},
		{"beancount", (*Export).journal, nil},
		{"ics", (*Export).ics, []string{"PromiseRow", "YearlyDate"}},
		{"vcard", (*Export).vcard, card},
		{"csv", (*Export).csv, card},
		{"json", (*Export).json, nil},
		{"dot", (*Export).dot, []string{"Known"}},
	}
}

func Formats() []string {
	return lists.Of(forms(), func(f form) string { return f.name })
}

func IsJournal(name string) bool {
	return slices.Contains([]journal.Format{journal.Hledger, journal.Ledger, journal.Beancount}, journal.Format(name))
}

// Write is the ledger in one of Formats, and how many private things it lacks.
func (x *Export) Write(name string) (text string, left int, err error) {
	x.left, x.form = report.Hidden{}, forms()[slices.Index(Formats(), name)]
	text, err = x.form.write(x)
	return text, x.leftOut(), err
}

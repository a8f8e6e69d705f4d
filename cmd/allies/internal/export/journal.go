package export

import (
	"slices"

	"allies/cmd/allies/internal/convert/journal"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
	"allies/report"
)

// journal writes the entries that are not private as transactions.
func (x *Export) journal() (string, error) {
	book := journal.Book{AsOf: x.Today, Config: x.Ledger.Config}
	owners := map[*ledger.Ally]*ledger.Ally{}
	for _, a := range x.Ledger.Allies {
		owners[a] = x.alias(a)
		book.Allies = append(book.Allies, owners[a])
	}
	register := x.Reckon(report.Options{All: x.Communal}).Register()
	register.Rows = slices.DeleteFunc(register.Rows, func(row report.RegisterRow) bool { return row.Balance == nil }) // communal
	book.Entries = lists.Of(shown(x, register).Rows, func(row report.RegisterRow) journal.Entry { return journalEntry(row, owners[row.Owner]) })
	return book.Text(journal.Format(x.form.name)), nil
}

func (x *Export) alias(a *ledger.Ally) *ledger.Ally {
	if x.Mask == nil {
		return a
	}
	return &ledger.Ally{Name: x.Mask.Name(a.Name), File: x.Mask.File(a.File)}
}

func journalEntry(row report.RegisterRow, owner *ledger.Ally) journal.Entry {
	e := journal.Entry{
		Date: row.Date, Ally: owner, Dir: row.Dir, Kind: string(row.Kind),
		Text: markdown.PlainText(row.Text), File: row.File, Line: row.Line,
	}
	if row.Unit != "" {
		e.Amount, e.Unit = row.Amount.Number, string(row.Unit)
	} else {
		e.Amount = *row.Points
	}
	return e
}

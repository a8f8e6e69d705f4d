package main

import (
	"slices"

	"allies/cmd/allies/internal/convert/journal"
	"allies/ledger"
	"allies/parse/markdown"
	"allies/report"
)

func (x *exporting) isJournal() bool {
	return slices.Contains([]journal.Format{journal.Hledger, journal.Ledger, journal.Beancount}, journal.Format(x.exporter.format))
}

// journal writes the entries as transactions. Those that are private stay out,
// and are missing in every sum.
func (x *exporting) journal() (string, error) {
	book := journal.Book{AsOf: x.today, Config: x.ledger.Config}
	owners := map[*ledger.Ally]*ledger.Ally{}
	for _, a := range x.ledger.Allies {
		owners[a] = x.alias(a)
		book.Allies = append(book.Allies, owners[a])
	}
	register := x.reckon(report.Options{All: x.all}).Register()
	register.Rows = slices.DeleteFunc(register.Rows, func(row report.RegisterRow) bool { return row.Balance == nil }) // communal
	for _, row := range shown(x, register).Rows {
		book.Entries = append(book.Entries, journalEntry(row, owners[row.Owner]))
	}
	return book.Text(journal.Format(x.exporter.format)), nil
}

// alias is an ally as far as a journal knows one.
func (x *exporting) alias(a *ledger.Ally) *ledger.Ally {
	if x.mask == nil {
		return a
	}
	return &ledger.Ally{Name: x.mask.Name(a.Name), File: x.mask.File(a.File)}
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

package main

import (
	"allies/cmd/allies/internal/convert/journal"
	"allies/report"
	"allies/report/english"
	"allies/report/render/plain"
)

// journal writes the entries as transactions. Those that are private stay out,
// and are missing in every sum.
func (x *exporting) journal() (string, error) {
	book := journal.Book{AsOf: x.today, Allies: x.ledger.Allies, Config: x.ledger.Config}
	hidden := 0
	for _, row := range x.reckon(report.Options{All: x.all}).Register().Rows {
		switch {
		case row.Balance == nil: // a communal tie
		case row.Private && !x.options.includePrivate:
			hidden++
		default:
			book.Entries = append(book.Entries, journalEntry(row))
		}
	}
	if hidden > 0 {
		x.terminal.say(english.Count(hidden, "private entry") + " left out, and so sums differ from those of allies balance; --include-private exports them")
	}
	return book.Text(journal.Format(x.to)), nil
}

func journalEntry(row report.RegisterRow) journal.Entry {
	e := journal.Entry{
		Date: row.Date, Ally: row.Owner, Dir: row.Dir, Kind: string(row.Kind),
		Text: plain.PlainText(row.Text), File: row.File, Line: row.Line,
	}
	if row.Unit != "" {
		e.Amount, e.Unit = row.Amount.Number, string(row.Unit)
	} else {
		e.Amount = *row.Points
	}
	return e
}

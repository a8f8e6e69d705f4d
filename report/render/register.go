package render

import (
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/render/page"
)

// Register lists entries in order of date, with the balance after each.
func Register(r *report.Register) View { return viewOf(r, registerPage, registerSheet) }

func registerPage(c *context, r *report.Register) *page.Page {
	p := &page.Page{Title: "Register", About: []string{point(c.config)}}
	t := &page.Table{Name: "entries in order of date", Columns: []page.Column{
		page.WordColumn("date"), page.NameColumn("ally"), page.TextColumn("entry"),
		page.FigureColumn("change"), page.FigureColumn("balance"), page.PlaceColumn(),
	}}
	for _, row := range r.Rows {
		balance := page.SayIn(page.Faint, privateKey)
		switch {
		case row.Balance != nil:
			balance = page.Quoted(amount(*row.Balance))
		case row.Communal:
			balance.Words = "communal"
		}
		t.Row(page.Say(row.Date.String()), page.Name(row.Ally), page.Written(deed(&row.Entry)), page.Quoted(change(&row.Entry)), balance, placeText(row.Place))
	}
	s := page.Section{ID: "register"}
	if len(r.Rows) == 0 && !c.hidden.Any("RegisterRow") {
		s.Add(page.Paragraph(nothingPassed))
	} else {
		s.Add(page.Tabled(t))
	}
	p.Add(s)
	return p
}

// change is what an entry adds to the balance: given counts up.
func change(e *report.Entry) string {
	n, unit := ledger.Number{}, ""
	switch {
	case e.Points != nil:
		n = *e.Points
	case e.Amount != nil:
		n, unit = e.Amount.Number, string(e.Unit)
	}
	if e.Dir == ledger.Got {
		n = n.Neg()
	}
	if unit == "" {
		return rounded(n)
	}
	return n.String() + " " + unit
}

func registerSheet(_ *context, r *report.Register) *page.Sheet {
	counted := lists.Only(r.Rows, func(row report.RegisterRow) bool { return row.Balance != nil })
	units := unitsIn(lists.Of(counted, func(row report.RegisterRow) report.Amount { return *row.Balance }))
	s := sheetOf("date ally dir kind amount unit points text tags file line balance", r.Rows, func(row report.RegisterRow) []page.Field {
		cells := fields(row.Date, row.Ally, row.Dir, string(row.Kind), row.Amount, string(row.Unit), row.Points, row.Text,
			strings.Join(row.Tags, " "), row.File, row.Line)
		if row.Balance != nil {
			cells = append(cells, amountFields(units, *row.Balance)...)
		}
		return cells
	})
	s.Heads = append(s.Heads, lists.Of(units, func(unit string) string { return "balance " + unit })...)
	return s
}

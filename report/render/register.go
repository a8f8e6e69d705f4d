package render

import (
	"strconv"

	"allies/ledger"
	"allies/report"
)

// Register lists entries in order of date, with the balance after each.
func Register(r *report.Register) View {
	return View{
		page:  func(c *context) *page { return registerPage(c, r) },
		sheet: func(c *context) *sheet { return registerSheet(c, r) },
	}
}

func registerPage(c *context, r *report.Register) *page {
	p := &page{title: "Register", about: []string{point(c.config)}}
	t := &table{name: "entries in order of date", columns: []column{
		wordColumn("date"), nameColumn("ally"), textColumn("entry"),
		figureColumn("change"), figureColumn("balance"), placeColumn(),
	}}
	for i := range r.Rows {
		row := &r.Rows[i]
		if !c.shows(row.Private, spot(row.Place)) {
			continue
		}
		balance := sayIn(faint, "communal")
		if row.Balance != nil {
			balance = quoted(amount(*row.Balance))
		}
		t.row(say(row.Date.String()), name(row.Ally), written(deed(&row.Entry)), quoted(change(&row.Entry)), balance, at(row.Place))
	}
	s := section{id: "register"}
	if len(r.Rows) == 0 {
		s.add(paragraph("nothing given or received is noted here"))
	} else {
		s.add(tabled(t))
	}
	p.add(s)
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

func registerSheet(c *context, r *report.Register) *sheet {
	var all []report.Amount
	for i := range r.Rows {
		if b := r.Rows[i].Balance; b != nil {
			all = append(all, *b)
		}
	}
	units := unitsIn(all)
	s := &sheet{heads: []string{"date", "ally", "dir", "kind", "amount", "unit", "points", "text", "tags", "file", "line", "balance"}}
	for _, unit := range units {
		s.heads = append(s.heads, "balance "+unit)
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		if !c.shows(row.Private, spot(row.Place)) {
			continue
		}
		fields := append(entryFields(&row.Entry), content(row.File), value(strconv.Itoa(row.Line)))
		fields = append(fields[:1], append([]field{content(row.Ally)}, fields[1:]...)...)
		if row.Balance != nil {
			fields = append(fields, amountFields(units, *row.Balance)...)
		}
		s.row(fields...)
	}
	return s
}

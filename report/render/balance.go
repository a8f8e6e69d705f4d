package render

import (
	"allies/ledger"
	"allies/report"
)

// Balance is what passed both ways.
func Balance(b *report.Balance) View {
	return View{
		page:  func(c *context) *page { return balancePage(c, b) },
		sheet: func(c *context) *sheet { return balanceSheet(c, b) },
	}
}

func balancePage(c *context, b *report.Balance) *page {
	p := &page{title: "Balance", about: []string{point(c.config)}}
	if b.By != report.ByAlly {
		p.title += " by " + string(b.By)
	}
	if b.Raw {
		p.about = []string{"amounts in the units they were noted in; without one, " + point(c.config)}
	}
	s := section{id: "balance"}
	switch {
	case len(b.Rows) > 0:
		s.add(tabled(balanceTable(c, b)))
	case b.Communal:
		s.add(paragraph("no score is kept with communal ties; allies balance --all sums what passed within them too"))
	default:
		s.add(paragraph("nothing given or received is noted here"))
	}
	p.add(s)
	return p
}

// keyless is what a row without a key is called.
var keyless = map[report.By]string{
	report.ByKind: "no kind", report.ByReach: "not said", report.ByOrg: "no org", report.ByTag: "no tag",
}

func balanceTable(c *context, b *report.Balance) *table {
	t := &table{name: "balance by " + string(b.By), columns: []column{
		nameColumn(string(b.By)), figureColumn("gave"), figureColumn("got"), figureColumn("net"), barColumn(),
	}}
	most := 0.0
	for i := range b.Rows {
		most = max(most, b.Rows[i].Gave.Points.Float(), b.Rows[i].Got.Points.Float())
	}
	if b.ShowIndex {
		t.columns = append(t.columns, figureColumn("index"), standingColumn())
	}
	for i := range b.Rows {
		row := &b.Rows[i]
		head := orElse(string(row.Key), keyless[b.By])
		if !c.shows(row.Private, string(row.Key)) {
			head = sayIn(faint, "private")
		}
		if head.source == theirs {
			head.tone = strong
		}
		var tail []text
		if b.ShowIndex {
			tail = []text{indexCell(row.Index, row.Standing), tieStanding(row.Standing, row.Communal)}
		}
		t.rows = append(t.rows, amountRows(head, row.Gave, row.Got, row.Net, most, tail...)...)
	}
	t.foot = amountRows(sayIn(strong, "total"), b.Total.Gave, b.Total.Got, b.Total.Net, 0)
	return t
}

// amountRows are one row for each commodity, headed and ended on the first. A
// bar shows points beside the most that any row of the table has; none does
// where that is 0.
func amountRows(head text, gave, got, net report.Amount, most float64, tail ...text) [][]text {
	var rows [][]text
	for i, unit := range commodities(gave, got, net) {
		row := []text{{}, amountCell(gave, unit), amountCell(got, unit), amountCell(net, unit), {}}
		if unit == "" && most > 0 {
			row[4].bar = &bar{gave: gave.Points.Float(), got: got.Points.Float(), most: most}
		}
		if i == 0 {
			row[0] = head
			row = append(row, tail...)
		}
		rows = append(rows, row)
	}
	return rows
}

// tieStanding says how two-way a tie is now, if a score is kept.
func tieStanding(word report.Optional, communal bool) text {
	if communal {
		return sayIn(faint, "communal, no score kept")
	}
	return standing(word)
}

func standing(word report.Optional) text {
	switch word {
	case report.Early:
		return sayIn(faint, "too little lately to say")
	case report.Balanced:
		return sayIn(good, "balanced")
	case report.Giving:
		return say("giving")
	case report.Receiving:
		return say("receiving")
	}
	return text{}
}

func standingWithIndex(a *report.Ally) text {
	said := tieStanding(a.Standing, a.Communal)
	if index := indexCell(a.Index, a.Standing); index.words != "" {
		said.words += " (index " + index.words + ")"
	}
	return said
}

// balanceSection is the reciprocity table of the report.
func balanceSection(c *context, r *report.Report) section {
	s := section{title: "Give and take"}
	t := &table{name: "what passed both ways", columns: []column{
		nameColumn("ally"), figureColumn("gave"), figureColumn("got"), figureColumn("net"),
		barColumn(), figureColumn("index"), standingColumn(), fileColumn(),
	}}
	most := 0.0
	for i := range r.Allies {
		if a := &r.Allies[i]; hasBalance(a) {
			most = max(most, a.Gave.Points.Float(), a.Got.Points.Float())
		}
	}
	for i := range r.Allies {
		a := &r.Allies[i]
		if !hasBalance(a) {
			continue
		}
		said := standing(a.Standing)
		if a.Status == ledger.Archived {
			said = sayIn(faint, "archived")
		}
		t.rows = append(t.rows, amountRows(c.ally(a.Name, a.File), a.Gave, a.Got, a.Net, most,
			indexCell(a.Index, a.Standing), said, line(a.File, 1))...)
	}
	if len(t.rows) == 0 {
		s.add(paragraph(nothingCounted(r)))
		return s
	}
	t.foot = amountRows(sayIn(strong, "total"), r.Totals.Gave, r.Totals.Got, r.Totals.Net, 0)
	s.add(paragraph(point(c.config)), tabled(t))
	if said := stance(r.Totals.Stance); said != "" {
		s.add(paragraph(said))
	}
	return s
}

// nothingCounted says why the reciprocity table is empty.
func nothingCounted(r *report.Report) string {
	for i := range r.Allies {
		if a := &r.Allies[i]; a.Communal && a.Entries > 0 {
			return "no score is kept with communal ties; allies register lists what passed within them"
		}
	}
	return "nothing given or received is noted yet"
}

// stance says how the user stands over all ties, "" where there is too little
// to say.
func stance(s report.Stance) string {
	index := ""
	if s.Index != nil {
		index = " (index " + signed(*s.Index) + ", " + string(s.Standing) + ")"
	}
	switch s.Standing {
	case report.Giver:
		return "over all ties your notes show you giving more than you receive lately" + index
	case report.Receiver:
		return "over all ties your notes show you receiving more than you give lately" + index
	case report.Matcher:
		return "over all ties your notes show give and take in balance lately" + index
	}
	return ""
}

func balanceSheet(c *context, b *report.Balance) *sheet {
	all := []report.Amount{b.Total.Gave, b.Total.Got}
	for i := range b.Rows {
		all = append(all, b.Rows[i].Gave, b.Rows[i].Got)
	}
	units := unitsIn(all)
	s := &sheet{heads: append(append([]string{string(b.By)}, amountHeads(units)...), "index", "standing")}
	for i := range b.Rows {
		row := &b.Rows[i]
		key := content(string(row.Key))
		if !c.shows(row.Private, string(row.Key)) {
			key = value("private")
		}
		fields := append([]field{key}, amountFields(units, row.Gave, row.Got, row.Net)...)
		s.row(append(fields, figureField(row.Index), value(string(row.Standing)))...)
	}
	return s
}

package parse

import (
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// checkParagraph warns of prose that its writer may take for notes: an
// underlined heading with a date, a heading without the blank after its #, a
// line in bold that is a date, a table of dates.
func (r *bodyReader) checkParagraph(p markdown.Prose, b markdown.Block) {
	if !b.IsTop() {
		return
	}
	first := r.d.LineAt(p.Pieces[0].At)
	if r.checkHashes(p) {
		return
	}
	if r.isUnderlined(first, p) {
		if start, end, iso := datedLine(p.Text); end > 0 {
			r.d.Warnf(ledger.CodeAlmostDate, p.Source(start, end), "## "+datedHint(iso), "an underlined heading opens no note")
			r.section().muted = true
			return
		}
	}
	if date, ok := ReadLeadDate(p.Text); ok && r.open == nil && isHeadline(p.Text, date) {
		r.d.Warnf(ledger.CodeAlmostDate, p.Source(date.at, date.at+IsoLength), "## "+date.iso, "this line opens no note: a heading begins with ##")
		r.section().muted = true
		return
	}
	if r.open == nil && isTable(p, r.d) && tableOfDates(p, r.d) {
		r.warnTable(p.Source(0, p.Pieces[1].From-1))
	}
}

// checkHashes warns of each line that is no heading only for want of the blank
// behind its #, and reports whether the text begins with one.
func (r *bodyReader) checkHashes(p markdown.Prose) bool {
	for _, line := range p.Pieces {
		text := p.Text[line.From:]
		hashes := len(text) - len(strings.TrimLeft(text, "#"))
		if hashes == 0 || hashes > 6 {
			continue
		}
		title := strings.TrimLeftFunc(text[hashes:], unicode.IsSpace) // a heading's blank is an ASCII one
		if date, ok := ReadLeadDate(title); ok {
			from := line.From + len(text) - len(title) + date.at
			r.d.Warnf(ledger.CodeAlmostDate, p.Source(line.From, from+IsoLength), text[:hashes]+" "+date.iso,
				"this line opens no note: a heading has a blank after its #")
			r.section().muted = true
		}
	}
	return strings.HasPrefix(p.Text, "#")
}

// datedLine finds the date with which a text begins, in ISO form or another;
// end is 0 for none.
func datedLine(s string) (start, end int, iso string) {
	if date, ok := ReadLeadDate(s); ok {
		return date.at, date.at + IsoLength, date.iso
	}
	length, iso := almostDate(s)
	return 0, length, iso
}

// isHeadline reports whether a paragraph is nothing but a date, or all in
// emphasis that begins with one: `**2026-03-14 Coffee**`. In a sentence a date
// is prose.
func isHeadline(s string, date leadDate) bool {
	title := s[date.Rest:]
	return title == "" || date.mark != "" && strings.HasSuffix(title, date.mark) && strings.Count(s, date.mark) == 2
}

// isUnderlined reports whether a line of - or = follows in or right behind the
// paragraph.
func (r *bodyReader) isUnderlined(first int, p markdown.Prose) bool {
	last := r.d.LineAt(p.Offset(len(p.Text)-1)) + 1
	for n := first + 1; n <= min(last, len(r.d.Lines)); n++ {
		if markdown.IsUnderline(strings.TrimSpace(r.d.Line(n))) {
			return true
		}
	}
	return false
}

// warnTable says once a heading that a table of dates holds no notes.
func (r *bodyReader) warnTable(at text.Region) {
	s := r.section()
	if s.warned {
		return
	}
	s.warned = true
	r.d.Warnf(ledger.CodeAlmostDate, at, "write each row as a list item under ## Log: - YYYY-MM-DD what happened",
		"a table of dates is prose, not notes")
}

// isTable reports whether a text is a table: its second line a row of dashes.
func isTable(p markdown.Prose, d *text.Document) bool {
	if len(p.Pieces) < 2 || !strings.Contains(p.Text[:p.Pieces[1].From], "|") {
		return false
	}
	row := tableRow(p, d, 1)
	return strings.Contains(row, "-") && strings.Trim(row, "|-: \t") == ""
}

// tableOfDates reports whether a table's first column is headed Date, and a row
// has one: the rows of a template are empty.
func tableOfDates(p markdown.Prose, d *text.Document) bool {
	if ledger.Fold(strings.Trim(firstCell(p, d, 0), "*_")) != "date" {
		return false
	}
	for i := 2; i < len(p.Pieces); i++ {
		if strings.ContainsAny(firstCell(p, d, i), "0123456789") {
			return true
		}
	}
	return false
}

// tableRow is a line of a table as typed; a BOM is no part of it.
func tableRow(p markdown.Prose, d *text.Document, line int) string {
	at := p.Pieces[line].At
	return strings.TrimSpace(d.Text[at:d.LineEnd(d.LineAt(at))])
}

// firstCell is what stands in the first column of a table's line.
func firstCell(p markdown.Prose, d *text.Document, line int) string {
	cell, _, _ := strings.Cut(strings.TrimPrefix(tableRow(p, d, line), "|"), "|")
	return strings.TrimSpace(cell)
}

package parse

import (
	"strings"
	"unicode"

	"allies/ledger"
)

// checkParagraph warns of prose that its writer may take for notes: an
// underlined heading with a date, a heading without the blank after its #, a
// line in bold that is a date, a table of dates.
func (r *bodyReader) checkParagraph(p prose, b block) {
	if !b.isTop() {
		return
	}
	first := r.d.lineAt(p.pieces[0].at)
	if r.checkHashes(p) {
		return
	}
	if r.isUnderlined(first, p) {
		if start, end, iso := datedLine(p.text); end > 0 {
			r.d.warnf(ledger.CodeAlmostDate, p.source(start, end), "## "+datedHint(iso), "an underlined heading opens no note")
			r.section().muted = true
			return
		}
	}
	if date, ok := readLeadDate(p.text); ok && r.open == nil && isHeadline(p.text, date) {
		r.d.warnf(ledger.CodeAlmostDate, p.source(date.at, date.at+isoLength), "## "+date.iso, "this line opens no note: a heading begins with ##")
		r.section().muted = true
		return
	}
	if r.open == nil && isTable(p, r.d) && tableOfDates(p, r.d) {
		r.warnTable(p.source(0, len(r.d.line(first))))
	}
}

// checkHashes warns of each line that is no heading only for want of the blank
// behind its #, and reports whether the text begins with one.
func (r *bodyReader) checkHashes(p prose) bool {
	for _, line := range p.pieces {
		text := p.text[line.from:]
		hashes := len(text) - len(strings.TrimLeft(text, "#"))
		if hashes == 0 || hashes > 6 {
			continue
		}
		title := strings.TrimLeftFunc(text[hashes:], unicode.IsSpace) // a heading's blank is an ASCII one
		if date, ok := readLeadDate(title); ok {
			from := line.from + len(text) - len(title) + date.at
			r.d.warnf(ledger.CodeAlmostDate, p.source(line.from, from+isoLength), text[:hashes]+" "+date.iso,
				"this line opens no note: a heading has a blank after its #")
			r.section().muted = true
		}
	}
	return strings.HasPrefix(p.text, "#")
}

// datedLine finds the date with which a text begins, in ISO form or another;
// end is 0 for none.
func datedLine(s string) (start, end int, iso string) {
	if date, ok := readLeadDate(s); ok {
		return date.at, date.at + isoLength, date.iso
	}
	length, iso := almostDate(s)
	return 0, length, iso
}

// isHeadline reports whether a paragraph is nothing but a date, or all in
// emphasis that begins with one: `**2026-03-14 Coffee**`. In a sentence a date
// is prose.
func isHeadline(s string, date leadDate) bool {
	title := s[date.rest:]
	return title == "" || date.mark != "" && strings.HasSuffix(title, date.mark) && strings.Count(s, date.mark) == 2
}

// isUnderlined reports whether a line of - or = follows in or right behind the
// paragraph.
func (r *bodyReader) isUnderlined(first int, p prose) bool {
	last := r.d.lineAt(p.offset(len(p.text)-1)) + 1
	for n := first + 1; n <= min(last, len(r.d.lines)); n++ {
		if isUnderline(strings.TrimSpace(r.d.line(n))) {
			return true
		}
	}
	return false
}

// warnTable says once a heading that a table of dates holds no notes.
func (r *bodyReader) warnTable(at region) {
	s := r.section()
	if s.warned {
		return
	}
	s.warned = true
	r.d.warnf(ledger.CodeAlmostDate, at, "write each row as a list item under ## Log: - YYYY-MM-DD what happened",
		"a table of dates is prose, not notes")
}

// isTable reports whether a text is a table: its second line a row of dashes.
func isTable(p prose, d *document) bool {
	if len(p.pieces) < 2 || !strings.Contains(p.text[:p.pieces[1].from], "|") {
		return false
	}
	row := strings.TrimSpace(d.line(d.lineAt(p.pieces[1].at)))
	return strings.Contains(row, "-") && strings.Trim(row, "|-: \t") == ""
}

// tableOfDates reports whether a table's first column is headed Date, and a row
// has one: the rows of a template are empty.
func tableOfDates(p prose, d *document) bool {
	if ledger.Fold(strings.Trim(firstCell(p, d, 0), "*_")) != "date" {
		return false
	}
	for i := 2; i < len(p.pieces); i++ {
		if strings.ContainsAny(firstCell(p, d, i), "0123456789") {
			return true
		}
	}
	return false
}

// firstCell is what stands in the first column of a table's line.
func firstCell(p prose, d *document, line int) string {
	row := strings.TrimSpace(d.line(d.lineAt(p.pieces[line].at)))
	cell, _, _ := strings.Cut(strings.TrimPrefix(row, "|"), "|")
	return strings.TrimSpace(cell)
}

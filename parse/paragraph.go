package parse

import (
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// checkParagraph warns of prose that its writer may take for notes: an underlined
// heading with a date, a heading that is none, a day in bold, a table of dates.
func (r *bodyReader) checkParagraph(p *markdown.Prose, b markdown.Block) {
	if (b.IsTop() || b.InItem()) && !r.checkHashes(p, 0) && b.IsTop() {
		r.checkDays(p)
	}
}

// checkDays warns of days in a paragraph that open no note.
func (r *bodyReader) checkDays(p *markdown.Prose) {
	if r.isUnderlined(p) {
		if start, end, iso := datedLine(p.Text[:p.FirstLine()]); end > 0 {
			r.refuseUnderlined(p, start, end, iso)
			return
		}
	}
	if r.open != nil {
		r.checkOwnDays(p, false)
		return
	}
	if r.checkLeadingDays(p) {
		return
	}
	if isTable(p, r.d) && tableOfDates(p, r.d) {
		r.warnTable(p, text.Region{Start: p.Pieces[0].At, End: r.d.EndOfLine(p.Pieces[0].At)})
	}
}

// checkLeadingDays names a first line that is a date, or begins with one and has favours
// under it, and once a heading a line that begins with a date in bold, or one that
// would be a note as a list item.
func (r *bodyReader) checkLeadingDays(p *markdown.Prose) bool {
	s, found := r.section(), false
	for n := range p.Pieces {
		day, ok := r.openingDay(p, n)
		if !ok {
			continue
		}
		from := p.Pieces[n].From
		end := from + len(p.Line(n))
		heading := day.date.heading(2, day.bare)
		m, typed := dateInBold, retyped{p.Source(from, end), heading}
		if day.isItem {
			m, typed.text = dateInALine, "- "+day.bare
		}
		if !day.isHeadline && s.bold != nil {
			s.bold.cure, s.bold.heading, found = append(s.bold.cure, typed), "", true
			continue
		}
		at := end - len(day.bare) + day.date.at
		f := r.refuse(p.Source(at, min(at+IsoLength, end)), m.says(), typed)
		if day.isHeadline {
			return true
		}
		if day.isItem {
			f.heading, f.headingSays = heading, dateInBold.says()
		}
		s.bold, found = f, true
	}
	return found
}

// openingDay is a line of a paragraph that begins with a day, and is named for it.
type openingDay struct {
	bare       string // without what was taken for a bullet
	date       leadDate
	isHeadline bool // it is meant as a heading
	isItem     bool // it would be a note as a list item
}

func (r *bodyReader) openingDay(p *markdown.Prose, n int) (d openingDay, ok bool) {
	line := p.Line(n)
	d.bare = line
	isBold := strings.HasPrefix(line, "**") || strings.HasPrefix(line, "__")
	if !isBold {
		d.bare = cutBullet(line)
	}
	if d.date, ok = ReadLeadDate(d.bare); !ok && isBold {
		d.date, ok = boldDate(line)
	}
	if !ok {
		return d, false
	}
	d.isHeadline = n == 0 && d.bare == line && (isHeadline(line, d.date) || r.headsFavours(p))
	d.isItem = !isBold && !d.isHeadline && !r.isDatedFavour(line) && !isSubject(d.bare[d.date.Rest:]) &&
		(d.bare != line || n == 0 || r.section().bold != nil) && r.itemsAreNotes()
	return d, isBold || d.isHeadline || d.isItem
}

// headsFavours reports whether the lines under the first are favours: a day above
// them is meant as a heading.
func (r *bodyReader) headsFavours(p *markdown.Prose) bool {
	for n := 1; n < len(p.Pieces); n++ {
		if item := r.meantItem(p.Line(n)); item != "" && isFavour(item, r.d.Config) {
			return !r.isDatedFavour(p.Line(0))
		}
	}
	return false
}

// boldDate reads a date in another form in bold, of which only one day can be
// meant: `**March 14, 2026** tea`.
func boldDate(line string) (leadDate, bool) {
	length, iso := almostDate(line)
	mark := line[:SkipMarks(line, 0)]
	if length == 0 || iso == "" || !strings.Contains(line[length:], mark) {
		return leadDate{}, false
	}
	rest := line[length:]
	if bare, closed := strings.CutPrefix(rest, mark); closed {
		length, mark = len(line)-len(bare), ""
	}
	return leadDate{at: SkipMarks(line, 0), iso: iso, Rest: length + len(line[length:]) - len(strings.TrimLeft(line[length:], " \t:–—-")), mark: mark}, true
}

// checkOwnDays names each line of a text in a note that is a day and nothing
// else, or all in bold and begins with one. Of lines that Markdown takes along
// from the margin, the day with a title is meant as a heading too.
func (r *bodyReader) checkOwnDays(p *markdown.Prose, lazy bool) {
	for n := range p.Pieces {
		line := p.Line(n)
		date, ok := ReadLeadDate(line)
		if !ok || !isHeadline(line, date) && !(lazy && strings.IndexByte(":*_", line[date.at+IsoLength:][0]) >= 0) {
			continue
		}
		from, level := p.Pieces[n].From, 2
		if r.open != nil {
			level = r.open.Level
		}
		r.refuse(p.Source(from+date.at, from+date.at+IsoLength), dateInBold.says(), retyped{p.Source(from, from+len(line)), date.heading(level, line)})
	}
}

// checkLazyDays names the lines at the margin under an item that would be notes as
// items of their own: `-2026-03-14 tea`, `2026-03-14 tea`.
func (r *bodyReader) checkLazyDays(p *markdown.Prose, note *ledger.Note) {
	for n := range p.Pieces {
		line := p.Line(n)
		bare := cutBullet(line)
		if date, ok := ReadLeadDate(bare); !ok || isSubject(bare[date.Rest:]) || note == nil && r.isDatedFavour(line) {
			continue
		}
		at := p.Source(p.Pieces[n].From, p.Pieces[n].From+len(line))
		dateInALine.warn(r.d, at).Cure(at, "- "+bare).Shows(at)
	}
}

// checkHashes names each line of a text, from one on, that would be a dated
// heading if it stood at the margin, with a blank after at most six #. It
// reports whether the text begins with a #.
func (r *bodyReader) checkHashes(p *markdown.Prose, from int) bool {
	if !p.Holds.Any(text.Hashes) {
		return false
	}
	for n := from; n < len(p.Pieces); n++ {
		line := strings.TrimLeftFunc(p.Line(n), text.IsInvisible)
		if from := p.Pieces[n].From + len(p.Line(n)) - len(line); strings.HasPrefix(line, "#") {
			r.checkSwallowed(line, p.Source(from, from+len(line)).Start)
		}
	}
	return strings.HasPrefix(p.Text, "#")
}

// checkCode names the dated headings and the entries in indented code, which fences do not hold.
func (r *bodyReader) checkCode(b markdown.Block, note *ledger.Note) {
	if !b.IsTop() && !b.InItem() {
		return
	}
	for _, line := range b.Lines() {
		at := r.d.Trim(line)
		line := r.d.Text[at.Start:at.End]
		r.checkSwallowed(line, at.Start)
		if note == nil {
			continue
		}
		margin := text.Region{Start: r.d.StartOfLine(at.Start), End: at.Start}
		marker := text.TrimEnd(r.d.Text[margin.Start:at.Start])
		size := markdown.MarkerAt(line)
		switch item := strings.TrimSpace(line[size:]); {
		case line == "" || line[0] == '>' || !IsTask(item) && !isFavour(item, r.d.Config):
		case strings.TrimLeft(marker, " \t") != "": // the item's own
			entryInCode.warn(r.d, at).Cure(text.Region{Start: margin.Start + len(marker), End: at.Start}, " ").Shows(text.Region{Start: margin.Start, End: at.End})
		case size > 0:
			entryInCode.warn(r.d, at).Cure(margin, "").Shows(at)
		case r.meantItem(line) != "":
			entryInCode.warn(r.d, at).Cure(margin, "- ").Shows(text.Region{Start: margin.Start, End: at.End})
		}
	}
}

// checkHTML names the first line in raw HTML that would be a dated heading, an entry
// or a task after a blank line.
func (r *bodyReader) checkHTML(b markdown.Block, note *ledger.Note) {
	for i, line := range b.Lines() {
		at := r.d.Trim(line)
		said := r.d.Text[at.Start:at.End]
		if i == 0 || said == "" {
			continue
		}
		size := markdown.MarkerAt(said)
		item := strings.TrimSpace(said[size:])
		_, isDated := ReadLeadDate(strings.TrimLeft(said, "# "))
		if said[0] == '#' && isDated || size > 0 && said[0] != '>' && (IsTask(item) || note != nil && isFavour(item, r.d.Config)) {
			start := r.d.StartOfLine(at.Start)
			linesInHTML.warn(r.d, at).Cure(text.Region{Start: start, End: start}, "\n").Shows(text.Region{Start: r.d.Trim(b.Lines()[i-1]).Start, End: at.End})
			return
		}
	}
}

// checkNestedHeading reads a heading in an item or a quote, which opens no note.
func (r *bodyReader) checkNestedHeading(b markdown.Block, note *ledger.Note) {
	p, ok := markdown.ProseOf(r.d, b)
	if !ok {
		return
	}
	r.mention(p, note)
	if b.InItem() {
		at := r.d.StartOfLine(p.Pieces[0].At)
		at += strings.IndexByte(r.d.Text[at:], '#')
		r.checkSwallowed(r.d.Text[at:p.All().End], at)
	}
}

// checkSwallowed names a line that begins with # and a date and is no heading.
func (r *bodyReader) checkSwallowed(line string, at int) {
	bare := strings.TrimLeft(line, "#")
	hashes := len(line) - len(bare)
	title := strings.TrimLeftFunc(bare, unicode.IsSpace) // a heading's blank is an ASCII one
	date, ok := ReadLeadDate(title)
	if !ok || hashes == 0 {
		return
	}
	m := dateIndented
	switch {
	case hashes > maxLevel:
		m = dateTooDeep
	case !strings.HasPrefix(bare, " ") && !strings.HasPrefix(bare, "\t"):
		m = dateWithoutBlank
	}
	end := at + len(line) - len(title) + date.at + IsoLength
	margin := r.d.StartOfLine(at)
	r.refuse(text.Region{Start: at, End: end}, m.says(), retyped{text.Region{Start: margin, End: at + len(line)}, line[:min(hashes, maxLevel)] + " " + title})
}

const maxLevel = 6

// refuseUnderlined refuses a date that is underlined: as a heading it stands
// after ##, and the line under it goes.
func (r *bodyReader) refuseUnderlined(p *markdown.Prose, start, end int, iso string) {
	at := p.Source(start, end)
	n := r.d.LineAt(at.Start)
	line := r.d.Trim(text.Region{Start: r.d.LineStart(n), End: r.d.LineEnd(n)})
	if iso == "" {
		f := r.refuse(at, dateUnderlined.says())
		f.hint = "## " + r.unclearDays(p.Text[start:end])[0] + r.d.Text[at.End:line.End]
		return
	}
	rest := r.d.Text[at.End:line.End]
	if start > 0 {
		rest = strings.TrimPrefix(rest, "]]")
	}
	f := r.refuse(at, dateUnderlined.says(), retyped{line, "## " + iso + rest[SkipMarks(rest, 0):]})
	if under := n + 1; under <= len(r.d.Lines) && markdown.IsUnderline(strings.TrimSpace(r.d.Line(under))) {
		f.cure = append(f.cure, retyped{text.Region{Start: r.d.LineStart(under), End: r.d.LineEnd(under)}, ""})
	}
}

// datedLine finds the date with which a text begins, in ISO form or another; end is 0 for none.
func datedLine(s string) (start, end int, iso string) {
	if date, ok := ReadLeadDate(s); ok {
		return date.at, date.at + IsoLength, date.iso
	}
	length, iso := almostDate(s)
	return 0, length, iso
}

// isSubject reports whether a day is what a sentence speaks of, by what follows it.
func isSubject(rest string) bool {
	return slices.Contains([]string{"is", "was", "will", "has", "had", "would"}, text.FirstWord(rest))
}

// isHeadline reports whether a paragraph is nothing but a date, or all in emphasis
// that begins with one: `**2026-03-14 Coffee**`. In a sentence a date is prose.
func isHeadline(s string, date leadDate) bool {
	title := s[date.Rest:]
	return title == "" || date.mark != "" && strings.HasSuffix(title, date.mark) && strings.Count(s, date.mark) == 2
}

// isUnderlined reports whether a line of - or = follows in or right after the paragraph.
func (r *bodyReader) isUnderlined(p *markdown.Prose) bool {
	first, last := p.Pieces[0].At, p.All().End
	below := text.SkipBlanks(r.d.Text, last)
	if len(p.Pieces) == 1 && strings.HasPrefix(r.d.Text[below:], "\n\n") {
		return false // nearly all
	}
	end := min(r.d.LineAt(max(last-1, first))+1, len(r.d.Lines))
	for n := r.d.LineAt(first) + 1; n <= end; n++ {
		if markdown.IsUnderline(strings.TrimSpace(r.d.Line(n))) {
			return true
		}
	}
	return false
}

// warnTable says once a heading that a table of dates holds no notes. The hint
// has its rows as they would be some.
func (r *bodyReader) warnTable(p *markdown.Prose, at text.Region) {
	s := r.section()
	if s.warned {
		return
	}
	s.warned = true
	mark := "- "
	if !r.itemsAreNotes() {
		mark = strings.Repeat("#", min(s.level+1, maxLevel)) + " "
	}
	var rows []string
	for i := 2; i < len(p.Pieces); i++ {
		var cells []string
		for _, cell := range strings.Split(strings.Trim(tableRow(p, r.d, i), "|"), "|") {
			if cell = strings.TrimSpace(cell); cell != "" {
				cells = append(cells, cell)
			}
		}
		if len(cells) > 0 {
			if length, iso := almostDate(cells[0]); iso != "" && length == len(cells[0]) {
				cells[0] = iso
			}
			rows = append(rows, mark+strings.TrimSpace(cells[0]+" "+strings.Join(cells[1:], ", ")))
		}
	}
	datesInATable.warn(r.d, at).Hint(strings.Join(rows, "\n"))
}

// isTable reports whether a text is a table: its second line a row of dashes.
func isTable(p *markdown.Prose, d *text.Document) bool {
	if len(p.Pieces) < 2 || !strings.Contains(p.Text[:p.Pieces[1].From], "|") {
		return false
	}
	row := tableRow(p, d, 1)
	return strings.Contains(row, "-") && strings.Trim(row, "|-: \t") == ""
}

// tableOfDates reports whether a table's first column is headed Date, and a row
// has one: the rows of a template are empty.
func tableOfDates(p *markdown.Prose, d *text.Document) bool {
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
func tableRow(p *markdown.Prose, d *text.Document, line int) string {
	at := p.Pieces[line].At
	return strings.TrimSpace(d.Text[at:d.EndOfLine(at)])
}

func firstCell(p *markdown.Prose, d *text.Document, line int) string {
	cell, _, _ := strings.Cut(strings.TrimPrefix(tableRow(p, d, line), "|"), "|")
	return strings.TrimSpace(cell)
}

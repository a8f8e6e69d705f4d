package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// checkParagraph warns of prose that its writer may take for notes: an underlined
// heading with a date, a heading that is none, a day in bold, a table of dates.
func (r *bodyReader) checkParagraph(p *markdown.Prose, b markdown.Block) {
	if (b.IsTop() || b.InItem()) && !r.checkHashes(p, 0) && b.IsTop() {
		r.checkDays(p, b)
	}
}

// checkDays warns of days in a paragraph that open no note.
func (r *bodyReader) checkDays(p *markdown.Prose, b markdown.Block) {
	if !p.Holds.Any(text.Digits) {
		return // nearly all
	}
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
	if r.checkLeadingDays(p, b) {
		return
	}
	if isTable(p, r.d) && tableOfDates(p, r.d) {
		r.warnTable(p, text.Region{Start: p.Pieces[0].At, End: r.d.EndOfLine(p.Pieces[0].At)})
	}
}

// checkLeadingDays names a first line that is a date, or begins with one and has favours
// under it, and once a heading a line that begins with a date in bold, or one that
// would be a note as a list item.
func (r *bodyReader) checkLeadingDays(p *markdown.Prose, b markdown.Block) bool {
	s, found := r.section(), false
	for n := range p.Pieces {
		day, ok := r.openingDay(p, n, found)
		if !ok {
			continue
		}
		if r.itemsFollow(s, b) {
			day.isHeadline, day.isItem = false, true
		}
		from := p.Pieces[n].From
		end := from + len(p.Line(n))
		at := end - len(day.bare) + day.date.at
		if refused := s.refused; day.isItem && refused != nil && len(refused.cure) > 0 && strings.HasPrefix(refused.cure[0].text, "#") {
			day.isItem = false // in the note that the heading opens, an item would be prose
		}
		if found = true; day.date.iso == "" {
			mark := "## "
			if day.isItem {
				mark = "- "
			}
			r.refuseUnclearLine(p, n, mark, day.date)
			continue
		}
		heading := day.date.heading(2, day.bare)
		m, typed := dateInBold, retyped{p.Source(from, end), heading}
		if day.isItem {
			m, typed.text = dateInALine, "- "+day.date.typedIn(day.bare)
		}
		if !day.isHeadline && s.bold != nil {
			s.bold.cure, s.bold.heading = append(s.bold.cure, typed), ""
			continue
		}
		f := r.refuse(p.Source(at, at+day.date.length), m.says(), typed)
		if day.isHeadline {
			return true
		}
		if day.isItem {
			f.heading, f.headingSays = heading, dateInBold.says()
		}
		s.bold = f
	}
	return found
}

// itemsFollow reports whether dated items that are notes follow a paragraph under the
// same heading: under a dated heading they would be prose.
func (r *bodyReader) itemsFollow(s *sectionState, b markdown.Block) bool {
	if !s.looked {
		s.looked = true
		for next := b.Next(); r.itemsAreNotes() && next.Exists() && next.Kind() != markdown.HeadingBlock && !s.items; next = next.Next() {
			for item := next.First(); next.Kind() == markdown.ListBlock && item.Exists() && !s.items; item = item.Next() {
				if p, ok := markdown.ProseOf(r.d, item.First()); ok {
					_, end, _ := datedLine(p.Text)
					s.items = end > 0
				}
			}
		}
	}
	return s.items
}

// refuseUnclearLine refuses a line of a paragraph that is meant as a heading or an
// item, where it is not clear which day its date is.
func (r *bodyReader) refuseUnclearLine(p *markdown.Prose, n int, mark string, date leadDate) {
	line, from := p.Line(n), p.Pieces[n].From+date.at
	f := r.refuse(p.Source(from, from+date.length), "this line opens no note: "+dateUnclear.says())
	var days []string
	for _, day := range r.unclearDays(line[date.at : date.at+date.length]) {
		date.iso = day
		days = append(days, mark+strings.TrimLeft(date.heading(0, line), " "))
	}
	f.hint = strings.Join(days, " or ")
}

// openingDay is a line of a paragraph that begins with a day, and is named for it.
type openingDay struct {
	bare       string // without what was taken for a bullet
	date       leadDate
	isHeadline bool // it is meant as a heading
	isItem     bool // it would be a note as a list item
}

// openingDay reads the day with which line n of a paragraph begins; goesOn says that a
// line before it was named for one.
func (r *bodyReader) openingDay(p *markdown.Prose, n int, goesOn bool) (d openingDay, ok bool) {
	line := p.Line(n)
	d.bare = line
	isBold := strings.HasPrefix(line, "**") || strings.HasPrefix(line, "__")
	if !isBold {
		d.bare = cutBullet(line)
	}
	if d.date, ok = ReadLeadDate(d.bare); !ok {
		d.date, d.bare, ok = otherDate(line, d.bare, n)
	}
	if !ok {
		return d, false
	}
	if day := line[d.date.at:]; len(p.Pieces) == 1 && len(day) == d.date.length {
		if _, _, yearless := when.Yearly(day); yearless || r.tellsOfADay() {
			return d, false
		}
	}
	d.isHeadline = n == 0 && d.bare == line && (isHeadline(line, d.date) || r.headsFavours(p))
	d.isItem = !isBold && !d.isHeadline && !r.isDatedFavour(line) && !isSubject(d.bare[d.date.Rest:]) &&
		(d.bare != line || n == 0 || goesOn || d.date.isParted(d.bare) || r.section().bold != nil) && r.itemsAreNotes()
	return d, isBold || d.isHeadline || d.isItem
}

// tellsOfADay reports whether the heading above ends in what a day is told of: `Birthday`, `We met`.
func (r *bodyReader) tellsOfADay() bool {
	words := strings.FieldsFunc(ledger.Fold(r.section().name), func(c rune) bool { return !text.IsWordRune(c) })
	return len(words) > 0 && slices.Contains(leadWords, words[len(words)-1])
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

// otherHeadDate reads a date in another form that begins line n of a paragraph: in
// bold, `**March 14, 2026** tea`, or as all of the first line.
func otherHeadDate(line string, n int) (leadDate, bool) {
	at := SkipMarks(line, 0)
	end, iso := almostDate(line)
	if at == 0 && (n > 0 || end < len(line)) || end == 0 || !strings.Contains(line[end:], line[:at]) {
		return leadDate{}, false
	}
	d := leadDate{iso: iso, at: at, length: end - at, mark: line[:at]}
	d.readRest(line, end)
	return d, true
}

// otherDate reads a date in another form that begins line n of a paragraph, or what is
// left of it without its bullet.
func otherDate(line, bare string, n int) (leadDate, string, bool) {
	if date, ok := otherHeadDate(line, n); ok || SkipMarks(line, 0) > 0 && bare == line {
		return date, line, ok
	}
	for _, begun := range []string{line, bare} { // of `14. March 2026` the number is no bullet
		if date, ok := otherLeadDate(begun); ok {
			return date, begun, true
		}
	}
	return leadDate{}, line, false
}

// otherLeadDate reads a date in another form with which a line begins: `14/03/2026 tea`;
// where several days may be meant, a separator follows it.
func otherLeadDate(line string) (leadDate, bool) {
	end, iso := almostDate(line)
	if end == 0 || end < len(line) && !text.IsBlank(line[end]) && strings.IndexByte(":,;", line[end]) < 0 {
		return leadDate{}, false
	}
	d := leadDate{iso: iso, length: end}
	d.readRest(line, end)
	return d, iso != "" || d.isParted(line)
}

// checkOwnDays names each line of a text in a note that is a day and nothing
// else, or all in bold and begins with one. Of lines that Markdown takes along
// from the margin, the day with a title is meant as a heading too.
func (r *bodyReader) checkOwnDays(p *markdown.Prose, lazy bool) {
	if !p.Holds.Any(text.Digits) {
		return
	}
	for n := range p.Pieces {
		line := p.Line(n)
		date, ok := ReadLeadDate(line)
		if !ok {
			date, ok = otherHeadDate(line, n)
		}
		if !ok || !isHeadline(line, date) && !(lazy && strings.IndexByte(":*_", line[date.at+date.length:][0]) >= 0) {
			continue
		}
		from, level := p.Pieces[n].From, 2
		if r.open != nil {
			level = r.open.Level
		}
		if date.iso == "" {
			r.refuseUnclearLine(p, n, strings.Repeat("#", level)+" ", date)
			continue
		}
		r.refuse(p.Source(from+date.at, from+date.at+date.length), dateInBold.says(), retyped{p.Source(from, from+len(line)), date.heading(level, line)})
	}
}

// checkLazyDays names the lines at the margin under an item that would be notes as
// items of their own: `-2026-03-14 tea`, `2026-03-14 tea`.
func (r *bodyReader) checkLazyDays(p *markdown.Prose, note *ledger.Note) {
	for n := range p.Pieces {
		line := p.Line(n)
		bare := cutBullet(line)
		date, ok := ReadLeadDate(bare)
		if !ok {
			date, bare, ok = otherDate(line, bare, n)
		}
		if !ok || isSubject(bare[date.Rest:]) || note == nil && r.isDatedFavour(line) {
			continue
		}
		if date.iso == "" {
			r.refuseUnclearLine(p, n, "- ", date)
			continue
		}
		at := p.Source(p.Pieces[n].From, p.Pieces[n].From+len(line))
		dateInALine.warn(r.d, at).Cure(at, "- "+date.typedIn(bare)).Shows(at)
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

// checkHTML names what in raw HTML would be a dated heading or item, an entry or a task
// outside of it: a line with its tags taken off, and else the first, since a blank line
// before it frees the rest.
func (r *bodyReader) checkHTML(b markdown.Block, note *ledger.Note) {
	for i, line := range b.Lines() {
		at := r.d.Trim(line)
		said := r.d.Text[at.Start:at.End]
		bare := withoutTags(said)
		if bare == "" || !r.meantInHTML(bare, note) {
			continue
		}
		start := r.d.StartOfLine(at.Start)
		noted := linesInHTML.warn(r.d, at)
		if bare == said && said[0] == '#' || bare == said && markdown.MarkerAt(said) > 0 {
			noted.Cure(text.Region{Start: start, End: start}, "\n").Shows(text.Region{Start: r.d.Trim(b.Lines()[i-1]).Start, End: at.End})
			return
		}
		if i > 0 {
			noted.Cure(text.Region{Start: start, End: start}, "\n")
		}
		noted.Cure(at, "- "+cmp.Or(r.meantItem(bare), cutBullet(bare))).Shows(text.Region{Start: start, End: at.End})
	}
}

// meantInHTML reports whether a line of raw HTML would be read outside of it.
func (r *bodyReader) meantInHTML(line string, note *ledger.Note) bool {
	item := cutBullet(line)
	_, isDated := ReadLeadDate(strings.TrimLeft(item, "# "))
	switch {
	case line[0] == '>':
		return false
	case isDated:
		return line[0] == '#' || note == nil && item != line && r.itemsAreNotes()
	case item == line && !IsTask(item):
		return note != nil && r.meantItem(line) != ""
	}
	return IsTask(item) || note != nil && isFavour(item, r.d.Config)
}

// withoutTags is a line of raw HTML without the tags at both its ends, "" for a cell of
// a table, and where nothing else stands in it.
func withoutTags(line string) string {
	for strings.HasPrefix(line, "<") {
		tag, rest, closed := strings.Cut(line, ">")
		if name := strings.ToLower(text.FirstWord(strings.TrimLeft(tag, "</"))); !closed || name == "td" || name == "th" {
			return ""
		}
		line = strings.TrimSpace(rest)
	}
	for strings.HasSuffix(line, ">") {
		i := strings.LastIndexByte(line, '<')
		if i < 0 || i+1 == len(line) || line[i+1] != '/' && !text.IsASCIILetter(line[i+1]) {
			break
		}
		line = strings.TrimSpace(line[:i])
	}
	return line
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
	return isRuleOfTable(tableRow(p, d, 1))
}

// isRuleOfTable reports whether a line is the row of dashes under the head of a table.
func isRuleOfTable(row string) bool {
	return strings.Contains(row, "-") && strings.Contains(row, "|") && strings.Trim(row, "|-: \t\r\n") == ""
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

package parse

import (
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
)

// readOutline looks through the top-level blocks: for headings, for the line that
// gives the day, and for who was there.
func (r *pageReader) readOutline(document markdown.Block) {
	o := &r.outline
	o.who = map[markdown.Block]bool{}
	below := false         // a heading of level 2 came
	section, level := 0, 0 // the levels of the heading that says who was there, 0 for none, and of the one below it
	for b := document.First(); b.Exists(); b = b.Next() {
		if b.Kind() != markdown.HeadingBlock {
			present := section > 0 && (level == section || !r.holdsItems(b))
			r.outlineBlock(b, present, below)
			continue
		}
		p, ok := markdown.ProseOf(r.d, b)
		level = b.Level()
		if level <= o.private {
			o.private = 0
		}
		if ok && o.private == 0 && ledger.IsPrivate(markdown.ReadTags(p.OutsideCode())) {
			o.private = level
		}
		switch {
		case ok && slices.Contains(r.whoWords(), wordOf(HeadingName(p.Text))):
			section = level
		case level <= section || section == 1: // a title is of the whole page
			section = 0
		}
		below = below || b.Level() == 2
		if !o.first.Exists() {
			o.first = b
		}
		if b.Level() == 1 {
			o.single = !o.title.Exists()
			if o.single {
				o.title = b
			}
		}
	}
}

// holdsItems reports whether an entry or an open task stands in a block: a subsection
// with one says what was done, not who was there.
func (r *pageReader) holdsItems(b markdown.Block) bool {
	if p, ok := markdown.ProseOf(r.d, b); ok && b.Kind() == markdown.ParagraphBlock {
		box, isTask := ReadBox(p.Text)
		return isTask && box.mark == ledger.Open || inEntry(p.Text, r.d.Config)
	}
	for c := b.First(); c.Exists(); c = c.Next() {
		if r.holdsItems(c) {
			return true
		}
	}
	return false
}

// whoWords are the words that say who was there, those of allies.yaml too.
func (r *pageReader) whoWords() []string {
	if len(r.d.Config.Attendees) == 0 {
		return whoWords
	}
	return slices.Concat(whoWords, r.d.Config.Attendees)
}

// wordOf is a heading as a key is folded, without emoji, numbers and punctuation around its words.
func wordOf(heading string) string {
	return ledger.FoldKey(strings.TrimFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }))
}

// outlineBlock reads a block under a heading that says who was there, or one that
// may hold a line which does, or gives the day.
func (r *pageReader) outlineBlock(b markdown.Block, present, below bool) {
	switch {
	case present && (b.Kind() == markdown.ListBlock || b.Kind() == markdown.ParagraphBlock):
		r.outline.who[b] = true
		r.mentionLines(b)
	case b.Kind() == markdown.ParagraphBlock:
		r.outlineLines(b, b, below)
	case b.Kind() == markdown.ListBlock:
		for item := b.First(); item.Exists(); item = item.Next() {
			if head := item.First(); head.Exists() && head.Kind() == markdown.ParagraphBlock {
				r.outlineLines(head, head, below)
			}
		}
	}
}

// outlineLines looks in the lines of a block for the day and for who was there;
// with nothing after the colon those are the lines under it, up to a blank one, or
// the list after it, else the line goes on as long as a comma ends it.
func (r *pageReader) outlineLines(b, before markdown.Block, below bool) {
	lines := b.Lines()
	for i := 0; i < len(lines); i++ {
		at := r.d.Trim(lines[i])
		line := text.PlainBlanks(r.d.Text[at.Start:at.End])
		if value, ok := labelled(line, dayWords); ok && !below && r.outline.dayLine == (text.Region{}) {
			r.outline.dayLine = text.Region{Start: at.Start + value, End: at.End}
		}
		if value := nearDayLabel(line); value > 0 && !below && r.outline.nearDay.line == (text.Region{}) {
			r.outline.nearDay = dayLabel{at, value}
		}
		value, ok := labelled(line, r.whoWords())
		if !ok {
			continue
		}
		r.mentions(text.Region{Start: at.Start + value, End: at.End})
		under := len(r.page.Said)
		if value == len(line) && r.mentionCells(lines[i+1:]) {
			return
		}
		for value == len(line) || strings.HasSuffix(r.d.Text[:at.End], ",") {
			if i+1 == len(lines) || isLabel(r.d.Text[lines[i+1].Start:lines[i+1].End]) {
				break
			}
			i++
			at = r.d.Trim(lines[i])
			r.mentions(at)
		}
		if value < len(line) {
			continue
		}
		list := before.Next()
		if i+1 == len(lines) && list.Exists() && list.Kind() == markdown.ParagraphBlock && r.mentionCells(list.Lines()) {
			return
		}
		if list.Exists() && list.Kind() == markdown.ListBlock && (under == len(r.page.Said) || r.d.LineAt(list.Start()) == r.d.LineAt(at.Start)+1) {
			r.outline.who[list] = true
			r.mentionLines(list)
		}
	}
}

// isLabel reports whether a line begins with a label of its own: `Agenda: …`.
func isLabel(line string) bool {
	colon, _ := findColon(line, 0)
	return colon >= 0
}

// mentionLines reads who was there from the items of a list, or the lines of a
// paragraph. What is nested in an item may be a list of names under a word for them,
// or tell more of the one who stands there.
func (r *pageReader) mentionLines(b markdown.Block) {
	if b.Kind() == markdown.ParagraphBlock {
		lines := b.Lines()
		if r.mentionCells(lines) {
			return
		}
		for _, line := range lines {
			r.mentions(r.d.Trim(line))
		}
		return
	}
	for item := b.First(); item.Exists(); item = item.Next() {
		head := item.First()
		if head.Exists() && head.Kind() == markdown.ParagraphBlock {
			at := r.d.Trim(head.Lines()[0])
			if box, ok := ReadBox(r.d.Text[at.Start:at.End]); ok {
				at.Start += box.Text
			}
			r.mentions(at)
			head = head.Next()
		}
		said := len(r.page.Said)
		for b := head; b.Exists(); b = b.Next() {
			if b.Kind() == markdown.ListBlock {
				r.mentionLines(b)
			}
		}
		if nested := r.page.Said[said:]; said > 0 && len(nested) > 0 {
			r.page.Said[said-1].Nested, r.page.Said = slices.Clone(nested), r.page.Said[:said]
		}
	}
}

// mentionCells reads who was there from lines that are a table, and reports whether they
// are one: from its column of names, else from its first.
func (r *pageReader) mentionCells(lines []text.Region) bool {
	if len(lines) < 2 || !isRuleOfTable(r.d.Text[lines[1].Start:lines[1].End]) {
		return false
	}
	column := max(0, slices.IndexFunc(r.cellsOf(lines[0]), func(at text.Region) bool {
		word := wordOf(r.d.Text[at.Start:at.End])
		return word == "name" || slices.Contains(r.whoWords(), word)
	}))
	for _, line := range lines[2:] {
		if cells := r.cellsOf(line); column < len(cells) {
			r.mentions(cells[column])
		}
	}
	return true
}

// cellsOf are the cells of a line of a table: | parts them, except after a \.
func (r *pageReader) cellsOf(line text.Region) (cells []text.Region) {
	line = r.d.Trim(line)
	row := r.d.Text[line.Start:line.End]
	from := len(row) - len(strings.TrimPrefix(row, "|"))
	for i := from; i <= len(row); i++ {
		if i == len(row) || row[i] == '|' && row[i-1] != '\\' {
			cells = append(cells, r.d.Trim(text.Region{Start: line.Start + from, End: line.Start + i}))
			from = i + 1
		}
	}
	return cells
}

// readWho finds who was there: by keys, else by what the outline found, else by the file's name.
func (r *pageReader) readWho() {
	found := r.page.Said
	r.page.Said = nil
	keys := slices.Concat(WhoKeys, r.d.Config.Attendees)
	if slices.ContainsFunc(fieldValues(r.a, "type"), func(f ledger.Field) bool { return slices.ContainsFunc(f.Values, IsMeetingType) }) {
		keys = append(keys, PeopleKeys...)
	}
	for i := range r.keys {
		if name, _ := ledger.Key(r.keys[i].Key.Text); slices.Contains(keys, name) {
			r.mentionNodes(&r.keys[i].Value)
		}
	}
	r.page.Said = append(r.page.Said, found...)
	if len(r.page.Said) == 0 && !r.page.IsDay && !r.page.Daily {
		r.nameFile()
	}
}

// mentionNodes reads the names in the value of a key: of a map that of its name, or the one key that it has.
func (r *pageReader) mentionNodes(n *front.Node) {
	switch {
	case n.Shape == front.List:
		for i := range n.Items {
			r.mentionNodes(&n.Items[i])
		}
	case n.Shape == front.Dict && len(n.Pairs) == 1 && ledger.FoldKey(n.Pairs[0].Key.Text) != "name":
		r.mentionNodes(&n.Pairs[0].Key)
	case n.Shape == front.Dict:
		for i := range n.Pairs {
			if ledger.FoldKey(n.Pairs[i].Key.Text) == "name" {
				r.mentionNodes(&n.Pairs[i].Value)
			}
		}
	case !n.Empty():
		value, at := strings.TrimSpace(n.Text), n.At
		if j := strings.Index(r.d.Text[at.Start:at.End], value); j >= 0 {
			at.Start += j
		}
		r.mentionsIn(value, func(start, end int) ledger.Pos {
			return r.d.Pos(min(at.Start+start, at.End), min(at.Start+end, at.End))
		})
	}
}

// mentions reads the names in a range of the text, which may stand in brackets as a list of YAML.
func (r *pageReader) mentions(at text.Region) {
	if s := r.d.Text[at.Start:at.End]; strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && !strings.HasPrefix(s, "[[") {
		at = text.Region{Start: at.Start + 1, End: at.End - 1}
	}
	from := len(r.page.Said)
	r.mentionsIn(r.d.Text[at.Start:at.End], func(start, end int) ledger.Pos { return r.d.Pos(at.Start+start, at.Start+end) })
	n := r.d.LineAt(at.Start)
	if r.outline.private > 0 || ledger.IsPrivate(markdown.ReadTags(r.d.Text[r.d.LineStart(n):r.d.LineEnd(n)])) {
		for i := range r.page.Said[from:] {
			r.page.Said[from+i].Private = true
		}
	}
}

// meetingNames may stand beside an ally's name in the name of a file.
var meetingNames = []string{"1:1", "1-1", "1on1", "1_1", "one-on-one", "call", "meeting", "chat", "coffee", "lunch", "dinner", "with"}

// nameFile reads who was there from what the file's name says after its day: a
// name, alone or with a word for a meeting.
func (r *pageReader) nameFile() {
	day, title := dayOfName(r.a.Stem)
	if day == 0 || title == "" {
		return
	}
	names := []string{title, strings.ReplaceAll(title, "_", " ")}
	words := strings.Fields(names[1])
	isBeside := func(word string) bool {
		return strings.IndexFunc(word, isLetter) < 0 && !slices.Contains(meetingNames, word) && strings.Trim(word, nameSeparators) == "" || slices.Contains(meetingNames, ledger.Fold(word))
	}
	for len(words) > 0 && isBeside(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && isBeside(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) > mostNameWords {
		return
	}
	r.page.ByName = true
	for _, name := range markdown.Distinct(append(names, strings.Join(words, " "))) {
		if name != "" {
			r.page.Said = append(r.page.Said, ledger.Mention{Text: name})
		}
	}
}

// mostNameWords bounds how many words of a file's name may be somebody's name.
const mostNameWords = 6

// NamesIn are the names in the values of a key: the targets of links, else the texts between commas.
func NamesIn(values []string) []string {
	var names []string
	for _, value := range values {
		links := markdown.ReadLinks(value, SpanOf)
		for _, link := range links {
			names = append(names, link.Target)
		}
		if len(links) == 0 {
			for _, name := range strings.Split(value, ",") {
				names = append(names, strings.TrimSpace(name))
			}
		}
	}
	return names
}

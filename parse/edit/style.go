package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// A new note is written as the newest one of its form is, and a new line as
// the last one of its list. Where there is nothing to go by, the style is that
// of the user guide.

func isItemNote(n *ledger.Note) bool { return n.Form == ledger.Item }

// newest is the note of the latest day among some, of several the last in the
// file; nil for none.
func (s *Source) newest(among func(*ledger.Note) bool) *ledger.Note {
	var newest *ledger.Note
	for i := range s.ally.Notes {
		if n := &s.ally.Notes[i]; among(n) && (newest == nil || n.Date >= newest.Date) {
			newest = n
		}
	}
	return newest
}

// newestFirst tells the order of the notes of one form, or where these do not
// show it, that of all notes.
func (s *Source) newestFirst(form ledger.Form) bool {
	later := func(counts func(*ledger.Note) bool) (steps int) {
		var last ledger.Date
		for i := range s.ally.Notes {
			n := &s.ally.Notes[i]
			switch {
			case !counts(n):
				continue
			case last != 0 && n.Date > last:
				steps++
			case n.Date < last:
				steps--
			}
			last = n.Date
		}
		return steps
	}
	steps := later(func(n *ledger.Note) bool { return n.Form == form })
	if steps == 0 {
		steps = later(func(*ledger.Note) bool { return true })
	}
	return steps < 0
}

// firstLine is the line that opens a note, without its line end. The title may
// be empty.
func (s *Source) firstLine(form ledger.Form, day ledger.Date, title string) string {
	model := s.newest(func(n *ledger.Note) bool { return n.Form == form && n.Title != "" })
	if model == nil {
		model = s.newest(func(n *ledger.Note) bool { return n.Form == form })
	}
	around := s.wordingOf(form, model)
	if title == "" {
		return around.before + day.String() + strings.TrimRight(around.between, " \t:-–—|")
	}
	return around.before + day.String() + around.between + title
}

// wording is what stands before and after the day of a note.
type wording struct{ before, between string }

// wordingOf takes the first line of a note apart. Where more than brackets,
// emphasis and a separator stands around the day, it is the usual one.
func (s *Source) wordingOf(form ledger.Form, n *ledger.Note) wording {
	usual := wording{before: "## ", between: " "}
	if n != nil && form == ledger.Section {
		usual.before = strings.Repeat("#", n.Level) + " "
	} else if form == ledger.Item {
		b := s.leadAndMarker(n)
		usual.before = b.lead + b.marker
	}
	if n == nil {
		return usual
	}
	line := s.d.Line(s.d.LineAt(int(n.Head.Start)))
	before, rest, found := strings.Cut(line, n.Date.String())
	if n.Clock != "" && found {
		_, rest, found = strings.Cut(rest, n.Clock)
	}
	title, _, _ := strings.Cut(n.Title, "\n")
	w := wording{before: before, between: strings.TrimRight(rest, " \t#") + " "}
	if title != "" && found {
		w.between, _, found = strings.Cut(rest, title)
	}
	marks := strings.TrimLeft(before, " \t#")
	if form == ledger.Item {
		var same bool
		marks, same = strings.CutPrefix(before, usual.before)
		found = found && same
	}
	if !found || !isWhole(marks, w.between) {
		return usual
	}
	return w
}

// isWhole reports whether what stands around a day is made of marks alone, and
// closes what it opens.
func isWhole(before, between string) bool {
	if strings.Trim(before, "[*_") != "" || strings.Trim(between, "]*_ \t:-–—|") != "" || strings.Trim(between, "]*_") == "" {
		return false
	}
	return strings.Count(before, "[") == strings.Count(between, "]") &&
		strings.Count(before, "*") == strings.Count(between, "*") &&
		strings.Count(before, "_") == strings.Count(between, "_")
}

// blanksAbove is how many blank lines stand above the last note of a form.
func (s *Source) blanksAbove(form ledger.Form) int {
	for i := len(s.ally.Notes) - 1; i >= 0; i-- {
		n := &s.ally.Notes[i]
		if n.Form != form {
			continue
		}
		at := s.textEnd(int(n.Head.Start))
		if form == ledger.Item && (i == 0 || s.ally.Notes[i-1].Form != form || int(s.ally.Notes[i-1].Pos.End) < at) {
			return 0
		}
		if at > s.body.Start {
			return s.d.LineAt(int(n.Head.Start)) - s.d.LineAt(at) - 1
		}
	}
	if form == ledger.Item {
		return 0
	}
	return 1
}

// blanksBelow is how many blank lines stand below the heading of the newest
// section that holds something.
func (s *Source) blanksBelow() int {
	blanks := func(n *ledger.Note) int {
		first := s.d.LineAt(int(n.Head.Start)) + 1
		line := first
		for line <= len(s.d.Lines) && text.IsBlankLine(s.d.Line(line)) {
			line++
		}
		if line > len(s.d.Lines) || s.d.LineStart(line) >= int(n.Pos.End) {
			return -1
		}
		return line - first
	}
	n := s.newest(func(n *ledger.Note) bool { return n.Form == ledger.Section && blanks(n) >= 0 })
	if n == nil {
		return 1
	}
	return blanks(n)
}

// bullet is how the items of a list are written.
type bullet struct {
	lead, marker string // the blanks before the bullet; it and the blanks after it
	between      int    // blank lines between two items
}

// items writes lines as items of a list.
func (b bullet) items(lines []string) []string {
	var out []string
	for i, line := range lines {
		if i > 0 {
			out = append(out, make([]string, b.between)...)
		}
		out = append(out, b.lead+b.marker+line)
	}
	return out
}

// bulletOf is how the last item of a list is written; false for one of numbers.
func (s *Source) bulletOf(list markdown.Block) (bullet, bool) {
	var last, before markdown.Block
	for item := list.First(); item.Exists(); item = item.Next() {
		last, before = item, last
	}
	b, ok := readBullet(s.d.Line(s.d.LineAt(last.Start())))
	if ok && before.Exists() {
		b.between = s.d.LineAt(last.Start()) - s.d.LineAt(s.textEnd(last.Start())) - 1
	}
	return b, ok
}

// readBullet reads what a line has before its text; false where that is no
// bullet.
func readBullet(line string) (bullet, bool) {
	rest := strings.TrimLeft(line, " \t")
	if rest == "" || !strings.ContainsRune("-*+", rune(rest[0])) {
		return bullet{}, false
	}
	blanks := text.SkipBlanks(rest, 1)
	marker := rest[:blanks]
	if len(marker) == 1 || columnsOf(marker[1:]) > tabWidth || strings.Contains(marker[2:], "\t") || blanks == len(rest) {
		marker = rest[:1] + " "
	}
	return bullet{lead: line[:len(line)-len(rest)], marker: marker}, true
}

// usualBullet is that of the newest note with a list, else of the last list in
// the file.
func (s *Source) usualBullet() bullet {
	usual, newest := bullet{marker: "- "}, ledger.Date(0)
	for list := s.blocks.First(); list.Exists(); list = list.Next() {
		if list.Kind() != markdown.ListBlock {
			continue
		}
		b, ok := s.bulletOf(list)
		n := s.noteAt(list.Start())
		switch {
		case !ok || n == nil && newest > 0 || n != nil && n.Date < newest:
			continue
		case n != nil:
			newest = n.Date
		}
		if n == nil || n.Form == ledger.Item {
			b.lead, b.between = "", 0
		}
		usual = b
	}
	return usual
}

// leadAndMarker is how the first line of a dated item is written; of none as
// lists are.
func (s *Source) leadAndMarker(n *ledger.Note) bullet {
	if n != nil {
		if b, ok := readBullet(s.d.Line(s.d.LineAt(int(n.Head.Start)))); ok {
			return b
		}
	}
	return bullet{marker: s.usualBullet().marker}
}

// nested is how an item below another is written: as deep as the last one in
// the file, if that makes it one.
func (s *Source) nested(above bullet) bullet {
	deeper := ""
	s.eachNested(s.blocks, func(outer, inner string) {
		if indent, ok := strings.CutPrefix(inner, outer); ok && indent != "" {
			deeper = indent
		}
	})
	begin := columnsOf(above.lead)
	least := columnsOf(above.lead+above.marker) - begin
	if width := columnsOf(above.lead+deeper) - begin; width < least || width >= least+tabWidth {
		deeper = strings.Repeat(" ", least)
	}
	return bullet{lead: above.lead + deeper, marker: above.marker}
}

// eachNested visits what stands before the bullets of items and of those in
// them.
func (s *Source) eachNested(b markdown.Block, visit func(outer, inner string)) {
	for c := b.First(); c.Exists(); c = c.Next() {
		if c.Kind() == markdown.ListBlock && c.InItem() && c.Start() > c.Parent().Start() {
			visit(s.leadAt(c.Parent().Start()), s.leadAt(c.Start()))
		}
		s.eachNested(c, visit)
	}
}

func (s *Source) leadAt(offset int) string {
	line := s.d.Line(s.d.LineAt(offset))
	return line[:text.IndentOf(line)]
}

const tabWidth = 4

// columnsOf is how wide blanks and a bullet are, tabs counted to their stops.
func columnsOf(s string) int {
	column := 0
	for i := range len(s) {
		column++
		if s[i] == '\t' {
			column = (column + tabWidth - 1) / tabWidth * tabWidth
		}
	}
	return column
}

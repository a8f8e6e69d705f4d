package edit

import (
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
	"allies/parse/text"
)

// A new note has the form, the level or bullet and the order of those that the file
// has, and a new line is an item as the last one of its list. All else is that of
// the user guide.

// newest is the note of the latest day of a form, of several the last in the file;
// nil for none.
func (s *Source) newest(form ledger.Form) *ledger.Note {
	var newest *ledger.Note
	for i := range s.ally.Notes {
		if n := &s.ally.Notes[i]; n.Form == form && (newest == nil || n.Date >= newest.Date) {
			newest = n
		}
	}
	return newest
}

// newestFirst tells the order of the notes of one form, or where these do not
// show it, that of all notes.
func (s *Source) newestFirst(form ledger.Form) bool {
	rises := Rises(s.ally.Notes, func(n *ledger.Note) bool { return n.Form == form })
	if rises == 0 {
		rises = Rises(s.ally.Notes, func(*ledger.Note) bool { return true })
	}
	return rises < 0
}

// Rises counts how many of those notes that count are later than the one before,
// less those that are earlier.
func Rises(notes []ledger.Note, counts func(*ledger.Note) bool) int {
	rises, last := 0, ledger.Date(0)
	for i := range notes {
		n := &notes[i]
		switch {
		case !counts(n):
			continue
		case last != 0 && n.Date > last:
			rises++
		case n.Date < last:
			rises--
		}
		last = n.Date
	}
	return rises
}

// firstLine is the line that opens a note, without its line end. The title may
// be empty. The day is a link, or has a colon after it, where that of the newest
// note of the form does.
func (s *Source) firstLine(form ledger.Form, day ledger.Date, title string) string {
	model, before, date := s.newest(form), "## ", day.String()
	if form == ledger.Item {
		b := s.bulletOfNote(model)
		before = b.lead + b.marker
	} else if model != nil {
		before = strings.Repeat("#", model.Level) + " "
	}
	if model != nil {
		_, after, _ := strings.Cut(s.lineAt(int(model.Head.Start)), model.Date.String())
		after, isLink := strings.CutPrefix(after, "]]")
		if isLink {
			date = "[[" + date + "]]"
		}
		if title != "" && strings.HasPrefix(after, ":") {
			date += ":"
		}
	}
	return strings.TrimRight(before+date+" "+title, " ")
}

func (s *Source) lineAt(offset int) string { return s.d.Line(s.d.LineAt(offset)) }

// bullet is how the items of a list are written: the blanks before the bullet; it
// and the blanks after it.
type bullet struct{ lead, marker string }

func (b bullet) items(lines []string) []string {
	return lists.Of(lines, func(line string) string { return b.lead + b.marker + line })
}

// bulletOf is how the last item of a list is written; false for one of numbers.
func (s *Source) bulletOf(list markdown.Block) (bullet, bool) {
	var last markdown.Block
	for item := list.First(); item.Exists(); item = item.Next() {
		last = item
	}
	return readBullet(s.lineAt(last.Start()))
}

// widestMarker is a bullet with as many blanks as may stand before its text.
const widestMarker = 5

// readBullet reads what a line has before its text; false where that is no
// bullet.
func readBullet(line string) (bullet, bool) {
	rest := strings.TrimLeft(line, " \t")
	if rest == "" || !strings.ContainsRune("-*+", rune(rest[0])) {
		return bullet{}, false
	}
	marker := rest[:text.SkipBlanks(rest, 1)]
	if n := len(marker); n == 1 || n == len(rest) || n > widestMarker || n > 2 && strings.Contains(marker, "\t") {
		marker = rest[:1] + " "
	}
	return bullet{line[:len(line)-len(rest)], marker}, true
}

// usualBullet is that of the last list in a note, else in the file.
func (s *Source) usualBullet() bullet {
	usual, inNote := bullet{marker: "- "}, false
	for list := s.blocks.First(); list.Exists(); list = list.Next() {
		if list.Kind() != markdown.ListBlock {
			continue
		}
		if b, ok := s.bulletOf(list); ok && (s.noteAt(list.Start()) != nil || !inNote) {
			usual.marker, inNote = b.marker, s.noteAt(list.Start()) != nil
		}
	}
	return usual
}

// bulletOfNote is how the first line of a dated item is written; of none as lists are.
func (s *Source) bulletOfNote(n *ledger.Note) bullet {
	if n != nil {
		if b, ok := readBullet(s.lineAt(int(n.Head.Start))); ok {
			return b
		}
	}
	return s.usualBullet()
}

// nested is how an item below another is written: indented by a tab where the file
// has lines that are, else as far as Markdown asks for.
func (s *Source) nested(above bullet) bullet {
	const tab = "    "
	indent := strings.Repeat(" ", len(strings.Replace(above.marker, "\t", tab[1:], 1)))
	if strings.Trim(above.lead, "\t") == "" && len(indent) <= len(tab) && strings.Contains(s.d.Text, "\n\t") {
		indent = "\t"
	}
	return bullet{above.lead + indent, above.marker}
}

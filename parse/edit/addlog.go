package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// AddLog returns the edits that write a log into a file: into the note of its
// day where there is one that fits, else as a new note where and how the user
// writes theirs.
func AddLog(s *Source, log Log) text.Edits {
	w := &logWriter{Source: s, log: log, edits: text.EditsOf(s.text)}
	if note := w.fitting(); note != nil {
		w.extend(note)
	} else {
		w.add()
	}
	return w.edits
}

type logWriter struct {
	*Source
	log   Log
	edits text.Edits
}

// fitting returns the note that the log belongs into: of its day, no plan, a
// contact or none as the log is, with its title and links where it has some.
func (w *logWriter) fitting() *ledger.Note {
	var found *ledger.Note
	tags := w.log.tags(w.config)
	plan, quiet := ledger.HasTag(tags, "plan"), w.config.HidesContact(tags)
	for i := range w.ally.Notes {
		n := &w.ally.Notes[i]
		if n.Date != w.log.Day || n.StaysPlan() != plan || n.IsNews(w.config) != quiet ||
			w.log.Title != "" && !sameTitle(n.Title, w.log.Title) || !linksAll(n, w.log.With) {
			continue
		}
		if found == nil || !w.newestFirst(n.Form) {
			found = n
		}
	}
	return found
}

// sameTitle compares titles without their tags and without who was there too.
func sameTitle(a, b string) bool { return bareTitle(a) == bareTitle(b) }

func bareTitle(s string) string {
	title := parse.HeadingName(s)
	if before, _, found := strings.Cut(s, " with [["); found {
		title = parse.HeadingName(before)
	}
	return ledger.Fold(title)
}

func linksAll(n *ledger.Note, names []string) bool {
	for _, name := range names {
		found := false
		for _, l := range n.With {
			found = found || ledger.Fold(l.Target) == ledger.Fold(name)
		}
		if !found {
			return false
		}
	}
	return true
}

// extend writes the lines after those of a note.
func (w *logWriter) extend(note *ledger.Note) {
	if note.Form == ledger.Item {
		w.extendItem(note)
		return
	}
	if list := w.lastList(note); list.Exists() {
		b, ok := w.bulletOf(list)
		if !ok {
			b = w.usualBullet()
		}
		w.insertAfter(w.blockEnd(list), b.between, b.items(w.log.Lines))
		return
	}
	blank := 1
	at := w.textEnd(w.ownEnd(note))
	if at == int(note.Head.End) {
		blank = w.blanksBelow()
	}
	w.insertAfter(at, blank, w.usualBullet().items(w.log.Lines))
}

// extendItem writes the lines below a dated item, as those there are.
func (w *logWriter) extendItem(note *ledger.Note) {
	item := itemAt(w.blocks, int(note.Head.Start))
	b := w.nested(w.leadAndMarker(note))
	for inner := item.First(); inner.Exists(); inner = inner.Next() {
		if inner.Kind() != markdown.ListBlock || inner.Start() <= item.Start() {
			continue
		}
		if own, ok := w.bulletOf(inner); ok {
			b = own
		}
	}
	w.insertAfter(w.blockEnd(item), 0, b.items(w.log.Lines))
}

// add writes a new note in the form and the order of the newest.
func (w *logWriter) add() {
	section, found := w.logSection()
	if len(w.ally.Notes) == 0 && found {
		blank := 0
		if strings.HasPrefix(strings.TrimSpace(w.d.Line(w.d.LineAt(section))), "#") {
			blank = 1
		}
		w.insertAfter(section, blank, w.newItem())
		return
	}
	form := ledger.Section
	if newest := w.newest(func(*ledger.Note) bool { return true }); newest != nil {
		form = newest.Form
	}
	if form == ledger.Item {
		w.place(form, w.newItem())
		return
	}
	lines := []string{w.firstLine(form, w.log.Day, w.log.title(w.config))}
	if len(w.log.Lines) > 0 {
		lines = append(append(lines, make([]string, w.blanksBelow())...), w.usualBullet().items(w.log.Lines)...)
	}
	w.place(form, lines)
}

// newItem is a dated item: one line alone stands after its day, several, and
// what would mean another thing there, below it.
func (w *logWriter) newItem() []string {
	title := w.log.title(w.config)
	if title == "" && len(w.log.Lines) == 1 && w.mayFollowDay(w.log.Lines[0]) {
		return []string{w.firstLine(ledger.Item, w.log.Day, w.log.Lines[0])}
	}
	b := w.nested(w.leadAndMarker(w.newest(isItemNote)))
	b.between = 0
	return append([]string{w.firstLine(ledger.Item, w.log.Day, title)}, b.items(w.log.Lines)...)
}

// mayFollowDay reports whether a line after a day is read as it is below it:
// a task is none there, a link makes a contact, and a clock time or a dash is
// taken for a part of the date.
func (w *logWriter) mayFollowDay(line string) bool {
	_, isTask := parse.ReadBox(line)
	first := strings.TrimLeft(w.firstLine(ledger.Item, w.log.Day, line), " \t-*+")
	date, _ := parse.ReadLeadDate(first)
	return !isTask && len(markdown.ReadLinks(markdown.OutsideCode(line), parse.SpanOf)) == 0 && date.Clock == "" && first[date.Rest:] == line
}

// place puts a new note where its day belongs among those of its form.
func (w *logWriter) place(form ledger.Form, lines []string) {
	newestFirst := w.newestFirst(form)
	var before, after *ledger.Note
	for i := range w.ally.Notes {
		n := &w.ally.Notes[i]
		switch {
		case n.Form != form:
		case newestFirst && n.Date <= w.log.Day:
			if before == nil {
				before = n
			}
		case newestFirst || n.Date <= w.log.Day:
			after = n
		case before == nil:
			before = n
		}
	}
	switch {
	case newestFirst && before != nil, after == nil && before != nil:
		w.insertBefore(int(before.Head.Start), lines, w.blanksAbove(form))
	case after != nil:
		w.insertAfter(w.noteEnd(after), w.blanksAbove(form), lines)
	default:
		w.insertAfter(w.textEnd(w.body.End), 1, lines)
	}
}

// noteEnd is where the text of a note ends.
func (w *logWriter) noteEnd(n *ledger.Note) int {
	if n.Form == ledger.Item {
		if item := itemAt(w.blocks, int(n.Head.Start)); item.Exists() {
			return w.blockEnd(item)
		}
	}
	return w.textEnd(int(n.Pos.End))
}

// insertAfter adds lines after the line that ends at an offset and so many blank
// ones: one at least where it would else go on with raw HTML.
func (w *logWriter) insertAfter(at, blank int, lines []string) {
	if at > w.body.Start && w.inHTML(at) {
		blank = max(blank, 1)
	}
	w.edits = w.edits.With(w.addLines(at, blank, lines))
}

// insertBefore writes lines and so many blank ones before the line that begins
// at an offset.
func (w *logWriter) insertBefore(at int, lines []string, blank int) {
	end := w.d.LineBreak()
	w.edits.Insert(at, strings.Join(lines, end)+strings.Repeat(end, blank+1))
}

// Package edit turns an intention (log a line, tick a promise, set a key, rename
// an ally) into edits of a file that touch no other byte, and verifies them by
// reading the result again. It writes no file.
package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Log is what a user tells the ledger of one day with an ally.
type Log struct {
	Day   ledger.Date
	Title string   // of the note; "" for none
	With  []string // names of others who were there, for links in the heading
	FYI   bool     // the note is no contact
	Lines []string // each an entry, a task or prose, without a bullet
}

// title is what stands behind the day of a new note.
func (l Log) title(c *ledger.Config) string {
	words := l.Title
	for _, name := range l.With {
		link := "[[" + name + "]]"
		if strings.Contains(words, link) {
			continue
		}
		words = strings.TrimSpace(words + " with " + link)
		words = strings.Replace(words, "]] with [[", "]] and [[", 1)
	}
	if l.FYI && !c.HidesContact(markdown.ReadTags(words)) {
		words = strings.TrimSpace(words + " #" + ledger.QuietTag)
	}
	return words
}

// tags lists the tags that the log brings into its note.
func (l Log) tags(c *ledger.Config) []string {
	tags := markdown.ReadTags(markdown.OutsideCode(l.title(c)))
	for _, line := range l.Lines {
		tags = append(tags, markdown.ReadTags(markdown.OutsideCode(line))...)
	}
	return markdown.Distinct(tags)
}

// AddLog returns the edits that write a log into a file: into the note of its
// day where there is one that fits, else as a new note where and how the user
// writes theirs.
func AddLog(s *Source, log Log) text.Edits {
	src, a, c := s.text, s.ally, s.config
	w := &logWriter{edits: text.EditsOf(src), layout: newLayout(src, a, c), src: src, a: a, log: log, style: LearnStyle(src, a)}
	if note := w.fitting(c); note != nil {
		w.extend(note)
	} else {
		w.add(c)
	}
	return w.edits
}

type logWriter struct {
	*layout
	src   []byte
	a     *ledger.Ally
	log   Log
	style Style
	edits text.Edits
}

// fitting returns the note that the log belongs into: of its day, no plan, a
// contact or none as the log is, with its title and links where it has some.
func (w *logWriter) fitting(c *ledger.Config) *ledger.Note {
	var found *ledger.Note
	tags := w.log.tags(c)
	plan, quiet := ledger.HasTag(tags, "plan"), c.HidesContact(tags)
	for i := range w.a.Notes {
		n := &w.a.Notes[i]
		if n.Date != w.log.Day || n.StaysPlan() != plan || n.IsNews(c) != quiet ||
			w.log.Title != "" && !sameTitle(n.Title, w.log.Title) || !linksAll(n, w.log.With) {
			continue
		}
		if found == nil || !w.style.newestFirst(n.Form) {
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

func (s Style) newestFirst(form ledger.Form) bool {
	if form == ledger.Item {
		return s.Items.NewestFirst
	}
	return s.Sections.NewestFirst
}

// extend writes the lines behind those of a note.
func (w *logWriter) extend(note *ledger.Note) {
	style := w.style.In(w.src, w.a, note)
	if note.Form == ledger.Item {
		at := int(note.Head.End)
		if item, found := w.item(int(note.Head.Start)); found {
			at = w.behind(item)
		}
		w.insertBehind(at, 0, w.items(style, w.log.Lines))
		return
	}
	if list := w.lastList(note); list.Exists() {
		w.insertBehind(w.behind(list), style.Between, w.items(style, w.log.Lines))
		return
	}
	blank := 1
	at := w.textEnd(w.ownEnd(note))
	if at == int(note.Head.End) {
		blank = w.style.Sections.Below
	}
	w.insertBehind(at, blank, w.items(style, w.log.Lines))
}

// items writes lines as list items, with the blank lines that the note's own
// have between them.
func (w *logWriter) items(style Style, lines []string) []string {
	var out []string
	for i, line := range lines {
		for range style.Between {
			if i > 0 {
				out = append(out, "")
			}
		}
		out = append(out, style.Entry(line))
	}
	return out
}

// add writes a new note in the form and the order of the newest.
func (w *logWriter) add(c *ledger.Config) {
	form := w.form()
	section, found := w.logSection(c)
	if len(w.a.Notes) == 0 && found {
		w.insertBehind(section, blankBelow(w, section), w.newItem(c))
		return
	}
	if form == ledger.Item {
		w.place(form, w.newItem(c), w.style.Items.Above)
		return
	}
	lines := []string{w.style.Heading(w.log.Day, w.log.title(c))}
	if len(w.log.Lines) > 0 {
		for range w.style.Sections.Below {
			lines = append(lines, "")
		}
		lines = append(lines, w.items(w.style, w.log.Lines)...)
	}
	w.place(form, lines, w.style.Sections.Above)
}

// form is that of the newest note: what the user does now.
func (w *logWriter) form() ledger.Form {
	form, newest := ledger.Section, ledger.Date(0)
	for i := range w.a.Notes {
		if n := &w.a.Notes[i]; n.Date >= newest {
			form, newest = n.Form, n.Date
		}
	}
	return form
}

// blankBelow is how many blank lines stand between a heading and the first
// item under it.
func blankBelow(w *logWriter, at int) int {
	if strings.HasPrefix(strings.TrimSpace(w.d.Line(w.d.LineAt(at))), "#") {
		return 1
	}
	return 0
}

// newItem is a dated item: one line alone stands behind its day, several, and
// what would mean another thing there, below it.
func (w *logWriter) newItem(c *ledger.Config) []string {
	title := w.log.title(c)
	if title == "" && len(w.log.Lines) == 1 && w.mayFollowDay(w.log.Lines[0]) {
		return []string{w.style.DatedItem(w.log.Day, w.log.Lines[0])}
	}
	lines := []string{w.style.DatedItem(w.log.Day, title)}
	nested := w.style.Items.Lead + under(w.style.Items.Lead, w.style.Marker, w.style.Indent) + w.style.Marker
	for _, line := range w.log.Lines {
		lines = append(lines, nested+line)
	}
	return lines
}

// mayFollowDay reports whether a line behind a day is read as it is below it:
// a task is none there, a link makes a contact, and a clock time or a dash is
// taken for a part of the date.
func (w *logWriter) mayFollowDay(line string) bool {
	_, isTask := parse.ReadBox(line)
	text := w.style.Items.words(w.log.Day, line)
	date, _ := parse.ReadLeadDate(text)
	return !isTask && len(markdown.ReadLinks(markdown.OutsideCode(line), parse.SpanOf)) == 0 && date.Clock == "" && text[date.Rest:] == line
}

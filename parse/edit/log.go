package edit

import (
	"regexp"
	"slices"
	"strings"
	"sync"

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

	read *parse.Source // its one line in a note of its own, where Check left that
}

// ByDay parts a log where a line begins with a day of its own, an ISO date or
// any words for one day before a colon: that line, without the day, goes into
// another log. The first log is of the day of l, and may be left without lines.
func (l Log) ByDay(today ledger.Date) []Log {
	days := []Log{l}
	days[0].Lines = nil
	for _, line := range l.Lines {
		day, rest := parse.OwnDay(bareLine(line), today)
		if day == 0 {
			day, rest = l.Day, line
		}
		at := 0
		for at < len(days) && days[at].Day != day {
			at++
		}
		if at == len(days) {
			days = append(days, Log{Day: day, FYI: l.FYI, With: l.With})
		}
		days[at].Lines = append(days[at].Lines, rest)
	}
	return days
}

// bareLine cuts off what a line of a list has around its text.
func bareLine(line string) string {
	line = strings.TrimSpace(strings.TrimPrefix(line, text.Bom)) // of a file that was piped in
	for _, bullet := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(line, bullet); ok && !markdown.IsRule(line) {
			return strings.TrimSpace(rest)
		}
	}
	return line
}

func (l Log) title(c *ledger.Config) string {
	title := l.Title
	for _, name := range l.With {
		link := "[[" + name + "]]"
		if strings.Contains(title, link) {
			continue
		}
		title = strings.TrimSpace(title + " with " + link)
		title = strings.Replace(title, "]] with [[", "]] and [[", 1)
	}
	if l.FYI && !c.HidesContact(markdown.ReadTags(title)) {
		title = strings.TrimSpace(title + " #" + ledger.QuietTag)
	}
	return title
}

func (l Log) tags(c *ledger.Config) []string {
	tags := markdown.ReadTags(markdown.OutsideCode(l.title(c)))
	for _, line := range l.Lines {
		tags = append(tags, markdown.ReadTags(markdown.OutsideCode(line))...)
	}
	return markdown.Distinct(tags)
}

// intent is what prose may speak of, with the line that would count.
type intent struct {
	says  *regexp.Regexp
	typed string
}

var intents = sync.OnceValue(func() []intent {
	return []intent{
		{regexp.MustCompile(`(?i)^(?:\d[\d.,/]*\s*(?:h|hours?|min|minutes?)?\s+(?:of\s+)?)?(?:feedback|guidance|advice|introduction|intro|advocacy|visibility|listening|help)\b(?: (?:from|for|to)\b|:)`), "got 2h feedback: what it was, or gave"},
		{regexp.MustCompile(`(?i)^(?:many |my )?(?:thanks|thank you|thanked|thx)\b|\bthanks for\b|\bi thanked\b`), "thanked: for what"},
		{regexp.MustCompile(`(?i)^to-?do\b|^promised? (?:to |her\b|him\b|them\b)|\bi (?:have )?promised\b|\bi owe\b|^owe\b|^(?:i )?(?:need|have|want) to (?:send|call|ask|bring|write|help|introduce|share)\b|^(?:will|remember to) (?:send|call|ask|bring|write|help|introduce|share)\b|\bi(?:'|’| wi)ll (?:send|call|ask|bring|write|help|introduce|share)\b`), "[ ] what you promised by YYYY-MM-DD"},
		{regexp.MustCompile(`(?i)\bowes? me\b|^(?:still )?waiting (?:for|on)\b|\b(?:she|he|they) (?:has |have )?promised\b|\bpromised (?:me|to send)\b|\b(?:she|he|they)(?:'|’| wi)ll (?:send|call|ask|bring|write|help|introduce|share)\b`), "[ ] they: what was promised by YYYY-MM-DD"},
		{regexp.MustCompile(`(?i)\b(?:helped|gave|lent|introduced) me\b|^borrowed\b|\bdid me a favou?r\b`), "got help: what it was"},
		{regexp.MustCompile(`(?i)\bi (?:helped|lent|introduced)\b|^(?:helped|lent|introduced) (?:her|him|them)\b|\bdid (?:her|him|them) a favou?r\b`), "gave help: what it was"},
		{regexp.MustCompile(`(?i)\b(?:she|he|they)(?: has| have)? won\b`), "win: what it was"},
	}
})

// Intent is what to type so that prose counts which speaks of thanks, a promise
// or a favour; "" where it speaks of none.
func Intent(line string) string {
	for _, intent := range intents() {
		if intent.says.MatchString(line) {
			return intent.typed
		}
	}
	if !parse.EndsDue(line) {
		return ""
	}
	if owner, _, said := strings.Cut(line, ":"); said && !strings.Contains(owner, " ") || strings.HasPrefix(line, "@") {
		return "[ ] they: what was promised by YYYY-MM-DD"
	}
	return "[ ] what you promised by YYYY-MM-DD"
}

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
			w.log.Title != "" && bareTitle(n.Title) != bareTitle(w.log.Title) || !linksAll(n, w.log.With) {
			continue
		}
		if found == nil || !w.newestFirst(n.Form) {
			found = n
		}
	}
	return found
}

// bareTitle is a title without its tags and without who was there too.
func bareTitle(s string) string {
	title := parse.HeadingName(s)
	if before, _, found := strings.Cut(s, " with [["); found {
		title = parse.HeadingName(before)
	}
	return ledger.Fold(title)
}

func linksAll(n *ledger.Note, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		return !slices.ContainsFunc(n.With, func(l ledger.Link) bool { return ledger.Fold(l.Target) == ledger.Fold(name) })
	})
}

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
		w.insertAfter(w.blockEnd(list), 0, b.items(w.log.Lines))
		return
	}
	w.insertAfter(w.textEnd(w.ownEnd(note)), 1, w.usualBullet().items(w.log.Lines))
}

func (w *logWriter) extendItem(note *ledger.Note) {
	item := itemAt(w.blocks, int(note.Head.Start))
	b := w.nested(w.bulletOfNote(note))
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
	if len(w.ally.Notes) == 0 && w.beginLog(w.newItem()) {
		return
	}
	section, item := w.newest(ledger.Section), w.newest(ledger.Item)
	if item != nil && (section == nil || item.Date > section.Date || item.Date == section.Date && item.Pos.Start > section.Pos.Start) {
		w.place(ledger.Item, w.newItem())
		return
	}
	lines := []string{w.firstLine(ledger.Section, w.log.Day, w.log.title(w.config))}
	if len(w.log.Lines) > 0 {
		lines = append(append(lines, ""), w.usualBullet().items(w.log.Lines)...)
	}
	w.place(ledger.Section, lines)
}

// beginLog writes the first dated items of the first section for some; false where
// there is no such section.
func (w *logWriter) beginLog(items []string) bool {
	end, found := w.logSection()
	if !found {
		return false
	}
	blank := 0
	if strings.HasPrefix(strings.TrimSpace(w.d.Line(w.d.LineAt(end))), "#") {
		blank = 1
	}
	w.insertAfter(end, blank, items)
	return true
}

// newItem is a dated item: one line alone stands after its day, several, and
// what would mean another thing there, below it.
func (w *logWriter) newItem() []string {
	title := w.log.title(w.config)
	if title == "" && len(w.log.Lines) == 1 && w.mayFollowDay(w.log.Lines[0]) {
		return []string{w.firstLine(ledger.Item, w.log.Day, w.log.Lines[0])}
	}
	return append([]string{w.firstLine(ledger.Item, w.log.Day, title)}, w.nested(w.bulletOfNote(w.newest(ledger.Item))).items(w.log.Lines)...)
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
	newestFirst, blank := w.newestFirst(form), 1
	if form == ledger.Item {
		blank = 0
	}
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
		end := w.d.LineBreak()
		w.edits.Insert(int(before.Head.Start), strings.Join(lines, end)+strings.Repeat(end, blank+1))
	case after != nil:
		w.insertAfter(w.noteEnd(after), blank, lines)
	default:
		w.insertAfter(w.textEnd(w.body.End), 1, lines)
	}
}

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
	if at > w.body.Start && inHTML(w.blocks, at) {
		blank = max(blank, 1)
	}
	w.edits = w.edits.With(w.addLines(at, blank, lines))
}

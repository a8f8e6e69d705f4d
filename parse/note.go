package parse

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// openNote begins a dated section; a day that does not exist opens none.
func (r *bodyReader) openNote(h markdown.Block, p markdown.Prose, date leadDate) {
	day, ok := checkDate(r.d, date.iso, p.Source(date.at, date.at+IsoLength))
	if !ok {
		r.section().refused = &refusedDate{}
		r.mention(p, nil)
		return
	}
	note := &r.workspace.section
	r.begin(note, day, date, p)
	note.Form, note.Level = ledger.Section, h.Level()
	note.Head = r.place(h.Start(), r.d.LineEnd(r.d.LineAt(h.Start())))
	r.section().tags = onlyPrivate(note.HeadTags)
	r.open = note
}

// begin makes a note of its heading or first line.
func (r *bodyReader) begin(note *ledger.Note, day ledger.Date, date leadDate, p markdown.Prose) {
	empty(note)
	note.Date, note.File, note.Clock = day, r.d.File, date.Clock
	note.Title = strings.TrimSpace(p.Text[date.Rest:])
	if date.mark != "" {
		note.Title = strings.TrimSpace(strings.Replace(note.Title, date.mark, "", 1))
	}
	links, tags := r.mention(p, note)
	if r.keep.sums() {
		links = r.linksIn(p) // the note may be kept
	}
	if end := p.FirstLine(); end < len(p.Text) {
		links = links[:len(r.refs.AppendLinks(nil, p.OutsideCode()[:end], SpanOf))]
	}
	r.openLinks(p)
	note.With, note.HeadTags = r.with.keep(links), r.tagsAbove(tags)
	note.Tags = append(note.Tags, note.HeadTags[len(tags):]...)
	r.bare = nil
	if note.Title == "" || note.Title[0] == '#' && HeadingName(note.Title) == "" {
		r.bare = note
	}
}

// brokenLink finds a link that lacks one of its four brackets.
var brokenLink = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\[!])(?:\[\[([\pL][^\[\]|#]*)\](?:[^\]]|$)|\[([\pL][^\[\]|#]*)\]\])`)
})

// openLinks names such a link in the heading or first line of a note.
func (r *bodyReader) openLinks(p markdown.Prose) {
	if !p.Holds.Any(text.Squares) {
		return
	}
	line := p.OutsideCode()[:p.FirstLine()]
	m := brokenLink().FindStringSubmatchIndex(line)
	if m == nil {
		return
	}
	start, end := max(m[2], m[4]), max(m[3], m[5])
	at, missing := p.Source(end, end+1), "]]"
	if m[2] < 0 {
		at, missing = p.Source(start-1, start), "[["
	}
	linkOpen.warn(r.d, p.Source(start, end)).Cure(at, missing).Shows(p.Source(0, len(line)))
}

// blankInPath finds a link of Markdown that is none for the blanks in its path.
var blankInPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^!])(\[[^\[\]]+\]\(([^()<>\[\]"\n]*[^()<>\[\]"\s] [^()<>\[\]"\n]*\.(?:md|markdown)(?:#[^()\s]*)?)\))`)
})

// brokenPaths names such links.
func (r *bodyReader) brokenPaths(p markdown.Prose) {
	if !p.Holds.Any(text.Brackets) || !strings.Contains(p.Text, "](") {
		return
	}
	for _, m := range blankInPath().FindAllStringSubmatchIndex(p.OutsideCode(), -1) {
		at := p.Source(m[4], m[5])
		linkWithBlank.warn(r.d, p.Source(m[2], m[3])).Cure(at, strings.ReplaceAll(p.Text[m[4]:m[5]], " ", "%20")).Shows(p.Source(m[2], m[3]))
	}
}

// call names a note without a title by its first line of text. A private line
// names nothing.
func (r *bodyReader) call(note *ledger.Note, line string, tags []string) {
	if note == nil || note != r.bare {
		return
	}
	r.bare = nil
	if !ledger.IsPrivate(tags) && !r.inPrivate() {
		note.First = line
	}
}

// closeNote ends the open section at an offset.
func (r *bodyReader) closeNote(end int) {
	if r.open == nil {
		return
	}
	r.open.Pos = r.place(int(r.open.Head.Start), end)
	r.open.Text = r.d.Text[r.open.Pos.Start:r.open.Pos.End]
	r.keepNote(r.open)
	r.open = nil
}

// keepNote files a note that is read.
func (r *bodyReader) keepNote(note *ledger.Note) {
	r.last = note.Date
	r.settlePrivate(note)
	r.keepOrAdd(note)
}

// list reads the items of a list, at any depth; note is nil outside of one.
func (r *bodyReader) list(b markdown.Block, note *ledger.Note) {
	for item := b.First(); item.Exists(); item = item.Next() {
		r.item(item, note)
	}
}

func (r *bodyReader) item(item markdown.Block, note *ledger.Note) {
	head := item.First()
	if !head.Exists() {
		return
	}
	outer := r.enterItem(item)
	r.readItem(item, head, note)
	r.around = outer
}

// readItem reads an item's text, and what it holds.
func (r *bodyReader) readItem(item, head markdown.Block, note *ledger.Note) {
	if head.Kind() == markdown.ParagraphBlock {
		if p, ok := markdown.ProseOf(r.d, head); ok && !isTable(p, r.d) {
			if r.lazy = (markdown.Prose{}); len(p.Pieces) > 1 {
				p, r.lazy = p.Split(r.ownLines(p))
			}
			if note == nil && r.datedItem(item, p) {
				return
			}
			if len(p.Pieces) > 1 {
				r.swallowed(p, 1, note)
			}
			r.line(p, note)
			r.checkHashes(p, 1)
			head = head.Next()
		}
	}
	r.rest(head, note)
}

// ownLines is how many of a text's lines are the item's own: the first, and
// those indented under it. Markdown takes a line at the margin along too.
func (r *bodyReader) ownLines(p markdown.Prose) int {
	indent := func(i int) int { return text.IndentOf(r.d.Line(r.d.LineAt(p.Pieces[i].At))) }
	margin := indent(0)
	for i := 1; i < len(p.Pieces); i++ {
		if indent(i) <= margin {
			return i
		}
	}
	return len(p.Pieces)
}

// rest reads what stands in an item below its first text.
func (r *bodyReader) rest(b markdown.Block, note *ledger.Note) {
	if lazy := r.lazy; lazy.Text != "" {
		r.lazy = markdown.Prose{}
		r.mention(lazy, note)
		r.swallowed(lazy, 0, note)
		if r.open == nil && r.itemsAreNotes() {
			r.checkLazyDays(lazy, note)
		} else {
			r.checkOwnDays(lazy, true)
		}
	}
	for ; b.Exists(); b = b.Next() {
		if b.Kind() == markdown.ListBlock {
			r.list(b, note)
		} else {
			r.prose(b, note)
		}
	}
}

// tagsAside are the tags in the comments that begin between two offsets.
func (r *bodyReader) tagsAside(start, end int) []string {
	var tags []string
	for _, aside := range r.asides {
		if aside.At >= start && aside.At < end {
			tags = append(tags, aside.Tag)
		}
	}
	return tags
}

// IgnoreHint is the line of allies.yaml that leaves one more file out.
func IgnoreHint(c *ledger.Config, file string) string {
	return "ignore: [" + strings.Join(append(quoteAll(c.Ignore), quote(file)), ", ") + "] in allies.yaml"
}

func quoteAll(names []string) []string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	return quoted
}

// quote is a heading as it stands in a list of YAML.
func quote(name string) string {
	plain := func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }
	if name != "" && !strings.ContainsFunc(name, plain) && name[0] != '-' {
		return name
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}

// line reads the text of an item: an entry, a task, or prose.
func (r *bodyReader) line(p markdown.Prose, note *ledger.Note) {
	_, tags := r.mention(p, note)
	if note == r.open {
		tags = r.tagsAbove(tags)
	} else {
		tags = r.tagsAround(tags)
	}
	if note != nil && note == r.bare {
		box, _ := ReadBox(p.Text)
		r.call(note, p.Line(0)[min(box.Text, len(p.Line(0))):], tags)
	}
	date, dated := ReadLeadDate(p.Text)
	if note != nil && dated {
		r.datedProse(p, date)
		return
	}
	r.read(p, note, tags)
}

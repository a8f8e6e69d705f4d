package parse

import (
	"regexp"
	"strings"

	"allies/ledger"
)

// bodyReader walks the blocks of one file and collects what they say of the
// ally.
type bodyReader struct {
	d *document
	a *ledger.Ally

	owners []string                            // folded words before a colon that make a task theirs
	above  []*sectionState                     // the headings above, outermost first
	title  block                               // the heading that gives the ally's name, or would
	open   *ledger.Note                        // the dated section being read
	notes  struct{ section, item ledger.Note } // those being read, until they are filed
	first  *sectionState                       // what stands before any heading
}

// sectionState is a heading and what was found to hold under it.
type sectionState struct {
	level  int
	title  bool // the heading that names the ally
	dated  bool
	log    bool // dated items under it are notes
	theirs bool // tasks under it are theirs
	muted  bool // its date was refused: what follows from that is not said again
	warned bool // dated items that are prose were named once
}

// readBody reads the notes, entries, tasks and links of the body into the
// ally, and its name where the front matter gives none.
func (d *document) readBody(body region, a *ledger.Ally) {
	a.Body = d.pos(body.start, body.end)
	document := d.blocks(body).document()
	r := &bodyReader{d: d, a: a, first: &sectionState{}}
	r.readHeadings(document)
	for b := document.first(); b.exists(); b = b.next() {
		r.block(b)
	}
	r.closeNote(body.end)
	r.checkOpenBlocks(document)
}

// block reads one top-level block.
func (r *bodyReader) block(b block) {
	switch b.kind() {
	case headingBlock:
		r.heading(b)
	case listBlock:
		r.list(b, r.open)
	default:
		r.prose(b, r.open)
	}
}

// prose reads the links and tags of a block that can hold no entry.
func (r *bodyReader) prose(b block, note *ledger.Note) {
	switch b.kind() {
	case fenceBlock, codeBlock, ruleBlock:
		return
	case htmlBlock:
		r.htmlTags(b, note)
		return
	case paragraphBlock:
		if p, ok := r.d.proseOf(b); ok {
			_, tags := r.mention(p, note)
			r.remark(p, b, tags)
			r.checkParagraph(p, b)
		}
		return
	}
	for c := b.first(); c.exists(); c = c.next() {
		r.prose(c, note)
	}
}

// htmlCode begins raw HTML whose text is no prose.
var htmlCode = regexp.MustCompile(`(?i)^\s*<(pre|script|style|textarea)\b`)

// htmlTags reads the tags of raw HTML and comments, code aside.
func (r *bodyReader) htmlTags(b block, note *ledger.Note) {
	if note == nil || htmlCode.MatchString(r.d.text[b.start():]) {
		return
	}
	for _, line := range b.lines() {
		note.Tags = addTags(note.Tags, readTags(r.d.text[line.start:line.end]))
	}
}

// remark files a paragraph that says something of the ally: one before the
// first note, tables and the lines that only introduce a list aside.
func (r *bodyReader) remark(p prose, b block, tags []string) {
	if r.open != nil || len(r.a.Notes) > 0 || !b.isTop() || isTable(p, r.d) || strings.HasSuffix(strings.TrimRight(p.text, "*_ "), ":") {
		return
	}
	at := p.all()
	r.a.About = append(r.a.About, ledger.Remark{Text: p.text, Tags: tags, Pos: r.d.pos(at.start, at.end)})
}

// mention files the links and tags of a text; it returns both.
func (r *bodyReader) mention(p prose, note *ledger.Note) ([]ledger.Link, []string) {
	text := outsideCode(p.text)
	links := readLinks(text, func(start, end int) ledger.Pos {
		at := p.source(start, end)
		return r.d.pos(at.start, at.end)
	})
	tags := readTags(text)
	r.a.Links = append(r.a.Links, links...)
	if note != nil {
		note.Tags = addTags(note.Tags, tags)
	}
	return links, tags
}

// section is the innermost heading above, or the beginning of the file.
func (r *bodyReader) section() *sectionState {
	if len(r.above) == 0 {
		return r.first
	}
	return r.above[len(r.above)-1]
}

// muted reports whether a heading above had its date refused, so that entries
// under it need no word of their own.
func (r *bodyReader) muted() bool {
	if len(r.above) == 0 {
		return r.first.muted
	}
	for _, s := range r.above {
		if s.muted {
			return true
		}
	}
	return false
}

// itemsAreNotes reports whether dated list items here are notes: under no
// heading but the title, or under a log.
func (r *bodyReader) itemsAreNotes() bool {
	plain := true
	for _, s := range r.above {
		if s.log {
			return true
		}
		plain = plain && s.title
	}
	return plain
}

// tasksAreTheirs reports whether a heading above says so.
func (r *bodyReader) tasksAreTheirs() bool {
	for _, s := range r.above {
		if s.theirs {
			return true
		}
	}
	return false
}

package parse

import (
	"strings"

	"allies/ledger"
)

// openNote begins a dated section; a day that does not exist opens none.
func (r *bodyReader) openNote(h block, p prose, date leadDate, state *sectionState) {
	day, ok := r.d.checkDate(date.iso, p.source(date.at, date.at+isoLength))
	if !ok {
		state.muted = true
		r.mention(p, nil)
		return
	}
	note := &r.notes.section
	r.begin(note, day, date, p)
	note.Form, note.Level = ledger.Section, h.level()
	note.Head = r.d.pos(h.start(), r.d.lineEnd(r.d.lineAt(h.start())))
	r.open = note
}

// begin makes a note of its heading or first line.
func (r *bodyReader) begin(note *ledger.Note, day ledger.Date, date leadDate, p prose) {
	*note = ledger.Note{Date: day, Clock: date.clock}
	note.Title = strings.TrimSpace(p.text[date.rest:])
	if date.mark != "" {
		note.Title = strings.TrimSpace(strings.Replace(note.Title, date.mark, "", 1))
	}
	note.With, note.HeadTags = r.mention(p, note)
}

// closeNote ends the open section at an offset.
func (r *bodyReader) closeNote(end int) {
	if r.open == nil {
		return
	}
	r.open.Pos = r.d.pos(int(r.open.Head.Start), end)
	r.open.Text = r.d.text[r.open.Pos.Start:r.open.Pos.End]
	r.a.Notes = append(r.a.Notes, *r.open)
	r.open = nil
}

// list reads the items of a list, at any depth; note is nil outside of one.
func (r *bodyReader) list(b block, note *ledger.Note) {
	for item := b.first(); item.exists(); item = item.next() {
		r.item(item, note)
	}
}

func (r *bodyReader) item(item block, note *ledger.Note) {
	head := item.first()
	if !head.exists() {
		return
	}
	if head.kind() == paragraphBlock {
		if p, ok := r.d.proseOf(head); ok && !isTable(p, r.d) {
			if note == nil && r.datedItem(item, p) {
				return
			}
			r.line(p, note)
			head = head.next()
		}
	}
	r.rest(head, note)
}

// rest reads what stands in an item below its first text.
func (r *bodyReader) rest(b block, note *ledger.Note) {
	for ; b.exists(); b = b.next() {
		if b.kind() == listBlock {
			r.list(b, note)
		} else {
			r.prose(b, note)
		}
	}
}

// datedItem reads a list item outside any note that begins with a date: a note
// of its own where dated items are notes, else prose that is named once a
// heading. It returns false where the item is to be read as any other.
func (r *bodyReader) datedItem(item block, p prose) bool {
	date, dated := readLeadDate(p.text)
	if !r.itemsAreNotes() {
		if dated {
			r.warnProseDates(p.source(date.at, date.at+isoLength), date.iso)
			r.mention(p, nil)
			r.quietly(func() { r.rest(item.first().next(), nil) })
		}
		return dated
	}
	if !dated {
		return r.almostDatedItem(item, p)
	}
	day, ok := r.d.checkDate(date.iso, p.source(date.at, date.at+isoLength))
	if !ok {
		r.mention(p, nil)
		r.quietly(func() { r.rest(item.first().next(), nil) })
		return true
	}
	note := &r.notes.item
	r.begin(note, day, date, p)
	note.Form = ledger.Item
	line := r.d.lineAt(p.pieces[0].at)
	start := r.d.lineStart(line)
	note.Head = r.d.pos(start, r.d.lineEnd(line))
	if date.rest < len(p.text) {
		r.entryLine(p.from(date.rest).without(date.mark), note)
	}
	r.rest(item.first().next(), note)
	end := item.textEnd()
	note.Pos = r.d.pos(start, max(r.d.lineEnd(r.d.lineAt(max(end-1, start))), int(note.Head.End)))
	note.Text = r.d.text[note.Pos.Start:note.Pos.End]
	r.a.Notes = append(r.a.Notes, *note)
	return true
}

// almostDatedItem warns of an item whose date is in another form, where a
// dated item would be a note.
func (r *bodyReader) almostDatedItem(item block, p prose) bool {
	message, page := "this item is no note: its date is not written YYYY-MM-DD", ""
	length, iso := almostDate(p.text)
	if _, task := readBox(p.text); length == 0 && !task {
		message = "this item is no note: it does not begin with its date"
		length, iso = misplacedDate(p.text)
		page = pageBehind(p.text, length)
	}
	if length == 0 {
		return false
	}
	r.d.warnf(ledger.CodeAlmostDate, p.source(0, length), "- "+datedHint(iso)+page, "%s", message)
	r.mention(p, nil)
	r.quietly(func() { r.rest(item.first().next(), nil) })
	return true
}

// quietly reads what stands under a date that was refused: its entries follow
// from that, and are not named again.
func (r *bodyReader) quietly(read func()) {
	r.above = append(r.above, &sectionState{level: r.section().level, muted: true})
	read()
	r.above = r.above[:len(r.above)-1]
}

// warnProseDates says once a heading that dated items under it are no notes.
func (r *bodyReader) warnProseDates(at region, iso string) {
	s := r.section()
	if s.warned || r.muted() {
		return
	}
	s.warned = true
	r.d.warnf(ledger.CodeAlmostDate, at, "put them under a heading such as ## Log, begin a note with ## "+iso+", or name this heading in allies.yaml: log: […]",
		"dated items under this heading are prose, not notes")
}

// line reads the text of an item: an entry, a task, or prose.
func (r *bodyReader) line(p prose, note *ledger.Note) {
	_, tags := r.mention(p, note)
	date, dated := readLeadDate(p.text)
	if note != nil && dated {
		r.datedProse(p, date)
		return
	}
	r.read(p, note, tags)
}

// entryLine reads the rest of a dated item's first line; its links and tags
// are filed already.
func (r *bodyReader) entryLine(p prose, note *ledger.Note) {
	r.read(p, note, readTags(outsideCode(p.text)))
}

// datedProse warns where an item with a date of its own in a note holds an
// entry, which counts for no day.
func (r *bodyReader) datedProse(p prose, date leadDate) {
	rest := p.from(min(date.rest, len(p.text)))
	if rest.text == "" {
		return
	}
	if what := entryLike(rest.text, r.d.config); what != "" {
		r.d.warnf(ledger.CodeAlmostEntry, p.source(date.at, len(p.text)),
			"give it a heading of its own: ## "+date.iso, "this %s is not counted: a list item with a date inside a dated note is prose", what)
	}
}

package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
	"allies/parse/text"
)

// datedItem reads a list item outside any note that begins with a date: a note
// of its own where dated items are notes, with a box before the date a plan
// until it is ticked; else prose that is named once a heading. It returns false
// where the item is to be read as any other.
func (r *bodyReader) datedItem(item markdown.Block, p *markdown.Prose) bool {
	box, boxed := ReadBox(p.Text)
	said := p
	if boxed {
		said = p.From(box.Text)
	}
	date, dated := ReadLeadDate(said.Text)
	switch {
	case boxed && (!dated || box.mark == ledger.Dropped || !r.itemsAreNotes()):
		return false
	case !dated:
		return r.itemsAreNotes() && r.almostDatedItem(item, p)
	}
	at := said.Source(date.at, date.at+IsoLength)
	if !r.itemsAreNotes() {
		f := r.proseDates(at)
		if entryLike(said.Text[date.Rest:], r.d.Config) == "entry" {
			f.entries++
		}
		return r.proseItem(item, p, f)
	}
	day, ok := checkDate(r.d, date.iso, at)
	if !ok {
		return r.proseItem(item, p, noSuchDay(&date, said, ""))
	}
	note := &r.workspace.item
	r.begin(note, day, &date, said)
	note.Form, note.Unticked = ledger.Item, boxed && box.mark == ledger.Open
	note.Heard = onlyHeard(note.Title)
	r.swallowed(said, 1, note)
	start := item.Start()
	note.Head = r.place(start, r.d.EndOfLine(start))
	if date.Rest < len(said.Text) {
		entry := said.From(date.Rest).Without(date.mark)
		r.read(entry, note, r.ownTags(entry.OutsideCode())) // its links and tags are filed already
	}
	r.rest(item.First().Next(), note)
	end := item.TextEnd()
	note.Pos = r.place(start, max(r.d.EndOfLine(max(end-1, start)), int(note.Head.End)))
	note.Text = r.d.Text[note.Pos.Start:note.Pos.End]
	r.keepNote(note)
	return true
}

// proseItem reads a dated item that is no note. The entries under it follow from
// that, and are not named again.
func (r *bodyReader) proseItem(item markdown.Block, p *markdown.Prose, f *refusedDate) bool {
	r.mention(p, nil)
	s := r.section()
	before := s.refused
	s.refused = f
	r.swallowed(p, 1, nil)
	r.rest(item.First().Next(), nil)
	s.refused, f.inside = before, f.entries
	if len(f.cure) == 1 && r.indentOf(p) == "  " && !r.datedAfter(item) {
		line := r.d.Text[f.shows.Start:f.cure[0].at.Start] + f.cure[0].text + r.d.Text[f.cure[0].at.End:f.shows.End]
		f.heading = strings.Repeat("#", max(s.level+1, 2)) + " " + strings.TrimSpace(line[markdown.MarkerAt(line):])
	}
	return true
}

// datedAfter reports whether another item of the same list begins with a day: under
// a dated heading it would be prose.
func (r *bodyReader) datedAfter(item markdown.Block) bool {
	for next := item.Next(); next.Exists(); next = next.Next() {
		if p, ok := markdown.ProseOf(r.d, next.First()); ok {
			if _, end, _ := datedLine(p.Text); end > 0 {
				return true
			}
		}
	}
	return false
}

// media are what people speak by: (via Zoom) tells how they did.
var media = []string{
	"call", "chat", "discord", "dm", "e-mail", "email", "facetime", "google", "imessage", "instagram", "letter", "linkedin", "mail", "mastodon",
	"meet", "messenger", "phone", "post", "signal", "skype", "slack", "sms", "teams", "telegram", "telephone", "text", "video", "webex", "whatsapp", "zoom",
}

// onlyHeard reports whether the title of a dated item says in brackets, at its end or
// beginning, that the ally was not there: (mentioned …), (per Ann), (via …), (heard …).
func onlyHeard(title string) bool {
	for word := lastWord(title); len(word) > 1 && word[0] == '#'; word = lastWord(title) {
		title = text.TrimEnd(strings.TrimSuffix(title, word))
	}
	title = strings.Trim(title, "*_ \t.")
	said := func(bracket string) bool {
		words := strings.Fields(ledger.Fold(bracket))
		for i, word := range words {
			words[i] = strings.Trim(word, ":,.*_)")
		}
		switch {
		case len(words) == 0:
			return false
		case words[0] == "via" || words[0] == "per":
			return len(words) == 1 || !slices.Contains(media, words[1])
		}
		return words[0] == "mentioned" || words[0] == "heard"
	}
	if first, _, closed := strings.Cut(title, ")"); closed && strings.HasPrefix(first, "(") && said(first[1:]) {
		return true
	}
	last, ends := strings.CutSuffix(title, ")")
	return ends && said(last[strings.LastIndexByte(last, '(')+1:]) && strings.Contains(last, "(")
}

const itemIsNoNote = "this item is no note: "

// almostDatedItem warns of an item whose date is in another form, where a
// dated item would be a note.
func (r *bodyReader) almostDatedItem(item markdown.Block, p *markdown.Prose) bool {
	if length, iso := almostDate(p.Text); length > 0 {
		return r.proseItem(item, p, r.refuseForm(p, length, iso, itemIsNoNote))
	}
	if day, iso := r.numberAsDay(p); iso != "" {
		return r.proseItem(item, p, r.refuse(day, itemIsNoNote+dateOfAnotherForm.says(), retyped{day, "- " + iso}))
	}
	if refused := r.unseenBeforeDate(p, itemIsNoNote); refused != nil {
		return r.proseItem(item, p, refused)
	}
	if _, task := ReadBox(p.Text); task {
		return false
	}
	if length, iso := misplacedDate(p.Text[:p.FirstLine()]); length > 0 {
		return r.proseItem(item, p, r.refuseMisplaced(p, length, iso, itemIsNoNote))
	}
	line := p.Text[:p.FirstLine()]
	date, ok := readLaterDate(line)
	if !ok || date.isFact || !r.isLog() && r.last == 0 || !endsInDay(line, date) {
		return false
	}
	typed := strings.TrimSpace(date.iso + " " + date.title)
	return r.proseItem(item, p, r.refuse(p.Source(date.start, date.end), itemIsNoNote+dateNotFirst.says(), retyped{p.Source(0, len(line)), typed}))
}

// numberAsDay finds a day whose number Markdown takes for that of an item: `14. March 2026 tea`.
func (r *bodyReader) numberAsDay(p *markdown.Prose) (day text.Region, iso string) {
	first := p.Pieces[0].At
	start := r.d.StartOfLine(first)
	start += len(r.d.Text[start:first]) - len(strings.TrimLeft(r.d.Text[start:first], " \t"))
	if text.CountDigits(r.d.Text[start:first]) == 0 {
		return text.Region{}, ""
	}
	length, iso := almostDate(r.d.Text[start:r.d.EndOfLine(start)])
	return text.Region{Start: start, End: start + length}, iso
}

// endsInDay reports whether an item is a few words and an ISO date, or one after on:
// `lunch (2026-03-14)`. A label before the date, or a link, tells of something else.
func endsInDay(line string, date laterDate) bool {
	before := line[:date.start]
	if strings.EqualFold(strings.TrimSpace(before), "on") {
		return true
	}
	return ledger.LooksISO(line[date.start:date.end]) && date.end == len(strings.TrimRight(line, ")]*_. ")) && len(line) < longestTitle && !strings.ContainsAny(before, ":[`/")
}

// longestTitle bounds the words of what is a note's first line and no sentence.
const longestTitle = 60

// proseDates names once a heading that dated items under it are no notes.
func (r *bodyReader) proseDates(at text.Region) *refusedDate {
	s := r.section()
	if s.prose == nil {
		s.prose = r.refusedAbove()
	}
	if s.prose == nil {
		s.prose = &refusedDate{
			at: at, hint: "log: [" + strings.Join(append(lists.Of(r.d.Config.Log, quote), quote(s.name)), ", ") + "] in allies.yaml",
			message: datesInProse.says(),
		}
		r.refusals = append(r.refusals, s.prose)
	}
	return s.prose
}

// datedProse warns where an item with a date of its own in a note holds an
// entry, which counts for no day; where no such day exists, it says that.
func (r *bodyReader) datedProse(p *markdown.Prose, date leadDate) {
	rest := p.From(min(date.Rest, len(p.Text)))
	if rest.Text == "" {
		return
	}
	what := entryLike(rest.Text, r.d.Config)
	if what == "" {
		return
	}
	if _, ok := checkDate(r.d, date.iso, p.Source(date.at, date.at+IsoLength)); ok {
		r.datedEntry(p.Source(date.at, len(p.Text)), what, rest.Text[:rest.FirstLine()], date.iso)
	}
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

func (r *bodyReader) readItem(item, head markdown.Block, note *ledger.Note) {
	if head.Kind() == markdown.ParagraphBlock {
		if p, ok := markdown.ProseOf(r.d, head); ok && !isTable(p, r.d) {
			if r.lazy = nil; len(p.Pieces) > 1 {
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
	} else if note == nil && head.Kind() == markdown.ListBlock && r.itemsAreNotes() && r.numberedDay(item, head) {
		return
	}
	r.rest(head, note)
}

// numberedDay names an item that begins with a day whose number Markdown takes for
// that of a list inside it: `- 2. October 2026: lunch`.
func (r *bodyReader) numberedDay(item, inner markdown.Block) bool {
	n := r.d.LineAt(item.Start())
	line := r.d.Line(n)
	at := len(line) - len(strings.TrimLeft(line, " \t"))
	at = text.SkipBlanks(line, at+markdown.MarkerAt(line[at:]))
	length, iso := almostDate(line[at:])
	if iso == "" || r.d.LineAt(inner.Start()) != n {
		return false
	}
	start := r.d.LineStart(n) + at
	day := text.Region{Start: start, End: start + length}
	s := r.section()
	before := s.refused
	f := r.refuse(day, itemIsNoNote+dateOfAnotherForm.says(), retyped{day, iso})
	s.refused = f
	r.rest(inner, nil)
	s.refused, f.inside = before, f.entries
	return true
}

// ownLines is how many of a text's lines are the item's own: the first, and
// those indented under it. Markdown takes a line at the margin along too.
func (r *bodyReader) ownLines(p *markdown.Prose) int {
	indent := func(i int) int { return text.IndentOf(r.d.Line(r.d.LineAt(p.Pieces[i].At))) }
	margin := indent(0)
	for i := 1; i < len(p.Pieces); i++ {
		if indent(i) <= margin {
			return i
		}
	}
	return len(p.Pieces)
}

func (r *bodyReader) rest(b markdown.Block, note *ledger.Note) {
	if lazy := r.lazy; lazy != nil {
		r.lazy = nil
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

func (r *bodyReader) line(p *markdown.Prose, note *ledger.Note) {
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
	if note != nil && mayLead(p.Text) {
		if date, dated := ReadLeadDate(p.Text); dated {
			r.datedProse(p, date)
			return
		}
	}
	r.read(p, note, tags)
}

package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

func (r *pageReader) readBody(document markdown.Block, body text.Region) {
	note := &r.page.Note
	*note = ledger.Note{Date: r.page.Day, File: r.d.File, Form: ledger.Section, Head: ledger.Pos{Line: 1, Column: 1}}
	note.HeadTags = slices.Clip(r.a.Tags)
	if len(r.a.Private) > 0 { // keys of a page are in no output: the page itself is meant
		note.HeadTags = append(note.HeadTags, "private")
	}
	note.Tags = append(note.Tags, note.HeadTags...)
	r.titlePage(note)
	for b := document.First(); b.Exists(); b = b.Next() {
		r.top(b)
	}
	r.closePart(body.End)
	note.PrivateTags = notOpen(note.PrivateTags, note.Tags)
	note.Tags = markdown.Distinct(note.Tags)
	note.Pos = r.d.Pos(body.Start, body.End)
	note.Text = r.d.Text[body.Start:body.End]
	r.checkOpenBlocks(document)
	r.page.Problems = append(r.page.Problems, r.takeProblems(0)...)
}

// titlePage names the page: by its first heading of level 1, by `title:`, by
// what the file's name says after the day.
func (r *pageReader) titlePage(note *ledger.Note) {
	if h := r.outline.title; h.Exists() {
		if p, ok := markdown.ProseOf(r.d, h); ok {
			note.Title = withoutDay(p.Text)
			note.Head = r.d.Pos(h.Start(), r.d.EndOfLine(h.Start()))
			note.HeadTags = append(note.HeadTags[:len(note.HeadTags):len(note.HeadTags)], markdown.ReadTags(p.OutsideCode())...)
		}
	}
	if note.Title == "" {
		for _, f := range r.a.Fields {
			if len(f.Values) > 0 && strings.EqualFold(f.Key, "title") {
				note.Title = f.Values[0]
			}
		}
	}
	if note.Title == "" && !r.page.IsDay {
		_, note.Title = dayOfName(r.a.Stem)
	}
}

func withoutDay(title string) string {
	if date, ok := ReadLeadDate(title); ok {
		return title[date.Rest:]
	}
	if _, rest := dayOfName(title); rest != title {
		return rest
	}
	return title
}

func (r *pageReader) top(b markdown.Block) {
	switch {
	case b.Kind() == markdown.HeadingBlock:
		r.heading(b)
	case r.outline.who[b]:
		r.linksOf(b)
	case b.Kind() == markdown.ListBlock:
		for item := b.First(); item.Exists(); item = item.Next() {
			r.inPart(item, func() { r.item(item) })
		}
	default:
		r.inPart(b, func() { r.block(b) })
	}
}

// heading opens a section: of a daily page a note with those to whom it links.
func (r *pageReader) heading(h markdown.Block) {
	if r.part >= 0 && h.Level() <= r.level {
		r.closePart(h.Start())
	}
	for len(r.heads) > 0 && r.heads[len(r.heads)-1].level >= h.Level() {
		r.heads = r.heads[:len(r.heads)-1]
	}
	above := r.headAbove()
	head := pageHead{level: h.Level(), scope: above.scope, tags: above.tags}
	state := r.openSection(h.Level())
	p, ok := markdown.ProseOf(r.d, h)
	if !ok {
		r.heads = append(r.heads, head)
		return
	}
	head.names = append([]string{HeadingName(p.Text)}, above.names...)
	words := ledger.Fold(p.Text)
	state.theirs = state.theirs || holdsWords(words, TheirsWords)
	state.tags = onlyPrivate(markdown.ReadTags(p.OutsideCode()))
	state.agenda = state.agenda || r.namesAgenda(p.Text)
	links, tags := r.mention(p)
	isTitle := r.outline.single && h == r.outline.title
	if len(links) > 0 {
		head.scope = r.addScope(head.scope, links)
	}
	if r.page.Daily && r.part < 0 && len(links) > 0 && !isTitle {
		r.openPart(h.Start(), withoutDay(p.Text), tags)
		r.level = h.Level()
		r.page.Parts[r.part].With = links
	}
	if h != r.outline.title {
		r.otherDay(h, p)
	}
	if !isTitle {
		head.tags = append(head.tags[:len(head.tags):len(head.tags)], tags...)
	}
	r.heads = append(r.heads, head)
}

// otherDay names a heading that begins with another day than the page's. The hint
// has the heading as one that only speaks of that day.
func (r *pageReader) otherDay(h markdown.Block, p *markdown.Prose) {
	length, iso := almostDate(p.Text)
	at, rest, said := p.Source(0, length), skipSeparator(p.Text, SkipMarks(p.Text, length)), strings.Trim(p.Text[:length], "*_")
	if date, ok := ReadLeadDate(p.Text); ok {
		iso, at, rest, said = date.iso, p.Source(date.at, date.at+IsoLength), date.Rest, strings.TrimSpace(date.iso+" "+date.Clock)
		if strings.HasPrefix(p.Text, "[[") {
			said = p.Text[:strings.Index(p.Text, "]]")+2]
		}
	}
	from := len(r.d.Problems)
	defer func() { r.page.OtherDays = append(r.page.OtherDays, r.takeProblems(from)...) }()
	if iso == "" {
		return
	}
	if day, ok := checkDate(r.d, iso, at); !ok || day == r.page.Day {
		return
	}
	hint := strings.Repeat("#", h.Level()) + " " + strings.TrimLeft(strings.Trim(p.Text[rest:], "*_ ")+" ("+said+")", " ")
	_, name := dayOfName(r.a.Stem)
	file := strings.TrimSpace(iso+" "+name) + ".md"
	r.d.Warnf(ledger.CodeAlmostDate, at, hint,
		"this heading opens no note: a page is one day, and what stands under it counts for %s; what happened on %s goes into a page of its own, %s", r.page.Day, iso, file)
}

// inPart reads a block that is, on a daily page and outside of a section that is
// a note, a note with those to whom it links.
func (r *pageReader) inPart(b markdown.Block, read func()) {
	if !r.page.Daily || r.part >= 0 {
		read()
		return
	}
	items := len(r.page.Items)
	r.openPart(b.Start(), "", nil)
	part := r.part
	read()
	r.closePart(max(b.TextEnd(), b.Start()))
	if len(r.page.Parts[part].With) > 0 {
		return
	}
	r.page.Parts = r.page.Parts[:part]
	for i := range r.page.Items[items:] {
		r.page.Items[items+i].Part = -1
	}
}

func (r *pageReader) openPart(start int, title string, tags []string) {
	n := ledger.Note{Date: r.page.Day, Title: title, File: r.d.File, Form: ledger.Item}
	n.Head = r.d.Pos(start, r.d.EndOfLine(start))
	whole := &r.page.Note
	n.HeadTags = append(append(append(n.HeadTags, whole.HeadTags...), r.headAbove().tags...), tags...)
	n.Tags = append(n.Tags, n.HeadTags...)
	r.part, r.level = len(r.page.Parts), 0
	r.page.Parts = append(r.page.Parts, ledger.Part{Note: n})
}

func (r *pageReader) closePart(end int) {
	if r.part < 0 {
		return
	}
	n := &r.page.Parts[r.part].Note
	n.Pos = r.d.Pos(int(n.Head.Start), max(end, int(n.Head.End)))
	n.Text = r.d.Text[n.Pos.Start:n.Pos.End]
	n.PrivateTags = notOpen(n.PrivateTags, n.Tags)
	n.Tags = markdown.Distinct(n.Tags)
	r.part, r.level = -1, 0
}

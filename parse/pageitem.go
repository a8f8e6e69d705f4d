package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

func (r *pageReader) item(item markdown.Block) {
	head := item.First()
	if !head.Exists() {
		return
	}
	scope, aside, outer := r.scope, r.aside, r.enterItem(item)
	if head.Kind() == markdown.ParagraphBlock {
		if p, ok := markdown.ProseOf(r.d, head); ok && !isTable(p, r.d) {
			r.itemText(p)
			head = head.Next()
		}
	}
	for b := head; b.Exists(); b = b.Next() {
		if r.outline.who[b] {
			r.linksOf(b)
		} else {
			r.block(b)
		}
	}
	r.scope, r.aside, r.around = scope, aside, outer
}

func (r *pageReader) itemText(p *markdown.Prose) {
	p, lazy := p.Split(r.ownLines(p))
	box, isTask := ReadBox(p.Text)
	r.aside = r.aside || isTask && box.mark != ledger.Ticked
	others, private := r.note().Tags, r.note().PrivateTags
	links, tags := r.mention(p)
	line := p.Line(0)
	if isTask {
		line = line[min(box.Text, len(line)):]
	}
	r.entitle(line, tags)
	from := len(r.d.Problems)
	r.swallowed(p, 1, r.note())
	r.keepProblems(p.All(), links, from)
	it := r.newItem(p.All(), links)
	it.Tags = r.tagsAround(tags)
	tags = append(slices.Clip(r.headAbove().tags), it.Tags...)
	if date, dated := ReadLeadDate(p.Text); isTask {
		r.readTask(p, box, &it, tags)
	} else if dated {
		r.datedProse(p, date)
	} else {
		r.readFavour(p, &it, tags)
	}
	it.Problems = r.takeProblems(from)
	switch isOwned := it.IsFavour() || it.Promise != nil && !it.IsPoint; {
	case isOwned:
		r.note().Tags, r.note().PrivateTags = others, private // those of the item are its owner's alone
	case r.part >= 0 && r.level == 0 && ledger.IsPrivate(it.Tags):
		r.note().PrivateProse = true
	}
	r.keep(it)
	if lazy != nil {
		held, _ := r.mention(lazy)
		from := len(r.d.Problems)
		r.swallowed(lazy, 0, r.note())
		r.keepProblems(lazy.All(), held, from)
	}
	if len(links) > 0 {
		r.scope = r.addScope(r.innerScope(), links)
	}
}

// readFavour reads a line as an entry, as in a note, or says why it is none.
func (r *pageReader) readFavour(p *markdown.Prose, it *ledger.PageItem, tags []string) {
	var held ledger.Note
	r.called = r.calledIn(it.Links)
	r.read(p, &held, tags)
	it.Line = p.Text[:p.FirstLine()]
	switch {
	case len(held.Entries) > 0:
		it.Entry = &held.Entries[0]
	case len(held.Thanks) > 0:
		it.Thanks = &held.Thanks[0]
	case len(held.Events) > 0:
		it.Event = &held.Events[0]
	default:
		end, _ := wordedTask(it.Line)
		it.IsWorded = end > 0
		return
	}
	it.Line = p.Text[r.head.Start:max(r.head.lineEnd, r.head.Start)]
}

// datedProse warns where an item with a date of its own holds an entry. The hint
// has it as one that only speaks of that day, unless it is the page's.
func (r *pageReader) datedProse(p *markdown.Prose, date leadDate) {
	rest := p.Text[min(date.Rest, p.FirstLine()):p.FirstLine()]
	what := entryLike(rest, r.d.Config)
	if what == "" {
		return
	}
	message, hint := "this %s%s", rest
	if date.iso != r.page.Day.String() {
		message += "; a page is one day, and what happened on " + date.iso + " goes into a page of its own"
		hint += " (" + date.iso + ")"
	}
	r.d.Warnf(ledger.CodeAlmostEntry, p.Source(date.at, p.FirstLine()), hint, message, what, entryOfAnotherDay.says())
}

// calledIn are the folded names of who was there, and those by which links call
// somebody, as they are typed.
func (r *pageReader) calledIn(links []ledger.Link) []string {
	names := r.saidNames[:len(r.saidNames):len(r.saidNames)]
	for _, link := range links {
		names = append(names, ledger.Fold(strings.Trim(r.d.Text[link.Pos.Start:link.Pos.End], "[]")))
	}
	return names
}

func (r *pageReader) readTask(p *markdown.Prose, b box, it *ledger.PageItem, tags []string) {
	pr := new(ledger.Promise)
	owner, vague := r.promise(pr, p, b, r.note(), tags)
	it.Promise, it.SaysThey, it.Line = pr, owner.Said && owner.Theirs, p.Text[:p.FirstLine()]
	it.IsPoint = r.isPoint(owner, pr)
	if vague != nil {
		r.fault(p, vague)
	}
	r.nameOwner(p, owner)
	if !owner.Said {
		it.Callers = r.callers(p, b.Text)
	}
	it.Callers = append(it.Callers, r.callersInside(p, b.Text)...)
}

// takeProblems takes back what was named since.
func (r *pageReader) takeProblems(from int) []ledger.Problem {
	if from == len(r.d.Problems) {
		return nil
	}
	taken := append([]ledger.Problem(nil), r.d.Problems[from:]...)
	r.d.Problems = r.d.Problems[:from]
	return taken
}

// keepProblems keeps what was named in a text, for its owner.
func (r *pageReader) keepProblems(at text.Region, links []ledger.Link, from int) {
	if from < len(r.d.Problems) {
		it := r.newItem(at, links)
		it.Problems = r.takeProblems(from)
		r.keep(it)
	}
}

func (r *pageReader) keep(it ledger.PageItem) {
	it.NearTask = len(it.Problems) > 0 && !slices.ContainsFunc(it.Problems, func(p ledger.Problem) bool { return !IsTask(strings.TrimPrefix(p.Hint, "- ")) })
	if it.IsFavour() || it.Promise != nil || len(it.Problems) > 0 {
		r.page.Items = append(r.page.Items, it)
	}
}

// block reads a block that is no top-level heading or list. A list in a quote is prose.
func (r *pageReader) block(b markdown.Block) {
	kind := b.Kind()
	switch {
	case kind == markdown.FenceBlock, kind == markdown.RuleBlock:
	case kind == markdown.CodeBlock:
		r.inBlock(b, r.checkCode)
	case kind == markdown.HtmlBlock:
		r.inBlock(b, r.htmlTags)
	case kind == markdown.ListBlock && !b.InQuote():
		for item := b.First(); item.Exists(); item = item.Next() {
			r.item(item)
		}
	case kind == markdown.ParagraphBlock, kind == markdown.HeadingBlock:
		r.paragraph(b)
	default:
		aside := r.aside
		r.aside = true
		for c := b.First(); c.Exists(); c = c.Next() {
			r.block(c)
		}
		r.aside = aside
	}
}

// inBlock reads a block of which only the problems count, for its owner.
func (r *pageReader) inBlock(b markdown.Block, read func(markdown.Block, *ledger.Note)) {
	from := len(r.d.Problems)
	read(b, r.note())
	r.keepProblems(r.d.Trim(text.Region{Start: b.Start(), End: b.TextEnd()}), nil, from)
}

func (r *pageReader) paragraph(b markdown.Block) {
	p, ok := markdown.ProseOf(r.d, b)
	if !ok {
		return
	}
	if isTable(p, r.d) {
		r.bodyReader.mention(p, r.note())
		return
	}
	links, tags := r.mention(p)
	r.keepProse(b, r.note(), tags)
	r.entitle(p.Line(0), tags)
	from := len(r.d.Problems)
	r.called = r.calledIn(links)
	r.swallowed(p, 0, r.note())
	r.keepProblems(p.All(), links, from)
}

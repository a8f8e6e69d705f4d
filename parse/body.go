package parse

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
)

// ReadBody reads the notes, entries, tasks and links of the body into the
// ally, and its name where the front matter gives none.
func (s *Source) ReadBody() {
	d, body := s.Document, s.Body
	s.Ally.Body = d.Pos(body.Start, body.End)
	asides := markdown.MaskComments(d, body)
	var definitions markdown.Definitions
	s.Blocks, definitions = s.divide()
	r := newBodyReader(s, definitions)
	defer r.leave()
	r.asides = asides
	r.readHeadings(s.Blocks)
	if tags := onlyPrivate(s.Ally.Tags); len(tags) > 0 { // they hold for all of the body
		r.above = append(r.above, sectionState{title: true, tags: tags})
		r.markPrivate(body.Start, body.End)
	}
	for b := s.Blocks.First(); b.Exists(); b = b.Next() {
		r.block(b)
	}
	r.closeNote(body.End)
	r.warnRefusals()
	if s.Blocks.MayOpen() {
		r.checkOpenBlocks(s.Blocks)
	}
	if s.Keep.cures() {
		s.tryCures(pointers(nil, s.Problems), inBody)
	}
}

func (r *bodyReader) block(b markdown.Block) {
	switch b.Kind() {
	case markdown.HeadingBlock:
		r.heading(b)
	case markdown.ListBlock:
		r.list(b, r.open)
	default:
		r.prose(b, r.open)
	}
}

// prose reads the links and tags of a block that can hold no entry.
func (r *bodyReader) prose(b markdown.Block, note *ledger.Note) {
	switch b.Kind() {
	case markdown.FenceBlock, markdown.RuleBlock:
		return
	case markdown.CodeBlock:
		r.checkCode(b, note)
		return
	case markdown.HeadingBlock:
		r.checkNestedHeading(b, note)
		return
	case markdown.HtmlBlock:
		r.htmlTags(b, note)
		return
	case markdown.ParagraphBlock:
		if p, ok := markdown.ProseOf(r.d, b); ok {
			_, tags := r.mention(p, note)
			table := isTable(p, r.d)
			if !table {
				r.call(note, p.Line(0), tags)
			}
			r.keepProse(b, note, tags)
			r.fileAbout(p, b, tags)
			r.checkParagraph(p, b)
			if !table {
				r.swallowed(p, 0, note)
			}
		}
		return
	}
	for c := b.First(); c.Exists(); c = c.Next() {
		r.prose(c, note)
	}
}

// htmlCode begins raw HTML whose text is no prose.
var htmlCode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^\s*<(pre|script|style|textarea)\b`) })

// htmlTags reads the tags of raw HTML and comments, code aside.
func (r *bodyReader) htmlTags(b markdown.Block, note *ledger.Note) {
	if htmlCode().MatchString(r.d.Text[b.Start():]) {
		return
	}
	if !strings.HasPrefix(strings.TrimLeft(r.d.Text[b.Start():], " "), "<!") {
		r.checkHTML(b, note)
	}
	if note == nil {
		return
	}
	for _, line := range b.Lines() {
		tags := r.ownTags(r.d.Text[line.Start:line.End])
		r.tag(note, tags)
		r.keepProse(b, note, tags)
	}
}

// fileAbout files a paragraph that says something of the ally: one before the
// first note, tables and the lines that only introduce a list aside.
func (r *bodyReader) fileAbout(p *markdown.Prose, b markdown.Block, tags []string) {
	if r.open != nil || r.last != 0 || !b.IsTop() || isTable(p, r.d) || strings.HasSuffix(strings.TrimRight(p.Text, "*_ "), ":") {
		return
	}
	at := p.All()
	for _, f := range r.a.Fields {
		if f.Inline && int(f.Pos.Start) >= at.Start && int(f.Pos.End) <= at.End {
			return // keys, and no prose
		}
	}
	r.a.About = append(r.a.About, ledger.Paragraph{Text: p.Text, Tags: r.tagsAbove(tags), Pos: r.d.Pos(at.Start, at.End)})
}

func (r *bodyReader) warnRefusals() {
	for _, f := range r.refusals {
		if f.isFact && f.entries == 0 {
			continue
		}
		if f.entries > f.inside && f.heading != "" {
			f.cure[0] = retyped{f.shows, f.heading}
			f.message = cmp.Or(f.headingSays, f.message)
		}
		if f.entries > 0 {
			f.message += ", and " + plural(f.entries, "entry under it is", "entries under it are") + " not counted"
		}
		noted := r.d.Warnf(ledger.CodeAlmostDate, f.at, f.hint, "%s", f.message)
		for _, typed := range f.cure {
			noted.Cure(typed.at, typed.text)
		}
		if len(f.cure) > 0 {
			noted.Shows(f.shows)
		}
		r.d.Problems[len(r.d.Problems)-1].Page = f.page
	}
}

func inBody(s *Source) []*ledger.Problem {
	s.ReadBody()
	return pointers(nil, s.Problems)
}
